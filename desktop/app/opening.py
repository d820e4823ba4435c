"""Which company file is open: the last one, one just founded, the sample, or another the owner chooses."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.app.files import (
    Opened,
    Refusal,
    backup_folder,
    found,
    fresh_path,
    open_file,
    open_sample,
    preset_choices,
)
from desktop.app.first_file import MISSING, first_file, is_opened_first
from desktop.app.new_place import place_for_new, risk_of_new
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
from desktop.ui.shell.leaving import Occasion

if TYPE_CHECKING:
    from desktop.app.founding import Founding
    from desktop.app.gatekeeping import Gatekeeping
    from desktop.app.program import Program
    from desktop.app.rescuing import Rescuing
    from desktop.exchange.sentences import Sentence
    from desktop.services.company import Protection
    from desktop.store.database import Database
    from desktop.store.key import Keys
    from desktop.store.looking import Why
    from desktop.ui.shell.first_run import FirstRun


class Opening:
    """Opens files beside the window and shows the first run where there is none."""

    def __init__(self, program: "Program", data: Path) -> None:
        self._program = program
        self._data = data
        self._place_risk: Sentence | None = None  # what speaks against the folder chosen for a new company
        self._refused: Refusal | None = None
        self._stage: FirstRun | None = None
        self._rescuing: Rescuing | None = None
        self._ahead: Gatekeeping | Founding | None = None  # a stage in front of a file: its door, or its founding
        self.choose_file: Callable[[], Path | None] = self._ask_for_file
        self.choose_folder: Callable[[], Path | None] = self._ask_for_folder
        self.reading = Reading(program, self)

    def open_first(self) -> None:
        """Open the file named on the way in, else the one opened last; without any, show the ways to begin."""
        if self._program.desk.tasks.is_closed:
            return  # the window was closed before it was painted
        saved = self._program.settings.last_file
        self._data = file = first_file(self._data, saved)
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
        opening = partial(open_file, file, self._program.today(), last=self._program.settings.last_file)
        self._program.desk.tasks.act(opening, self._program.show_opened, partial(self._refuse, file))

    def _refuse(self, file: Path, error: QianjiError) -> None:
        if isinstance(error, InUseError) and self._is_shown_elsewhere(file):
            self.set_stage_busy(False)
        elif isinstance(error, LockedError):
            self.show_door(file)
        elif isinstance(error, ReadOnlyError | InUseError):
            self.show_refused(file, error)
            self.reading.offer(file, error)
        elif isinstance(error, ForeignChangesError):
            self.show_refused(file, error)
            self._offer_to_set_aside(file, error)
        elif self._program.opened is not None:
            self._show_failure(error)
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
            _("Rename the journal and open {file} without it?").format(file=file.name), f"{error.sentence(_)} {told}",
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
            self._show_failure(error)
            return
        self._refused, self._rescuing = Refusal(file, error), None
        stage = self._stage or self.show_first_run()
        stage.set_busy(False)
        stage.show_refused(error.sentence(self._program.desk.look.texts))
        from desktop.store.server.passwords import NeedsPasswordError, RefusedPasswordError  # of a server only

        if isinstance(error, NeedsPasswordError | RefusedPasswordError):
            self._program.servers.show_known(file, error)

    def _is_shown_elsewhere(self, file: Path) -> bool:
        """Whether another window works with a file and came to the front."""
        from desktop.app.doorbell import AT_ONCE, ring

        if not ring(file, AT_ONCE):
            return False
        if self._program.opened is None:
            self._program.desk.window.put_away()  # this start has nothing of its own to show
        told = self._program.desk.look.texts("{file} is open in another window, which now stands in front.")
        self._program.desk.messages.tell(told.format(file=file.name))
        return True

    def show_door(self, file: Path, why: "Why | None" = None) -> None:
        """Ask for the password of a file, which is opened for reading only where there is a reason for that."""
        from desktop.app.gatekeeping import Gatekeeping  # only for protected files

        self._ahead = Gatekeeping(self._program, self, file, why)
        self._program.show_stage()

    def leave_door(self) -> None:
        """Go back to what stood there before."""
        self._ahead = None
        if self._program.opened is None:
            self._program.show_stage()
        else:
            self._program.desk.window.end_stage()

    def rescue(self, file: Path, error: QianjiError, keys: "Keys" = ()) -> None:
        """Show why a file does not open, and its backups."""
        from desktop.app.rescuing import Rescuing  # seldom needed

        self._refused, self._stage, self._ahead = None, None, None
        self._rescuing = Rescuing(self._program, self, file, error, keys)
        self._program.show_stage()

    def begin_anew(self) -> None:
        """Leave the file that does not open where it is, and show the ways to begin."""
        self._rescuing = None
        self._program.show_stage()

    def show_stage(self) -> None:
        """Show what stands in the place of the pages."""
        if self._ahead is not None:
            self._ahead.show()
        elif self._rescuing is not None:
            self._rescuing.show()
        else:
            self.show_first_run()

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
        self._data, self._refused, self._stage, self._rescuing, self._ahead = file, None, None, None, None

    def show_first_run(self) -> "FirstRun":
        """Show the ways to begin."""
        from desktop.ui.shell.first_run import FirstRun  # needed once in a company's life

        texts = self._program.desk.look.texts
        typed = self._stage.typed() if self._stage is not None else None  # before the language was changed
        stage = self._stage = FirstRun(self._program.desk.look, preset_choices(texts))
        if typed is not None:
            stage.retype(*typed)
        stage.created.connect(self._found)
        stage.sample_wanted.connect(self._open_sample)
        stage.open_wanted.connect(self.open_other)
        stage.reading_wanted.connect(partial(self.open_other, is_for_reading=True))
        stage.language_chosen.connect(self._program.choose_language)
        stage.retry_wanted.connect(self._retry)
        stage.server_wanted.connect(self._program.servers.show)
        stage.folder_wanted.connect(self._choose_folder)
        self._show_folder(stage)
        if self._refused is not None:
            stage.show_refused(self._refused.error.sentence(texts))
        self._program.desk.window.show_stage(stage)
        wished = self._data
        self._program.desk.tasks.act(partial(place_for_new, wished), partial(self._offer_place, wished))
        return stage

    def _offer_place(self, wished: Path, place: Path) -> None:
        """Offer a place that takes files, unless another was chosen meanwhile."""
        if self._data == wished != place and self._stage is not None:
            self._data = place
            self._show_folder(self._stage)

    def _choose_folder(self) -> None:
        """Let the owner choose where a new company's file is to lie, and say what speaks against that."""
        folder = self.choose_folder()
        if folder is None:
            return

        def known(risk: "Sentence | None") -> None:
            self._place_risk = risk
            if self._stage is not None:
                self._show_folder(self._stage)

        self._data = folder / self._data.name
        self._program.desk.tasks.act(partial(risk_of_new, self._data), known)

    def _show_folder(self, stage: "FirstRun") -> None:
        risk = self._place_risk
        told = risk.text(self._program.desk.look.texts) if risk is not None else ""
        stage.show_folder(str(self._data.parent), told)

    def _open(self, opening: Callable[[], Opened]) -> None:
        self.set_stage_busy(True)
        self._program.desk.tasks.act(opening, self._program.show_opened, self._show_failure)

    def _found(self, name: str, preset: str) -> None:
        """Ask first whether the new company's file gets a password."""
        from desktop.app.founding import Founding

        self._ahead = Founding(self._program, self, name, preset)
        self._ahead.show()

    def found(self, name: str, preset: str, protection: "Protection | None") -> None:
        """Make the new company's file and open it; what did not open stays untouched: it may be somebody's data."""
        self._open(lambda: found(fresh_path(self._data), name, preset, protection))

    def _open_sample(self) -> None:
        _ = self._program.desk.look.texts
        sentence = _("Inventing the sample company and its evaluations; this takes some seconds.")
        self._program.desk.messages.begin(sentence)
        self._open(partial(open_sample, self._program.today()))

    def _retry(self) -> None:
        if self._refused is not None:
            self.open_existing(self._refused.file)

    def _show_failure(self, error: QianjiError) -> None:
        self._program.desk.messages.fail(error.sentence(self._program.desk.look.texts))
        self.set_stage_busy(False)

    def set_stage_busy(self, is_busy: bool) -> None:
        """While a file is opened nothing else is started on what stands in the place of the pages."""
        for stage in (self._stage, self._rescuing, self._ahead):
            if stage is not None:
                stage.set_busy(is_busy)

    def _ask_for_folder(self) -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        _, window = self._program.desk.look.texts, self._program.desk.window
        title = _("Choose a folder for the company file")
        name = QFileDialog.getExistingDirectory(window, title, str(self._data.parent))
        return Path(name) if name else None

    def _ask_for_file(self) -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        _, window = self._program.desk.look.texts, self._program.desk.window
        name, _kind = QFileDialog.getOpenFileName(
            window,
            _("Open a company file"),
            str(self._data.parent),
            _("Company files") + " (*.qianji *.qianji-server)",
        )
        return Path(name) if name else None
