"""What wants attention: each kind on a real file, and what must not be asked for."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from desktop.domain.period import PeriodKind, containing
from desktop.domain.working_days import WorkingDays
from desktop.models import (
    Absence,
    Action,
    Company,
    DealResult,
    Evaluation,
    Position,
    Review,
    Scheme,
    SchemeVersion,
    Staff,
    Stage,
)
from desktop.queries.dashboard.contracts import expiring_contracts, overdue_money, stalled_deals
from desktop.queries.dashboard.reminder import About
from desktop.queries.dashboard.reminders import reminders
from desktop.queries.dashboard.reviewing import actions_due, evaluations_open, missing_targets
from desktop.queries.dashboard.visiting import follow_ups, silent_people
from desktop.queries.debts import overdue_by_signing
from desktop.queries.key_order import Order
from desktop.queries.visit_list import VisitList
from desktop.queries.visits import VisitFilter
from tests.queries.builders import (
    a_customer,
    a_deal,
    a_person,
    a_receipt,
    a_signing,
    a_target,
    a_visit,
    an_instalment,
    keep,
)

TODAY = date(2026, 11, 20)
USUAL = WorkingDays()


@pytest.fixture
def wang(session: Session) -> Staff:
    keep(session, Company(name="栗巷茶食"))
    return a_person(session, "王龚", hired_on=date(2024, 1, 1))


class TestFollowUps:
    def test_a_next_step_that_is_due_is_told_with_its_customer(self, session: Session, wang: Staff) -> None:
        customer = a_customer(session, name="禾味餐饮")
        a_visit(
            session, wang, date(2026, 11, 2), customer_id=customer.id, next_on=date(2026, 11, 18), next_step="发合同"
        )

        (found,) = follow_ups(session, TODAY)

        assert (found.person, found.subject, found.detail, found.days) == ("王龚", "禾味餐饮", "发合同", 2)

    def test_what_was_followed_by_a_visit_is_done(self, session: Session, wang: Staff) -> None:
        customer = a_customer(session)
        a_visit(session, wang, date(2026, 11, 2), customer_id=customer.id, next_on=date(2026, 11, 18))
        a_visit(session, wang, date(2026, 11, 17), customer_id=customer.id)

        assert follow_ups(session, TODAY) == ()

    def test_what_lies_ahead_or_long_ago_is_not_asked_for(self, session: Session, wang: Staff) -> None:
        for next_on in (TODAY + timedelta(days=1), TODAY - timedelta(days=31)):
            customer = a_customer(session)
            a_visit(session, wang, date(2026, 9, 2), customer_id=customer.id, next_on=next_on)

        assert follow_ups(session, TODAY) == ()

    def test_several_of_a_person_are_one_reminder(self, session: Session, wang: Staff) -> None:
        for day in (16, 12):
            customer = a_customer(session)
            a_visit(session, wang, date(2026, 11, 2), customer_id=customer.id, next_on=date(2026, 11, day))
        ahead = a_customer(session)
        a_visit(session, wang, date(2026, 11, 3), customer_id=ahead.id, next_on=TODAY + timedelta(days=3))

        (found,) = follow_ups(session, TODAY)
        listed = VisitList(VisitFilter(follow_up_on=TODAY), "zh_CN").first(session, Order(), 10)

        assert (found.number, found.day) == (2, date(2026, 11, 12))
        assert len(listed) == found.number

    def test_who_left_has_nothing_to_follow_up(self, session: Session, wang: Staff) -> None:
        wang.left_on = date(2026, 11, 15)
        customer = a_customer(session)
        a_visit(session, wang, date(2026, 11, 2), customer_id=customer.id, next_on=date(2026, 11, 18))

        assert follow_ups(session, TODAY) == ()

    @pytest.mark.on_file
    def test_they_are_found_by_an_index_alone(self, session: Session) -> None:
        plan = session.execute(
            text("EXPLAIN QUERY PLAN SELECT id FROM visit WHERE next_on BETWEEN '2026-10-20' AND '2026-11-20'")
        ).all()

        assert "ix_visit_next" in str(plan)


class TestSilence:
    def test_five_working_days_without_an_entry_are_told(self, session: Session, wang: Staff) -> None:
        a_visit(session, wang, date(2026, 11, 12))

        (found,) = silent_people(session, TODAY, USUAL)

        assert (found.person, found.day, found.days) == ("王龚", date(2026, 11, 12), 5)

    def test_four_are_not(self, session: Session, wang: Staff) -> None:
        a_visit(session, wang, date(2026, 11, 13))

        assert silent_people(session, TODAY, USUAL) == ()

    def test_days_of_absence_do_not_count(self, session: Session, wang: Staff) -> None:
        a_visit(session, wang, date(2026, 11, 10))
        keep(session, Absence(staff_id=wang.id, started_on=date(2026, 11, 11), ended_on=date(2026, 11, 16)))

        assert silent_people(session, TODAY, USUAL) == ()

    def test_who_never_or_no_longer_visits_is_left_alone(self, session: Session, wang: Staff) -> None:
        a_visit(session, wang, date(2026, 8, 1))
        a_person(session, "财务")

        assert silent_people(session, TODAY, USUAL) == ()


class TestContracts:
    def test_overdue_money_is_told_by_contract(self, session: Session, wang: Staff) -> None:
        customer = a_customer(session, name="绿源超市")
        signing = a_signing(
            session, date(2026, 9, 1), (wang, "100"), amount="500", customer_id=customer.id, number="HT-1"
        )
        an_instalment(session, signing, date(2026, 10, 1), "200")
        an_instalment(session, signing, date(2026, 11, 1), "300")
        a_receipt(session, signing, date(2026, 10, 2), "50")

        (found,) = overdue_money(session, TODAY)

        assert (found.subject, found.detail, found.person) == ("绿源超市", "HT-1", "王龚")
        assert (found.amount, found.number, found.days) == (Decimal(450), 2, 50)

    def test_money_due_today_is_late_from_tomorrow(self, session: Session, wang: Staff) -> None:
        signing = a_signing(session, date(2026, 9, 1), (wang, "100"), amount="500")
        an_instalment(session, signing, TODAY, "200")

        assert overdue_money(session, TODAY) == ()
        assert overdue_by_signing(session, wang.id, TODAY) == {}
        assert [reminder.days for reminder in overdue_money(session, TODAY + timedelta(days=1))] == [1]

    def test_money_of_a_terminated_contract_is_not_asked_for(self, session: Session, wang: Staff) -> None:
        signing = a_signing(session, date(2026, 9, 1), (wang, "100"), terminated_on=date(2026, 10, 1))
        an_instalment(session, signing, date(2026, 9, 20), "200")

        assert overdue_money(session, TODAY) == ()

    def test_a_term_that_ends_soon_is_told_unless_another_goes_on(self, session: Session, wang: Staff) -> None:
        for name, renewed in (("走的", False), ("续的", True)):
            customer = a_customer(session, name=name)
            stated: dict[str, Any] = {"customer_id": customer.id, "term_start": date(2025, 12, 5)}
            a_signing(session, date(2025, 12, 1), (wang, "100"), term_end=date(2026, 12, 4), **stated)
            if renewed:
                a_signing(session, date(2026, 11, 1), (wang, "100"), term_end=date(2027, 12, 4), **stated)
        far = a_customer(session)
        a_signing(session, date(2026, 1, 1), (wang, "100"), customer_id=far.id, term_end=date(2027, 6, 1))

        (found,) = expiring_contracts(session, TODAY)

        assert (found.subject, found.person, found.days) == ("走的", "王龚", 14)

    def test_deals_that_have_not_moved_are_told_the_largest_first(self, session: Session, wang: Staff) -> None:
        stage = keep(session, Stage(name="谈判", name_en="Negotiation", probability=40))
        for amount, opened in (("100", date(2026, 9, 1)), ("900", date(2026, 10, 1)), ("500", TODAY)):
            a_deal(
                session, wang, opened_on=opened, expected_amount=Decimal(amount), stage_id=stage.id,
                result=DealResult.OPEN, customer_id=a_customer(session).id,
            )  # fmt: skip

        first, second = stalled_deals(session, TODAY, "en")

        assert (first.amount, first.days, first.detail) == (Decimal(900), 50, "Negotiation")
        assert second.amount == 100


def finalise(session: Session, review: Review) -> None:
    """Nothing of it changes any more."""
    session.get_one(Evaluation, review.evaluation_id).status = "finalised"
    session.flush()


class TestReviews:
    def evaluated(self, session: Session, person: Staff) -> Review:
        quarter = containing(PeriodKind.QUARTER, date(2026, 7, 1))
        scheme = keep(session, Scheme(name="季度考核"))
        version = keep(session, SchemeVersion(scheme_id=scheme.id, version=1, grades=[], tiers=[], ramp=[]))
        evaluation = keep(
            session,
            Evaluation(
                scheme_version_id=version.id, period_kind="quarter", period_label=quarter.label,
                start=quarter.start, end=quarter.end, status="computed",
            ),
        )  # fmt: skip
        return keep(
            session,
            Review(
                evaluation_id=evaluation.id, staff_id=person.id, number="KH-1", staff_code=person.code,
                staff_name=person.name,
            ),
        )  # fmt: skip

    def test_a_computed_evaluation_waits_to_be_finalised(self, session: Session, wang: Staff) -> None:
        self.evaluated(session, wang)

        (found,) = evaluations_open(session, TODAY, "zh_CN")

        assert (found.about, found.number, found.subject) == (About.FINALISE, 1, "季度考核")

    def test_a_quarter_that_ended_is_asked_for_where_quarters_are_evaluated(
        self, session: Session, wang: Staff
    ) -> None:
        finalise(session, self.evaluated(session, wang))

        assert evaluations_open(session, TODAY, "zh_CN") == ()
        (found,) = evaluations_open(session, date(2027, 1, 4), "zh_CN")
        assert found.about is About.RUN
        assert found.period is not None
        assert found.period.label == "2026Q4"

    def test_open_actions_are_told_a_week_before_they_are_due(self, session: Session, wang: Staff) -> None:
        review = self.evaluated(session, wang)
        for due, done in ((date(2026, 11, 18), None), (date(2026, 12, 31), None), (date(2026, 11, 1), TODAY)):
            keep(
                session,
                Action(
                    review_id=review.id, staff_id=wang.id, due_on=due, done_on=done,
                    texts={"zh_CN": "每周五排好名单", "en": "Plan on Fridays"},
                ),
            )  # fmt: skip
        finalise(session, review)

        (found,) = actions_due(session, TODAY, "en")

        assert (found.subject, found.days) == ("Plan on Fridays", 2)


class TestTargets:
    def test_who_has_none_in_the_running_month_is_named_leaders_left_out(self, session: Session, wang: Staff) -> None:
        leader = keep(session, Position(name="经理", role="leader"))
        a_person(session, "李契")
        a_person(session, "陈经理", position_id=leader.id)
        a_target(session, date(2026, 11, 1), date(2026, 11, 30), "5", staff_id=wang.id)

        found = missing_targets(session, date(2026, 11, 10), USUAL)

        assert [(each.number, each.names) for each in found] == [(1, ("李契",))]

    def test_towards_the_end_the_next_month_is_asked_for(self, session: Session, wang: Staff) -> None:
        a_target(session, date(2026, 11, 1), date(2026, 11, 30), "5", staff_id=wang.id)

        (found,) = missing_targets(session, TODAY, USUAL)

        assert found.period is not None
        assert (found.period.label, found.names) == ("2026-12", ("王龚",))

    def test_targets_set_by_quarter_are_looked_for_by_quarter(self, session: Session, wang: Staff) -> None:
        a_target(session, date(2026, 10, 1), date(2026, 12, 31), "5", staff_id=wang.id)

        assert missing_targets(session, TODAY, USUAL) == ()


def test_a_calm_company_has_no_reminders(session: Session) -> None:
    assert reminders(session, TODAY, "zh_CN") == ()
