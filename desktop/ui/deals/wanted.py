"""What the page of deals shows: which half, and narrowed to what."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from desktop.queries.deals.narrowing import DealFilter
from desktop.ui.kit.spans import Span, days_of
from desktop.ui.ports import Wish

OPEN, WON, LOST, STALLED = "open", "won", "lost", "stalled"
_KEYS = ("staff_id", "team_id", "region_id", "stage_id")


class Tab(StrEnum):
    """The faces of the page."""

    BOARD = "board"
    AFTER = "after"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Wanted:
    """The filters as they stand; the span is about days of closing, `asked` its days where another page led here."""

    tab: Tab = Tab.BOARD
    staff_id: int | None = None
    team_id: int | None = None
    region_id: int | None = None
    stage_id: int | None = None  # of the list; on the boards the stages stand side by side
    is_stalled: bool = False
    text: str = ""
    result: str = ""
    span: Span = Span.THIS_QUARTER
    asked: tuple[date | None, date | None] = (None, None)
    customer_id: int | None = None

    def days(self, today: date, fiscal_year_start: int) -> tuple[date | None, date | None]:
        """First and last day of closing; None is open."""
        return self.asked if self.span is Span.ASKED else days_of(self.span, today, fiscal_year_start)

    def filter(self, today: date, fiscal_year_start: int) -> DealFilter:
        """What the data file is asked for; asked days narrow closed deals by closing, all others by opening."""
        result = self.result if self.tab is Tab.LIST else WON if self.tab is Tab.AFTER else OPEN
        days = self.days(today, fiscal_year_start) if result in (WON, LOST) else (None, None)
        opened = self.asked if not result and self.span is Span.ASKED else (None, None)
        return DealFilter(
            result=result,
            staff_id=self.staff_id,
            team_id=self.team_id,
            region_id=self.region_id,
            stage_id=self.stage_id if self.tab is Tab.LIST else None,
            customer_id=self.customer_id,
            is_stalled=self.is_stalled and result != WON and result != LOST,
            text=self.text,
            start=days[0],
            end=days[1],
            opened_from=opened[0],
            opened_until=opened[1],
        )


def wanted_by(wish: Wish, former: Wanted) -> Wanted:
    """What another page leads to: closed deals and one customer's stand in the list, open ones on the board."""
    has_days = wish.start is not None or wish.end is not None
    is_closed = wish.state in (WON, LOST)
    usual = Span.THIS_QUARTER if former.span is Span.ASKED else former.span
    in_list = is_closed or wish.customer_id is not None or (has_days and wish.state not in (OPEN, STALLED))
    return Wanted(
        tab=Tab.LIST if in_list else Tab.BOARD,
        staff_id=wish.staff_id,
        team_id=wish.team_id,
        is_stalled=wish.state == STALLED,
        text=wish.text,
        result=wish.state if is_closed else OPEN if wish.state == OPEN else "",
        span=Span.ASKED if has_days else Span.ALL if in_list else usual,
        asked=(wish.start, wish.end),
        customer_id=wish.customer_id,
    )


def kept(wanted: Wanted) -> dict[str, Any]:
    """The filters as a named filter keeps them; days another page asked for are not among them."""
    told = asdict(wanted)
    del told["asked"], told["customer_id"]
    if wanted.span is Span.ASKED:
        del told["span"]
    return {name: value for name, value in told.items() if value}


def read_wanted(told: Mapping[str, Any]) -> Wanted:
    """The filters as they were kept; what is not understood is left out."""
    text, tab, result, span = (told.get(name) for name in ("text", "tab", "result", "span"))
    staff_id, team_id, region_id, stage_id = (
        value if type(value := told.get(name)) is int else None for name in _KEYS
    )
    return Wanted(
        tab=Tab(tab) if tab in list(Tab) else Tab.BOARD,
        staff_id=staff_id,
        team_id=team_id,
        region_id=region_id,
        stage_id=stage_id,
        is_stalled=told.get("is_stalled") is True,
        text=text if isinstance(text, str) else "",
        result=result if result in (OPEN, WON, LOST) else "",
        span=Span(span) if span in list(Span) else Span.THIS_QUARTER,
    )
