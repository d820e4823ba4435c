"""Which records a list shows: days, a person, words; no toolkit."""

from dataclasses import dataclass
from datetime import date

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


def asked_by(wish: Wish) -> Narrowed:
    """What another page leads to."""
    has_days = wish.start is not None or wish.end is not None
    return Narrowed(Span.ASKED if has_days else Span.ALL, wish.staff_id, wish.text, (wish.start, wish.end))
