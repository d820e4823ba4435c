"""The rows of a list too long to be held: a window of pages that come as they are looked at; no toolkit.

A page of the window hands its presenter's `RowWindow` to a `WindowedTable`; the presenter calls `show` with a source.
Any frozen dataclass with the three questions of `Source` is one (`queries.visit_list.VisitList`, made of
`queries.paging`). Equal sources are the same list: asking again refreshes it in place.
"""

from collections import OrderedDict, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, Protocol, TypeVar

from desktop.errors import QianjiError
from desktop.queries.key_order import KeyOrder, Order
from desktop.ui.ports import Tasks

Row = TypeVar("Row")
Read = TypeVar("Read", covariant=True)
PAGE = 128  # rows asked for at once
FIRST = 2 * PAGE  # rows shown before the whole order is known
KEPT = 40  # pages held
WAITING = 3  # pages wanted at most; who scrolls past no longer wants what was passed


class Source(Protocol[Read]):
    """A list in parts; each question is asked with a session on the data file's thread."""

    def first(self, session: Any, order: Order, size: int) -> Sequence[int]:
        """The first `size` keys."""
        ...

    def order(self, session: Any, order: Order) -> KeyOrder:
        """All keys."""
        ...

    def lines(self, session: Any, keys: Sequence[int]) -> Sequence[Read]:
        """The rows of these keys, in whatever order; what is gone is left out."""
        ...


class WindowView(Protocol):
    """What is told of the rows."""

    def rows_replaced(self) -> None:
        """Other rows stand here."""
        ...

    def rows_added(self, before: int) -> None:
        """There are more rows than the `before` known so far."""
        ...

    def rows_arrived(self, first: int, behind: int) -> None:
        """These rows are no longer under way."""
        ...

    def rows_wanted(self) -> None:
        """Call `fetch` once whatever is being drawn is drawn."""
        ...


@dataclass(frozen=True, slots=True)
class Listed(Generic[Row]):
    """One question for a list: what, in which order, and what becomes of the answer."""

    source: Source[Row]
    order: Order
    told: Callable[[int, bool], None]  # number of rows known, and whether these are all
    failed: Callable[[QianjiError], None]

    def is_like(self, other: "Listed[Row]") -> bool:
        """Whether both ask for the same rows in the same order."""
        return (self.source, self.order) == (other.source, other.order)


@dataclass(frozen=True, slots=True)
class Answer(Generic[Row]):
    """Keys in order, all of them or the beginning, some pages, and where the row to keep stands (-1: nowhere)."""

    listed: Listed[Row]
    keys: KeyOrder
    is_whole: bool
    pages: dict[int, list[Row | None]]
    kept_place: int


class RowWindow(Generic[Row]):
    """Knows how many rows there are, holds the pages last looked at and asks for those missing."""

    def __init__(self, tasks: Tasks, identify: Callable[[Row], int]) -> None:
        self._tasks = tasks
        self.identify = identify
        self._view: WindowView | None = None
        self._listed: Listed[Row] | None = None  # asked for last
        self._shown: Listed[Row] | None = None
        self._keys = KeyOrder()
        self._pages: OrderedDict[int, list[Row | None]] = OrderedDict()
        self._before: dict[int, Row] = {}  # rows of the last question, shown until the new ones arrive
        self._wanted: deque[int] = deque(maxlen=WAITING)
        self._is_fetching = False
        self._looked_at = 0  # the page looked at last
        self.order = Order()
        self.is_counted = True
        self.kept_key: int | None = None  # the row selected
        self.kept_place = -1
        self.is_refreshed = False  # the rows told of last are the same list as before

    @property
    def number(self) -> int:
        """How many rows are known."""
        return len(self._keys)

    def key_at(self, place: int) -> int:
        """The key of the row at a place, at hand or not."""
        return self._keys.keys(place, place + 1)[0]

    @property
    def is_asking(self) -> bool:
        """Whether another list than the one shown was asked for."""
        return self._listed is not self._shown

    @property
    def source(self) -> Source[Row] | None:
        """The list shown."""
        return self._shown.source if self._shown else None

    def attach(self, view: WindowView) -> None:
        """Tell this view of the rows."""
        self._view = view

    def show(
        self, source: Source[Row], told: Callable[[int, bool], None], failed: Callable[[QianjiError], None]
    ) -> None:
        """Show a list, its beginning first; the same one again is refreshed in place."""
        self._ask(Listed(source, self.order, told, failed))

    def arrange(self, order: Order) -> None:
        """Show the same list in another order."""
        if order == self.order:
            return
        self.order = order
        if self._listed is not None:
            self._ask(Listed(self._listed.source, order, self._listed.told, self._listed.failed))

    def clear(self) -> None:
        """Show nothing."""
        self._listed = self._shown = None
        self._adopt(KeyOrder(), {}, -1, is_whole=True)

    def row(self, place: int) -> Row | None:
        """The row at a place; None while it is under way, or where it is gone."""
        page, inside = divmod(place, PAGE)
        self._looked_at = page
        rows = self._pages.get(page)
        if rows is None:
            self._want(page)
            return self._before.get(self.key_at(place)) if self._before else None
        self._pages.move_to_end(page)
        if inside >= PAGE - PAGE // 4 and (page + 1) * PAGE < self.number and page + 1 not in self._pages:
            self._want(page + 1, is_ahead=True)
        return rows[inside]

    def look_at(self, first: int, last: int) -> None:
        """Rows from a place to another one are about to be drawn: those missing are asked for meanwhile."""
        for place in (first, last):
            if 0 <= place < self.number:
                self.row(place)
        self.fetch()

    def fetch(self) -> None:
        """Ask for the page wanted last, with the one beside it where both are looked at; one question at a time."""
        if self._is_fetching or not self._wanted or self._shown is None:
            return
        last = self._wanted.pop()
        pages = [last, *(page for page in self._wanted if abs(page - last) == 1)][:2]
        self._wanted = deque((page for page in self._wanted if page not in pages), maxlen=WAITING)
        work = partial(_pages, source=self._shown.source, keys=self._keys, pages=pages, identify=self.identify)
        self._is_fetching = True
        self._tasks.query(work, partial(self._arrived, self._keys), self._not_arrived)

    def reader(self) -> Callable[[Any, int, int], Sequence[Row]]:
        """A way to read rows of the list as it is now, given a session, whatever is shown by then."""
        source, keys, identify = self.source, self._keys, self.identify

        def read(session: Any, first: int, behind: int) -> list[Row]:
            wanted = keys.keys(first, behind)
            found = {identify(row): row for row in source.lines(session, wanted)} if source is not None else {}
            return [found[key] for key in wanted if key in found]

        return read

    # -- asking for a list

    def _ask(self, listed: Listed[Row]) -> None:
        self._listed = listed
        if self._shown is not None and self._shown.is_like(listed) and self.number > FIRST:
            self._ask_whole(listed)
        else:
            work = partial(_beginning, listed=listed, kept=self.kept_key, identify=self.identify)
            self._tasks.query(work, self._began, listed.failed)

    def _ask_whole(self, listed: Listed[Row]) -> None:
        page = self._looked_at
        work = partial(_whole, listed=listed, kept=self.kept_key, page=page, identify=self.identify)
        self._tasks.query(work, self._counted, listed.failed)

    def _began(self, answer: Answer[Row]) -> None:
        listed = answer.listed
        if listed is not self._listed:
            return
        self.is_refreshed = self._shown is not None and self._shown.is_like(listed)
        self._shown, self._looked_at = listed, 0
        self._adopt(answer.keys, answer.pages, answer.kept_place, answer.is_whole)
        listed.told(self.number, answer.is_whole)
        if not answer.is_whole:
            self._ask_whole(listed)

    def _counted(self, answer: Answer[Row]) -> None:
        listed, before = answer.listed, self.number
        if listed is not self._listed:
            return
        if not self.is_counted and answer.keys.packed.startswith(self._keys.packed):
            self._keys, self.is_counted, self.kept_place = answer.keys, True, answer.kept_place
            if self._view is not None:
                self._view.rows_added(before)
        else:
            self.is_refreshed = self._shown is not None and self._shown.is_like(listed)
            self._shown = listed
            self._adopt(answer.keys, answer.pages, answer.kept_place, is_whole=True)
        listed.told(self.number, True)

    def _adopt(self, keys: KeyOrder, pages: dict[int, list[Row | None]], kept_place: int, is_whole: bool) -> None:
        held = (row for rows in self._pages.values() for row in rows if row is not None)
        self._before = {self.identify(row): row for row in held} if len(keys) > FIRST else {}
        self._keys, self.kept_place, self.is_counted = keys, kept_place, is_whole
        self._pages = OrderedDict(pages)
        self._wanted.clear()
        if self._view is not None:
            self._view.rows_replaced()

    # -- asking for a page

    def _want(self, page: int, is_ahead: bool = False) -> None:
        if page in self._wanted:
            self._wanted.remove(page)
        if not is_ahead:
            self._wanted.append(page)
        elif len(self._wanted) < WAITING:
            self._wanted.appendleft(page)
        if self._view is not None:
            self._view.rows_wanted()

    def _arrived(self, keys: KeyOrder, pages: dict[int, list[Row | None]]) -> None:
        self._is_fetching = False
        if keys is self._keys:
            self._pages.update(pages)
            while len(self._pages) > KEPT:
                self._pages.popitem(last=False)
            for page, rows in pages.items():
                if self._view is not None:
                    self._view.rows_arrived(page * PAGE, page * PAGE + len(rows))
        self.fetch()

    def _not_arrived(self, error: QianjiError) -> None:
        self._is_fetching = False
        self._wanted.clear()
        if self._shown is not None:
            self._shown.failed(error)


def _beginning(session: Any, listed: Listed[Row], kept: int | None, identify: Callable[[Row], int]) -> Answer[Row]:
    found = listed.source.first(session, listed.order, FIRST + 1)
    keys, is_whole = KeyOrder.of(found[:FIRST]), len(found) <= FIRST
    pages = _pages(session, listed.source, keys, range(-(-len(keys) // PAGE)), identify)
    return Answer(listed, keys, is_whole, pages, -1 if kept is None else keys.place_of(kept))


def _whole(
    session: Any, listed: Listed[Row], kept: int | None, page: int, identify: Callable[[Row], int]
) -> Answer[Row]:
    keys = listed.source.order(session, listed.order)
    pages = _pages(session, listed.source, keys, [page], identify)
    return Answer(listed, keys, True, pages, -1 if kept is None else keys.place_of(kept))


def _pages(
    session: Any, source: Source[Row], keys: KeyOrder, pages: Sequence[int], identify: Callable[[Row], int]
) -> dict[int, list[Row | None]]:
    """The rows of some pages; one question for all of them."""
    wanted = {page: keys.keys(page * PAGE, (page + 1) * PAGE) for page in pages}
    every = [key for held in wanted.values() for key in held]
    found = {identify(row): row for row in source.lines(session, every)} if every else {}
    return {page: [found.get(key) for key in held] for page, held in wanted.items()}
