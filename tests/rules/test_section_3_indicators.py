"""§3: each indicator's definition on a company small enough to work out by hand; §2: shares and teams in each."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy.orm import Session

from desktop.domain.facts import Facts
from desktop.domain.indicators import BUILT_IN, INDICATORS, Unit
from desktop.domain.period import parse_period
from desktop.i18n import translator
from desktop.models import Complaint, Feedback, Rating, Staff
from desktop.queries.facts import company_facts, staff_facts
from tests.queries.builders import (
    a_customer,
    a_deal,
    a_person,
    a_receipt,
    a_signing,
    a_visit,
    a_word,
    an_instalment,
    keep,
)
from tests.rules.makers import LONG_AGO, a_milestone, a_survey, an_action, an_activity

Q3 = parse_period("2026Q3")
JULY, AUGUST, SEPTEMBER = date(2026, 7, 10), date(2026, 8, 10), date(2026, 9, 10)


def two_people(session: Session) -> tuple[Staff, Staff]:
    """Wang and Li work the third quarter together; every figure below is worked out from these records by hand."""
    wang, li = a_person(session, "王"), a_person(session, "李")
    old = a_customer(session, name="老客户", credit=Decimal(90))  # signed long ago, renews now
    new = a_customer(session, name="新客户", registered_capital=Decimal(10_000_000), credit=Decimal(60))
    lost = a_customer(session, name="流失客户")
    blank = a_customer(session, name="空白客户")  # nothing is known of it
    _contracts(session, wang, li, [old.id, new.id, lost.id, blank.id])
    _visits_and_deals(session, wang, [old.id, new.id, lost.id])
    _quality(session, wang)
    return wang, li


def _contracts(session: Session, wang: Staff, li: Staff, customers: list[int]) -> None:
    old, new, lost, blank = customers
    a_signing(session, LONG_AGO, (wang, "100"), customer_id=old, term_end=date(2026, 9, 30))
    a_signing(session, LONG_AGO, (wang, "100"), customer_id=lost, terminated_on=AUGUST)
    renewal = a_signing(
        session, JULY, (wang, "60"), (li, "40"), amount="100000", profit=Decimal(30000), customer_id=old,
        landing_planned_on=AUGUST, landed_on=AUGUST,
    )  # fmt: skip
    first = a_signing(
        session, AUGUST, (wang, "100"), amount="50000.55", customer_id=new, landing_planned_on=SEPTEMBER
    )
    a_signing(session, AUGUST, (wang, "100"), amount="9.45", customer_id=blank, profit=Decimal("-8.5"))
    an_instalment(session, renewal, JULY, "60000")
    an_instalment(session, renewal, AUGUST, "40000")
    an_instalment(session, first, SEPTEMBER, "20000")
    a_receipt(session, renewal, JULY, "80000")
    a_receipt(session, renewal, SEPTEMBER, "-10000")  # a refund: 70,000 stay
    a_receipt(session, first, SEPTEMBER, "25000")  # 5,000 beyond what is due


def _visits_and_deals(session: Session, wang: Staff, customers: list[int]) -> None:
    effective, other = (
        a_word(session, "outcome", "有进展", is_effective=True).id,
        a_word(session, "outcome", "未见到人").id,
    )
    for customer, outcome, entered in (
        (customers[0], effective, JULY),
        (customers[0], other, date(2026, 7, 12)),
        (customers[1], effective, date(2026, 7, 13)),  # entered on the third day
        (customers[2], None, JULY),
        (None, effective, JULY),
    ):
        a_visit(session, wang, JULY, customer_id=customer, outcome_id=outcome, entered_on=entered)
    a_deal(session, wang, opened_on=JULY, closed_on=JULY, result="won")
    a_deal(session, wang, opened_on=JULY, closed_on=date(2026, 8, 9), result="won")  # 30 days
    a_deal(session, wang, opened_on=JULY, closed_on=AUGUST, result="lost")
    a_deal(session, wang, opened_on=JULY)
    a_deal(session, wang, opened_on=LONG_AGO, closed_on=AUGUST, result="lost")


def _quality(session: Session, wang: Staff) -> None:
    for score in ("100", "80", "75"):
        a_survey(session, wang, JULY, score)
    keep(session, Complaint(received_on=JULY, staff_id=wang.id))
    for status in ("new", "useful", "adopted"):
        keep(session, Feedback(reported_on=JULY, staff_id=wang.id, status=status))
    an_activity(session, wang, JULY, 7, 2)
    an_activity(session, wang, AUGUST, 5, 0)
    for done in (JULY, date(2026, 7, 11), None):
        a_milestone(session, wang, JULY, done)
        an_action(session, wang, JULY, done)
    a_milestone(session, wang, JULY, JULY)
    for relation, score in (
        ("owner", "70"), ("owner", "80"), ("manager", "90"), ("peer", "60"), ("peer", "80"), ("self", "100"),
    ):  # fmt: skip
        keep(session, Rating(start=Q3.start, end=Q3.end, staff_id=wang.id, relation=relation, score=Decimal(score)))


WANG = {
    "visits": "5",
    "effective_visits": "3",
    "visited_customers": "3",  # one visit names no customer, one customer was seen twice
    "new_deals": "4",
    "signings": "2.6",  # 0.6 + 1 + 1
    "signed_amount": "110010",  # 60 % of 100,000 + 50,000.55 + 9.45
    "signed_customers": "3",
    "new_customers": "2",  # the old one renewed
    "gross_profit": "17991.5",  # 60 % of 30,000 − 8.50; one signing states none
    "average_deal": "42311.53846153846153846153846",  # 110,010 ÷ 2.6
    "won_deals": "2",
    "lost_deals": "2",
    "win_rate": "50",
    "deal_conversion": "50",  # of 4 opened, 2 won
    "visit_conversion": "100",  # 3 signed ÷ 3 visited
    "deal_cycle_days": "15",  # (0 + 30) ÷ 2
    "collected_amount": "67000",  # 60 % of (80,000 − 10,000) + 25,000
    "collection_rate": "77.5",  # (60 % of (60,000 + 10,000) + 20,000) ÷ (60 % of 100,000 + 20,000)
    "overdue_amount": "18000",  # 60 % of the 30,000 that are unpaid of the second instalment
    "landing_rate": "37.5",  # 0.6 landed of 1.6
    "retention_rate": "50",  # two were active on 30 June, one still is
    "churn_rate": "50",
    "repeat_rate": "33.33333333333333333333333333",
    "customer_quality": "90",  # (30 × 100 + 10 × 60) ÷ 40; of the blank one nothing is known
    "satisfaction": "85",
    "complaints": "1",
    "complaint_rate": "25",  # four customers were active on some day
    "milestones_on_time": "50",  # 2 of 4
    "market_feedback": "2",
    "activity_leads": "12",
    "activity_deals": "2",
    "plan_completion": "33.33333333333333333333333333",
    "log_timeliness": "80",  # 4 of 5
    "manual": "75",
    "raters": "86.25",  # (50 × 90 + 20 × 70 + 10 × 100) ÷ 80: customers gave none
}
LI = {
    "signings": "0.4",
    "signed_amount": "40000",
    "signed_customers": "1",
    "gross_profit": "12000",
    "average_deal": "100000",
    "collected_amount": "28000",
    "collection_rate": "70",
    "overdue_amount": "12000",
    "landing_rate": "100",
    "repeat_rate": "100",
    "complaint_rate": "0",
}
BOTH = {  # of the company: shares add up, nothing counts twice
    "signings": "3",
    "signed_amount": "150010",
    "signed_customers": "3",
    "collected_amount": "95000",
    "overdue_amount": "30000",
    "landing_rate": "50",
    "gross_profit": "29991.5",
}


def wrong(facts: Facts, expected: dict[str, str]) -> dict[str, tuple[str, str]]:
    found = {code: str(facts[code].actual) for code in expected}
    return {code: (found[code], value) for code, value in expected.items() if found[code] != value}


def test_every_indicator_of_one_person_is_what_a_pencil_gives(session: Session) -> None:
    wang, _li = two_people(session)

    assert set(WANG) == set(INDICATORS)
    assert wrong(staff_facts(session, Q3)[wang.id], WANG) == {}


def test_a_shared_signing_gives_each_their_part_of_everything(session: Session) -> None:
    _wang, li = two_people(session)

    facts = staff_facts(session, Q3)[li.id]

    assert wrong(facts, LI) == {}
    assert {code for code, measure in facts.items() if measure.actual} <= set(LI)


def test_the_company_has_every_share_once(session: Session) -> None:
    two_people(session)

    assert wrong(company_facts(session, Q3), BOTH) == {}


def test_who_did_nothing_has_counts_of_0_and_rates_without_data(session: Session) -> None:
    person = a_person(session)

    facts = staff_facts(session, Q3)[person.id]

    zero = {indicator.code for indicator in BUILT_IN if facts[indicator.code].actual == 0}
    counted = {each.code for each in BUILT_IN if each.unit in (Unit.COUNT, Unit.MONEY)}
    assert zero == counted - {"gross_profit", "average_deal"}
    assert all(facts[code].actual is None for code in set(INDICATORS) - zero)


# The table of §3: name in Chinese, unit, which way is better.
TABLE = """
visits 拜访次数 count higher
effective_visits 有效拜访次数 count higher
visited_customers 拜访客户数 count higher
new_deals 新增招商项目 count higher
signings 签约份数 count higher
signed_amount 签约金额 money higher
signed_customers 签约客户数 count higher
new_customers 新客户数 count higher
gross_profit 毛利 money higher
average_deal 客单价 money higher
won_deals 成交项目 count higher
lost_deals 丢单项目 count lower
win_rate 成交率 percent higher
deal_conversion 项目转化率 percent higher
visit_conversion 拜访签约率 percent higher
deal_cycle_days 成交周期 days lower
collected_amount 回款金额 money higher
collection_rate 回款率 percent higher
overdue_amount 逾期金额 money lower
landing_rate 落地率 percent higher
retention_rate 客户留存率 percent higher
churn_rate 客户流失率 percent lower
repeat_rate 复购率 percent higher
customer_quality 招商质量 points higher
satisfaction 客户满意度 points higher
complaints 投诉数 count lower
complaint_rate 投诉率 percent lower
milestones_on_time 进度准时率 percent higher
market_feedback 市场信息反馈 count higher
activity_leads 活动获客 count higher
activity_deals 活动成交 count higher
plan_completion 改进计划完成率 percent higher
log_timeliness 日志及时率 percent higher
"""


@pytest.mark.parametrize("row", TABLE.split("\n")[1:-1])
def test_the_table_of_indicators_is_built_in(row: str) -> None:
    code, name, unit, better = row.split()
    indicator = INDICATORS[code]

    assert translator("zh_CN").gettext(indicator.name) == name
    assert (indicator.unit.value, indicator.higher_is_better) == (unit, better == "higher")


def test_the_table_is_whole() -> None:
    assert [row.split()[0] for row in TABLE.split("\n")[1:-1]] == [indicator.code for indicator in BUILT_IN]
