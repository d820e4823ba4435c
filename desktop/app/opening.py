"""Which company file is open: the last one, one just founded, the sample, or another the owner chooses."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import paths
from desktop.app.files import Opened, Refusal, found, fresh_path, open_file, open_sample, preset_choices
from desktop.errors import QianjiError
from desktop.ui.shell.leaving import Occasion

if TYPE_CHECKING:
    from desktop.app.program import Program
    from desktop.ui.shell.first_run import FirstRun


class Opening:
    """Opens files beside the window and shows the first run where there is none."""

    def __init__(self, program: "Program", data: Path) -> None:
        self._program = program
        self._data = data
        self._refused: Refusal | None = None
        self._stage: FirstRun | None = None
        self.choose_file: Callable[[], Path | None] = self._ask_for_file

    def open_first(self) -> None:
        """Open the file named on the way in, else the one opened last; without any, show the ways to begin."""
        saved = self._program.settings.last_file
        last = Path(saved) if saved else None
        is_unnamed = self._data == paths.user_folder() / "company.qianji"
        if is_unnamed and last is not None and last.exists():
            self._data = last
        if self._data.exists():
            self.open_existing(self._data)
        else:
            self._program.show_first_run()

    def open_existing(self, file: Path) -> None:
        """Open a company file; a refusal is said on the first run, or over the company already open."""

        def refused(error: QianjiError) -> None:
            if self._program.opened is not None:
                self._show_failure(error)
                return
            self._refused = Refusal(file, error)
            stage = self._stage or self.show_first_run()
            stage.set_busy(False)
            stage.show_refused(error.sentence(self._program.desk.look.texts))

        self._set_stage_busy(True)
        self._program.desk.tasks.act(
            partial(open_file, file, self._program.today()), self._program.show_opened, refused
        )

    def open_other(self) -> None:
        """Let the owner choose another company file and open it, unless a form is to be finished first."""
        file = self.choose_file()
        if file is not None:
            self._program.desk.window.leave_for(Occasion.FILE, partial(self.open_existing, file))

    def opened(self, file: Path) -> None:
        """Remember which file stands open."""
        self._data, self._refused, self._stage = file, None, None

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
        stage.language_chosen.connect(self._program.choose_language)
        stage.retry_wanted.connect(self._retry)
        if self._refused is not None:
            stage.show_refused(self._refused.error.sentence(texts))
        self._program.desk.window.show_stage(stage)
        return stage

    def _open(self, opening: Callable[[], Opened]) -> None:
        self._set_stage_busy(True)
        self._program.desk.tasks.act(opening, self._program.show_opened, self._show_failure)

    def _found(self, name: str, preset: str) -> None:
        # What did not open stays untouched: it may be somebody's data.
        self._open(lambda: found(fresh_path(self._data), name, preset))

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
        self._set_stage_busy(False)

    def _set_stage_busy(self, is_busy: bool) -> None:
        if self._stage is not None:
            self._stage.set_busy(is_busy)

    def _ask_for_file(self) -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        _, window = self._program.desk.look.texts, self._program.desk.window
        name, _kind = QFileDialog.getOpenFileName(
            window, _("Open a company file"), str(self._data.parent), _("Company files") + " (*.qianji)"
        )
        return Path(name) if name else None
