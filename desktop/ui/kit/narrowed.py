"""Which records a list shows: days, a person, words; no toolkit."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.ui.kit.spans import Span, days_of
from desktop.ui.ports import Wish


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What a list is narrowed to; `asked` are the days another page asked for, shown while the span says so."""

    span: Span
    staff_id: int | None = None
    text: str = ""
    asked: tuple[date | None, date | None] = (None, None)

    def days(self, today: date, fiscal_year_start: int) -> tuple[date | None, date | None]:
        """First and last day; None is open."""
        return self.asked if self.span is Span.ASKED else days_of(self.span, today, fiscal_year_start)


def kept(narrowed: Narrowed) -> dict[str, Any]:
    """What is kept of it under a name."""
    first, last = narrowed.asked if narrowed.span is Span.ASKED else (None, None)
    return {
        "span": narrowed.span.value,
        "staff_id": narrowed.staff_id,
        "text": narrowed.text,
        "first": first.isoformat() if first else None,
        "last": last.isoformat() if last else None,
    }


def read_narrowed(wanted: Mapping[str, Any]) -> Narrowed:
    """What was kept; a part that is not understood is left out."""
    span, staff_id, text = wanted.get("span"), wanted.get("staff_id"), wanted.get("text")
    return Narrowed(
        Span(span) if span in set(Span) else Span.ALL,
        staff_id if isinstance(staff_id, int) else None,
        text if isinstance(text, str) else "",
        (_day(wanted.get("first")), _day(wanted.get("last"))),
    )


def _day(kept_day: Any) -> date | None:
    with suppress(TypeError, ValueError):
        return date.fromisoformat(kept_day)
    return None


def asked_by(wish: Wish) -> Narrowed:
    """What another page leads to."""
    has_days = wish.start is not None or wish.end is not None
    return Narrowed(Span.ASKED if has_days else Span.ALL, wish.staff_id, wish.text, (wish.start, wish.end))
