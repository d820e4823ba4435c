"""What the page asks the data file; each answer is frozen."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.queries.customers import customer_choices
from desktop.queries.lookups import Choice, staff_ever
from desktop.queries.quality.milestones import deal_choices
from desktop.queries.quality.narrowing import MOST, RecordFilter
from desktop.ui.kit.field_specs import Input
from desktop.ui.kit.offers import Offers
from desktop.ui.quality.record_kind import RecordKind
from desktop.ui.spelling import with_pinyin

MOST_CUSTOMERS = 5000


@dataclass(frozen=True, slots=True)
class Found:
    """The records that match, whether there are more or none at all, and everybody to filter by."""

    kind: str
    lines: tuple[Any, ...]
    has_more: bool
    is_empty: bool
    people: tuple[Choice, ...]


def found(session: Any, kind: RecordKind, wanted: RecordFilter, today: date) -> Found:
    """The newest records of a kind."""
    lines = kind.lines(session, wanted, MOST + 1)
    is_empty = not lines and not kind.lines(session, RecordFilter(), 1)
    return Found(kind.key, lines[:MOST], len(lines) > MOST, is_empty, staff_ever(session, today))


def offers(session: Any, kind: RecordKind, today: date) -> Offers:
    """What the form of a kind offers; people who have left too, since records may be entered late."""
    inputs = {spec.input for spec in kind.fields}
    return Offers(
        people=staff_ever(session, today),
        customers=customer_choices(session, limit=MOST_CUSTOMERS) if Input.CUSTOMER in inputs else (),
        deals=deal_choices(session) if Input.DEAL in inputs else (),
        words={name: _offered(ask, session) for name, ask in kind.words.items()},
    )


def _offered(ask: Callable[[Any], tuple[str, ...]], session: Any) -> tuple[Choice, ...]:
    """Words as they were written before, found by pinyin too."""
    return with_pinyin(Choice(number, word, (word,)) for number, word in enumerate(ask(session)))
