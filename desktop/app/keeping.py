"""What keeps the data safe while the window runs: copies put aside by the clock, and a backup put back."""

import logging
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop.app.files import Opened
from desktop.app.restoring import Restoring
from desktop.app.second_copies import tell_second
from desktop.errors import QianjiError
from desktop.program_folders import refuse_in_program

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.app.program import Program
    from desktop.services.backup_trials import Trial
    from desktop.services.backups import Backups

log = logging.getLogger("qianji.keeping")
BACKUP = "backup"  # the matter of a notice
HALF_AN_HOUR = 30 * 60 * 1000  # ms
REST = 20 * 1000  # ms without a question, after which the owner may have gone for a coffee


class Keeping:
    """Puts copies aside while there is work, and lets a backup take the open file's place."""

    def __init__(self, program: "Program", application: QApplication) -> None:
        self._program = program
        self.restoring = Restoring(program)
        self.unsaved: dict[str, Any] = {}  # forms that are taken over into the window of another language
        self._clock = QTimer(application)
        self._clock.setInterval(HALF_AN_HOUR)
        self._clock.timeout.connect(self.put_aside_by_the_clock)
        self._rest = QTimer(application)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self.keep_while_resting)
        self._kept_after: tuple[Any, int] = (None, 0)  # a database, and how much was written then

    @property
    def second_folder(self) -> Path | None:
        """The folder that gets a copy of each backup."""
        named = self._program.settings.second_backup_folder
        return Path(named) if named else None

    def choose_second_folder(self, folder: Path | None) -> None:
        """Let another folder get a copy of each backup, or none."""
        opened = self._program.opened
        if folder is not None:
            refuse_in_program(folder)
        if folder is not None and opened is not None:
            from desktop.services.second_copies import refuse_beside

            refuse_beside(opened.database.path, folder)
        self._program.settings.second_backup_folder = str(folder) if folder is not None else ""
        self._program.save_settings()
        if opened is not None and not opened.database.is_read_only:
            tell_second(self._program, opened)

    def backups_of(self, opened: Opened) -> "Backups":
        """The verbs on a file's backups."""
        from desktop.services.backups import Backups

        return Backups(opened.database, lambda: self.second_folder)

    def put_aside_by_the_clock(self) -> None:
        """A copy of what changed, and a rehearsal once a month; a failure is said, since the owner counts on it."""
        opened = self._worked_with()
        if opened is not None:
            from desktop.domain.rotation import Reason

            backups = self.backups_of(opened)
            notices = self._program.desk.window.notices
            self._program.desk.tasks.act(
                lambda: backups.put_aside_if_changed(Reason.REGULAR), lambda _backup: notices.withdraw(BACKUP)
            )
            self._program.watch.rehearse_if_due(opened)  # a program may run for weeks

    def keep_first_page(self) -> None:
        """Keep the first page's figures for the next start; without them it takes a moment longer."""
        opened = self._worked_with()
        if opened is None:
            return
        from desktop.services.first_page import keep_first_page

        try:
            keep_first_page(opened.database, self._program.today())
        except QianjiError:
            log.warning("the first page's figures could not be kept", exc_info=True)

    def rested(self) -> None:
        """Nothing is asked at the moment: keep the first page soon, for the start after a run that ends badly."""
        self._rest.start()

    def keep_while_resting(self) -> None:
        """Keep the first page's figures while nobody asks anything; they stand already if nothing was written."""
        opened, tasks = self._worked_with(), self._program.desk.tasks
        if opened is None or opened.database.is_server or not tasks.is_idle or tasks.is_closed:
            return
        state = (opened.database, opened.database.writes)
        if state != self._kept_after:
            self._kept_after = state
            tasks.act(self.keep_first_page, lambda _nothing: None)

    def put_aside_on_closing(self) -> None:
        """A copy of what changed, once the window is gone; nobody is there to be told of a failure."""
        opened = self._worked_with()
        if opened is None:
            return
        from desktop.domain.rotation import Reason

        try:
            self.backups_of(opened).put_aside_if_changed(Reason.CLOSING)
        except QianjiError:
            log.warning("no backup could be made on closing", exc_info=True)

    def _worked_with(self) -> Opened | None:
        """The open file, unless it is only looked at: nothing is written for that one."""
        opened = self._program.opened
        return None if opened is None or opened.database.is_read_only else opened

    def begin(self) -> None:
        """Put a copy aside by the clock from now on."""
        self._clock.start()

    def rest(self) -> None:
        """Put no more copies aside by the clock."""
        self._clock.stop()
        self._rest.stop()

    def last_trial(self) -> "Trial | None":
        """What came of the last rehearsal of a restore."""
        from desktop.services.backup_trials import last_trial

        opened = self._program.opened
        return last_trial(opened.database.path) if opened is not None else None

    def rehearse(self, done: "Callable[[Trial | None], None]", failed: "Callable[[QianjiError], None]") -> None:
        """Rehearse a restore beside the window; not of a file that is only looked at: a rehearsal leaves a note."""
        opened = self._program.opened
        if opened is None:
            return
        if opened.database.is_read_only:
            from desktop.store.looking import reading_only

            failed(reading_only(opened.database.path))
            return
        self._program.watch.rehearse(opened, done, failed)

    def restore(self, source: Path) -> None:
        """Put a backup in the place of the open file, once it was looked through."""
        self.restoring.restore(source)


def present_moment() -> datetime:
    """Now, with its time zone."""
    return datetime.now().astimezone()
