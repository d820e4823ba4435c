"""Which commission statements are kept: those with a settlement or an own figure; the others follow the records.

Inside the caller's transaction. One that need not be kept any more is put aside as it stands, so that what was taken
back by mistake can return with the figures it was paid by.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, delete, func, select
from sqlalchemy.orm import Session

from desktop.errors import N_, RequestError
from desktop.models import CommissionLine, CommissionPlan, CommissionSettlement, CommissionStatement
from desktop.models.base import now
from desktop.queries.commission_detail import Live, contract_lines, kept_statement, slice_lines, slices_document
from desktop.queries.commissions import StatementKey
from desktop.services.left import ChangedSinceError
from desktop.services.needed_first import refuse_hanging

NOTHING = N_("There is no commission of this person and period. Refresh the page.")


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """What a statement said: base and commission in 元, slices, and its lines by column."""

    statement_id: int
    base: Decimal
    computed: Decimal
    slices: list[Any]
    settled: Decimal
    lines: tuple[Mapping[str, Any], ...]


def worked_out(session: Session, row: CommissionStatement) -> WorkedOut:
    """What a statement says now, to say it again."""
    statement = (
        select(CommissionLine).where(CommissionLine.statement_id == row.id).order_by(CommissionLine.sort_order)
    )
    names = [column.key for column in CommissionLine.__table__.columns if column.key != "id"]
    lines = tuple({name: getattr(line, name) for name in names} for line in session.scalars(statement))
    return WorkedOut(row.id, row.base, row.computed, row.slices, settled_of(session, row.id), lines)


def say_again(session: Session, row: CommissionStatement, former: WorkedOut) -> None:
    """Let a statement say what it said before; refused where something was settled since."""
    if settled_of(session, row.id) != former.settled:
        raise ChangedSinceError
    session.execute(delete(CommissionLine).where(CommissionLine.statement_id == row.id))
    row.base, row.computed, row.slices = former.base, former.computed, former.slices
    session.add_all([CommissionLine(**line) for line in former.lines])
    session.flush()


def kept_or_made(session: Session, key: StatementKey, found: Live | None) -> CommissionStatement:
    """The kept statement, made from what the records say today where there is none."""
    row = kept_statement(session, key)
    if row is not None:
        return row
    if found is None:
        raise RequestError(NOTHING)
    period = found[0]
    row = kept_statement(session, key, is_aside=True)
    if row is None:
        row = CommissionStatement(
            plan_id=key.plan_id, staff_id=key.staff_id, period_label=period.label, start=period.start, end=period.end,
            base=Decimal(0), computed=Decimal(0), slices=[],
        )  # fmt: skip
        session.add(row)
    row.deleted_at = None
    session.flush()
    work_out(session, row, found)
    return row


def work_out(session: Session, row: CommissionStatement, found: Live | None) -> None:
    """Fill a statement with what the records say today, nothing where they say nothing any more."""
    session.execute(delete(CommissionLine).where(CommissionLine.statement_id == row.id))
    if found is None:
        row.base, row.computed, row.slices = Decimal(0), Decimal(0), []
        return
    earned = found[1]
    row.base, row.computed, row.slices = earned.base, earned.total, slices_document(slice_lines(earned))
    session.add_all(
        [
            CommissionLine(
                statement_id=row.id, sort_order=place, signing_id=line.signing_id, event=line.event.value,
                happened_on=line.day, amount=line.amount, share=line.share, base=line.base, tier=line.tier,
                rate=line.rate, earned=line.earned,
            )
            for place, line in enumerate(contract_lines(session, earned))
        ]
    )  # fmt: skip
    session.flush()


def still_open(session: Session, row: CommissionStatement) -> Decimal:
    """What is still to be paid on a statement in 元, negative where too much was."""
    return (row.computed if row.override is None else row.override) - settled_of(session, row.id)


def settled_of(session: Session, statement_id: int) -> Decimal:
    """What was paid on a statement, in 元."""
    return session.scalar(select(func.sum(CommissionSettlement.amount)).where(*_paid_on(statement_id))) or Decimal(0)


def let_go(session: Session, statement_id: int) -> None:
    """Put a statement aside that has neither a settlement nor an own figure: it follows the records again."""
    session.flush()
    row = session.get_one(CommissionStatement, statement_id)
    is_paid = session.scalar(select(CommissionSettlement.id).where(*_paid_on(statement_id)).limit(1)) is not None
    if row.override is None and not is_paid:
        row.deleted_at = now()
        session.flush()


def take_up_again(session: Session, statement_id: int) -> CommissionStatement:
    """A statement with the figures it was put aside with; refused where its plan says something else by now."""
    row = session.get_one(CommissionStatement, statement_id)
    if row.deleted_at is None:
        return row
    refuse_hanging(session, row)
    plan = session.get_one(CommissionPlan, row.plan_id)
    if plan.deleted_at is not None or plan.changed_at > row.deleted_at:
        raise RequestError(N_("The commission plan was changed meanwhile, so this holds no longer. Settle it anew."))
    row.deleted_at = None
    return row


def _paid_on(statement_id: int) -> tuple[ColumnElement[bool], ...]:
    return CommissionSettlement.statement_id == statement_id, CommissionSettlement.deleted_at.is_(None)
