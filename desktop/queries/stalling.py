"""When an open deal has stalled: no visit, no new stage and no opening for more than the company's days."""

from datetime import date, timedelta

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session

from desktop.models import Company, Deal, DealResult, DealStageChange, Visit

USUAL_DAYS = 30


def stall_days(session: Session) -> int:
    """The days after which an open deal that does not move has stalled."""
    days = session.scalar(select(Company.stall_days).order_by(Company.id).limit(1))
    return USUAL_DAYS if days is None else days


def last_day_to_move(today: date, days: int) -> date:
    """Whoever has not moved on this day or later has stalled."""
    return today - timedelta(days=days)


def has_stalled(limit: date) -> ColumnElement[bool]:
    """Whether a deal is open and nothing happened to it from `limit` on; one of unknown opening never has."""
    moved = exists().where(DealStageChange.deal_id == Deal.id, DealStageChange.reached_on >= limit)
    met = exists().where(Visit.customer_id == Deal.customer_id, Visit.visited_on >= limit, Visit.deleted_at.is_(None))
    talked = exists().where(Visit.deal_id == Deal.id, Visit.visited_on >= limit, Visit.deleted_at.is_(None))
    return (Deal.result == DealResult.OPEN) & (Deal.opened_on < limit) & ~moved & ~met & ~talked


def stalled_for(opened_on: date | None, moves: tuple[date | None, ...], today: date, days: int) -> int | None:
    """For how many days nothing happened to an open deal, None where that is within the company's days."""
    if opened_on is None:
        return None
    last = max((day for day in (opened_on, *moves) if day is not None), default=opened_on)
    still = (today - last).days
    return still if still > days else None
