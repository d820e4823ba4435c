from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy.orm import Session

from desktop.domain.facts import NO_DATA, Measure
from desktop.models import Company, Complaint, TeamMembership
from desktop.queries.facts import company_facts, staff_facts, team_facts
from tests.queries.builders import (
    a_customer,
    a_deal,
    a_person,
    a_receipt,
    a_signing,
    a_team,
    a_visit,
    an_instalment,
    keep,
)
from tests.queries.quarter_facts import AUGUST, DELETED, JULY, QUARTER, facts_of


class TestPeople:
    def test_somebody_without_records_has_zero_counts_and_no_rates(self, session: Session) -> None:
        person = a_person(session)

        facts = staff_facts(session, QUARTER)[person.id]

        assert facts["won_deals"] == Measure(Decimal(0), Decimal(0), None, 0)
        assert facts["signed_amount"].actual == 0
        assert facts["win_rate"] == facts["deal_cycle_days"] == facts["average_deal"] == NO_DATA

    def test_deleted_people_do_not_appear_nor_count_for_the_company(self, session: Session) -> None:
        gone = a_person(session, deleted_at=DELETED)
        a_visit(session, gone, JULY)

        assert gone.id not in staff_facts(session, QUARTER)
        assert company_facts(session, QUARTER)["visits"].actual == 0

    def test_deleted_records_never_count(self, session: Session) -> None:
        person = a_person(session)
        a_visit(session, person, JULY, deleted_at=DELETED)
        a_signing(session, JULY, (person, "100"), deleted_at=DELETED)

        facts = facts_of(session, person)

        assert facts["visits"] == 0
        assert facts["signed_amount"] == 0

    def test_both_ends_of_the_period_belong_to_it(self, session: Session) -> None:
        person = a_person(session)
        for day in (date(2026, 6, 30), QUARTER.start, QUARTER.end, date(2026, 10, 1)):
            a_visit(session, person, day)

        assert facts_of(session, person)["visits"] == 2


class TestDeals:
    def test_a_deal_won_on_the_day_it_was_opened_has_a_cycle_of_no_days(self, session: Session) -> None:
        person = a_person(session)
        a_deal(session, person, opened_on=JULY, closed_on=JULY, result="won")
        a_deal(session, person, opened_on=date(2026, 7, 1), closed_on=date(2026, 7, 4), result="won")

        assert facts_of(session, person)["deal_cycle_days"] == Decimal("1.5")

    def test_a_deal_that_knows_no_first_day_counts_as_won_but_has_no_cycle(self, session: Session) -> None:
        person = a_person(session)
        a_deal(session, person, closed_on=JULY, result="won")

        facts = facts_of(session, person)

        assert facts["won_deals"] == 1
        assert facts["new_deals"] == 0
        assert facts["deal_cycle_days"] is None

    def test_conversion_looks_at_the_deals_opened_wherever_they_end(self, session: Session) -> None:
        person = a_person(session)
        a_deal(session, person, opened_on=JULY, closed_on=AUGUST, result="won")
        a_deal(session, person, opened_on=JULY, closed_on=date(2026, 10, 2), result="won")
        a_deal(session, person, opened_on=JULY)
        a_deal(session, person, opened_on=date(2026, 6, 1), closed_on=JULY, result="won")

        assert facts_of(session, person)["deal_conversion"] == Decimal("33.33333333333333333333333333")


class TestSignings:
    def test_a_shared_signing_counts_by_its_shares_for_people_and_once_for_their_team(self, session: Session) -> None:
        first, second = a_person(session), a_person(session, "李想")
        team = a_team(session, "城南", first, second)
        a_signing(session, JULY, (first, "66.67"), (second, "33.33"), amount="99999999999.99")

        assert facts_of(session, first)["signed_amount"] == Decimal("66669999999.993333")
        assert facts_of(session, second)["signings"] == Decimal("0.3333")
        assert team_facts(session, QUARTER)[team.id]["signed_amount"] == Measure(
            Decimal("99999999999.99"), Decimal("99999999999.99"), None, 1
        )

    def test_a_customer_is_new_to_whoever_signed_it_first_of_all(self, session: Session) -> None:
        first, second = a_person(session), a_person(session, "李想")
        customer = a_customer(session)
        a_signing(session, JULY, (first, "100"), customer_id=customer.id)
        a_signing(session, AUGUST, (second, "100"), customer_id=customer.id)

        assert facts_of(session, first)["new_customers"] == 1
        assert facts_of(session, second)["new_customers"] == 0
        assert facts_of(session, second)["repeat_rate"] == 100

    def test_two_who_sign_a_customer_on_its_first_day_both_won_it(self, session: Session) -> None:
        first, second = a_person(session), a_person(session, "李想")
        customer = a_customer(session)
        a_signing(session, JULY, (first, "100"), customer_id=customer.id)
        a_signing(session, JULY, (second, "100"), customer_id=customer.id)

        assert facts_of(session, first)["new_customers"] == facts_of(session, second)["new_customers"] == 1
        assert company_facts(session, QUARTER)["new_customers"].actual == 1

    def test_landing_is_asked_of_what_was_to_land_not_of_what_was_signed(self, session: Session) -> None:
        person = a_person(session)
        early = date(2026, 2, 1)
        a_signing(session, early, (person, "100"), landing_planned_on=JULY, landed_on=AUGUST)
        a_signing(session, early, (person, "50"), landing_planned_on=JULY)
        a_signing(session, JULY, (person, "100"), landing_planned_on=date(2026, 12, 1))
        a_signing(session, early, (person, "100"), landed_on=JULY)

        assert facts_of(session, person)["landing_rate"] == 80

    def test_quality_is_judged_by_what_is_known_on_the_day_of_signing(self, session: Session) -> None:
        person = a_person(session)
        known = a_customer(session, credit=Decimal("88.50"), founded_on=date(2023, 7, 16))
        unknown = a_customer(session)
        a_signing(session, JULY, (person, "100"), customer_id=known.id)
        a_signing(session, JULY, (person, "100"), customer_id=unknown.id)

        assert facts_of(session, person)["customer_quality"] == (Decimal("88.50") * 10 + 40 * 20) / 30


class TestMoney:
    def test_old_debts_are_paid_before_new_ones(self, session: Session) -> None:
        person = a_person(session)
        signing = a_signing(session, JULY, (person, "100"))
        an_instalment(session, signing, date(2026, 6, 30), "300")
        an_instalment(session, signing, JULY, "300")
        a_receipt(session, signing, AUGUST, "450")

        facts = facts_of(session, person)

        assert facts["collected_amount"] == 450
        assert facts["collection_rate"] == 50
        assert facts["overdue_amount"] == 150

    def test_a_refund_makes_money_overdue_again(self, session: Session) -> None:
        person = a_person(session)
        signing = a_signing(session, JULY, (person, "60"))
        an_instalment(session, signing, JULY, "300")
        a_receipt(session, signing, JULY, "300")
        a_receipt(session, signing, AUGUST, "-100")

        facts = facts_of(session, person)

        assert facts["collected_amount"] == 120
        assert facts["overdue_amount"] == 60

    def test_money_paid_ahead_for_a_later_instalment_does_not_pay_an_earlier_one(self, session: Session) -> None:
        person = a_person(session)
        signing = a_signing(session, JULY, (person, "100"))
        an_instalment(session, signing, date(2026, 5, 1), "300")
        later = an_instalment(session, signing, date(2026, 12, 1), "300")
        a_receipt(session, signing, JULY, "300", instalment_id=later.id)

        assert facts_of(session, person)["overdue_amount"] == 300

    def test_what_comes_after_the_period_does_not_count(self, session: Session) -> None:
        person = a_person(session)
        signing = a_signing(session, JULY, (person, "100"))
        an_instalment(session, signing, JULY, "300")
        a_receipt(session, signing, date(2026, 10, 1), "300")

        facts = facts_of(session, person)

        assert facts["collection_rate"] == 0
        assert facts["overdue_amount"] == 300


class TestActiveCustomers:
    @pytest.mark.parametrize(
        ("ending", "retained"),
        [
            ({}, 100),
            ({"terminated_on": QUARTER.end}, 0),
            ({"terminated_on": date(2026, 10, 1)}, 100),
            ({"term_end": QUARTER.end}, 100),
            ({"term_end": date(2026, 9, 29)}, 0),
        ],
    )
    def test_stay_until_terminated_or_their_term_is_over(
        self, session: Session, ending: dict[str, Any], retained: int
    ) -> None:
        person, customer = a_person(session), a_customer(session)
        a_signing(session, date(2026, 6, 30), (person, "100"), customer_id=customer.id, **ending)

        assert facts_of(session, person)["retention_rate"] == retained
        assert facts_of(session, person)["churn_rate"] == 100 - retained

    def test_one_active_for_a_single_day_still_counts_for_the_complaint_rate(self, session: Session) -> None:
        person, customer = a_person(session), a_customer(session)
        a_signing(session, JULY, (person, "100"), customer_id=customer.id, terminated_on=date(2026, 7, 16))
        keep(session, Complaint(received_on=JULY, staff_id=person.id))

        assert facts_of(session, person)["complaint_rate"] == 100

    def test_a_signing_terminated_the_same_day_never_was_active(self, session: Session) -> None:
        person, customer = a_person(session), a_customer(session)
        a_signing(session, JULY, (person, "100"), customer_id=customer.id, terminated_on=JULY)

        assert facts_of(session, person)["complaint_rate"] is None


class TestVisits:
    @pytest.mark.parametrize(("allowed", "timely"), [(0, 50), (2, 75), (9, 100)])
    def test_are_timely_within_the_company_s_days(self, session: Session, allowed: int, timely: int) -> None:
        keep(session, Company(name="云岭", log_days=allowed))
        person = a_person(session)
        for entered in (date(2026, 7, 14), JULY, date(2026, 7, 17), date(2026, 7, 24)):
            a_visit(session, person, JULY, entered_on=entered)

        assert facts_of(session, person)["log_timeliness"] == timely

    def test_may_take_two_days_where_no_company_was_founded(self, session: Session) -> None:
        person = a_person(session)
        a_visit(session, person, JULY, entered_on=date(2026, 7, 17))
        a_visit(session, person, JULY, entered_on=date(2026, 7, 18))

        assert facts_of(session, person)["log_timeliness"] == 50


class TestTeams:
    def test_keep_the_records_of_the_days_somebody_belonged_to_them(self, session: Session) -> None:
        person = a_person(session)
        north, south = a_team(session, "城北"), a_team(session, "城南")
        moved = date(2026, 8, 1)
        keep(session, TeamMembership(staff_id=person.id, team_id=north.id, ended_on=date(2026, 7, 31)))
        keep(session, TeamMembership(staff_id=person.id, team_id=south.id, started_on=moved))
        for day in (JULY, date(2026, 7, 31), moved):
            a_visit(session, person, day)

        facts = team_facts(session, QUARTER)

        assert facts[north.id]["visits"].actual == 2
        assert facts[south.id]["visits"].actual == 1

    def test_hold_what_the_teams_inside_them_do_and_nothing_twice(self, session: Session) -> None:
        person = a_person(session)
        whole = a_team(session, "全国", person)
        a_team(session, "城南", person, parent_id=whole.id)
        a_visit(session, person, JULY)

        assert team_facts(session, QUARTER)[whole.id]["visits"].actual == 1

    def test_count_a_customer_two_members_visited_once(self, session: Session) -> None:
        first, second, customer = a_person(session), a_person(session, "李想"), a_customer(session)
        team = a_team(session, "城南", first, second)
        a_visit(session, first, JULY, customer_id=customer.id)
        a_visit(session, second, AUGUST, customer_id=customer.id)

        assert team_facts(session, QUARTER)[team.id]["visited_customers"].actual == 1
