"""Verbs on commission statements: settle, take a settlement back, override, work out again."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from desktop.domain.commission_statement import may_be_settled
from desktop.domain.wording.numbers import yuan
from desktop.errors import N_, RequestError
from desktop.models import CommissionLine, CommissionSettlement, CommissionStatement, Staff
from desktop.models.base import now
from desktop.queries.commission_detail import (
    Live,
    contract_lines,
    kept_statement,
    live_statement,
    live_statements,
    slice_lines,
    slices_document,
)
from desktop.queries.commissions import StatementKey
from desktop.services import audit
from desktop.services.signing_rules import check_amount, check_past
from desktop.services.texts import line_of, required_line
from desktop.store.database import Database

_NOTHING = N_("There is no commission of this person and period. Refresh the page.")


class Commissions:
    """What becomes of statements; each method is one transaction.

    A statement is kept with its lines once it is settled or overridden, so that later changes of records show beside
    it instead of changing what was paid.
    """

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database = database
        self._today = today

    def settle(self, key: StatementKey, settled_on: date, amount: Decimal | None = None, note: str = "") -> int:
        """The key of a new settlement: all that is open, or a part of it, in 元."""
        with self._database.write() as session:
            row = _kept(session, key, live_statement(session, key))
            return self._settle(session, row, settled_on, amount, note)

    def settle_all(self, keys: Sequence[StatementKey], settled_on: date, note: str = "") -> tuple[int, ...]:
        """The keys of new settlements, one for each statement that has something open; all of them or none."""
        with self._database.write() as session:
            live, made = live_statements(session, {key.plan_id for key in keys}), []
            for key in keys:
                row = _kept(session, key, live.get(key))
                if _open(session, row):
                    made.append(self._settle(session, row, settled_on, None, note))
                else:
                    _let_go(session, row.id)
            return tuple(made)

    def take_back(self, settlement_ids: Sequence[int]) -> None:
        """Undo settlements; a statement without any, and without an override, follows the records again."""
        with self._database.write() as session:
            for settlement_id in settlement_ids:
                row = session.get(CommissionSettlement, settlement_id)
                if row is None or row.deleted_at is not None:
                    raise RequestError(N_("This settlement is no longer there. Refresh the page."))
                row.deleted_at = now()
                audit.append(session, "commission.unsettled", "commission_settlement", row.id, {"amount": row.amount})
                _let_go(session, row.statement_id)

    def override(self, key: StatementKey, amount: Decimal, reason: str) -> None:
        """Set the owner's figure (元) beside the computed one, which is kept, with the reason."""
        with self._database.write() as session:
            why = required_line(reason, N_("Reason"))
            check_amount(amount, N_("Amount"), may_be_negative=True)
            row = _kept(session, key, live_statement(session, key))
            row.override, row.override_reason = amount, why
            row.revision += 1
            details = {"computed": row.computed, "override": amount, "reason": why}
            audit.append(session, "commission.overridden", "commission_statement", row.id, details)

    def drop_override(self, key: StatementKey) -> None:
        """Let the computed figure stand again."""
        with self._database.write() as session:
            row = kept_statement(session, key)
            if row is None or row.override is None:
                raise RequestError(_NOTHING)
            row.override, row.override_reason = None, ""
            row.revision += 1
            audit.append(session, "commission.override_dropped", "commission_statement", row.id)
            _let_go(session, row.id)

    def renew(self, key: StatementKey) -> None:
        """Take over what the records say today into a kept statement; settlements and override stay."""
        with self._database.write() as session:
            row = kept_statement(session, key)
            if row is None:
                raise RequestError(_NOTHING)
            before = row.computed
            _work_out(session, row, live_statement(session, key))
            row.revision += 1
            details = {"before": before, "computed": row.computed}
            audit.append(session, "commission.renewed", "commission_statement", row.id, details)

    def _settle(
        self, session: Session, row: CommissionStatement, settled_on: date, amount: Decimal | None, note: str
    ) -> int:
        check_past(settled_on, N_("Settled on"), self._today())
        _check_over(session, row, settled_on)
        left = _open(session, row)
        paid = left if amount is None else amount
        check_amount(paid, N_("Amount"), may_be_negative=True)
        if not 0 < abs(paid) <= abs(left) or (paid > 0) != (left > 0):
            raise RequestError(
                N_("{amount} cannot be settled: {open} is open for {period}."),
                amount=yuan(paid, 2),
                open=yuan(left, 2),
                period=row.period_label,
            )
        settlement = CommissionSettlement(
            statement_id=row.id, settled_on=settled_on, amount=paid, note=line_of(note, N_("Note"))
        )
        session.add(settlement)
        session.flush()
        details = {"amount": paid, "settled_on": settled_on}
        audit.append(session, "commission.settled", "commission_settlement", settlement.id, details)
        return settlement.id


def _check_over(session: Session, row: CommissionStatement, settled_on: date) -> None:
    if not may_be_settled(row.end, session.get_one(Staff, row.staff_id).left_on, settled_on):
        raise RequestError(
            N_("{period} runs until {end}; what it earns is settled after that day."),
            period=row.period_label,
            end=row.end.isoformat(),
        )


def _kept(session: Session, key: StatementKey, found: Live | None) -> CommissionStatement:
    """The kept statement, made from what the records say today where there is none yet."""
    row = kept_statement(session, key)
    if row is not None:
        return row
    if found is None:
        raise RequestError(_NOTHING)
    period = found[0]
    row = CommissionStatement(
        plan_id=key.plan_id, staff_id=key.staff_id, period_label=period.label, start=period.start, end=period.end,
        base=Decimal(0), computed=Decimal(0), slices=[],
    )  # fmt: skip
    session.add(row)
    session.flush()
    _work_out(session, row, found)
    return row


def _work_out(session: Session, row: CommissionStatement, found: Live | None) -> None:
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


def _open(session: Session, row: CommissionStatement) -> Decimal:
    settled = session.scalar(
        select(func.sum(CommissionSettlement.amount)).where(
            CommissionSettlement.statement_id == row.id, CommissionSettlement.deleted_at.is_(None)
        )
    )
    return (row.computed if row.override is None else row.override) - (settled or Decimal(0))


def _let_go(session: Session, statement_id: int) -> None:
    """A statement with neither a settlement nor an override need not be kept: it follows the records again."""
    session.flush()
    row = session.get_one(CommissionStatement, statement_id)
    paid = session.scalars(
        select(CommissionSettlement).where(CommissionSettlement.statement_id == statement_id)
    ).all()
    if row.override is None and all(one.deleted_at is not None for one in paid):
        for one in paid:
            session.delete(one)
        session.flush()
        session.delete(row)
        session.flush()
