"""What the records say about the time after a period, and what its figures must be read with."""

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from desktop.domain.facts import ComingMilestone, ComingMoney, Evidence, LateMilestone, Move, OpenDeal
from desktop.domain.indicators import RecordKind
from desktop.domain.period import parse_period
from desktop.models import DealStageChange, Feedback, LookupKind, Milestone, Stage, Team, TeamMembership
from desktop.queries.evidence import evidence_for
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
MAY, AUGUST = date(2026, 5, 4), date(2026, 8, 15)


def _evidence(session: Session, staff_id: int) -> Evidence:
    return evidence_for(session, QUARTER)[staff_id]


class TestOpenDeals:
    def test_deals_in_talks_come_first_and_the_most_valuable_of_them(self, session: Session) -> None:
        person, talks = a_person(session), keep(session, Stage(name="谈判", step="negotiation"))
        names = ("小单", "大单", "刚立项")
        customers = [a_customer(session, name=name) for name in names]
        deals = [
            a_deal(session, person, customer_id=customer.id, opened_on=MAY, expected_amount=Decimal(amount))
            for customer, amount in zip(customers, ("100", "900", "5000"), strict=True)
        ]
        for deal in deals[:2]:
            keep(session, DealStageChange(deal_id=deal.id, stage_id=talks.id, reached_on=AUGUST))
        without_a_log = _evidence(session, person.id).open_deals
        a_visit(session, person, date(2026, 9, 10), customer_id=customers[1].id)

        assert not any(one.is_neglected for one in without_a_log)
        assert _evidence(session, person.id).open_deals == (
            OpenDeal(deals[1].id, "大单", is_in_talks=True, is_neglected=False),
            OpenDeal(deals[0].id, "小单", is_in_talks=True, is_neglected=True),
            OpenDeal(deals[2].id, "刚立项", is_in_talks=False, is_neglected=True),
        )

    def test_what_was_closed_by_then_or_opened_later_is_not_among_them(self, session: Session) -> None:
        person, customer = a_person(session), a_customer(session)
        a_deal(session, person, customer_id=customer.id, opened_on=MAY, closed_on=AUGUST, result="lost")
        a_deal(session, person, customer_id=customer.id, opened_on=date(2026, 10, 1))
        later = a_deal(
            session, person, customer_id=customer.id, opened_on=MAY, closed_on=date(2026, 10, 5), result="won"
        )

        assert [one.deal_id for one in _evidence(session, person.id).open_deals] == [later.id]


def test_warm_customers_had_a_result_but_have_no_deal(session: Session) -> None:
    person = a_person(session)
    good = a_word(session, LookupKind.OUTCOME, "有进展", is_effective=True)
    often, once, with_deal = (a_customer(session, name=name) for name in ("常去", "去过", "已立项"))
    for customer, times in ((often, 2), (once, 1), (with_deal, 3)):
        for _ in range(times):
            a_visit(session, person, AUGUST, customer_id=customer.id, outcome_id=good.id)
    a_visit(session, person, AUGUST, customer_id=a_customer(session).id)
    a_deal(session, person, customer_id=with_deal.id, opened_on=MAY)

    assert _evidence(session, person.id).warm_customers == ("常去", "去过")


def test_late_and_coming_milestones(session: Session) -> None:
    person = a_person(session)
    deal = a_deal(session, person, customer_id=a_customer(session, name="禾味").id)
    days = (
        ("选址", date(2026, 7, 10), date(2026, 7, 14)),
        ("装修", date(2026, 9, 20), None),
        ("进场", date(2026, 8, 1), date(2026, 8, 1)),
        ("开业", date(2026, 10, 8), None),
        ("验收", date(2026, 11, 8), date(2026, 11, 2)),
    )
    rows = [
        keep(session, Milestone(deal_id=deal.id, name=name, planned_on=planned, done_on=done))
        for name, planned, done in days
    ]

    found = _evidence(session, person.id)

    assert found.late_milestones == (
        LateMilestone(rows[1].id, "装修", "禾味", 10, is_done=False),
        LateMilestone(rows[0].id, "选址", "禾味", 4, is_done=True, done_on=date(2026, 7, 14)),
    )
    assert found.coming_milestones == (
        ComingMilestone("开业", "禾味", date(2026, 10, 8)),
        ComingMilestone("验收", "禾味", date(2026, 11, 8), done_on=date(2026, 11, 2)),
    )


def test_money_to_come_is_told_by_the_persons_share(session: Session) -> None:
    person, other = a_person(session), a_person(session, "李想")
    for name, amount, share in (("禾味", "3000", "100"), ("城东", "8000", "50")):
        shares = ((person, share), (other, "50")) if share == "50" else ((person, share),)
        signing = a_signing(session, AUGUST, *shares, customer_id=a_customer(session, name=name).id)
        an_instalment(session, signing, date(2026, 10, 20), amount)
        an_instalment(session, signing, date(2027, 1, 1), amount)

    assert _evidence(session, person.id).coming == ComingMoney(Decimal(7000), "城东", Decimal(4000))


class TestWrittenLater:
    """On 20 November the fourth quarter is half over: nothing of it that is past is named as still to come."""

    LATER = date(2026, 11, 20)

    def _later(self, session: Session, staff_id: int, day: date = LATER) -> Evidence:
        return evidence_for(session, QUARTER, written_on=day)[staff_id]

    def test_who_was_seen_since_is_not_called_unseen_and_who_was_not_is(self, session: Session) -> None:
        person = a_person(session)
        met, missed = (a_customer(session, name=name) for name in ("见过", "没见"))
        for customer, day in ((missed, date(2026, 9, 20)), (met, date(2026, 11, 2))):
            a_deal(session, person, customer_id=customer.id, opened_on=MAY)
            a_visit(session, person, day, customer_id=customer.id)

        neglected = {one.customer: one.is_neglected for one in self._later(session, person.id).open_deals}
        in_time = {one.customer: one.is_neglected for one in _evidence(session, person.id).open_deals}

        assert neglected == {"见过": False, "没见": True}
        assert in_time == {"见过": True, "没见": False}

    def test_a_deal_closed_since_is_not_begun_with(self, session: Session) -> None:
        person, customer = a_person(session), a_customer(session)
        a_deal(session, person, customer_id=customer.id, opened_on=MAY, closed_on=date(2026, 10, 5), result="won")

        assert self._later(session, person.id).open_deals == ()

    def test_customers_for_whom_a_deal_was_opened_or_a_contract_signed_since_are_not_begun_with(
        self, session: Session
    ) -> None:
        person, since = a_person(session), date(2026, 10, 5)
        good = a_word(session, LookupKind.OUTCOME, "有进展", is_effective=True)
        opened, signed, waiting = (a_customer(session, name=name) for name in ("已立项", "已签约", "等着"))
        for customer in (opened, signed, waiting):
            a_visit(session, person, AUGUST, customer_id=customer.id, outcome_id=good.id)
        a_deal(session, person, customer_id=opened.id, opened_on=since)
        a_signing(session, since, (person, "100"), customer_id=signed.id)

        assert self._later(session, person.id).warm_customers == ("等着",)
        assert set(_evidence(session, person.id).warm_customers) == {"已立项", "已签约", "等着"}

    def test_money_that_was_due_before_that_day_is_not_to_come_any_more(self, session: Session) -> None:
        person = a_person(session)
        for name, day, amount in (("早", 19, "9000"), ("当天", 20, "3000")):
            signing = a_signing(session, AUGUST, (person, "100"), customer_id=a_customer(session, name=name).id)
            an_instalment(session, signing, date(2026, 11, day), amount)

        assert self._later(session, person.id).coming == ComingMoney(Decimal(3000), "当天", Decimal(3000))

    def test_once_that_period_is_over_too_the_plan_reads_as_made_in_time(self, session: Session) -> None:
        person = a_person(session)
        signing = a_signing(session, AUGUST, (person, "100"), customer_id=a_customer(session, name="禾味").id)
        an_instalment(session, signing, date(2026, 10, 20), "3000")

        found = self._later(session, person.id, date(2027, 1, 1))

        assert found.coming == ComingMoney(Decimal(3000), "禾味", Decimal(3000))


def test_a_change_of_team_inside_the_period_is_a_move(session: Session) -> None:
    person = a_person(session)
    south, east = (
        keep(session, Team(name=name, name_en=english)) for name, english in (("华南", "South"), ("华东", ""))
    )
    keep(session, TeamMembership(staff_id=person.id, team_id=south.id, ended_on=date(2026, 8, 14)))
    keep(session, TeamMembership(staff_id=person.id, team_id=east.id, started_on=AUGUST))

    assert _evidence(session, person.id).moves == (
        Move(AUGUST, {"zh_CN": "华南", "en": "South"}, {"zh_CN": "华东", "en": "华东"}),
    )


def test_the_days_on_which_records_begin(session: Session) -> None:
    person = a_person(session)
    a_visit(session, person, AUGUST)
    signing = a_signing(session, MAY, (person, "100"))
    due, paid, told, planned = (date(2026, 6, day) for day in (1, 2, 3, 4))
    an_instalment(session, signing, due, "3000")
    a_receipt(session, signing, paid, "3000")
    keep(session, Feedback(staff_id=person.id, reported_on=told))
    deal = a_deal(session, person, customer_id=a_customer(session).id, opened_on=MAY)
    keep(session, Milestone(deal_id=deal.id, name="开业", planned_on=planned))

    assert _evidence(session, person.id).first_days == {
        RecordKind.VISIT: AUGUST,
        RecordKind.SIGNING: MAY,
        RecordKind.DEAL: MAY,
        RecordKind.INSTALMENT: due,
        RecordKind.RECEIPT: paid,
        RecordKind.FEEDBACK: told,
        RecordKind.MILESTONE: planned,
    }
