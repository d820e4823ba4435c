"""A person's week beside the grid: visits, the plan for visits, what was promised next, what is worth a hint."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from desktop.domain.period import Period
from desktop.models import Action, Customer, Evaluation, Lookup, Review, Signing, Staff, Visit
from desktop.queries.debts import overdue_by_signing
from desktop.queries.evaluations import fiscal_year_start, period_of

WEEK = timedelta(days=7)
PROMISED = timedelta(days=366)  # how long before its day a next step may have been agreed to be looked for
_COUNTED = ("effective_visits", "visits")  # the plan's figures that a visit moves, the better one first
_BACK, _AHEAD = timedelta(days=14), timedelta(days=7)  # how far around today next steps are shown
_MOST_STEPS = 8


@dataclass(frozen=True, slots=True)
class DayCount:
    """A day's visits."""

    day: date
    effective: int
    others: int


@dataclass(frozen=True, slots=True)
class VisitPlan:
    """An improvement action on visits: so many in the whole period, so many so far; `start` is the last period's."""

    is_effective_only: bool
    start: Decimal | None
    goal: Decimal
    so_far: int
    period: Period

    @property
    def weeks(self) -> int:
        """The weeks of the period, begun ones whole."""
        return (self.period.days + 6) // 7

    def week_of(self, day: date) -> int:
        """The number of a day's week in the period, from 1."""
        return (day - self.period.start).days // 7 + 1


@dataclass(frozen=True, slots=True)
class NextStep:
    """What was promised to a customer and is not followed by a later visit."""

    visit_id: int
    customer: str
    text: str
    due_on: date


@dataclass(frozen=True, slots=True)
class OverdueHint:
    """The customer of the person that owes most, in 元, and when it was last visited by anybody."""

    customer: str
    unpaid: Decimal
    last_on: date | None


@dataclass(frozen=True, slots=True)
class PersonWeek:
    """Everything beside the grid about one person; `start` is a Monday."""

    staff_id: int
    name: str
    start: date
    days: tuple[DayCount, ...]
    plan: VisitPlan | None
    steps: tuple[NextStep, ...]
    hint: OverdueHint | None


def person_week(session: Session, staff_id: int, day: date, today: date) -> PersonWeek:
    """The week that holds a day; the same few statements whatever the history."""
    start = day - timedelta(days=day.weekday())
    name = session.scalar(select(Staff.name).where(Staff.id == staff_id)) or ""
    return PersonWeek(
        staff_id=staff_id,
        name=name,
        start=start,
        days=_days(session, staff_id, start),
        plan=_plan(session, staff_id, day),
        steps=next_steps(session, staff_id, today - _BACK, today + _AHEAD),
        hint=_hint(session, staff_id, today),
    )


def _days(session: Session, staff_id: int, start: date) -> tuple[DayCount, ...]:
    is_effective = func.coalesce(Lookup.is_effective, False)  # one, so that a server sees that both are the same
    rows = session.execute(
        select(Visit.visited_on, is_effective, func.count(Visit.id))
        .outerjoin(Lookup, Lookup.id == Visit.outcome_id)
        .where(
            Visit.staff_id == staff_id,
            Visit.visited_on >= start,
            Visit.visited_on < start + WEEK,
            Visit.deleted_at.is_(None),
        )
        .group_by(Visit.visited_on, is_effective)
    )
    counted = {(day, bool(effective)): number for day, effective, number in rows}
    days = [start + timedelta(days=number) for number in range(7)]
    return tuple(DayCount(day, counted.get((day, True), 0), counted.get((day, False), 0)) for day in days)


def _plan(session: Session, staff_id: int, day: date) -> VisitPlan | None:
    rows = session.execute(
        select(Action, Evaluation)
        .join(Review, Review.id == Action.review_id)
        .join(Evaluation, Evaluation.id == Review.evaluation_id)
        .where(
            Action.staff_id == staff_id,
            Action.indicator.in_(_COUNTED),
            Action.scope == "own",
            Action.narrowed == "",
            Action.deleted_at.is_(None),
            Evaluation.deleted_at.is_(None),
            Evaluation.end < day,
        )
        .order_by(Evaluation.end.desc(), Action.indicator, Action.id)
        .limit(8)
    ).all()
    fiscal = fiscal_year_start(session) if rows else 1
    for action, evaluation in rows:
        period, goal = period_of(evaluation, fiscal).next(), _number(action.to_value)
        if day in period and goal is not None and goal > 0:
            is_effective = action.indicator == "effective_visits"
            so_far = _so_far(session, staff_id, period.start, min(day, period.end), is_effective)
            return VisitPlan(is_effective, _number(action.from_value), goal, so_far, period)
    return None


def _so_far(session: Session, staff_id: int, start: date, end: date, is_effective: bool) -> int:
    question = select(func.count(Visit.id)).where(
        Visit.staff_id == staff_id, Visit.visited_on >= start, Visit.visited_on <= end, Visit.deleted_at.is_(None)
    )
    if is_effective:
        question = question.join(Lookup, Lookup.id == Visit.outcome_id).where(Lookup.is_effective)
    return session.scalar(question) or 0


def next_steps(session: Session, staff_id: int, start: date, end: date) -> tuple[NextStep, ...]:
    """Next steps of a person that fall between two days and were not followed by a later visit to the customer."""
    later = aliased(Visit)
    is_done = (
        select(later.id)
        .where(
            later.customer_id == Visit.customer_id,
            later.staff_id == Visit.staff_id,
            later.visited_on > Visit.visited_on,
            later.deleted_at.is_(None),
        )
        .exists()
    )
    rows = session.execute(
        select(Visit.id, Customer.name, Visit.next_step, Visit.next_on)
        .outerjoin(Customer, Customer.id == Visit.customer_id)
        .where(
            Visit.staff_id == staff_id,
            Visit.visited_on >= start - PROMISED,  # the index leads with person and day: a long history costs nothing
            Visit.next_on >= start,
            Visit.next_on <= end,
            Visit.deleted_at.is_(None),
            ~is_done,
        )
        .order_by(Visit.next_on, Visit.id)
        .limit(_MOST_STEPS)
    )
    return tuple(NextStep(key, name or "", text, due_on) for key, name, text, due_on in rows if due_on is not None)


def _hint(session: Session, staff_id: int, today: date) -> OverdueHint | None:
    owed = overdue_by_signing(session, staff_id, today)
    if not owed:
        return None
    signing_id = max(owed, key=lambda key: (owed[key], -key))
    customer = session.execute(
        select(Customer.id, Customer.name)
        .join(Signing, Signing.customer_id == Customer.id)
        .where(Signing.id == signing_id)
    ).first()
    if customer is None:
        return None
    last_on = session.scalar(
        select(func.max(Visit.visited_on)).where(Visit.customer_id == customer.id, Visit.deleted_at.is_(None))
    )
    return OverdueHint(customer.name, owed[signing_id], last_on)


def _number(text: str | None) -> Decimal | None:
    try:
        return None if text is None else Decimal(text)
    except InvalidOperation:
        return None
