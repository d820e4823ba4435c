"""Which company file is open: the last one, or another the owner chooses; without any, the ways to begin."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from desktop.app.beginning import Beginning
from desktop.app.files import Refusal, backup_folder, open_file
from desktop.app.first_file import MISSING, first_file, is_opened_first
from desktop.app.qt_classes import FIRST, make_classes
from desktop.app.reading import Reading
from desktop.errors import (
    DamagedFileError,
    ForeignChangesError,
    InUseError,
    LockedError,
    MissingFileError,
    QianjiError,
    ReadOnlyError,
)
from desktop.paths import behind_link
from desktop.ui.shell.held_pages import nothing
from desktop.ui.shell.leaving import Occasion

if TYPE_CHECKING:
    from desktop.app.founding import Founding
    from desktop.app.gatekeeping import Gatekeeping
    from desktop.app.program import Program
    from desktop.app.rescuing import Rescuing
    from desktop.store.database import Database
    from desktop.store.key import Keys
    from desktop.store.looking import Why
    from desktop.ui.tasks import Tasks


def hold_keys(tasks: "Tasks") -> None:
    """Let keys and clicks wait for the file on its way rather than act on the company that stands open till then."""
    if not tasks.is_closed:
        tasks.once_answered(nothing)


class Opening:
    """Opens files beside the window and shows the first run where there is none."""

    def __init__(self, program: "Program", data: Path) -> None:
        self._program = program
        self.beginning = Beginning(program, self, data)
        self._rescuing: Rescuing | None = None
        self._left: Rescuing | None = None  # what the owner went to the ways to begin from
        self._ahead: Gatekeeping | Founding | None = None  # a stage in front of a file: its door, or its founding
        self.choose_file: Callable[[], Path | None] = self._ask_for_file
        self.reading = Reading(program, self)

    def open_first(self) -> None:
        """Open the file named on the way in, else the one opened last; without any, show the ways to begin."""
        make_classes(FIRST)  # the file's thread imports the first page
        if self._program.desk.tasks.is_closed:
            return  # the window was closed before it was painted
        saved = self._program.settings.last_file
        self.beginning.place = file = first_file(self.beginning.place, saved)
        if is_opened_first(file):
            self.open_existing(file)  # which tells what keeps it away
        elif (saved and file == Path(saved)) or any(backup_folder(file).glob("*.qianji")):
            self._refuse(file, MissingFileError(MISSING, file=file))
        else:
            self._program.show_stage()

    def open_existing(self, file: Path) -> None:
        """Open a company file; a refusal is said on the first run, or over the company already open."""
        file = behind_link(file)
        self.set_stage_busy(True)
        program = self._program
        opening = partial(open_file, file, program.today(), last=program.settings.last_file)
        program.desk.tasks.act(opening, program.show_opened, partial(self._refuse, file))
        from desktop.store.link import is_link  # the file's thread needs it at this moment, too

        if is_link(file):
            from desktop.app.knocking import tell_at_start  # only where there is a server

            tell_at_start(program.desk)
        if program.opened is not None:
            # What asked for the file still runs inside the window that goes, and must not wait there for its end.
            QTimer.singleShot(0, partial(hold_keys, program.desk.tasks))

    def _refuse(self, file: Path, error: QianjiError) -> None:
        if isinstance(error, InUseError):
            self._look_elsewhere(file, error)
        elif isinstance(error, LockedError):
            self.show_door(file)
        elif isinstance(error, ReadOnlyError):
            self._offer_to_look(file, error)
        elif isinstance(error, ForeignChangesError):
            self.show_refused(file, error)
            self._offer_to_set_aside(file, error)
        elif self._program.opened is not None:
            self.show_failure(error)
        elif isinstance(error, DamagedFileError | MissingFileError):
            self.rescue(file, error)
        else:
            self.show_refused(file, error)

    def _offer_to_set_aside(self, file: Path, error: QianjiError) -> None:
        """Offer to rename a journal that does not belong to the file it lies beside, and open the file without it."""
        from desktop.ui.messages import Question

        _ = self._program.desk.look.texts
        told = _("Renamed, it stays in the folder and nothing of it is lost; the file opens as it was before it.")
        question = Question(
            _("Rename the journal and open {file} without it?").format(file=file.name),
            _.sentences(error.sentence(_), told),
            _("Rename and open"), _("Leave it"), partial(self._open_without_journal, file),
        )  # fmt: skip
        self._program.desk.messages.asked.emit(question)

    def _open_without_journal(self, file: Path) -> None:
        from desktop.store.interrupted import set_aside

        self._program.desk.tasks.act(
            partial(set_aside, file), lambda _done: self.open_existing(file), partial(self._refuse, file)
        )

    def show_refused(self, file: Path, error: QianjiError) -> None:
        """Say why a file does not open: on the ways to begin, or over the company already open."""
        if self._program.opened is not None:
            self.show_failure(error)
            return
        self._rescuing = None
        self.beginning.show_refused(Refusal(file, error))
        from desktop.store.server.passwords import NeedsPasswordError, RefusedPasswordError  # of a server only

        if isinstance(error, NeedsPasswordError | RefusedPasswordError):
            self._program.servers.show_known(file, error)

    def _look_elsewhere(self, file: Path, error: QianjiError) -> None:
        """Let another window that works with a file come to the front; the owner may have started both just now."""
        from desktop.app.doorbell import AT_ONCE, PATIENCE, ring

        patience = PATIENCE if self._program.opened is None else AT_ONCE
        self._program.desk.tasks.act(partial(ring, file, patience), partial(self._has_rung, file, error))

    def _has_rung(self, file: Path, error: QianjiError, is_answered: bool) -> None:
        if not is_answered:
            self._offer_to_look(file, error)
            return
        self.set_stage_busy(False)
        if self._program.opened is None:
            self._program.desk.window.put_away()  # this start has nothing of its own to show
        told = self._program.desk.look.texts("{file} is open in another window, which now stands in front.")
        self._program.desk.messages.tell(told.format(file=file.name))

    def _offer_to_look(self, file: Path, error: QianjiError) -> None:
        self.show_refused(file, error)
        self.reading.offer(file, error)

    def show_door(self, file: Path, why: "Why | None" = None) -> None:
        """Ask for the password of a file, which is opened for reading only where there is a reason for that."""
        from desktop.app.gatekeeping import Gatekeeping  # only for protected files

        self.put_ahead(Gatekeeping(self._program, self, file, why))

    def put_ahead(self, stage: "Gatekeeping | Founding") -> None:
        """Show a stage in front of a file."""
        self._leave_ahead()
        self._ahead = stage
        self._program.show_stage()

    def _leave_ahead(self) -> None:
        ahead, self._ahead = self._ahead, None
        if ahead is not None:
            ahead.leave()

    def leave_door(self) -> None:
        """Go back to what stood there before."""
        self._leave_ahead()
        if self._program.opened is None:
            self._program.show_stage()
        else:
            self._program.desk.window.end_stage()

    def rescue(self, file: Path, error: QianjiError, keys: "Keys" = ()) -> None:
        """Show why a file does not open, and its backups."""
        from desktop.app.rescuing import Rescuing  # seldom needed

        self.beginning.end()
        self._leave_ahead()
        self._left = None
        self._rescuing = Rescuing(self._program, self, file, error, keys)
        self._program.show_stage()

    def begin_anew(self) -> None:
        """Leave the file that does not open where it is, and show the ways to begin."""
        self._left, self._rescuing = self._rescuing, None
        self._program.show_stage()

    @property
    def way_back(self) -> str:
        """The name of the file that does not open and was left for the ways to begin, "" where there is none."""
        return self._left.file.name if self._left is not None else ""

    def go_back(self) -> None:
        """Show again the file that does not open, and its backups."""
        self._rescuing, self._left = self._left, None
        self._program.show_stage()

    def show_stage(self) -> None:
        """Show what stands in the place of the pages."""
        if self._ahead is not None:
            self._ahead.show()
        elif self._rescuing is not None:
            self._rescuing.show()
        else:
            self.beginning.show()

    def open_other(self, *, is_for_reading: bool = False) -> None:
        """Let the owner choose another company file and open it, unless a form is to be finished first."""
        file = self.choose_file()
        if file is not None:
            opening = self.reading.look_at if is_for_reading else self.open_existing
            self._program.desk.window.leave_for(Occasion.FILE, partial(opening, file))

    def opened(self, database: "Database") -> None:
        """Remember which file stands open; one that is only looked at is not opened again by the next start."""
        file = database.path
        if not database.is_read_only:
            self._program.settings.last_file = str(file.absolute())  # the next start may be in another folder
            self._program.save_settings()
        self.beginning.place = file
        self.beginning.end()
        self._rescuing = self._left = None
        self._leave_ahead()

    def show_failure(self, error: QianjiError) -> None:
        """Say why a file does not open; what stands there, a company or a stage, goes on."""
        self._program.desk.messages.fail(error.sentence(self._program.desk.look.texts))
        self.set_stage_busy(False)

    def set_stage_busy(self, is_busy: bool) -> None:
        """While a file is opened nothing else is started on what stands in the place of the pages."""
        for stage in (self.beginning, self._rescuing, self._ahead):
            if stage is not None:
                stage.set_busy(is_busy)

    def _ask_for_file(self) -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        _, window = self._program.desk.look.texts, self._program.desk.window
        name, _kind = QFileDialog.getOpenFileName(
            window,
            _("Open a company file"),
            str(self.beginning.place.parent),
            _("Company files") + " (*.qianji *.qianji-server)",
        )
        return Path(name) if name else None
