"""How many of the new deals came to a negotiation: a step of the way that texts may name, not an indicator."""

from decimal import Decimal

from sqlalchemy import and_, case, func, select
from sqlalchemy.orm import Session

from desktop.domain.facts import Measure
from desktop.domain.period import Period
from desktop.models import Deal, DealResult, DealStageChange, Staff, Stage
from desktop.queries.facts.question import numbers_of

NEGOTIATION_RATE = "negotiation_rate"
_REACHED = ("negotiation", "signing", "landing", "collection")


def negotiation_rates(session: Session, period: Period) -> dict[int, Measure]:
    """By staff id: deals opened in the period that reached a negotiation by its end ÷ all, in percent; one statement.

    Deals without any recorded stage are left out: nobody can say how far they came.
    """
    far = DealStageChange.stage_id.in_(select(Stage.id).where(Stage.step.in_(_REACHED)))
    # Nothing where no stage is recorded, else whether one of them was far enough: each deal's stages are read once.
    came_far = (
        select(func.max(case((far & (DealStageChange.reached_on <= period.end), 1), else_=0)))
        .where(DealStageChange.deal_id == Deal.id)
        .scalar_subquery()
    )
    won = (Deal.result == DealResult.WON) & (Deal.closed_on <= period.end)
    # From person to person, so that the index leads and no other period's deals are read.
    deals = (
        select(Staff.id.label("staff_id"), came_far.label("far"), case((won, 1), else_=0).label("won"))
        .select_from(Staff)
        .outerjoin(
            Deal,
            and_(
                Deal.staff_id == Staff.id,
                Deal.deleted_at.is_(None),
                Deal.opened_on.between(period.start, period.end),
            ),
        )
        .offset(0)  # keeps the engine from reading the stages again for each sum
        .subquery()
        .c
    )
    reached = func.sum(case((deals.far.is_not(None) & ((deals.far == 1) | (deals.won == 1)), 1), else_=0))
    rows = numbers_of(session, select(deals.staff_id, reached, func.count(deals.far)).group_by(deals.staff_id))
    return {staff_id: _rate(Decimal(reached), Decimal(number)) for staff_id, reached, number in rows if number}


def _rate(reached: Decimal, number: Decimal) -> Measure:
    return Measure(100 * reached / number, reached, number, int(number))
