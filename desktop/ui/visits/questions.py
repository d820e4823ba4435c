"""What the visits page asks the data file; each answer is frozen."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.queries.customers import customer_choices
from desktop.queries.lookups import Choice, staff_in_service, words
from desktop.queries.staff import StaffLine, staff_list
from desktop.queries.visits import VisitFilter, visit_page, visits_by_key
from desktop.ui.spelling import with_pinyin
from desktop.ui.visits.draft import values_of

MOST_CUSTOMERS = 5000


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Whether there are any visits at all, and everybody to filter by."""

    is_log_empty: bool
    people: tuple[StaffLine, ...]


@dataclass(frozen=True, slots=True)
class Offers:
    """What the form offers to choose from."""

    people: tuple[Choice, ...]
    customers: tuple[Choice, ...]
    methods: tuple[Choice, ...]
    outcomes: tuple[Choice, ...]


def values_now(visit_id: int, language: str, session: Any) -> dict[str, object]:
    """A visit as the form shows it, read again; nothing where it is gone."""
    found = visits_by_key(session, [visit_id], language)
    return values_of(found[0]) if found else {}


def surroundings(session: Any, today: date, language: str) -> Surroundings:
    """What stands around the log."""
    is_empty = not visit_page(session, VisitFilter(), language, size=1).lines
    return Surroundings(is_empty, staff_list(session, today, language, service=None))


def offers(session: Any, day: date, language: str) -> Offers:
    """Who is in service on a day, customers, methods and outcomes."""
    return Offers(
        people=staff_in_service(session, day),
        customers=customer_choices(session, limit=MOST_CUSTOMERS),
        methods=with_pinyin(words(session, "method", language)),
        outcomes=with_pinyin(words(session, "outcome", language)),
    )
