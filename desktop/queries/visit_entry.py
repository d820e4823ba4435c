"""What entering visits row by row needs to know: who can be named, what is in the log already."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.models import Customer, Lookup, LookupKind, Staff, Visit

Met = tuple[int, int, date]  # staff member, customer, day
_LATELY = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class EntryPerson:
    """Somebody whose visits may be entered, with the days of service; open ends are None."""

    staff_id: int
    name: str
    code: str
    pinyin: str
    initials: str
    hired_on: date | None
    left_on: date | None


def entry_people(session: Session) -> tuple[EntryPerson, ...]:
    """Everybody on the list, ordered by code."""
    rows = session.execute(
        select(Staff.id, Staff.name, Staff.code, Staff.pinyin, Staff.initials, Staff.hired_on, Staff.left_on)
        .where(Staff.deleted_at.is_(None))
        .order_by(Staff.code, Staff.id)
    )
    return tuple(EntryPerson(*row) for row in rows)


def effective_words(session: Session) -> frozenset[str]:
    """The outcomes that make a visit effective, in both languages."""
    rows = session.execute(
        select(Lookup.name, Lookup.name_en).where(Lookup.kind == LookupKind.OUTCOME, Lookup.is_effective)
    )
    return frozenset(word for row in rows for word in row if word)


def met_on(session: Session, days: Collection[date]) -> Mapping[Met, int]:
    """How many visits of each person to each customer the log has on these days."""
    if not days:
        return {}
    rows = session.execute(
        select(Visit.staff_id, Visit.customer_id, Visit.visited_on).where(
            Visit.visited_on.in_(sorted(days)), Visit.deleted_at.is_(None), Visit.customer_id.is_not(None)
        )
    )
    return Counter((staff_id, customer_id or 0, day) for staff_id, customer_id, day in rows)


@dataclass(frozen=True, slots=True)
class Lately:
    """How often a customer was visited in the last 30 days, and by whom most."""

    name: str
    visits: int


def visited_lately(session: Session, today: date) -> Mapping[int, Lately]:
    """By customer: who visited it most often lately, and how often."""
    number = func.count(Visit.id)
    rows = session.execute(
        select(Visit.customer_id, Staff.name, number)
        .join(Staff, Staff.id == Visit.staff_id)
        .join(Customer, Customer.id == Visit.customer_id)
        .where(Visit.visited_on > today - _LATELY, Visit.visited_on <= today, Visit.deleted_at.is_(None))
        .group_by(Visit.customer_id, Staff.id)
        .order_by(number, Staff.id.desc())
    )
    return {customer_id: Lately(name, visits) for customer_id, name, visits in rows if customer_id is not None}
