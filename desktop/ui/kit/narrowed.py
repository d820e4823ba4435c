"""Which records a list shows: days, a person, words; no toolkit."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from desktop.ui.kit.spans import Span, days_of
from desktop.ui.ports import Wish


class Only(StrEnum):
    """Which of the records another page asked for, as the state of its wish says; each list knows some of them."""

    EVERY = ""
    EFFECTIVE = "effective"  # visits with an effective outcome
    AT_CUSTOMERS = "at_customers"  # visits that say which customer was visited
    FOLLOW_UPS = "follow_ups"  # visits whose next step is due and was not followed
    RECEIVED = "received"  # contracts for which money came in on the days
    DUE = "due"  # contracts with an instalment due on the days


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What a list is narrowed to; `asked` are the days another page asked for, shown while the span says so.

    `customer` is the name of the customer to whose records the list is narrowed.
    """

    span: Span
    staff_id: int | None = None
    text: str = ""
    asked: tuple[date | None, date | None] = (None, None)
    customer_id: int | None = None
    customer: str = ""
    only: Only = Only.EVERY

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
        "customer_id": narrowed.customer_id,
        "customer": narrowed.customer,
        "only": narrowed.only.value,
    }


def read_narrowed(wanted: Mapping[str, Any]) -> Narrowed:
    """What was kept; a part that is not understood is left out."""
    span, only, text = wanted.get("span"), wanted.get("only"), wanted.get("text")
    staff_id, customer_id, customer = wanted.get("staff_id"), wanted.get("customer_id"), wanted.get("customer")
    return Narrowed(
        Span(span) if span in set(Span) else Span.ALL,
        staff_id if isinstance(staff_id, int) else None,
        text if isinstance(text, str) else "",
        (_day(wanted.get("first")), _day(wanted.get("last"))),
        customer_id if isinstance(customer_id, int) else None,
        customer if isinstance(customer, str) else "",
        Only(only) if only in set(Only) else Only.EVERY,
    )


def _day(kept_day: Any) -> date | None:
    with suppress(TypeError, ValueError):
        return date.fromisoformat(kept_day)
    return None


def asked_by(wish: Wish) -> Narrowed:
    """What another page leads to."""
    has_days = wish.start is not None or wish.end is not None
    return Narrowed(Span.ASKED if has_days else Span.ALL, wish.staff_id, wish.text, (wish.start, wish.end))


def asked_exactly_by(wish: Wish) -> Narrowed:
    """The same for a list that knows customers and states: those of one customer, whose name the wish's text is."""
    asked = asked_by(wish)
    only = Only(wish.state) if wish.state in set(Only) else Only.EVERY
    if wish.customer_id is None:
        return replace(asked, only=only)
    return replace(asked, text="", customer_id=wish.customer_id, customer=wish.text, only=only)
