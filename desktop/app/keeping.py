"""What keeps the data safe while the window runs: copies put aside by the clock, and a backup put back."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop.app.files import Opened, open_file
from desktop.errors import QianjiError
from desktop.ui.shell.leaving import Occasion

if TYPE_CHECKING:
    from desktop.app.program import Program
    from desktop.services.backups import Backups, Restored

log = logging.getLogger("qianji.keeping")
HALF_AN_HOUR = 30 * 60 * 1000  # ms


@dataclass(frozen=True, slots=True)
class Outcome:
    """The file as it stands open after a backup was to be put back: with it, or as it was and why."""

    opened: Opened
    restored: "Restored | None" = None
    trouble: QianjiError | None = None


class Keeping:
    """Puts copies aside while there is work, and lets a backup take the open file's place."""

    def __init__(self, program: "Program", application: QApplication) -> None:
        self._program = program
        self.unsaved: dict[str, Any] = {}  # forms that are taken over into the window of another language
        self._clock = QTimer(application)
        self._clock.setInterval(HALF_AN_HOUR)
        self._clock.timeout.connect(self.put_aside_by_the_clock)

    @property
    def second_folder(self) -> Path | None:
        """The folder that gets a copy of each backup."""
        named = self._program.settings.second_backup_folder
        return Path(named) if named else None

    def choose_second_folder(self, folder: Path | None) -> None:
        """Let another folder get a copy of each backup, or none."""
        self._program.settings.second_backup_folder = str(folder) if folder is not None else ""
        self._program.save_settings()

    def backups_of(self, opened: Opened) -> "Backups":
        """The verbs on a file's backups."""
        from desktop.services.backups import Backups

        return Backups(opened.database, lambda: self.second_folder)

    def put_aside_by_the_clock(self) -> None:
        """A copy of what changed; a failure is said, since the owner counts on it."""
        opened = self._program.opened
        if opened is not None:
            from desktop.domain.rotation import Reason

            backups = self.backups_of(opened)
            self._program.desk.tasks.act(lambda: backups.put_aside_if_changed(Reason.REGULAR), lambda _backup: None)

    def keep_first_page(self) -> None:
        """Keep the first page's figures for the next start; without them it takes a moment longer."""
        opened = self._program.opened
        if opened is None:
            return
        from desktop.services.first_page import keep_first_page

        try:
            keep_first_page(opened.database, self._program.today())
        except QianjiError:
            log.warning("the first page's figures could not be kept", exc_info=True)

    def put_aside_on_closing(self) -> None:
        """A copy of what changed, once the window is gone; nobody is there to be told of a failure."""
        opened = self._program.opened
        if opened is None:
            return
        from desktop.domain.rotation import Reason

        try:
            self.backups_of(opened).put_aside_if_changed(Reason.CLOSING)
        except QianjiError:
            log.warning("no backup could be made on closing", exc_info=True)

    def begin(self) -> None:
        """Put a copy aside by the clock from now on."""
        self._clock.start()

    def rest(self) -> None:
        """Put no more copies aside by the clock."""
        self._clock.stop()

    def restore(self, source: Path) -> None:
        """Put a backup in the place of the open file, unless a form is to be finished first."""
        self._program.desk.window.leave_for(Occasion.FILE, partial(self._restore, source))

    def _restore(self, source: Path) -> None:
        opened, desk = self._program.opened, self._program.desk
        if opened is None:
            return
        desk.window.setEnabled(False)
        desk.messages.begin(desk.look.texts("Putting the backup back …"))
        desk.tasks.act(partial(put_in_place, opened, source), self._show, self._failed)

    def _show(self, outcome: Outcome) -> None:
        self._program.show_opened(outcome.opened)
        desk = self._program.desk
        if outcome.trouble is not None:
            desk.messages.fail(outcome.trouble.sentence(desk.look.texts))
        elif outcome.restored is not None:
            before = outcome.restored.before
            told = desk.look.texts("The backup is in place. What you had before lies among the backups.")
            undo: Callable[[], None] | None = None if before is None else partial(self.restore, before)
            desk.messages.tell(told, desk.look.texts("Undo") if undo is not None else "", undo)

    def _failed(self, error: QianjiError) -> None:
        """The file could not even be opened again: the ways to begin offer to try once more."""
        desk = self._program.desk
        desk.window.setEnabled(True)
        desk.messages.fail(error.sentence(desk.look.texts))


def put_in_place(opened: Opened, source: Path) -> Outcome:
    """Close the file, let the backup take its place, open it again; a refusal leaves the file as it was."""
    from desktop.services.backups import restore_path
    from desktop.store.shelf import backups_on, refuse_changed

    path, keys = opened.database.path, opened.database.keys
    opened.database.close()
    try:
        for backup in backups_on(source.parent):
            if backup.path == source:
                refuse_changed(backup, keys)
        restored = restore_path(path, source, keys=keys)
    except QianjiError as trouble:
        return Outcome(open_file(path, keys=keys), trouble=trouble)
    return Outcome(open_file(path, keys=keys), restored)


def present_moment() -> datetime:
    """Now, with its time zone."""
    return datetime.now().astimezone()
