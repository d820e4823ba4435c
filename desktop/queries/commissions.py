"""Commission statements: what was earned, what of it is kept as settled, and what is still to be paid."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.commission_statement import Earned
from desktop.domain.period import Period, PeriodKind, containing
from desktop.models import CommissionPlan, CommissionSettlement, CommissionStatement, Staff
from desktop.queries.commission_earned import Span, earned_by_plan
from desktop.queries.evaluations import fiscal_year_start
from desktop.queries.lookups import named


class StatementKey(NamedTuple):
    """Which statement: a plan, a person and the first day of the period."""

    plan_id: int
    staff_id: int
    start: date


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One person's commission of one period by one plan; money in 元.

    `computed` and `base` are those kept when it was settled or overridden, else those of today. `now` is today's
    figure where that has become another one since.
    """

    key: StatementKey
    plan: str
    staff: str
    staff_code: str
    left_on: date | None
    period: Period
    base: Decimal
    computed: Decimal
    override: Decimal | None
    override_reason: str
    settled: Decimal
    last_settled_on: date | None
    is_kept: bool
    now: Decimal | None

    @property
    def payable(self) -> Decimal:
        """What is owed for the period in 元: the owner's figure, else the computed one."""
        return self.computed if self.override is None else self.override

    @property
    def open(self) -> Decimal:
        """What is still to be paid in 元, negative where too much was."""
        return self.payable - self.settled


@dataclass(frozen=True, slots=True)
class _Settled:
    amount: Decimal = Decimal(0)
    last_on: date | None = None


@dataclass(frozen=True, slots=True)
class _Frame:
    """What lines of one plan share."""

    plan: CommissionPlan
    label: str
    fiscal: int
    people: Mapping[int, Staff]
    settled: Mapping[int, _Settled]


def statement_lines(
    session: Session, span: Span | None, language: str, staff_id: int | None = None
) -> tuple[StatementLine, ...]:
    """The statements of all periods that end in the span, of all there are without one; by period, person, plan."""
    people = {row.id: row for row in session.scalars(select(Staff).where(Staff.deleted_at.is_(None)))}
    settled, fiscal = _settled(session), fiscal_year_start(session)
    found: list[StatementLine] = []
    for plan in session.scalars(select(CommissionPlan).where(CommissionPlan.deleted_at.is_(None))):
        frame = _Frame(plan, named(plan.name, plan.name_en, language), fiscal, people, settled)
        found += _of_plan(session, frame, span, staff_id)
    return tuple(sorted(found, key=lambda line: (line.period.end, line.staff_code, line.staff, line.key)))


def _of_plan(session: Session, frame: _Frame, span: Span | None, staff_id: int | None) -> Iterator[StatementLine]:
    live = dict(earned_by_plan(session, frame.plan, span, staff_id))
    kept = select(CommissionStatement).where(
        CommissionStatement.plan_id == frame.plan.id, CommissionStatement.deleted_at.is_(None)
    )
    if span is not None:
        kept = kept.where(CommissionStatement.end.between(*span))
    if staff_id is not None:
        kept = kept.where(CommissionStatement.staff_id == staff_id)
    for row in session.scalars(kept):
        if row.staff_id in frame.people:
            yield _kept_line(frame, row, live.pop((row.staff_id, row.start), None))
    for (person, _start), (period, earned) in live.items():
        yield _live_line(frame, frame.people[person], period, earned)


def _kept_line(frame: _Frame, row: CommissionStatement, live: tuple[Period, Earned] | None) -> StatementLine:
    staff, now = frame.people[row.staff_id], live[1].total if live else Decimal(0)
    settled = frame.settled.get(row.id, _Settled())
    return StatementLine(
        key=StatementKey(row.plan_id, row.staff_id, row.start),
        plan=frame.label,
        staff=staff.name,
        staff_code=staff.code,
        left_on=staff.left_on,
        period=containing(PeriodKind(frame.plan.cycle), row.start, frame.fiscal),
        base=row.base,
        computed=row.computed,
        override=row.override,
        override_reason=row.override_reason,
        settled=settled.amount,
        last_settled_on=settled.last_on,
        is_kept=True,
        now=now if now != row.computed else None,
    )


def _live_line(frame: _Frame, staff: Staff, period: Period, earned: Earned) -> StatementLine:
    return StatementLine(
        key=StatementKey(frame.plan.id, staff.id, period.start),
        plan=frame.label,
        staff=staff.name,
        staff_code=staff.code,
        left_on=staff.left_on,
        period=period,
        base=earned.base,
        computed=earned.total,
        override=None,
        override_reason="",
        settled=Decimal(0),
        last_settled_on=None,
        is_kept=False,
        now=None,
    )


def _settled(session: Session) -> dict[int, _Settled]:
    found: dict[int, list[tuple[date, Decimal]]] = defaultdict(list)
    for statement_id, day, amount in session.execute(
        select(CommissionSettlement.statement_id, CommissionSettlement.settled_on, CommissionSettlement.amount).where(
            CommissionSettlement.deleted_at.is_(None)
        )
    ):
        found[statement_id].append((day, amount))
    return {
        key: _Settled(sum((amount for _day, amount in paid), Decimal(0)), max(day for day, _amount in paid))
        for key, paid in found.items()
    }
