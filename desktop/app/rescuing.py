"""A company file that is damaged or missing: its backups to choose from, another file, a new company."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.app.restoring import Outcome, put_in_damaged_place
from desktop.errors import MissingFileError, QianjiError
from desktop.store.shelf import Backup
from desktop.ui.shell.rescue_presenter import Case

if TYPE_CHECKING:
    from desktop.app.opening import Opening
    from desktop.app.program import Program
    from desktop.store.key import Keys
    from desktop.ui.shell.rescue import Rescue


def rescue_open(program: "Program", error: QianjiError) -> None:
    """Show why the file that stood open does not open again, and its backups; it is let go of."""
    opened, program.opened = program.opened, None
    if opened is not None:
        program.opening.rescue(opened.database.path, error, opened.database.keys)


class Rescuing:
    """Shows the stage and carries on what is chosen there."""

    def __init__(
        self, program: "Program", opening: "Opening", file: Path, error: QianjiError, keys: "Keys" = ()
    ) -> None:
        self._program = program
        self._opening = opening
        self._case = Case(file, error, isinstance(error, MissingFileError))
        self._keys = keys  # of a protected file whose password was entered
        self._second = program.keeping.second_folder
        self._stage: Rescue | None = None

    @property
    def file(self) -> Path:
        """The file that does not open."""
        return self._case.file

    def show(self) -> "Rescue":
        """Show why the file does not open and what can be done."""
        from desktop.app.keeping import present_moment
        from desktop.ui.shell.rescue import Rescue
        from desktop.ui.shell.rescue_presenter import RescuePresenter

        desk = self._program.desk
        presenter = RescuePresenter(desk.tasks, desk.messages, desk.look.texts, self, self._case)
        stage = self._stage = Rescue(desk.look, presenter, present_moment())
        stage.open_wanted.connect(self._opening.open_other)
        stage.retry_wanted.connect(lambda: self._opening.open_existing(self._case.file))
        stage.look_wanted.connect(self._look)
        stage.new_wanted.connect(self._opening.begin_anew)
        desk.window.show_stage(stage)
        return stage

    def set_busy(self, is_busy: bool) -> None:
        """While a file is being opened or put back nothing else is started."""
        if self._stage is not None:
            self._stage.set_busy(is_busy)

    def _look(self) -> None:
        """Look at the damaged file as far as it can be read; it stays as it is."""
        self._opening.reading.look_at_damaged(self._case.file, self._keys)

    # -- what the presenter calls

    def backups(self, file: Path) -> tuple[Backup, ...]:
        """The backups of a file that is not open, the newest first."""
        from desktop.services.backups import backups_of

        return backups_of(file, self._second)

    def put_back(self, file: Path, source: Path) -> None:
        """Look through a backup, ask where something speaks against it, and open the file with it."""
        go_on = partial(self._put_back, file, source)
        self._program.keeping.restoring.look_over(source, file, self._keys, go_on)

    def _put_back(self, file: Path, source: Path, keys: "Keys") -> None:
        desk = self._program.desk
        self.set_busy(True)
        desk.messages.begin(desk.look.texts("Restoring the backup …"))
        desk.tasks.act(partial(put_in_damaged_place, file, source, keys), self._opened, self._failed)

    def _opened(self, outcome: Outcome) -> None:
        self._program.keeping.restoring.replaced(outcome)

    def _failed(self, error: QianjiError) -> None:
        desk = self._program.desk
        self.set_busy(False)
        desk.messages.fail(error.sentence(desk.look.texts))
