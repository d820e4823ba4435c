"""What each kind of quality record refuses, in a sentence, and what it takes as it is."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

from desktop.domain.period import parse_period
from desktop.errors import RequestError
from desktop.models import Absence, ActivityResult, Customer
from desktop.queries.facts import staff_facts
from desktop.queries.people import people_in
from desktop.queries.quality.absences import absence_lines
from desktop.queries.quality.activities import activity_lines
from desktop.queries.quality.conduct import conduct_lines
from desktop.queries.quality.narrowing import RecordFilter
from desktop.services.absences import AbsenceDraft, Absences
from desktop.services.activities import Activities, ActivityDraft, ResultDraft
from desktop.services.complaints import ComplaintDraft, Complaints
from desktop.services.conduct import ConductDraft, ConductKind, ConductLog
from desktop.services.feedback import FeedbackDraft, FeedbackLog, FeedbackStatus
from desktop.services.milestones import MilestoneDraft, Milestones
from desktop.services.surveys import SurveyDraft, Surveys
from desktop.store.database import Database
from tests.services.quality_records import HIRED, LEFT, TODAY, People, add_people, today

DAY = date(2026, 10, 8)
Q4 = parse_period("2026Q4")


@pytest.fixture
def people(database: Database) -> People:
    return add_people(database)


def refusal(verb: Callable[[], Any]) -> str:
    """The sentence with which a verb refuses."""
    with pytest.raises(RequestError) as caught:
        verb()
    return str(caught.value)


class TestSurveys:
    @pytest.mark.parametrize("score", ["-0.01", "100.01", "88.555", "NaN", "Infinity"])
    def test_a_score_is_between_0_and_100(self, database: Database, people: People, score: str) -> None:
        surveys = Surveys(database, today)

        assert "from 0 to 100" in refusal(lambda: surveys.add(SurveyDraft(DAY, Decimal(score))))

    @pytest.mark.parametrize("score", ["0", "100", "59.99"])
    def test_the_ends_of_the_scale_belong_to_it(self, database: Database, score: str) -> None:
        assert Surveys(database, today).add(SurveyDraft(DAY, Decimal(score))) > 0

    def test_a_customer_nobody_knows_is_made(self, database: Database, people: People) -> None:
        Surveys(database, today).add(SurveyDraft(DAY, Decimal(80), people.first, customer="绿洲"))

        with database.read() as session:
            assert session.scalars(select(Customer.name)).all() == ["绿洲"]

    def test_nobody_answers_tomorrow(self, database: Database) -> None:
        surveys = Surveys(database, today)

        assert "in the future" in refusal(lambda: surveys.add(SurveyDraft(date(2026, 11, 22), Decimal(80))))


class TestComplaints:
    def test_is_not_resolved_before_it_came(self, database: Database, people: People) -> None:
        draft = ComplaintDraft(DAY, people.first, resolved_on=date(2026, 10, 7))

        assert "cannot have been resolved" in refusal(lambda: Complaints(database, today).add(draft))

    def test_may_come_after_the_person_left(self, database: Database, people: People) -> None:
        later = Complaints(database, lambda: date(2027, 3, 1))

        assert later.add(ComplaintDraft(date(2027, 2, 1), people.first)) > 0

    def test_belongs_to_somebody(self, database: Database) -> None:
        assert "Choose the staff member" in refusal(
            lambda: Complaints(database, today).add(ComplaintDraft(DAY, None))
        )


class TestFeedback:
    def test_says_something(self, database: Database, people: People) -> None:
        log = FeedbackLog(database, today)

        assert "Topic must not be empty" in refusal(lambda: log.add(FeedbackDraft(DAY, people.first)))
        assert log.add(FeedbackDraft(DAY, people.first, content="对面降租")) > 0

    def test_counts_once_it_is_useful_or_adopted(self, database: Database, people: People) -> None:
        log = FeedbackLog(database, today)
        for status in FeedbackStatus:
            log.add(FeedbackDraft(DAY, people.first, status.value, status=status))

        with database.read() as session:
            fact = staff_facts(session, Q4)[people.first]["market_feedback"]
        assert fact.actual == 2


class TestConduct:
    @pytest.mark.parametrize("description", ["", "  "])
    def test_a_red_line_says_what_happened(self, database: Database, people: People, description: str) -> None:
        draft = ConductDraft(DAY, people.first, ConductKind.RED_LINE, description=description)

        assert "Describe what happened" in refusal(lambda: ConductLog(database, today).add(draft))

    def test_points_are_kept_without_a_sign(self, database: Database, people: People) -> None:
        log = ConductLog(database, today)

        log.add(ConductDraft(DAY, people.first, ConductKind.PENALTY, Decimal("2.5"), "迟到"))

        assert "from 0 to 100" in refusal(
            lambda: log.add(ConductDraft(DAY, people.first, ConductKind.PENALTY, Decimal(-2), "迟到"))
        )
        with database.read() as session:
            assert [line.points for line in conduct_lines(session, RecordFilter())] == [Decimal("2.5")]

    @pytest.mark.parametrize(("day", "sentence"), [(HIRED - timedelta(1), "was hired on"), (LEFT, "")])
    def test_happens_in_service(self, database: Database, people: People, day: date, sentence: str) -> None:
        log = ConductLog(database, lambda: date(2027, 3, 1))
        draft = ConductDraft(day, people.first, ConductKind.AWARD, Decimal(1))

        if sentence:
            assert sentence in refusal(lambda: log.add(draft))
        else:
            assert log.add(draft) > 0
            assert "left on" in refusal(lambda: log.add(replace(draft, happened_on=LEFT + timedelta(1))))


class TestAbsences:
    def test_do_not_end_before_they_start(self, database: Database, people: People) -> None:
        draft = AbsenceDraft(people.first, DAY, date(2026, 10, 7))

        assert "lies before the first day" in refusal(lambda: Absences(database, today).add(draft))

    def test_may_lie_ahead(self, database: Database, people: People) -> None:
        assert Absences(database, today).add(AbsenceDraft(people.first, date(2026, 12, 24), LEFT, "年假")) > 0

    def test_lie_within_service(self, database: Database, people: People) -> None:
        draft = AbsenceDraft(people.first, date(2026, 12, 24), LEFT + timedelta(1))

        assert "left on" in refusal(lambda: Absences(database, today).add(draft))

    def test_a_day_covered_twice_counts_once_and_one_not_approved_never(
        self, database: Database, people: People
    ) -> None:
        absences = Absences(database, today)
        absences.add(AbsenceDraft(people.first, date(2026, 10, 8), date(2026, 10, 12)))
        absences.add(AbsenceDraft(people.first, date(2026, 10, 10), date(2026, 10, 14)))
        absences.add(AbsenceDraft(people.first, date(2026, 11, 2), date(2026, 11, 20), "旷工", is_approved=False))

        with database.read() as session:
            (person,) = [each for each in people_in(session, Q4) if each.staff_id == people.first]
        assert person.absent_days == 7

    def test_are_listed_for_every_day_they_touch(self, database: Database, people: People) -> None:
        Absences(database, today).add(AbsenceDraft(people.first, date(2026, 9, 28), date(2026, 10, 3)))

        with database.read() as session:
            (line,) = absence_lines(session, RecordFilter(date(2026, 10, 1), date(2026, 10, 31)))
        assert line.days == 6


class TestMilestones:
    def test_a_deal_has_each_name_once(self, database: Database, people: People) -> None:
        log = Milestones(database, today)
        log.add(MilestoneDraft(people.deal, "开业", DAY))

        assert "already" in refusal(lambda: log.add(MilestoneDraft(people.deal, "开业", TODAY)))

    def test_belongs_to_a_deal_that_is_there(self, database: Database) -> None:
        log = Milestones(database, today)

        for draft in (MilestoneDraft(None, "开业", DAY), MilestoneDraft(99, "开业", DAY)):
            assert "Choose the deal" in refusal(partial(log.add, draft))

    def test_is_planned_ahead_and_done_in_the_past(self, database: Database, people: People) -> None:
        log = Milestones(database, today)

        assert log.add(MilestoneDraft(people.deal, "开业", date(2027, 5, 1))) > 0
        assert "in the future" in refusal(
            lambda: log.add(MilestoneDraft(people.deal, "装修", DAY, date(2026, 12, 1)))
        )


class TestActivities:
    def test_keep_one_result_for_each_person(self, database: Database, people: People) -> None:
        twice = (ResultDraft(people.first, 1), ResultDraft(people.first, 2))

        assert "甲 is entered twice" in refusal(
            lambda: Activities(database, today).add(ActivityDraft("招商会", DAY, results=twice))
        )

    def test_a_refused_result_leaves_nothing_behind(self, database: Database, people: People) -> None:
        draft = ActivityDraft("招商会", DAY, results=(ResultDraft(people.first, 1), ResultDraft(people.second, -1)))

        refusal(lambda: Activities(database, today).add(draft))

        with database.read() as session:
            assert activity_lines(session, RecordFilter()) == ()
            assert session.scalars(select(ActivityResult.id)).all() == []

    def test_changed_results_replace_the_former_ones(self, database: Database, people: People) -> None:
        log = Activities(database, today)
        draft = ActivityDraft("招商会", DAY, results=(ResultDraft(people.first, 5, 1),))
        key = log.add(draft)

        log.change(key, replace(draft, results=(ResultDraft(people.second, 3),)))

        with database.read() as session:
            (line,) = activity_lines(session, RecordFilter())
            facts = staff_facts(session, Q4)
        assert [(result.staff, result.leads, result.deals) for result in line.results] == [("乙", 3, 0)]
        assert (line.leads, line.deals) == (3, 0)
        assert facts[people.second]["activity_leads"].actual == 3

    def test_may_be_planned_but_bring_nothing_home_yet(self, database: Database, people: People) -> None:
        log, ahead = Activities(database, today), date(2026, 12, 20)

        assert log.add(ActivityDraft("年会", ahead)) > 0
        assert "in the future" in refusal(
            lambda: log.add(ActivityDraft("年会二", ahead, results=(ResultDraft(people.first, 1),)))
        )

    @pytest.mark.parametrize("cost", ["-1", "NaN", "0.001"])
    def test_costs_are_amounts(self, database: Database, cost: str) -> None:
        draft = ActivityDraft("招商会", DAY, cost=Decimal(cost))

        assert "must be an amount" in refusal(lambda: Activities(database, today).add(draft))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(spans=st.lists(st.tuples(st.integers(0, 91), st.integers(0, 20)), max_size=5))
def test_absent_days_are_the_days_of_the_period_covered_by_any_absence(
    database: Database, spans: list[tuple[int, int]]
) -> None:
    with database.write() as session:
        session.execute(delete(Absence))
    with database.read() as session:
        known = [each.staff_id for each in people_in(session, Q4)]
    staff_id = known[0] if known else add_people(database).first
    absences, covered = Absences(database, today), set()
    for start, length in spans:
        first = Q4.start + timedelta(start)
        last = min(first + timedelta(length), LEFT)
        absences.add(AbsenceDraft(staff_id, first, last))
        covered |= {first + timedelta(day) for day in range((last - first).days + 1)}

    with database.read() as session:
        person = next(each for each in people_in(session, Q4) if each.staff_id == staff_id)

    assert person.absent_days == len(covered)
