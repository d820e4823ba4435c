"""Decides what of the pages is set and drawn for the eye: piece after piece, and only pages in sight."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol

from desktop.domain.paper import USUAL, PaperOptions
from desktop.errors import QianjiError
from desktop.i18n import Translator
from desktop.ui.ports import Cancelled, Job, Tasks
from desktop.ui.presenter import Presenter
from desktop.ui.reports.page_stack import Size
from desktop.ui.reports.ports import Paper, Picture

if TYPE_CHECKING:
    from desktop.services.printing_pieces import Doubt, Piece

AHEAD = 40  # pages set beyond the one in sight
Set = tuple[bytes, tuple[Size, ...], "tuple[Doubt, ...]"]


@dataclass(frozen=True, slots=True)
class Marked:
    """Where 〓 stands for characters no typeface has: the first page of a piece, counted from 0, and what it is."""

    page: int
    title: str
    characters: tuple[str, ...]


class PreviewView(Protocol):
    """What the presenter expects of the place where pages are seen."""

    def show_pages(self, sizes: Sequence[Size]) -> None:
        """Show pages of these sizes from the top."""
        ...

    def add_pages(self, sizes: Sequence[Size]) -> None:
        """Add pages below."""
        ...

    def show_so_far(self, is_whole: bool, failures: int, marked: Sequence[Marked]) -> None:
        """Show whether more pages will come, how many pieces could not be set, and which bear a 〓."""
        ...

    def set_picture(self, page: int, scale: float, picture: Picture) -> None:
        """Take the picture of a page."""
        ...

    def show_trouble(self, sentence: str) -> None:
        """Show why a piece cannot be set."""
        ...


class PreviewPresenter(Presenter[PreviewView]):
    """Speaks to the view of pages; each piece is a job of its own, so that pictures of pages come in between.

    Pages are set some way beyond the one in sight, the others once the owner comes nearer.
    """

    def __init__(self, tasks: Tasks, texts: Translator, paper: Paper) -> None:
        self._tasks = tasks
        self._texts = texts
        self._paper = paper
        self._pieces: Sequence[Piece] = ()
        self._options: PaperOptions = USUAL
        self._pages: list[tuple[bytes, int]] = []  # each page's PDF and its number in it
        self._jobs: dict[object, Job] = {}
        self._run = 0  # answers to an earlier question are passed over
        self._place = 0  # the piece to set next
        self._is_setting = False
        self._more: Callable[[], None] | None = None  # asks for further pieces; None where there are none
        self._in_sight = 0
        self._failures = 0
        self._marked: list[Marked] = []

    def show(self, pieces: "Sequence[Piece]", options: PaperOptions, more: Callable[[], None] | None = None) -> None:
        """Set these pieces one after the other and show their pages as they come; `more` asks for further ones."""
        self.stop()
        self._pieces, self._options, self._more = pieces, options, more
        self._failures, self._marked = 0, []
        self._place = self._in_sight = 0
        self._go_on()

    def add(self, pieces: "Sequence[Piece]", more: Callable[[], None] | None) -> None:
        """Set these pieces after those there are."""
        self._pieces, self._more = (*self._pieces, *pieces), more
        self._go_on()

    def look_at(self, page: int) -> None:
        """Set what comes after this page, which is in sight now."""
        self._in_sight = page
        if self._pages and not self._is_setting:
            self._go_on()

    def stop(self) -> None:
        """Give up what is still being set and drawn."""
        self._run += 1
        self._is_setting = False
        for job in self._jobs.values():
            job.cancel()
        self._jobs.clear()
        self._pages = []

    def draw(self, page: int, scale: float) -> None:
        """Draw a page in sight; one of pages that are being replaced is passed over."""
        if page >= len(self._pages):
            return
        pdf, number = self._pages[page]
        earlier = self._jobs.pop(page, None)
        if earlier is not None:
            earlier.cancel()  # drawn in another size, for nobody

        def work(cancelled: Cancelled) -> Picture | None:
            return None if cancelled() else self._paper.draw(pdf, number, scale)

        run = self._run
        self._jobs[page] = self._tasks.beside(
            work, partial(self._drawn, run, page, scale), partial(self._not_drawn, run)
        )

    def _go_on(self) -> None:
        """Set the next piece, ask for further ones, or rest."""
        is_near = len(self._pages) <= self._in_sight + AHEAD
        is_set = self._place == len(self._pieces)
        self._is_setting = is_near and not is_set
        if self._is_setting:
            self._set_next()
            return
        self.view.show_so_far(is_set and self._more is None, self._failures, self._marked)
        if is_near and is_set and self._more is not None:
            more, self._more = self._more, _asked
            more()

    def _set_next(self) -> None:
        piece, options, run = self._pieces[self._place], self._options, self._run
        self._place += 1

        def work(cancelled: Cancelled) -> Set | None:
            return None if cancelled() else (*self._paper.set(piece, options), self._paper.doubts([piece]))

        self._jobs["set"] = self._tasks.beside(work, partial(self._set, run), partial(self._failed, run))

    def _set(self, run: int, found: Set | None) -> None:
        if run != self._run or found is None:
            return
        pdf, sizes, doubts = found
        is_first = not self._pages
        self._marked += [Marked(len(self._pages), each.title, each.characters) for each in doubts if each.characters]
        self._pages += [(pdf, number) for number in range(len(sizes))]
        (self.view.show_pages if is_first else self.view.add_pages)(sizes)
        self._go_on()

    def _failed(self, run: int, error: QianjiError) -> None:
        if run != self._run:
            return
        self._failures += 1
        if self._failures == len(self._pieces) and self._more is None:
            self.view.show_trouble(error.sentence(self._texts))
            return
        self._go_on()

    def _drawn(self, run: int, page: int, scale: float, picture: Picture | None) -> None:
        if run == self._run and picture is not None:
            self.view.set_picture(page, scale, picture)

    def _not_drawn(self, run: int, error: QianjiError) -> None:
        if run == self._run:
            self.view.show_trouble(error.sentence(self._texts))


def _asked() -> None:
    """Further pieces are on their way."""
