"""What the import page's presenters expect: verbs on files, and a page."""

from collections.abc import Callable, Collection
from pathlib import Path
from typing import Protocol

from desktop.exchange.editing import Edits
from desktop.exchange.file_map import FileMap
from desktop.exchange.guessing import Known
from desktop.exchange.reading.wishes import Table
from desktop.exchange.report import ImportReport
from desktop.services.import_desk import Understanding
from desktop.services.import_undo import TakenBack
from desktop.ui.imports.marks import Marks
from desktop.ui.imports.wanted import Step, Wanted

Stop = Callable[[], bool]
WriteRejects = Callable[[ImportReport, Path, Callable[[str], str]], None]


class Files(Protocol):
    """The verbs on files of records; `stop` is asked on the way."""

    def read(
        self,
        file: Path,
        kind: str | None,
        sheet: str | None,
        stop: Stop | None = None,
        met: Collection[str] = frozenset(),
    ) -> Table:
        """The rows of a file; without a sheet, of one with headings `met` before."""
        ...

    def understand(self, table: Table, kind: str | None, stated: FileMap, known: Known) -> Understanding:
        """How the rows would be read."""
        ...

    def try_out(self, table: Table, kind: str, stated: FileMap, stop: Stop | None = None) -> ImportReport:
        """What taking the rows in would do."""
        ...

    def take_in(self, made: Understanding, table: Table, stated: FileMap, stop: Stop | None = None) -> ImportReport:
        """Take the rows in."""
        ...

    def take_back(self, batch_id: int) -> TakenBack:
        """Take an import back."""
        ...

    def forget(self, shape_id: int) -> None:
        """Forget what was said about files of a shape."""
        ...


class ImportsView(Protocol):
    """What the presenter expects of its page."""

    def show_start(self) -> None:
        """Ask for a file."""
        ...

    def show_busy(self, sentence: str) -> None:
        """Say what is under way, with a way to stop it."""
        ...

    def show_step(self, step: Step) -> None:
        """Show a step again as it was left."""
        ...

    def show_understood(self, wanted: Wanted, made: Understanding, step: Step, question: str) -> None:
        """Show how the file is understood and what is still to be said."""
        ...

    def show_trouble(self, sentence: str) -> None:
        """Say what stands in the way; what was chosen stays."""
        ...

    def show_rows(self, made: Understanding, wanted: Wanted, marks: Marks, report: ImportReport) -> None:
        """Show every row with what is wrong, and what an import would do."""
        ...

    def show_edits(self, edits: Edits) -> None:
        """Show changed rows that are to be checked again before they are taken in."""
        ...

    def show_done(self, report: ImportReport) -> None:
        """Show what the import did."""
        ...
