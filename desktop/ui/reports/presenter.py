"""Decides which sheet is shown and what becomes of it: a preview at once, then a file or paper."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from desktop.domain.period import Period, PeriodKind
from desktop.domain.sheets import Sheet, SheetKind
from desktop.errors import QianjiError
from desktop.i18n import Translator
from desktop.ui.kit.options import Option
from desktop.ui.periods import offered_periods, period_text
from desktop.ui.ports import Cancelled, Job, Messages, Progress, Tasks
from desktop.ui.reports.sheets import Wanted, kind_title

if TYPE_CHECKING:
    from desktop.services.sheets import WrittenSheet  # brings the typesetter along

PREVIEW_DPI = 110
PAPER_DPI = 300
MOST_SHOWN = 40  # pages of a preview; all are written
USUAL_KIND = {SheetKind.WEEK: PeriodKind.WEEK}


class Paper(Protocol):
    """Reads, draws and writes sheets."""

    def read(self, session: Any, wanted: Wanted, today: date) -> tuple[Sheet, ...]:
        """The sheets as values."""
        ...

    def pictures(self, sheets: Sequence[Sheet], dpi: int) -> Iterable[bytes]:
        """The pages as PNG."""
        ...

    def write(self, sheets: Sequence[Sheet], path: Path) -> "WrittenSheet":
        """Write the sheets as one PDF."""
        ...


class Printer(Protocol):
    """A printer the owner chose; it may be used off the window's thread."""

    @property
    def dpi(self) -> int:
        """How finely the printer draws."""
        ...

    def add(self, png: bytes) -> None:
        """Print one more page."""
        ...

    def finish(self, is_wanted: bool) -> None:
        """Send what was printed, or drop it."""
        ...


class ReportsView(Protocol):
    """What the presenter expects of the page."""

    def show_choice(
        self, kind: SheetKind, period_kind: PeriodKind, periods: Sequence[Option], period: Period
    ) -> None:
        """Show what is chosen and which periods are offered."""
        ...

    def show_loading(self) -> None:
        """Say that the sheet is being set."""
        ...

    def show_pages(self, pages: Sequence[bytes], note: str) -> None:
        """Show the pages, with a line above them."""
        ...

    def show_nothing(self, sentence: str) -> None:
        """Say why there is no such sheet and what to do."""
        ...

    def choose_file(self, title: str, name: str) -> Path | None:
        """Let the owner choose where to write; None where she thought better of it."""
        ...

    def choose_printer(self, title: str) -> Printer | None:
        """Let the owner choose a printer; None where she thought better of it."""
        ...

    def open_path(self, path: Path) -> None:
        """Open a file with the system's program for it."""
        ...


class ReportsPresenter:
    """Speaks to the page; what is shown is what is written."""

    def __init__(
        self,
        tasks: Tasks,
        messages: Messages,
        texts: Translator,
        paper: Paper,
        today: Callable[[], date],
        fiscal_year_start: Callable[[], int],
    ) -> None:
        self._tasks = tasks
        self._messages = messages
        self._texts = texts
        self._paper = paper
        self._today = today
        self._fiscal_year_start = fiscal_year_start
        self._view: ReportsView | None = None
        self._kind = SheetKind.TEAM
        self._period_kind = PeriodKind.QUARTER
        self._period: Period | None = None
        self._language = texts.language
        self._with_full_names = False
        self._sheets: tuple[Sheet, ...] = ()
        self._asked = 0
        self._job: Job | None = None

    @property
    def view(self) -> ReportsView:
        """The page, attached before anything is asked."""
        assert self._view is not None  # noqa: S101 - the page attaches itself when it is built
        return self._view

    def attach(self, view: ReportsView) -> None:
        """Speak to this page."""
        self._view = view

    def start(self) -> None:
        """Show the team summary of the last full quarter."""
        self._offer(self._period_kind)

    def choose_kind(self, kind: SheetKind) -> None:
        """Show another sheet; a weekly one begins with the last week."""
        was, self._kind = USUAL_KIND.get(self._kind), kind
        usual = USUAL_KIND.get(kind)
        if usual != was:
            self._offer(usual or PeriodKind.QUARTER)
        else:
            self._offer(self._period_kind, self._period)

    def choose_period_kind(self, kind: PeriodKind) -> None:
        """Offer the periods of another kind."""
        self._offer(kind)

    def choose_period(self, period: Period) -> None:
        """Show another period."""
        self._period = period
        self.refresh()

    def choose_language(self, language: str) -> None:
        """Set the sheet in another language."""
        self._language = language
        self.refresh()

    def choose_names(self, with_full_names: bool) -> None:
        """Print whole names on the ranking, or abbreviated ones."""
        self._with_full_names = with_full_names
        self.refresh()

    def refresh(self) -> None:
        """Read the sheet again."""
        if self._period is None:
            return
        self._asked += 1
        self._sheets = ()
        self.view.show_loading()
        wanted = Wanted(self._kind, self._period, self._language, self._with_full_names)
        asked = self._asked
        self._tasks.query(
            lambda session: self._paper.read(session, wanted, self._today()), self._read, partial(self._failed, asked)
        )

    def write(self) -> None:
        """Write what is shown as a PDF."""
        if not self._sheets or self._period is None:
            return
        name = f"{self._period.label} {kind_title(self._kind, self._texts)}.pdf"
        path = self.view.choose_file(self._texts("Write PDF"), name)
        if path is None:
            return
        sheets = self._sheets

        def work(_progress: Progress, _cancelled: Cancelled) -> "WrittenSheet":
            return self._paper.write(sheets, path)

        self._job = self._tasks.long(work, self._written, self._not_done)

    def print_out(self) -> None:
        """Print what is shown on a printer the owner chooses."""
        if not self._sheets:
            return
        printer = self.view.choose_printer(self._texts("Print the sheet"))
        if printer is None:
            return
        sheets = self._sheets

        def work(_progress: Progress, cancelled: Cancelled) -> int:
            return self._paint(printer, sheets, cancelled)

        self._job = self._tasks.long(work, self._printed, self._not_done)

    # -- what comes back

    def _offer(self, kind: PeriodKind, kept: Period | None = None) -> None:
        today = self._today()
        periods = offered_periods(kind, today, self._fiscal_year_start())
        options = [Option(period, period_text(period, today, self._texts)) for period in periods]
        self._period_kind = kind
        self._period = kept if kept in periods else periods[0]
        self.view.show_choice(self._kind, kind, options, self._period)
        self.refresh()

    def _read(self, sheets: tuple[Sheet, ...]) -> None:
        asked = self._asked

        def work(_progress: Progress, cancelled: Cancelled) -> tuple[bytes, ...]:
            pages: list[bytes] = []
            for page in self._paper.pictures(sheets, PREVIEW_DPI):
                if cancelled() or len(pages) == MOST_SHOWN:
                    break
                pages.append(page)
            return tuple(pages)

        self._sheets = sheets
        if self._job is not None:
            self._job.cancel()
        self._job = self._tasks.long(work, partial(self._drawn, asked), partial(self._failed, asked))

    def _drawn(self, asked: int, pages: tuple[bytes, ...]) -> None:
        if asked != self._asked:
            return
        _ = self._texts
        note = ""
        if len(self._sheets) > 1:
            note = _.ngettext("{number} letter", "{number} letters", len(self._sheets)).format(
                number=len(self._sheets)
            )
        if len(pages) == MOST_SHOWN:
            note = _("the first {number} pages are shown; all are written").format(number=MOST_SHOWN)
        self.view.show_pages(pages, note)

    def _failed(self, asked: int, error: QianjiError) -> None:
        if asked == self._asked:
            self._sheets = ()
            self.view.show_nothing(error.sentence(self._texts))

    def _paint(self, printer: Printer, sheets: Sequence[Sheet], cancelled: Cancelled) -> int:
        pages = 0
        try:
            for page in self._paper.pictures(sheets, min(printer.dpi, PAPER_DPI)):
                if cancelled():
                    break
                printer.add(page)
                pages += 1
        except BaseException:
            printer.finish(False)
            raise
        printer.finish(not cancelled())
        return pages

    def _printed(self, pages: int) -> None:
        told = self._texts.ngettext(
            "{number} page was sent to the printer.", "{number} pages were sent to the printer.", pages
        )
        self._messages.tell(told.format(number=pages))

    def _written(self, written: "WrittenSheet") -> None:
        _ = self._texts
        if written.unprintable:
            told = _("No typeface has {characters}; 〓 is printed instead.")
            self._messages.warn(told.format(characters=" ".join(written.unprintable)))
        self._messages.tell(
            _("The sheet was written to {file}.").format(file=written.path),
            _("Open the file"),
            partial(self.view.open_path, written.path),
        )

    def _not_done(self, error: QianjiError) -> None:
        self._messages.fail(error.sentence(self._texts))
