"""What people earn by a plan, worked out from the records as they stand today."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from desktop.domain.commission_movements import Contract, movements
from desktop.domain.commission_statement import Earned, Part, earned_in
from desktop.domain.period import Period, PeriodKind, containing
from desktop.models import CommissionPlan, Receipt, Signing, SigningShare, Staff
from desktop.queries.commission_plans import terms_of
from desktop.queries.evaluations import fiscal_year_start

Span = tuple[date, date]
Bearer = tuple[int, date]  # staff key, first day of the period


def earned_by_plan(
    session: Session, plan: CommissionPlan, span: Span | None, staff_id: int | None = None
) -> Mapping[Bearer, tuple[Period, Earned]]:
    """What each person earned in each of the plan's periods that ends in the span; everything without a span.

    Four statements. Who has no movement in a period has no entry for it.
    """
    period_of, terms = _periods(session, plan), terms_of(plan)
    held: dict[Bearer, list[Part]] = defaultdict(list)
    periods: dict[date, Period] = {}
    for person, part in _parts(session, plan, span, staff_id):
        touched = {
            period_of(movement.day.year, movement.day.month) for movement in movements(part.contract, terms.basis)
        }
        for period in touched:
            if span is None or span[0] <= period.end <= span[1]:
                periods[period.start] = period
                held[person, period.start].append(part)
    return {
        (person, start): (periods[start], earned_in(terms, parts, start, periods[start].end))
        for (person, start), parts in held.items()
    }


def _periods(session: Session, plan: CommissionPlan) -> Callable[[int, int], Period]:
    """The plan's period that holds a year's month; each is made once, however many movements lie in it."""
    kind, fiscal = PeriodKind(plan.cycle), fiscal_year_start(session)
    return cache(lambda year, month: containing(kind, date(year, month, 1), fiscal))


def _parts(
    session: Session, plan: CommissionPlan, span: Span | None, staff_id: int | None
) -> Iterator[tuple[int, Part]]:
    """Every share of a contract the plan holds for, with the person it belongs to."""
    conditions = [*_held_by(plan), *_moving_in(session, plan, span)]
    if staff_id is not None:
        mine = select(SigningShare.signing_id).where(SigningShare.staff_id == staff_id)
        conditions.append(Signing.id.in_(mine))
    contracts = _contracts(session, conditions)
    repeats = _repeats(session) if plan.repeat_rate is not None else frozenset[int]()
    shares = (
        select(SigningShare.signing_id, SigningShare.staff_id, SigningShare.share)
        .join(Signing, Signing.id == SigningShare.signing_id)
        .join(Staff, Staff.id == SigningShare.staff_id)
        .where(Staff.deleted_at.is_(None), *conditions)
        .order_by(SigningShare.id)
    )
    if plan.position_id is not None:
        shares = shares.where(Staff.position_id == plan.position_id)
    if staff_id is not None:
        shares = shares.where(SigningShare.staff_id == staff_id)
    for signing_id, person, share in session.execute(shares):
        yield person, Part(contracts[signing_id], share, signing_id in repeats)


def _held_by(plan: CommissionPlan) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [Signing.deleted_at.is_(None)]
    if plan.product_id is not None:
        conditions.append(Signing.product_id == plan.product_id)
    if plan.valid_from is not None:
        conditions.append(Signing.signed_on >= plan.valid_from)
    if plan.valid_to is not None:
        conditions.append(Signing.signed_on <= plan.valid_to)
    return conditions


def _moving_in(session: Session, plan: CommissionPlan, span: Span | None) -> list[ColumnElement[bool]]:
    """Only contracts of which something happens in a period that ends in the span; all without one."""
    if span is None:
        return []
    kind, fiscal = PeriodKind(plan.cycle), fiscal_year_start(session)
    start = containing(kind, span[0], fiscal).start
    paid = select(Receipt.signing_id).where(Receipt.received_on.between(start, span[1]), Receipt.deleted_at.is_(None))
    moves = (
        Signing.signed_on.between(start, span[1]),
        Signing.terminated_on.between(start, span[1]),
        Signing.id.in_(paid),
    )
    return [or_(*moves)]


def _contracts(session: Session, conditions: list[ColumnElement[bool]]) -> dict[int, Contract]:
    received: dict[int, list[tuple[date, Decimal]]] = defaultdict(list)
    money = (
        select(Receipt.signing_id, Receipt.received_on, Receipt.amount)
        .join(Signing, Signing.id == Receipt.signing_id)
        .where(Receipt.deleted_at.is_(None), *conditions)
        .order_by(Receipt.received_on, Receipt.id)
    )
    for signing_id, day, amount in session.execute(money):
        received[signing_id].append((day, amount))
    signings = select(
        Signing.id, Signing.signed_on, Signing.amount, Signing.profit, Signing.first_year_fee, Signing.terminated_on
    ).where(*conditions)
    return {row[0]: Contract(*row, received=tuple(received.get(row[0], ()))) for row in session.execute(signings)}


def _repeats(session: Session) -> frozenset[int]:
    """The contracts whose customer had signed before, with anybody; of two on one day the one entered later."""
    place = func.row_number().over(partition_by=Signing.customer_id, order_by=(Signing.signed_on, Signing.id))
    numbered = (
        select(Signing.id, place.label("place"))
        .where(Signing.customer_id.is_not(None), Signing.deleted_at.is_(None))
        .subquery()
        .c
    )
    return frozenset(session.scalars(select(numbered.id).where(numbered.place > 1)))
