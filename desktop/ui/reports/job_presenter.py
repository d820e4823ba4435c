"""Decides how what is wanted gets onto paper or into files: with progress, a way to stop, and what became of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from desktop.errors import QianjiError, RequestError
from desktop.i18n import Translator
from desktop.ui.ports import Cancelled, Job, Messages, Progress, Tasks
from desktop.ui.presenter import Presenter
from desktop.ui.reports.ports import Paper, Printer
from desktop.ui.reports.questions import pieces
from desktop.ui.reports.told import doubts_sentence, printed_sentence, written_sentence
from desktop.ui.reports.wanted import Wanted

if TYPE_CHECKING:
    from desktop.services.printing_batch import Batch
    from desktop.services.printing_pieces import Piece

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Failure:
    """A piece that was not printed: whom or what it is about, and why."""

    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class Ready:
    """Pieces set for the printer."""

    batch: "Batch"
    pages: int


class JobView(Protocol):
    """What the presenter expects of the page."""

    def show_busy(self, told: str) -> None:
        """Show that something is under way; "" that nothing is."""
        ...

    def show_progress(self, done: int, of: int) -> None:
        """Show how far it has come."""
        ...

    def show_failures(self, failures: Sequence[Failure]) -> None:
        """List what was not printed, with a way to try again."""
        ...

    def choose_file(self, title: str, name: str, ending: str) -> Path | None:
        """Let the owner choose where to write; None where she thought better of it."""
        ...

    def choose_folder(self, title: str) -> Path | None:
        """Let the owner choose a folder; None where she thought better of it."""
        ...

    def choose_printer(self, title: str, pages: int) -> Printer | None:
        """Let the owner choose a printer and which of so many pages; None where she thought better of it."""
        ...

    def open_path(self, path: Path) -> None:
        """Open a file or folder with the system's program for it."""
        ...


class JobPresenter(Presenter[JobView]):
    """Speaks to the page; one job at a time."""

    def __init__(
        self, tasks: Tasks, messages: Messages, texts: Translator, paper: Paper, today: Callable[[], date]
    ) -> None:
        self._tasks = tasks
        self._messages = messages
        self._texts = texts
        self._paper = paper
        self._today = today
        self._job: Job | None = None
        self._again: Callable[[], None] = lambda: None
        self.is_busy = False

    def cancel(self) -> None:
        """Stop after the piece or page under way."""
        if self._job is not None:
            self._job.cancel()

    def try_again(self) -> None:
        """Print what failed once more."""
        if not self.is_busy:
            self._again()

    # -- files

    def write_one(self, wanted: Wanted, name: str) -> None:
        """Write everything wanted as one PDF file."""
        if self.is_busy:
            return
        path = self.view.choose_file(self._texts("Export PDF"), name, "pdf")
        if path is not None:
            self._read(replace(wanted, with_index=True), partial(self._write_one, wanted, path))

    def write_each(self, wanted: Wanted) -> None:
        """Write a PDF file for each person into a folder."""
        if self.is_busy:
            return
        folder = self.view.choose_folder(self._texts("Folder for the PDF files"))
        if folder is not None:
            self._read(wanted, partial(self._write_each, wanted, folder))

    def write_table(self, wanted: Wanted, name: str) -> None:
        """Write the tables of everything wanted as a workbook."""
        if self.is_busy:
            return
        path = self.view.choose_file(self._texts("Export Excel file"), name, "xlsx")
        if path is not None:
            self._read(wanted, partial(self._write_table, path))

    def _write_table(self, path: Path, found: "Sequence[Piece]") -> None:
        def work(_progress: Progress, _cancelled: Cancelled) -> None:
            self._paper.write_table(found, path)

        def done(_answer: None) -> None:
            self._over()
            told = self._texts("The table was written to {file}.").format(file=path)
            self._messages.tell(told, self._texts("Open the file"), partial(self.view.open_path, path))

        self._start(self._texts("Writing the table …"), work, done)

    def _write_one(self, wanted: Wanted, path: Path, found: "Sequence[Piece]") -> None:
        def work(progress: Progress, cancelled: Cancelled) -> "Batch":
            return self._paper.write_merged(found, path, wanted.options, progress, cancelled)

        def again(_failed: "Sequence[Piece]") -> None:
            self._write_one(wanted, path, found)  # the whole file: the others must not be lost from it

        done = partial(self._written, again, path, self._texts("Open the file"))
        self._start(self._texts("Writing PDF …"), work, done)

    def _write_each(self, wanted: Wanted, folder: Path, found: "Sequence[Piece]") -> None:
        def work(progress: Progress, cancelled: Cancelled) -> "Batch":
            return self._paper.write_each(found, folder, wanted.options, progress, cancelled)

        again = partial(self._write_each, wanted, folder)
        done = partial(self._written, again, folder, self._texts("Open the folder"))
        self._start(self._texts("Writing PDF …"), work, done)

    def _written(self, again: "Callable[[Sequence[Piece]], None]", place: Path, act: str, batch: "Batch") -> None:
        self._over(batch, again)
        if batch.doubts:
            self._messages.warn(doubts_sentence(self._texts, batch.doubts))
        told = written_sentence(self._texts, batch, place)
        if batch.written:
            self._messages.tell(told, act, partial(self.view.open_path, place))
        elif told:
            self._messages.tell(told)

    # -- paper

    def print_out(self, wanted: Wanted) -> None:
        """Print everything wanted on a printer the owner chooses."""
        if not self.is_busy:
            self._read(wanted, partial(self._set, wanted))

    def _set(self, wanted: Wanted, found: "Sequence[Piece]") -> None:
        def work(progress: Progress, cancelled: Cancelled) -> Ready:
            batch = self._paper.set_all(found, wanted.options, progress, cancelled)
            pages = self._paper.pages(batch.content) if batch.content else 0
            return Ready(batch, pages)

        self._start(self._texts("Setting the pages …"), work, partial(self._ready, partial(self._set, wanted)))

    def _ready(self, again: "Callable[[Sequence[Piece]], None]", ready: Ready) -> None:
        _ = self._texts
        self._over(ready.batch, again)
        if ready.batch.was_cancelled:
            self._messages.tell(_("Cancelled: nothing was printed."))
        elif lost := [each for each in ready.batch.doubts if each.characters]:
            self._messages.ask(
                _("Some characters cannot be printed"),
                doubts_sentence(_, lost),
                _("Print anyway"),
                _("Do not print"),
                partial(self._choose, ready),
            )
        elif ready.batch.content:
            self._choose(ready)

    def _choose(self, ready: Ready) -> None:
        try:
            printer = self.view.choose_printer(self._texts("Print"), ready.pages)
        except RequestError as refused:
            self._messages.fail(refused.sentence(self._texts))
            return
        if printer is None or self.is_busy:
            return
        pages, pdf = printer.pages(ready.pages), ready.batch.content

        def work(progress: Progress, cancelled: Cancelled) -> int:
            if printer.file is not None:
                # The letters themselves: pictures of them would be thousands of times as large and say nothing.
                self._paper.write_pages(pdf, pages, printer.file)
                return len(pages)
            return self._paint(printer, pdf, pages, progress, cancelled)

        self._start(self._texts("Printing …"), work, partial(self._printed, printer.file))

    def _paint(
        self, printer: Printer, pdf: bytes, pages: Sequence[int], progress: Progress, cancelled: Cancelled
    ) -> int:
        try:
            for done, page in enumerate(pages):
                if cancelled():
                    break
                progress(done, len(pages))
                printer.add(self._paper.draw(pdf, page, printer.dpi / 72))
        except BaseException:
            printer.finish(False)
            raise
        is_whole = not cancelled()
        printer.finish(is_whole)
        return len(pages) if is_whole else 0

    def _printed(self, file: Path | None, pages: int) -> None:
        self._over()
        self._messages.tell(printed_sentence(self._texts, pages, file))

    # -- what all share

    def _read(self, wanted: Wanted, go_on: "Callable[[Sequence[Piece]], None]") -> None:
        self.is_busy = True
        self.view.show_busy(self._texts("Reading the records …"))
        self.view.show_failures(())
        self._tasks.query(partial(pieces, wanted=wanted, today=self._today()), go_on, self._failed)

    def _start(self, told: str, work: Callable[[Progress, Cancelled], T], done: Callable[[T], None]) -> None:
        self.is_busy = True
        self.view.show_busy(told)
        self._job = self._tasks.long(work, done, self._failed, self.view.show_progress)

    def _over(self, batch: "Batch | None" = None, again: "Callable[[Sequence[Piece]], None] | None" = None) -> None:
        self._job, self.is_busy = None, False
        self.view.show_busy("")
        if batch is None or again is None:
            return
        failed = [each.piece for each in batch.failed]
        self._again = partial(again, failed)
        self.view.show_failures(
            [Failure(each.piece.title, each.reason.sentence(self._texts)) for each in batch.failed]
        )

    def _failed(self, error: QianjiError) -> None:
        self._over()
        self._messages.fail(error.sentence(self._texts))
