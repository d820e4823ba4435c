"""The first page's figures, checked against sums made by hand."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from desktop.domain.period import PeriodKind
from desktop.models import CalendarDay, Company, DealResult, Staff, Stage
from desktop.queries.dashboard.figures import dashboard_figures
from desktop.queries.dashboard.main_figures import Origin
from desktop.queries.dashboard.parts import dashboard_parts
from desktop.queries.dashboard.trend import dashboard_trend
from desktop.queries.working_days import public_days, published_until, working_days
from tests.queries.builders import (
    a_customer,
    a_deal,
    a_person,
    a_receipt,
    a_signing,
    a_target,
    a_team,
    a_visit,
    keep,
)

TODAY = date(2026, 11, 20)  # a Friday, the 15th of November's 21 working days
FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)


@pytest.fixture
def busy(session: Session) -> Session:
    """王龚 signed 3,000 alone and half of 2,000 with 李契 this month; 1,500 before; money came for the first."""
    keep(session, Company(name="栗巷茶食"))
    wang, li = a_person(session, "王龚"), a_person(session, "李契")
    a_team(session, "招商一部", wang)
    customer = a_customer(session)
    first = a_signing(session, date(2026, 11, 3), (wang, "100"), amount="3000", customer_id=customer.id)
    a_signing(session, date(2026, 11, 10), (wang, "50"), (li, "50"), amount="2000", customer_id=customer.id)
    a_signing(session, date(2026, 10, 15), (li, "100"), amount="1500", customer_id=customer.id)
    a_receipt(session, first, date(2026, 11, 12), "1200")
    for day in (2, 3, 4):
        a_visit(session, wang, date(2026, 11, day), customer_id=customer.id)
    return session


def test_the_month_so_far_stands_beside_its_target_and_the_days_ahead(busy: Session) -> None:
    a_target(busy, FIRST, LAST, "10500", indicator="signed_amount")

    found = dashboard_figures(busy, PeriodKind.MONTH, TODAY)

    main = found.mains[0]
    assert main.indicator.code == "signed_amount"
    assert main.actual == 5000
    assert main.pace is not None
    assert (found.days.over, found.days.all) == (15, 21)
    assert main.pace.days_ahead == -5  # 5,000 of 10,500 is ten days' worth
    assert main.pace.needed_per_day == Decimal(5500) / 6


def test_without_targets_the_usual_figures_stand(busy: Session) -> None:
    found = dashboard_figures(busy, PeriodKind.MONTH, TODAY)

    assert found.codes == ("signed_amount", "collected_amount", "effective_visits", "new_customers")
    assert [main.pace for main in found.mains] == [None] * 4
    assert found.mains[1].actual == 1200


def test_where_the_company_has_no_target_its_peoples_are_summed_and_said_to_be_theirs(busy: Session) -> None:
    for person in (1, 2):
        a_target(busy, FIRST, LAST, "4000", indicator="signed_amount", staff_id=person)

    main = dashboard_figures(busy, PeriodKind.MONTH, TODAY).mains[0]

    assert main.target is not None
    assert (main.target.value, main.target.origin) == (Decimal(8000), Origin.PEOPLE)


def test_a_week_takes_its_part_of_the_month_by_working_days(busy: Session) -> None:
    a_target(busy, FIRST, LAST, "2100", indicator="signed_amount")

    main = dashboard_figures(busy, PeriodKind.WEEK, TODAY).mains[0]

    assert main.target is not None
    assert (main.target.value, main.target.is_spread) == (Decimal(500), True)


def test_the_owners_free_day_goes_before_the_week(busy: Session) -> None:
    keep(busy, CalendarDay(day=date(2026, 11, 19), is_working=False))

    assert dashboard_figures(busy, PeriodKind.MONTH, TODAY).days.over == 14


def test_public_holidays_are_known(session: Session) -> None:
    assert public_days()[date(2026, 10, 1)] is False
    assert not working_days(session).is_working(date(2026, 10, 1))
    assert published_until() >= 2026


def test_a_new_file_says_that_nothing_has_begun(session: Session) -> None:
    found = dashboard_figures(session, PeriodKind.MONTH, TODAY)

    assert found.beginnings.is_new
    assert not found.beginnings.has_staff


def test_the_same_days_before_the_funnel_and_everybodys_part(busy: Session) -> None:
    a_target(busy, FIRST, LAST, "4000", indicator="signed_amount", staff_id=1)
    figures = dashboard_figures(busy, PeriodKind.MONTH, TODAY)

    found = dashboard_parts(busy, figures, "zh_CN")

    assert found.before["signed_amount"] == 1500
    assert found.funnel["visits"] == 3
    assert found.funnel["visited_customers"] == 1
    assert found.funnel["signings"] == 2
    assert found.funnel["collected_amount"] == 1200
    wang, li = found.people
    assert (wang.name, wang.team) == ("王龚", "招商一部")
    assert wang.figures["signed_amount"].actual == 4000
    assert wang.figures["signed_amount"].attainment == 100
    assert li.figures["signed_amount"].actual == 1000
    assert li.figures["signed_amount"].attainment is None


def test_who_left_before_and_did_nothing_is_not_listed(busy: Session) -> None:
    a_person(busy, "张建国", left_on=date(2026, 11, 5))
    figures = dashboard_figures(busy, PeriodKind.MONTH, TODAY)

    assert [line.name for line in dashboard_parts(busy, figures, "zh_CN").people] == ["王龚", "李契"]


def test_months_stand_beside_targets_and_open_deals_lie_ahead(busy: Session) -> None:
    wang = busy.get_one(Staff, 1)
    stage = keep(busy, Stage(name="谈判", probability=40))
    for opened, amount in ((date(2026, 6, 1), "1000"), (date(2026, 10, 25), "500"), (date(2026, 6, 1), None)):
        expected = None if amount is None else Decimal(amount)
        a_deal(busy, wang, opened_on=opened, expected_amount=expected, stage_id=stage.id, result=DealResult.OPEN)
    a_target(busy, date(2026, 10, 1), date(2026, 10, 31), "900", indicator="signed_amount")
    period = dashboard_figures(busy, PeriodKind.MONTH, TODAY).period

    found = dashboard_trend(busy, TODAY, period, ["signed_amount", "visits"])

    months = found.months["signed_amount"]
    assert [each.month.label for each in months][-4:] == ["2026-10", "2026-11", "2026-12", "2027-01"]
    assert (months[-4].actual, months[-4].target) == (Decimal(1500), Decimal(900))
    running, december = months[-3].ahead, months[-2].ahead
    assert running is not None
    assert december is not None
    assert (running.likely, running.possible, running.unpriced) == (Decimal(400), Decimal(1000), 1)
    assert (december.likely, december.deals) == (Decimal(200), 1)  # opened on 25 October, 60 days on
    assert found.ahead["signed_amount"] == running
    assert len(found.months["visits"]) == 12
    assert all(each.ahead is None for each in found.months["visits"])


def test_the_number_of_statements_does_not_grow_with_the_company(session: Session) -> None:
    keep(session, Company(name="栗巷茶食"))
    asked: list[str] = []
    event.listen(session.connection().engine, "before_cursor_execute", lambda *all_of: asked.append(all_of[2]))

    def statements() -> int:
        asked.clear()
        figures = dashboard_figures(session, PeriodKind.MONTH, TODAY)
        dashboard_parts(session, figures, "en")
        dashboard_trend(session, TODAY, figures.period, figures.codes)
        return len(asked)

    a_person(session)
    before = statements()
    for number in range(5):
        person = a_person(session)
        a_visit(session, person, date(2026, 11, 1 + number))
        a_signing(session, date(2026, 11, 2), (person, "100"))
        a_deal(session, person, opened_on=date(2026, 11, 2))

    assert statements() == before
