"""Visits by day: a month's counts for everybody, a team or a person, and one person's week in full."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from desktop.models import Customer, Staff, Visit
from desktop.models import Lookup as Word
from desktop.queries.lookups import Choice, staff_ever, teams
from desktop.queries.people import all_teams
from desktop.queries.visit_week import PROMISED
from desktop.queries.visits import VisitFilter, VisitLine, visit_page

_MOST_A_WEEK = 200


@dataclass(frozen=True, slots=True)
class PersonDay:
    """A person's visits on one day."""

    staff_id: int
    name: str
    visits: int
    effective: int


@dataclass(frozen=True, slots=True)
class Month:
    """The visits of a stretch of days, by day, the busiest person first; and who can be chosen."""

    start: date
    end: date
    days: Mapping[date, tuple[PersonDay, ...]]
    people: tuple[Choice, ...]
    teams: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Promise:
    """A next step that falls into the week: what was promised on which visit, and when it was followed up."""

    visit_id: int
    customer: str
    text: str
    due_on: date
    done_on: date | None


@dataclass(frozen=True, slots=True)
class Week:
    """One person's week: every visit and every next step due in it; `start` is a Monday."""

    start: date
    staff_id: int | None
    visits: tuple[VisitLine, ...]
    promises: tuple[Promise, ...]
    people: tuple[Choice, ...]


def month_of_visits(
    session: Session, start: date, end: date, language: str, staff_id: int | None = None, team_id: int | None = None
) -> Month:
    """The counts between two days, both included; a team's are those of who was in it, or inside it, on the day."""
    effective = func.count().filter(Word.is_effective)
    question = (
        select(Visit.visited_on, Visit.staff_id, Staff.name, func.count(), effective)
        .join(Staff, Staff.id == Visit.staff_id)
        .outerjoin(Word, Word.id == Visit.outcome_id)
        .where(Visit.visited_on >= start, Visit.visited_on <= end, Visit.deleted_at.is_(None))
        .group_by(Visit.visited_on, Visit.staff_id, Staff.name)
    )
    if staff_id is not None:
        question = question.where(Visit.staff_id == staff_id)
    known = all_teams(session) if team_id is not None else None
    days: dict[date, list[PersonDay]] = defaultdict(list)
    for day, key, name, visits, counted in session.execute(question):
        if known is not None and team_id not in known.upwards(known.of(key, day)):
            continue
        days[day].append(PersonDay(key, name, visits, counted))
    ordered = {
        day: tuple(sorted(people, key=lambda each: (-each.visits, each.name, each.staff_id)))
        for day, people in days.items()
    }
    return Month(start, end, ordered, staff_ever(session, end), teams(session, language))


def week_of_visits(session: Session, staff_id: int | None, start: date, language: str) -> Week:
    """The week from a Monday; of nobody where nobody is chosen yet."""
    end = start + timedelta(days=6)
    people = staff_ever(session, end)
    chosen = staff_id if staff_id is not None else (people[0].id if people else None)
    if chosen is None:
        return Week(start, None, (), (), people)
    page = visit_page(session, VisitFilter(start, end, chosen), language, size=_MOST_A_WEEK)
    return Week(start, chosen, tuple(reversed(page.lines)), _promises(session, chosen, start, end), people)


def _promises(session: Session, staff_id: int, start: date, end: date) -> tuple[Promise, ...]:
    later = aliased(Visit)
    done_on = (
        select(func.min(later.visited_on))
        .where(
            later.staff_id == Visit.staff_id,
            later.customer_id == Visit.customer_id,
            later.visited_on > Visit.visited_on,
            later.deleted_at.is_(None),
        )
        .scalar_subquery()
    )
    rows = session.execute(
        select(Visit.id, Customer.name, Visit.next_step, Visit.next_on, done_on)
        .outerjoin(Customer, Customer.id == Visit.customer_id)
        .where(
            Visit.staff_id == staff_id,
            Visit.visited_on >= start - PROMISED,
            Visit.next_on >= start,
            Visit.next_on <= end,
            Visit.deleted_at.is_(None),
        )
        .order_by(Visit.next_on, Visit.id)
    )
    return tuple(Promise(key, name or "", text, due, done) for key, name, text, due, done in rows if due is not None)
