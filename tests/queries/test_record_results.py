"""What made a figure is readable from the list of its records."""

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from desktop.domain.period import parse_period
from desktop.i18n import CHINESE, ENGLISH
from desktop.models import (
    Activity,
    ActivityResult,
    DealResult,
    Evaluation,
    Feedback,
    Milestone,
    Scheme,
    SchemeVersion,
)
from desktop.queries.record_results import Record
from desktop.queries.records import records_behind
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

QUARTER = parse_period("2026Q3")
JULY, AUGUST, OCTOBER = date(2026, 7, 15), date(2026, 8, 15), date(2026, 10, 5)


def behind(session: Session, staff_id: int, indicator: str, language: str = ENGLISH) -> list[Record]:
    return list(records_behind(session, QUARTER, staff_id, indicator, language).records)


def test_a_milestone_tells_the_planned_day_the_day_it_was_done_and_how_late(session: Session) -> None:
    person = a_person(session)
    deal = a_deal(session, person)
    for planned, done in ((JULY, JULY), (AUGUST, date(2026, 8, 22)), (date(2026, 9, 1), None), (AUGUST, OCTOBER)):
        keep(session, Milestone(deal_id=deal.id, name="开业", planned_on=planned, done_on=done))

    told = [(each.day, each.ended, each.days, each.word) for each in behind(session, person.id, "milestones_on_time")]

    assert told == [
        (JULY, JULY, None, "on time"),
        (AUGUST, date(2026, 8, 22), 7, "late"),
        (AUGUST, OCTOBER, 46, "not done in the period"),
        (date(2026, 9, 1), None, 29, "not done in the period"),
    ]
    assert behind(session, person.id, "milestones_on_time", CHINESE)[1].word == "延迟"


def test_a_deal_tells_how_and_when_it_was_closed(session: Session) -> None:
    person, reason = a_person(session), a_word(session, "lost_reason", "价格", name_en="Price")
    a_deal(session, person, opened_on=JULY, closed_on=AUGUST, result=DealResult.WON)
    a_deal(session, person, opened_on=JULY, closed_on=AUGUST, result=DealResult.LOST, lost_reason_id=reason.id)
    a_deal(session, person, opened_on=JULY, closed_on=OCTOBER, result=DealResult.WON)

    closed, opened = behind(session, person.id, "win_rate"), behind(session, person.id, "new_deals")

    assert [(each.word, each.ended, each.days) for each in closed] == [
        ("won", AUGUST, 31),
        ("lost: Price", AUGUST, 31),
    ]
    assert behind(session, person.id, "win_rate", CHINESE)[1].word.endswith("价格")
    assert [(each.word, each.ended) for each in opened][2] == ("", None)


def test_an_instalment_tells_what_was_paid_and_what_is_overdue_of_it(session: Session) -> None:
    person, other = a_person(session), a_person(session, "李想")
    signing = a_signing(session, JULY, (person, "60"), (other, "40"), amount="3000")
    an_instalment(session, signing, AUGUST, "1000")
    a_receipt(session, signing, AUGUST, "250")

    (due,) = behind(session, person.id, "collection_rate")
    (overdue,) = behind(session, person.id, "overdue_amount")

    assert (due.amount, due.paid, due.days) == (Decimal(1000), Decimal(250), 46)
    assert overdue.part == Decimal(450)
    assert records_behind(session, QUARTER, person.id, "overdue_amount", ENGLISH).total == Decimal(450)


def test_in_a_period_evaluated_while_it_ran_nothing_is_late_by_a_day_to_come(session: Session) -> None:
    person = a_person(session)
    signing = a_signing(session, JULY, (person, "100"), amount="3000")
    for day in (JULY, AUGUST):
        an_instalment(session, signing, day, "1000")
    scheme = keep(session, Scheme(name="季度考核"))
    version = keep(session, SchemeVersion(scheme_id=scheme.id, version=1, grades=[], tiers=[], ramp=[]))
    keep(
        session,
        Evaluation(
            scheme_version_id=version.id, period_kind="quarter", period_label="2026Q3", start=QUARTER.start,
            end=QUARTER.end, status="computed", computed_on=date(2026, 7, 20),
        ),
    )  # fmt: skip

    assert [each.days for each in behind(session, person.id, "overdue_amount")] == [5, None]


def test_a_contract_tells_its_opening_its_customers_quality_and_whether_it_is_the_first(session: Session) -> None:
    person, customer = a_person(session), a_customer(session, name="禾味", reputation=Decimal(80))
    for day in (JULY, AUGUST):
        a_signing(session, day, (person, "100"), customer_id=customer.id, landing_planned_on=day, landed_on=AUGUST)

    landing, quality = behind(session, person.id, "landing_rate"), behind(session, person.id, "customer_quality")

    assert [(each.day, each.ended, each.days, each.word) for each in landing] == [
        (JULY, AUGUST, 31, "late"),
        (AUGUST, AUGUST, None, "on time"),
    ]
    assert [each.word for each in quality] == ["80.0 points"]
    assert [each.word for each in behind(session, person.id, "repeat_rate")] == ["first contract", "repeat order"]


def test_a_customer_tells_whether_it_stayed(session: Session) -> None:
    person = a_person(session)
    for end in (None, date(2026, 8, 1)):
        customer = a_customer(session, name=f"客户 {end}")
        a_signing(session, date(2026, 1, 5), (person, "100"), customer_id=customer.id, terminated_on=end)

    assert {each.word for each in behind(session, person.id, "retention_rate")} == {"still a customer", "left"}


def test_visits_reports_and_activities_tell_what_counts_of_them(session: Session) -> None:
    person = a_person(session)
    a_visit(session, person, JULY, entered_on=date(2026, 7, 19))
    keep(session, Feedback(reported_on=JULY, staff_id=person.id, topic="租金", status="adopted"))
    activity = keep(session, Activity(name="说明会", held_on=JULY))
    keep(session, ActivityResult(activity_id=activity.id, staff_id=person.id, leads=3, deals=1))

    (visit,) = behind(session, person.id, "log_timeliness")
    (report,) = behind(session, person.id, "market_feedback")
    (brought,) = behind(session, person.id, "activity_leads", CHINESE)

    assert visit.days == 4
    assert report.word == "adopted"
    assert brought.text == "线索 3 条，成交 1 单"
