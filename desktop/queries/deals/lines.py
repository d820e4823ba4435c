"""Deals as lists and cards show them: how they stand, since when, what is to be done next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import Session, aliased

from desktop.models import Customer, Deal, DealResult, DealStageChange, Lookup, Staff, Stage, Visit
from desktop.queries.lookups import named
from desktop.queries.stalling import stall_days, stalled_for

AT_ONCE = 500  # keys in one statement


@dataclass(frozen=True, slots=True)
class DealLine:
    """One deal; money in 元, `probability` in percent; `stalled_days` None where it moves or is closed."""

    deal_id: int
    code: str
    customer_id: int | None
    customer: str
    staff_id: int
    staff: str
    product: str
    stage_id: int | None
    stage: str
    probability: int
    opened_on: date | None
    closed_on: date | None
    expected_amount: Decimal | None
    amount: Decimal | None
    result: DealResult
    lost_reason: str
    in_stage_since: date | None
    visited_on: date | None
    next_step: str
    next_on: date | None
    stalled_days: int | None

    @property
    def value(self) -> Decimal:
        """What it brought, or may bring, in 元; 0 where nobody said."""
        return self.amount or self.expected_amount or Decimal(0)

    @property
    def weighted(self) -> Decimal:
        """What an open deal may bring × its stage's probability, in 元, unrounded."""
        return self.value * self.probability / 100


def deal_lines(session: Session, keys: Sequence[int], today: date, language: str) -> tuple[DealLine, ...]:
    """The deals of these keys in that order."""
    days = stall_days(session)
    found: dict[int, DealLine] = {}
    for start in range(0, len(keys), AT_ONCE):
        for row in session.execute(_details().where(Deal.id.in_(keys[start : start + AT_ONCE]))):
            found[row.id] = _line(row, today, days, language)
    return tuple(found[key] for key in keys if key in found)


def _details() -> Select[*tuple[Any, ...]]:
    product, reason, last, other = aliased(Lookup), aliased(Lookup), aliased(Visit), aliased(Visit)
    latest = (
        select(other.id)
        .where(other.customer_id == Deal.customer_id, other.deleted_at.is_(None))
        .order_by(other.visited_on.desc(), other.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    changes = select(func.max(DealStageChange.reached_on)).where(DealStageChange.deal_id == Deal.id)
    talked = select(func.max(other.visited_on)).where(other.deal_id == Deal.id, other.deleted_at.is_(None))
    return (
        select(
            Deal.id, Deal.code, Deal.customer_id, Customer.name.label("customer"), Deal.staff_id,
            Staff.name.label("staff"), product.name.label("product"), product.name_en.label("product_en"),
            Deal.stage_id, Stage.name.label("stage"), Stage.name_en.label("stage_en"), Stage.probability,
            Deal.opened_on, Deal.closed_on, Deal.expected_amount, Deal.amount, Deal.result,
            reason.name.label("reason"), reason.name_en.label("reason_en"),
            changes.where(DealStageChange.stage_id == Deal.stage_id).scalar_subquery().label("in_stage_since"),
            changes.scalar_subquery().label("moved_on"), talked.scalar_subquery().label("talked_on"),
            last.visited_on, last.next_step, last.next_on,
        )
        .join(Staff, Staff.id == Deal.staff_id)
        .outerjoin(Customer, Customer.id == Deal.customer_id)
        .outerjoin(product, product.id == Deal.product_id)
        .outerjoin(reason, reason.id == Deal.lost_reason_id)
        .outerjoin(Stage, Stage.id == Deal.stage_id)
        .outerjoin(last, last.id == latest)
    )  # fmt: skip


def _line(row: Row[Any], today: date, days: int, language: str) -> DealLine:
    is_open = row.result == DealResult.OPEN
    moves = (row.moved_on, row.talked_on, row.visited_on)
    return DealLine(
        deal_id=row.id,
        code=row.code or "",
        customer_id=row.customer_id,
        customer=row.customer or "",
        staff_id=row.staff_id,
        staff=row.staff,
        product=named(row.product or "", row.product_en or "", language),
        stage_id=row.stage_id,
        stage=named(row.stage or "", row.stage_en or "", language),
        probability=row.probability or 0,
        opened_on=row.opened_on,
        closed_on=row.closed_on,
        expected_amount=row.expected_amount,
        amount=row.amount,
        result=DealResult(row.result),
        lost_reason=named(row.reason or "", row.reason_en or "", language),
        in_stage_since=row.in_stage_since or row.opened_on,
        visited_on=row.visited_on,
        next_step=row.next_step or "",
        next_on=row.next_on,
        stalled_days=stalled_for(row.opened_on, moves, today, days) if is_open else None,
    )
