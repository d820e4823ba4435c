"""When the fiscal year may start in another month: only where nothing that was paid would be counted twice."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.period import MONTHS_IN, PeriodKind
from desktop.errors import N_, RequestError
from desktop.models import CommissionPlan, CommissionStatement


def refuse_moved_periods(session: Session, before: int, after: int) -> None:
    """Refuse another first month where commissions were settled for quarters, half-years or years it would move."""
    cycles = session.scalars(
        select(CommissionPlan.cycle)
        .join(CommissionStatement, CommissionStatement.plan_id == CommissionPlan.id)
        .where(CommissionStatement.deleted_at.is_(None), CommissionPlan.deleted_at.is_(None))
        .distinct()
    )
    if any((after - before) % MONTHS_IN[PeriodKind(cycle)] for cycle in cycles):
        raise RequestError(
            N_(
                "Commissions were settled by this fiscal year; with another first month the same money would be due "
                "again. Take those settlements back first, or leave the month."
            )
        )
