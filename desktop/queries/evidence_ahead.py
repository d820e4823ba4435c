"""What lies before a person after the period: deals in talks, warm customers, late milestones, money to come."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy import BigInteger, ColumnElement, and_, case, exists, func, literal, or_, select, type_coerce
from sqlalchemy.orm import Session

from desktop.domain.facts import ComingMilestone, ComingMoney, LateMilestone, OpenDeal
from desktop.domain.lateness import day_of_plan
from desktop.domain.period import Period
from desktop.domain.tally import SHARED_YUAN
from desktop.models import (
    Customer,
    Deal,
    DealStageChange,
    Instalment,
    Lookup,
    LookupKind,
    Milestone,
    Signing,
    SigningShare,
    Staff,
    Stage,
    Visit,
)
from desktop.queries.facts.question import numbers_of
from desktop.queries.facts.signings import SHARE

NAMED = 3  # customers worth naming of each kind
LATELY = timedelta(days=30)
_IN_TALKS = ("negotiation", "signing")


@dataclass(slots=True)
class Ahead:
    """What is found of one person."""

    open_deals: list[OpenDeal] = field(default_factory=list)
    warm_customers: list[str] = field(default_factory=list)
    late_milestones: list[LateMilestone] = field(default_factory=list)
    coming: ComingMoney | None = None
    coming_milestones: list[ComingMilestone] = field(default_factory=list)


def ahead_of(session: Session, period: Period, written_on: date | None = None) -> Mapping[int, Ahead]:
    """By staff id, as things stood on the period's last day, less what is over when written; six statements."""
    stood = day_of_plan(period, written_on)
    found: dict[int, Ahead] = defaultdict(Ahead)
    _add_open_deals(session, found, period, stood)
    _add_warm_customers(session, found, period, stood)
    _add_late_milestones(session, found, period)
    _add_coming(session, found, period.next(), stood)
    _add_coming_milestones(session, found, period)
    return found


def _is_open(day: date, stood: date) -> ColumnElement[bool]:
    is_not_closed = or_(Deal.closed_on.is_(None), Deal.closed_on > stood)
    return (Deal.opened_on <= day) & is_not_closed & Deal.deleted_at.is_(None)


def _add_open_deals(session: Session, found: dict[int, Ahead], period: Period, stood: date) -> None:
    """The most valuable deals in talks first, then the others; neglected where the customer was not seen lately."""
    talks = exists().where(
        DealStageChange.deal_id == Deal.id,
        DealStageChange.stage_id.in_(select(Stage.id).where(Stage.step.in_(_IN_TALKS))),
        DealStageChange.reached_on <= period.end,
    )
    rows = numbers_of(
        session,
        select(Deal.staff_id, Deal.id, Deal.customer_id, Customer.name, case((talks, 1), else_=0))
        .join(Customer, Customer.id == Deal.customer_id)
        .where(_is_open(period.end, stood), Customer.deleted_at.is_(None))
        .order_by(Deal.expected_amount.desc().nulls_last(), Deal.opened_on, Customer.name),
    )
    rows = sorted(rows, key=lambda row: -row[4])
    seen = _seen_lately(session, stood)
    named: dict[tuple[int, bool, bool], set[str]] = defaultdict(set)
    for staff_id, deal_id, customer_id, name, in_talks in rows:
        is_neglected = bool(seen) and (staff_id, customer_id) not in seen  # without a log nobody knows
        alike = named[staff_id, bool(in_talks), is_neglected]
        if len(alike) < NAMED and name not in alike:
            alike.add(name)
            found[staff_id].open_deals.append(OpenDeal(deal_id, name, bool(in_talks), is_neglected))


def _seen_lately(session: Session, stood: date) -> set[tuple[int, int | None]]:
    """Who visited whom in the days before one."""
    lately = Visit.visited_on.between(stood - LATELY, stood)
    # From person to person, so that the index leads.
    asked = (
        select(Visit.staff_id, Visit.customer_id)
        .select_from(Staff)
        .outerjoin(Visit, and_(Visit.staff_id == Staff.id, lately, Visit.deleted_at.is_(None)))
    )
    # The outer join gives a row without anybody for who visited nobody.
    return set(numbers_of(session, asked)) - {(None, None)}


def _add_warm_customers(session: Session, found: dict[int, Ahead], period: Period, stood: date) -> None:
    """Customers met with a result in the period for whom no deal was opened, and nothing signed, by that day."""
    effective = select(Lookup.id).where(Lookup.kind == LookupKind.OUTCOME, Lookup.is_effective)
    has_deal = (
        select(literal(1))
        .where(Deal.customer_id == Visit.customer_id, Deal.opened_on <= stood, Deal.deleted_at.is_(None))
        .exists()
    )
    has_signed = (
        select(literal(1))
        .where(Signing.customer_id == Visit.customer_id, Signing.signed_on <= stood, Signing.deleted_at.is_(None))
        .exists()
    )
    met = (
        select(
            Visit.staff_id, Visit.customer_id, func.count().label("times"), func.max(Visit.visited_on).label("last")
        )
        .where(
            # Said of each person in turn, so that the index leads that holds all of this.
            Visit.staff_id.in_(select(Staff.id).where(Staff.deleted_at.is_(None))),
            Visit.visited_on.between(period.start, period.end),
            Visit.outcome_id.in_(effective),
            Visit.deleted_at.is_(None),
            ~has_signed,
            ~has_deal,
        )
        .group_by(Visit.staff_id, Visit.customer_id)
        .subquery()
        .c
    )
    rows = numbers_of(
        session,
        select(met.staff_id, Customer.name)
        .join(Customer, Customer.id == met.customer_id)
        .where(Customer.deleted_at.is_(None))
        .order_by(met.staff_id, met.times.desc(), met.last.desc(), Customer.name),
    )
    for staff_id, name in rows:
        named = found[staff_id].warm_customers
        if len(named) < NAMED:
            named.append(name)


def _add_late_milestones(session: Session, found: dict[int, Ahead], period: Period) -> None:
    rows = session.execute(
        select(Deal.staff_id, Milestone.id, Milestone.name, Milestone.planned_on, Milestone.done_on, Customer.name)
        .join(Deal, Deal.id == Milestone.deal_id)
        .outerjoin(Customer, Customer.id == Deal.customer_id)
        .where(
            Milestone.planned_on.between(period.start, period.end),
            or_(Milestone.done_on.is_(None), Milestone.done_on > Milestone.planned_on),
            Milestone.deleted_at.is_(None),
            Deal.deleted_at.is_(None),
        )
    )
    for staff_id, key, name, planned_on, done_on, customer in rows:
        is_done = done_on is not None and done_on <= period.end
        until = done_on if is_done and done_on is not None else period.end
        days = (until - planned_on).days
        found[staff_id].late_milestones.append(LateMilestone(key, name, customer or "", days, is_done, done_on))
    for each in found.values():
        each.late_milestones.sort(key=lambda one: (-one.days, one.customer, one.name, one.milestone_id))


def _add_coming_milestones(session: Session, found: dict[int, Ahead], period: Period) -> None:
    following = period.next()
    rows = session.execute(
        select(Deal.staff_id, Milestone.name, Customer.name, Milestone.planned_on, Milestone.done_on)
        .join(Deal, Deal.id == Milestone.deal_id)
        .join(Customer, Customer.id == Deal.customer_id)
        .where(
            Milestone.planned_on.between(following.start, following.end),
            or_(Milestone.done_on.is_(None), Milestone.done_on > period.end),
            Milestone.deleted_at.is_(None),
            Deal.deleted_at.is_(None),
        )
        .order_by(Milestone.planned_on, Customer.name, Milestone.name)
    )
    for staff_id, name, customer, planned_on, done_on in rows:
        found[staff_id].coming_milestones.append(ComingMilestone(name, customer, planned_on, done_on))


def _add_coming(session: Session, found: dict[int, Ahead], following: Period, stood: date) -> None:
    """What falls due in what is left of the following period, paid early or not."""
    amount = type_coerce(Instalment.amount, BigInteger)
    parts: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    rows = numbers_of(
        session,
        select(SigningShare.staff_id, Customer.name, amount * SHARE)
        .select_from(Instalment)
        .join(Signing, Signing.id == Instalment.signing_id)
        .join(SigningShare, SigningShare.signing_id == Signing.id)
        .join(Customer, Customer.id == Signing.customer_id)
        .where(
            Instalment.due_on.between(max(following.start, stood), following.end),
            Instalment.deleted_at.is_(None),
            Signing.deleted_at.is_(None),
        ),
    )
    for staff_id, name, part in rows:
        parts[staff_id][name] += part
    for staff_id, by_customer in parts.items():
        customer, largest = min(by_customer.items(), key=lambda part: (-part[1], part[0]))
        total = sum(by_customer.values())
        found[staff_id].coming = ComingMoney(Decimal(total) / SHARED_YUAN, customer, Decimal(largest) / SHARED_YUAN)
