"""Verbs on commission statements: settle, take a settlement back, override, work out again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from desktop.domain.commission_statement import may_be_settled
from desktop.domain.wording.numbers import yuan
from desktop.errors import N_, RequestError
from desktop.models import CommissionSettlement, CommissionStatement, Staff
from desktop.models.base import now
from desktop.queries.commission_detail import kept_statement, live_statement, live_statements
from desktop.queries.commissions import StatementKey
from desktop.services import audit
from desktop.services.commission_keeping import (
    NOTHING,
    WorkedOut,
    kept_or_made,
    let_go,
    say_again,
    still_open,
    take_up_again,
    work_out,
    worked_out,
)
from desktop.services.gone import GoneError
from desktop.services.signing_rules import check_amount, check_past
from desktop.services.texts import line_of, required_line
from desktop.store.database import Database


@dataclass(frozen=True, slots=True)
class Dropped:
    """An own figure that was dropped, with all that bringing it back needs."""

    statement_id: int
    amount: Decimal
    reason: str


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
            row = kept_or_made(session, key, live_statement(session, key))
            return self._settle(session, row, settled_on, amount, note)

    def settle_all(self, keys: Sequence[StatementKey], settled_on: date, note: str = "") -> tuple[int, ...]:
        """The keys of new settlements, one for each statement that has something open; all of them or none."""
        with self._database.write() as session:
            live, made = live_statements(session, {key.plan_id for key in keys}), []
            for key in keys:
                row = kept_or_made(session, key, live.get(key))
                if still_open(session, row):
                    made.append(self._settle(session, row, settled_on, None, note))
                else:
                    let_go(session, row.id)
            return tuple(made)

    def take_back(self, settlement_ids: Sequence[int]) -> None:
        """Undo settlements; a statement without any, and without an override, follows the records again."""
        with self._database.write() as session:
            for settlement_id in settlement_ids:
                row = session.get(CommissionSettlement, settlement_id)
                if row is None or row.deleted_at is not None:
                    raise GoneError(N_("This settlement was removed meanwhile, perhaps on another computer."))
                row.deleted_at = now()
                audit.append(session, "commission.unsettled", "commission_settlement", row.id, {"amount": row.amount})
                let_go(session, row.statement_id)

    def bring_back(self, settlement_ids: Sequence[int]) -> None:
        """Note settlements again that were taken back, on their statements as these stood."""
        with self._database.write() as session:
            for settlement_id in settlement_ids:
                row = session.get(CommissionSettlement, settlement_id)
                if row is None or row.deleted_at is None:
                    raise GoneError(N_("This settlement was removed meanwhile, perhaps on another computer."))
                take_up_again(session, row.statement_id)
                row.deleted_at = None
                details = {"amount": row.amount, "settled_on": row.settled_on}
                audit.append(session, "commission.settled", "commission_settlement", row.id, details)

    def override(self, key: StatementKey, amount: Decimal, reason: str) -> None:
        """Set the owner's figure (元) beside the computed one, which is kept, with the reason."""
        with self._database.write() as session:
            why = required_line(reason, N_("Reason"))
            check_amount(amount, N_("Amount"), may_be_negative=True)
            row = kept_or_made(session, key, live_statement(session, key))
            row.override, row.override_reason = amount, why
            row.revision += 1
            details = {"computed": row.computed, "override": amount, "reason": why}
            audit.append(session, "commission.overridden", "commission_statement", row.id, details)

    def drop_override(self, key: StatementKey) -> Dropped:
        """Let the computed figure stand again; what was dropped, to bring it back."""
        with self._database.write() as session:
            row = kept_statement(session, key)
            if row is None or row.override is None:
                raise RequestError(NOTHING)
            dropped = Dropped(row.id, row.override, row.override_reason)
            row.override, row.override_reason = None, ""
            row.revision += 1
            audit.append(session, "commission.override_dropped", "commission_statement", row.id)
            let_go(session, row.id)
            return dropped

    def bring_override_back(self, dropped: Dropped) -> None:
        """Let an own figure stand again that was dropped, beside what was computed then."""
        with self._database.write() as session:
            row = take_up_again(session, dropped.statement_id)
            row.override, row.override_reason = dropped.amount, dropped.reason
            row.revision += 1
            details = {"computed": row.computed, "override": dropped.amount, "reason": dropped.reason}
            audit.append(session, "commission.overridden", "commission_statement", row.id, details)

    def renew(self, key: StatementKey) -> WorkedOut:
        """Take over what the records say today into a kept statement; settlements and override stay.

        What the statement said before, to let it say so again.
        """
        with self._database.write() as session:
            row = kept_statement(session, key)
            if row is None:
                raise RequestError(NOTHING)
            former = worked_out(session, row)
            work_out(session, row, live_statement(session, key))
            _note_renewed(session, row, former.computed)
            return former

    def leave_as_before(self, former: WorkedOut) -> None:
        """Let a statement say what it said before it took over the records."""
        with self._database.write() as session:
            row = session.get(CommissionStatement, former.statement_id)
            if row is None or row.deleted_at is not None:
                raise GoneError(NOTHING)
            before = row.computed
            say_again(session, row, former)
            _note_renewed(session, row, before)

    def _settle(
        self, session: Session, row: CommissionStatement, settled_on: date, amount: Decimal | None, note: str
    ) -> int:
        check_past(settled_on, N_("Settled on"), self._today())
        _check_over(session, row, settled_on)
        left = still_open(session, row)
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


def _note_renewed(session: Session, row: CommissionStatement, before: Decimal) -> None:
    row.revision += 1
    details = {"before": before, "computed": row.computed}
    audit.append(session, "commission.renewed", "commission_statement", row.id, details)


def _check_over(session: Session, row: CommissionStatement, settled_on: date) -> None:
    if not may_be_settled(row.end, session.get_one(Staff, row.staff_id).left_on, settled_on):
        raise RequestError(
            N_("{period} runs until {end}; what it earns is settled after that day."),
            period=row.period_label,
            end=row.end.isoformat(),
        )
