"""How many of the new deals came to a negotiation: a step of the way that texts may name, not an indicator."""

from decimal import Decimal

from sqlalchemy import and_, case, exists, func, select
from sqlalchemy.orm import Session

from desktop.domain.facts import Measure
from desktop.domain.period import Period
from desktop.models import Deal, DealResult, DealStageChange, Staff, Stage

NEGOTIATION_RATE = "negotiation_rate"
_REACHED = ("negotiation", "signing", "landing", "collection")


def negotiation_rates(session: Session, period: Period) -> dict[int, Measure]:
    """By staff id: deals opened in the period that reached a negotiation by its end ÷ all, in percent; one statement.

    Deals without any recorded stage are left out: nobody can say how far they came.
    """
    came_far = exists().where(
        DealStageChange.deal_id == Deal.id,
        DealStageChange.stage_id.in_(select(Stage.id).where(Stage.step.in_(_REACHED))),
        DealStageChange.reached_on <= period.end,
    )
    won = (Deal.result == DealResult.WON) & (Deal.closed_on <= period.end)
    # From person to person, so that the index leads and no other period's deals are read.
    deals = select(Staff.id).outerjoin(
        Deal,
        and_(
            Deal.staff_id == Staff.id,
            Deal.deleted_at.is_(None),
            Deal.opened_on.between(period.start, period.end),
            exists().where(DealStageChange.deal_id == Deal.id),
        ),
    )
    rows = session.execute(
        deals.add_columns(func.sum(case((came_far | won, 1), else_=0)), func.count(Deal.id)).group_by(Staff.id)
    )
    return {staff_id: _rate(Decimal(reached), Decimal(number)) for staff_id, reached, number in rows if number}


def _rate(reached: Decimal, number: Decimal) -> Measure:
    return Measure(100 * reached / number, reached, number, int(number))
