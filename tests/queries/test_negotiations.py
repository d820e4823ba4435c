from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from desktop.domain.period import parse_period
from desktop.models import Deal, DealResult, DealStageChange, Staff, Stage
from desktop.queries.negotiations import negotiation_rates

QUARTER = parse_period("2026Q3")


def _deal(
    session: Session, staff: Staff, opened_on: date, *reached: tuple[Stage, date], won: date | None = None
) -> Deal:
    deal = Deal(
        staff_id=staff.id, opened_on=opened_on, closed_on=won, result=DealResult.WON if won else DealResult.OPEN
    )
    session.add(deal)
    session.flush()
    session.add_all(DealStageChange(deal_id=deal.id, stage_id=stage.id, reached_on=day) for stage, day in reached)
    session.flush()
    return deal


def test_counts_new_deals_that_came_to_a_negotiation_by_the_periods_end(session: Session) -> None:
    staff = Staff(code="E01", name="沈亦舟")
    first = Stage(name="立项", step="deal", sort_order=1)
    talks = Stage(name="谈判", step="negotiation", sort_order=2)
    session.add_all((staff, first, talks))
    session.flush()
    july, october = date(2026, 7, 10), date(2026, 10, 2)
    _deal(session, staff, july, (first, july), (talks, date(2026, 8, 1)))
    _deal(session, staff, july, (first, july), won=date(2026, 9, 1))
    _deal(session, staff, july, (first, july))
    _deal(session, staff, july, (first, july), (talks, october))  # reached after the period
    _deal(session, staff, july)  # nothing recorded
    _deal(session, staff, date(2026, 6, 30), (talks, july))  # opened before the period

    rates = negotiation_rates(session, QUARTER)

    assert rates[staff.id].actual == Decimal(50)
    assert rates[staff.id].numerator == Decimal(2)
    assert rates[staff.id].denominator == Decimal(4)


def test_a_company_without_recorded_stages_has_no_rates(session: Session) -> None:
    staff = Staff(code="E01", name="沈亦舟")
    session.add(staff)
    session.flush()
    _deal(session, staff, date(2026, 7, 10))

    assert negotiation_rates(session, QUARTER) == {}
