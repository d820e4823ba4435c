"""A program under way, for tests of the whole window."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.i18n import ENGLISH
from desktop.settings import Settings
from desktop.ui.security.stages import Protect
from desktop.ui.shell.first_run import FirstRun
from desktop.ui.shell.rescue import Rescue

TODAY = date(2026, 11, 21)


class Run:
    """A program under way."""

    def __init__(self, qapp: QApplication, qtbot: QtBot, home: Path, settings: Settings | None = None) -> None:
        self._qtbot = qtbot
        self.program = Program(
            qapp, settings or Settings(theme="light"), home / "company.qianji", ENGLISH, lambda: TODAY
        )

    def start(self) -> Program:
        """Show the window and wait until it stands."""
        self.program.start()
        self._qtbot.waitUntil(lambda: self.program.desk.window.isVisible() and self.has_settled(), timeout=20000)
        return self.program

    def has_settled(self) -> bool:
        """Whether the places or the first run are shown and nothing is under way."""
        return self.program.desk.tasks.is_idle and (
            self.program.desk.window.page() is not None or self.stage() is not None or self.rescue() is not None
        )

    def stage(self) -> FirstRun | None:
        """The first run, where it is shown."""
        return next((stage for stage in self.program.desk.window.findChildren(FirstRun) if stage.isVisible()), None)

    def rescue(self) -> Rescue | None:
        """Why the file does not open and its backups, where that is shown."""
        return next((stage for stage in self.program.desk.window.findChildren(Rescue) if stage.isVisible()), None)

    def found(self, name: str, preset: str) -> None:
        """Found a company on the first run, without a password."""
        stage = self.stage()
        assert stage is not None
        stage.created.emit(name, preset)
        self.skip_password()

    def skip_password(self) -> None:
        """Go on without a password where a new company's file could have one."""
        asked = [each for each in self.program.desk.window.findChildren(Protect) if each.isVisible()]
        assert asked
        self._qtbot.mouseClick(asked[0].skip_button, Qt.MouseButton.LeftButton)

    def wait_for_page(self) -> None:
        """Wait until the places are shown."""
        self._qtbot.waitUntil(
            lambda: self.program.desk.window.page() is not None and self.program.desk.tasks.is_idle, timeout=20000
        )
