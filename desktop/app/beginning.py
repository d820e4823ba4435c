"""The ways to begin where no company is open: a new company and where its file goes, the sample, one to try again."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.app.files import Opened, Refusal, found, fresh_path, open_sample, preset_choices
from desktop.app.new_place import place_for_new, risk_of_new

if TYPE_CHECKING:
    from desktop.app.opening import Opening
    from desktop.app.program import Program
    from desktop.exchange.sentences import Sentence
    from desktop.services.company import Protection
    from desktop.ui.shell.first_run import FirstRun


class Beginning:
    """Shows the first run and carries on what is chosen there; `place` is where a new company's file would lie."""

    def __init__(self, program: "Program", opening: "Opening", place: Path) -> None:
        self._program = program
        self._opening = opening
        self.place = place
        self._risk: Sentence | None = None  # what speaks against the folder chosen for a new company
        self._refused: Refusal | None = None
        self._stage: FirstRun | None = None
        self.choose_folder: Callable[[], Path | None] = self._ask_for_folder

    def show(self) -> "FirstRun":
        """Show the ways to begin."""
        from desktop.ui.shell.first_run import FirstRun  # needed once in a company's life

        texts = self._program.desk.look.texts
        self._program.desk.look.icons.begin()  # a refusal may be the first thing that is shown
        typed = self._stage.typed() if self._stage is not None else None  # before the language was changed
        stage = self._stage = FirstRun(self._program.desk.look, preset_choices(texts))
        if typed is not None:
            stage.retype(*typed)
        stage.created.connect(self._found)
        stage.sample_wanted.connect(self._open_sample)
        stage.open_wanted.connect(self._opening.open_other)
        stage.reading_wanted.connect(partial(self._opening.open_other, is_for_reading=True))
        stage.language_chosen.connect(self._program.choose_language)
        stage.retry_wanted.connect(self._retry)
        stage.server_wanted.connect(self._program.servers.show)
        stage.folder_wanted.connect(self._choose_folder)
        stage.back_wanted.connect(self._opening.go_back)
        stage.show_way_back(self._opening.way_back)
        self._show_folder(stage)
        if self._refused is not None:
            stage.show_refused(self._refused.error.sentence(texts))
        self._program.desk.window.show_stage(stage)
        wished = self.place
        self._program.desk.tasks.act(partial(place_for_new, wished), partial(self._offer_place, wished))
        return stage

    def show_refused(self, refused: Refusal) -> None:
        """Say why a file does not open, with a way to try it again."""
        self._refused = refused
        stage = self._stage or self.show()
        stage.set_busy(False)
        stage.show_refused(refused.error.sentence(self._program.desk.look.texts))

    def set_busy(self, is_busy: bool) -> None:
        """While a file is opened nothing else is started."""
        if self._stage is not None:
            self._stage.set_busy(is_busy)

    def end(self) -> None:
        """A file stands open, or something else stands there: what was refused before is over."""
        self._refused, self._stage = None, None

    def found(self, name: str, preset: str, protection: "Protection | None") -> None:
        """Make the new company's file and open it; what did not open stays untouched: it may be somebody's data."""
        self._open(lambda: found(fresh_path(self.place), name, preset, protection))

    def _found(self, name: str, preset: str) -> None:
        """Ask first whether the new company's file gets a password."""
        from desktop.app.founding import Founding

        self._opening.put_ahead(Founding(self._program, self._opening, name, preset))

    def _open_sample(self) -> None:
        _ = self._program.desk.look.texts
        sentence = _("Inventing the sample company and its evaluations; this takes some seconds.")
        self._program.desk.messages.begin(sentence)
        self._open(partial(open_sample, self._program.today()))

    def _open(self, opening: Callable[[], Opened]) -> None:
        self._opening.set_stage_busy(True)
        self._program.desk.tasks.act(opening, self._program.show_opened, self._opening.show_failure)

    def _retry(self) -> None:
        if self._refused is not None:
            self._opening.open_existing(self._refused.file)

    # -- where a new company's file goes

    def _offer_place(self, wished: Path, place: Path) -> None:
        """Offer a place that takes files, unless another was chosen meanwhile."""
        if self.place == wished != place and self._stage is not None:
            self.place = place
            self._show_folder(self._stage)

    def _choose_folder(self) -> None:
        """Let the owner choose where a new company's file is to lie, and say what speaks against that."""
        folder = self.choose_folder()
        if folder is None:
            return

        def known(risk: "Sentence | None") -> None:
            self._risk = risk
            if self._stage is not None:
                self._show_folder(self._stage)

        self.place = folder / self.place.name
        self._program.desk.tasks.act(partial(risk_of_new, self.place), known)

    def _show_folder(self, stage: "FirstRun") -> None:
        told = self._risk.text(self._program.desk.look.texts) if self._risk is not None else ""
        stage.show_folder(str(self.place.parent), told)

    def _ask_for_folder(self) -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        _, window = self._program.desk.look.texts, self._program.desk.window
        title = _("Choose a folder for the company file")
        name = QFileDialog.getExistingDirectory(window, title, str(self.place.parent))
        return Path(name) if name else None
