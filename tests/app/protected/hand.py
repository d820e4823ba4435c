"""Clicks in a running program with a protected file."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.recovery_code import groups_of
from desktop.ui.security.gate_form import GateForm
from desktop.ui.security.lock_screen import LockScreen
from desktop.ui.security.password_steps import PasswordSteps
from desktop.ui.security.stages import Door
from desktop.ui.shell.window import MainWindow
from tests.app.running import Run


class Hand:
    """Clicks in a running program."""

    def __init__(self, run: Run, qtbot: QtBot) -> None:
        self.run, self.qtbot = run, qtbot
        self.window = run.program.desk.window

    def click(self, button: QPushButton) -> None:
        """Click it."""
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def door(self) -> Door:
        """The door, once it stands there."""
        self.qtbot.waitUntil(lambda: bool(self._doors()), timeout=20000)
        return self._doors()[0]

    def _doors(self) -> list[Door]:
        return [each for each in self._window().findChildren(Door) if each.isVisible()]

    def start_at_door(self) -> Door:
        """Start the program on a protected file."""
        self.run.program.start()
        return self.door()

    def enter(self, form: GateForm, password: str) -> None:
        """Type a password and press Return; wait for the answer."""
        form.password.set_value(password)
        self.qtbot.keyClick(form.password.box, Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: self.run.program.desk.tasks.is_idle, timeout=20000)

    def open_by_code(self, form: GateForm, code: str) -> None:
        """Say that the password is forgotten and open with the recovery code."""
        self.click(form.forgotten_link)
        form.code.set_value(code)
        self.click(form.open_button)

    def choose_anew(self, form: GateForm, code: str, password: str) -> str:
        """Open with the code and choose another password; the new code."""
        self.open_by_code(form, code)
        self.qtbot.waitUntil(lambda: form.steps is not None, timeout=20000)
        assert form.steps is not None
        return self.choose(form.steps, password)

    def choose(self, steps: PasswordSteps, password: str) -> str:
        """Choose a password and confirm the code; the code."""
        self.choose_password(steps, password)
        code = str(steps.code.sheet().splitlines()[3])
        number = next(int(sign) for sign in steps.group._note.text() if sign.isdecimal())
        steps.group.set_value(groups_of(code)[number - 1])
        self.click(steps.finish_button)
        return code

    def choose_password(self, steps: PasswordSteps, password: str) -> None:
        """Choose a password, which leads to the code."""
        steps.password.set_value(password)
        steps.again.set_value(password)
        self.click(steps.next_button)

    def lock(self) -> LockScreen:
        """Press Ctrl+L."""
        self.qtbot.keyClick(self._window(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        self.qtbot.waitUntil(lambda: self._window().veil.is_down)
        found = self._window().findChild(LockScreen)
        assert isinstance(found, LockScreen)
        return found

    def _window(self) -> MainWindow:
        """The window shown, another one after a change of language."""
        return self.run.program.desk.window
