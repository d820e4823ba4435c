"""One commission statement down to the contracts, with its slices and settlements."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.commission_movements import Event
from desktop.domain.commission_statement import MONEY_PLACES, RATE_PLACES, Earned, EarnedLine
from desktop.domain.exact import half_up, plain
from desktop.domain.period import Period, PeriodKind, containing
from desktop.models import (
    CommissionLine,
    CommissionPlan,
    CommissionSettlement,
    CommissionStatement,
    Customer,
    Signing,
)
from desktop.queries.commission_earned import earned_by_plan
from desktop.queries.commission_plans import PlanLine, commission_plans
from desktop.queries.commissions import StatementKey, StatementLine, statement_lines
from desktop.queries.evaluations import fiscal_year_start

Live = tuple[Period, Earned]


@dataclass(frozen=True, slots=True)
class ContractLine:
    """What one contract brought on one day; money in 元, share and rate in percent, each figure rounded once."""

    signing_id: int
    number: str
    customer: str
    event: Event
    day: date
    amount: Decimal
    share: Decimal
    base: Decimal
    tier: int | None
    rate: Decimal
    earned: Decimal


@dataclass(frozen=True, slots=True)
class SliceLine:
    """The part of the pooled base in one tier, in 元, at its rate in percent."""

    tier: int
    base: Decimal
    rate: Decimal
    earned: Decimal


@dataclass(frozen=True, slots=True)
class SettlementLine:
    """Money paid on the statement, in 元."""

    settlement_id: int
    settled_on: date
    amount: Decimal
    note: str


@dataclass(frozen=True, slots=True)
class StatementDetail:
    """A statement with all that makes it up."""

    line: StatementLine
    plan: PlanLine
    contracts: tuple[ContractLine, ...]
    slices: tuple[SliceLine, ...]
    settlements: tuple[SettlementLine, ...]


def statement_detail(session: Session, key: StatementKey, language: str) -> StatementDetail | None:
    """One statement, as it was kept or else as it stands today; None where there is none of that key."""
    row = kept_statement(session, key)
    live = None if row is not None else live_statement(session, key)
    if row is not None:
        end, contracts, slices = row.end, _kept_lines(session, row), _kept_slices(row.slices)
    elif live is not None:
        end, contracts, slices = live[0].end, contract_lines(session, live[1]), slice_lines(live[1])
    else:
        return None
    plan = next(iter(commission_plans(session, language, key.plan_id)), None)
    lines = statement_lines(session, (end, end), language, key.staff_id)
    line = next((each for each in lines if each.key == key), None)
    if line is None or plan is None:
        return None
    return StatementDetail(line, plan, contracts, slices, _settlements(session, row))


def statement_details(session: Session, lines: Sequence[StatementLine], language: str) -> list[StatementDetail]:
    """The statements of these lines in their order; records are read once for each plan, not for each statement."""
    plans = {plan.plan_id: plan for plan in commission_plans(session, language)}
    kept = {
        StatementKey(row.plan_id, row.staff_id, row.start): row
        for row in session.scalars(select(CommissionStatement).where(CommissionStatement.deleted_at.is_(None)))
    }
    live = _live_between(session, [line for line in lines if line.key not in kept])
    names = _names(session, {each.signing_id for _period, earned in live.values() for each in earned.lines})
    found = []
    for line in lines:
        row = kept.get(line.key)
        if row is not None:
            contracts, slices = _kept_lines(session, row), _kept_slices(row.slices)
        else:
            earned = live[line.key][1]
            contracts = tuple(_rounded(each, names) for each in earned.lines)
            slices = slice_lines(earned)
        found.append(StatementDetail(line, plans[line.key.plan_id], contracts, slices, _settlements(session, row)))
    return found


def _live_between(session: Session, lines: Sequence[StatementLine]) -> dict[StatementKey, Live]:
    """What the records say today of everybody, in the periods of some lines."""
    if not lines:
        return {}
    ends = [line.period.end for line in lines]
    span = min(ends), max(ends)
    plans = session.scalars(select(CommissionPlan).where(CommissionPlan.id.in_({line.key.plan_id for line in lines})))
    return {
        StatementKey(plan.id, staff_id, start): found
        for plan in plans.all()
        for (staff_id, start), found in earned_by_plan(session, plan, span).items()
    }


def kept_statement(session: Session, key: StatementKey, is_aside: bool = False) -> CommissionStatement | None:
    """The statement as it was kept, if it was settled or overridden; or as it was put aside when that was undone."""
    aside = CommissionStatement.deleted_at
    return session.scalar(
        select(CommissionStatement).where(
            aside.is_not(None) if is_aside else aside.is_(None),
            CommissionStatement.plan_id == key.plan_id,
            CommissionStatement.staff_id == key.staff_id,
            CommissionStatement.start == key.start,
        )
    )


def live_statements(session: Session, plan_ids: Collection[int]) -> dict[StatementKey, Live]:
    """What the records say today of everybody and every period by some plans."""
    plans = session.scalars(
        select(CommissionPlan).where(CommissionPlan.id.in_(plan_ids), CommissionPlan.deleted_at.is_(None))
    )
    return {
        StatementKey(plan.id, staff_id, start): found
        for plan in plans.all()
        for (staff_id, start), found in earned_by_plan(session, plan, None).items()
    }


def live_statement(session: Session, key: StatementKey) -> Live | None:
    """What the records say today, None where they say nothing of the person and period."""
    plan = session.get(CommissionPlan, key.plan_id)
    if plan is None or plan.deleted_at is not None:
        return None
    period = containing(PeriodKind(plan.cycle), key.start, fiscal_year_start(session))
    span = period.start, period.end
    return earned_by_plan(session, plan, span, key.staff_id).get((key.staff_id, key.start))


def contract_lines(session: Session, earned: Earned) -> tuple[ContractLine, ...]:
    """The lines of a computed statement, with the names of their contracts."""
    names = _names(session, {line.signing_id for line in earned.lines})
    return tuple(_rounded(line, names) for line in earned.lines)


def slice_lines(earned: Earned) -> tuple[SliceLine, ...]:
    """The slices of a computed statement."""
    return tuple(
        SliceLine(part.tier, half_up(part.base, MONEY_PLACES), part.rate, half_up(part.earned, MONEY_PLACES))
        for part in earned.slices
    )


def slices_document(slices: tuple[SliceLine, ...]) -> list[dict[str, Any]]:
    """Slices to keep: decimals as text."""
    return [
        {"tier": part.tier, "base": plain(part.base), "rate": plain(part.rate), "earned": plain(part.earned)}
        for part in slices
    ]


def _kept_slices(documents: list[Any]) -> tuple[SliceLine, ...]:
    return tuple(
        SliceLine(part["tier"], Decimal(part["base"]), Decimal(part["rate"]), Decimal(part["earned"]))
        for part in documents
    )


def _rounded(line: EarnedLine, names: dict[int, tuple[str, str]]) -> ContractLine:
    number, customer = names[line.signing_id]
    return ContractLine(
        signing_id=line.signing_id,
        number=number,
        customer=customer,
        event=line.event,
        day=line.day,
        amount=half_up(line.amount, MONEY_PLACES),
        share=line.share,
        base=half_up(line.base, MONEY_PLACES),
        tier=line.tier,
        rate=half_up(line.rate, RATE_PLACES),
        earned=half_up(line.earned, MONEY_PLACES),
    )


def _kept_lines(session: Session, row: CommissionStatement) -> tuple[ContractLine, ...]:
    rows = session.scalars(
        select(CommissionLine).where(CommissionLine.statement_id == row.id).order_by(CommissionLine.sort_order)
    ).all()
    names = _names(session, {line.signing_id for line in rows})
    return tuple(
        ContractLine(
            line.signing_id, *names[line.signing_id], Event(line.event), line.happened_on,
            line.amount, line.share, line.base, line.tier, line.rate, line.earned,
        )
        for line in rows
    )  # fmt: skip


def _names(session: Session, signing_ids: set[int]) -> dict[int, tuple[str, str]]:
    """Number and customer of each contract, also of one that was removed since."""
    rows = session.execute(
        select(Signing.id, Signing.number, Customer.name)
        .outerjoin(Customer, Customer.id == Signing.customer_id)
        .where(Signing.id.in_(signing_ids))
    )
    return {key: (number or "", customer or "") for key, number, customer in rows}


def _settlements(session: Session, row: CommissionStatement | None) -> tuple[SettlementLine, ...]:
    if row is None:
        return ()
    rows = session.execute(
        select(
            CommissionSettlement.id,
            CommissionSettlement.settled_on,
            CommissionSettlement.amount,
            CommissionSettlement.note,
        )
        .where(CommissionSettlement.statement_id == row.id, CommissionSettlement.deleted_at.is_(None))
        .order_by(CommissionSettlement.settled_on, CommissionSettlement.id)
    )
    return tuple(SettlementLine(*each) for each in rows)
