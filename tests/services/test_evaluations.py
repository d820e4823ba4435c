"""Running an evaluation on a real file: figures, targets, who is covered, what is refused."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import event, func, select

from desktop.domain.checks import CheckWarning
from desktop.domain.period import parse_period
from desktop.domain.scheme import Missing, Scope
from desktop.errors import RequestError
from desktop.models import Absence, Evaluation, SchemeItem
from desktop.services.evaluations import Evaluations
from desktop.store.database import Database
from tests.services.small_company import (
    POINTS,
    Q3,
    add_conduct,
    add_scheme,
    add_signing,
    add_staff,
    add_target,
    add_team,
    add_visits,
    findings,
    items,
    line,
    reviews,
    two_people,
)


class TestRun:
    def test_scores_ranks_grades_and_pays_everybody(self, database: Database, evaluations: Evaluations) -> None:
        with database.write() as session:
            two_people(session)

        result = evaluations.run(Q3)

        with database.read() as session:
            found = reviews(session, result.evaluation_id)
        one, other = found["E01"], found["E02"]
        assert (one.total, one.grade, one.rank, one.rank_of) == (Decimal("66.0"), "pass", 2, 2)
        assert (one.coefficient, one.bonus) == (Decimal("0.8"), Decimal(6400))
        assert (other.total, other.grade, other.rank) == (Decimal("90.0"), "excellent", 1)
        assert (one.number, other.number) == ("KH-2026Q3-001", "KH-2026Q3-002")

    def test_keeps_exact_figures_and_why_an_item_is_not_scored(
        self, database: Database, evaluations: Evaluations
    ) -> None:
        with database.write() as session:
            two_people(session)

        result = evaluations.run(Q3)

        with database.read() as session:
            found = items(session, reviews(session, result.evaluation_id)["E02"])
        visits, satisfaction = found["visits"], found["satisfaction"]
        assert (visits.actual, visits.target, visits.points, visits.weighted) == ("9", "10", "90", "90")
        assert (satisfaction.is_scored, satisfaction.reason, satisfaction.actual) == (False, "no_data", None)
        assert satisfaction.weighted is None

    def test_warns_of_what_was_not_scored(self, database: Database, evaluations: Evaluations) -> None:
        with database.write() as session:
            two_people(session)

        (warning,) = evaluations.run(Q3).warnings

        assert isinstance(warning, CheckWarning)
        assert (warning.indicator, warning.people) == ("satisfaction", ("李雷",))

    def test_works_on_a_file_without_any_scheme_or_target(self, database: Database, evaluations: Evaluations) -> None:
        with database.write() as session:
            add_visits(session, add_staff(session, "E01"), 3)

        result = evaluations.run(Q3)

        with database.read() as session:
            review = reviews(session, result.evaluation_id)["E01"]
            found = items(session, review)
        assert found["effective_visits"].reason == "no_target"
        assert not found["effective_visits"].is_scored

    def test_somebody_without_a_scored_item_has_no_rank(self, database: Database, evaluations: Evaluations) -> None:
        with database.write() as session:
            add_scheme(session, line("satisfaction", "100", POINTS))
            add_staff(session, "E01")

        result = evaluations.run(Q3)

        with database.read() as session:
            review = reviews(session, result.evaluation_id)["E01"]
        assert (review.total, review.exact_total, review.rank, review.grade) == (None, "", None, "")

    def test_missing_data_may_count_as_nothing(self, database: Database, evaluations: Evaluations) -> None:
        with database.write() as session:
            add_scheme(session, line("satisfaction", "100", POINTS, missing=Missing.ZERO))
            add_staff(session, "E01")

        result = evaluations.run(Q3)

        with database.read() as session:
            review = reviews(session, result.evaluation_id)["E01"]
            item = items(session, review)["satisfaction"]
        assert (review.total, item.is_scored, item.reason) == (Decimal("0.0"), True, "no_data")

    def test_a_newcomer_on_leave_is_held_to_a_smaller_target(
        self, database: Database, evaluations: Evaluations
    ) -> None:
        with database.write() as session:
            add_scheme(session, line("visits", "100"))
            person = add_staff(session, "E01", hired_on=Q3.start)
            add_target(session, "visits", "92", staff_id=person)
            add_visits(session, person, 42)
            session.add(Absence(staff_id=person, started_on=date(2026, 9, 21), ended_on=date(2026, 9, 28)))

        result = evaluations.run(Q3)

        with database.read() as session:
            item = items(session, reviews(session, result.evaluation_id)["E01"])["visits"]
        assert (item.target, item.effective_target, item.points, item.reason) == ("92", "42", "100", "ramp")
        assert item.reason_values == {
            "month": 1,
            "step": "0.5",
            "service_days": 92,
            "absent_days": 8,
            "period_days": 92,
            "absences": [["2026-09-21", "2026-09-28"]],
        }

    def test_a_target_summed_from_months_says_what_it_covers(
        self, database: Database, evaluations: Evaluations
    ) -> None:
        with database.write() as session:
            add_scheme(session, line("visits", "100"))
            person = add_staff(session, "E01")
            add_target(session, "visits", "10", staff_id=person, start=date(2026, 7, 1), end=date(2026, 7, 31))

        result = evaluations.run(Q3)

        with database.read() as session:
            item = items(session, reviews(session, result.evaluation_id)["E01"])["visits"]
        assert (item.target, item.reason_values) == ("10", {"covered_days": 31, "target_days": 92})

    def test_a_leader_answers_for_the_team(self, database: Database, evaluations: Evaluations) -> None:
        with database.write() as session:
            add_scheme(session, line("visits", "100", scope=Scope.TEAM))
            leader, member = add_staff(session, "E01"), add_staff(session, "E02")
            team = add_team(session, "一部", leader, leader, member)
            add_target(session, "visits", "8", team_id=team)
            add_visits(session, leader, 1)
            add_visits(session, member, 5)

        result = evaluations.run(Q3)

        with database.read() as session:
            found = reviews(session, result.evaluation_id)
            led, member_item = items(session, found["E01"])["visits"], items(session, found["E02"])["visits"]
        assert (led.actual, led.target, led.points) == ("6", "8", "75")
        assert member_item.reason == "no_team"

    def test_red_lines_and_conduct_points_reach_the_result(
        self, database: Database, evaluations: Evaluations
    ) -> None:
        with database.write() as session:
            first, second = two_people(session)
            add_conduct(session, first, "red_line", description="虚假报销")
            add_conduct(session, second, "penalty", "4")

        result = evaluations.run(Q3)

        with database.read() as session:
            found = reviews(session, result.evaluation_id)
        assert (found["E01"].grade, found["E01"].grade_reason) == ("fail", "red_line:虚假报销")
        assert (found["E02"].total, found["E02"].conduct_points) == (Decimal("86.0"), Decimal(-4))

    def test_a_scheme_of_a_role_covers_only_its_positions(self, database: Database, evaluations: Evaluations) -> None:
        with database.write() as session:
            add_scheme(session, line("visits", "100"), name="全员")
            add_scheme(session, line("visits", "100"), name="主管", role="leader", is_default=False)
            add_staff(session, "E01", role="leader")
            add_staff(session, "E02", role="specialist")

        everybody, leaders = evaluations.run(Q3), evaluations.run(Q3, "主管")

        with database.read() as session:
            assert set(reviews(session, everybody.evaluation_id)) == {"E01", "E02"}
            led = reviews(session, leaders.evaluation_id)
        assert set(led) == {"E01"}
        assert led["E01"].number == "KH-2026Q3-003"

    def test_form_numbers_of_the_owners_own_periods_fit_file_names(
        self, database: Database, evaluations: Evaluations
    ) -> None:
        with database.write() as session:
            two_people(session)

        result = evaluations.run(parse_period("2026-05-30..2026-08-29"))

        with database.read() as session:
            assert reviews(session, result.evaluation_id)["E01"].number == "KH-20260530-20260829-001"

    def test_a_scheme_nobody_falls_under_is_refused(self, database: Database, evaluations: Evaluations) -> None:
        with database.write() as session:
            add_scheme(session, line("visits", "100"), role="leader", is_default=False)
            add_staff(session, "E01")

        with pytest.raises(RequestError, match="Nobody in service"):
            evaluations.run(Q3)

    @pytest.mark.parametrize(("label", "is_running"), [("2026Q3", False), ("2026Q4", True)])
    def test_a_period_that_is_not_over_is_said_to_be_so(
        self, database: Database, evaluations: Evaluations, label: str, is_running: bool
    ) -> None:
        with database.write() as session:
            two_people(session)

        assert evaluations.run(parse_period(label)).is_running is is_running

    def test_an_unknown_indicator_is_refused(self, database: Database, evaluations: Evaluations) -> None:
        with database.write() as session:
            add_scheme(session, line("visits", "100"))
            session.scalars(select(SchemeItem)).one().indicator = "moon_phase"
            add_staff(session, "E01")

        with pytest.raises(RequestError, match='"moon_phase"'):
            evaluations.run(Q3)

    def test_overlapping_periods_of_the_same_scheme_are_refused(
        self, database: Database, evaluations: Evaluations
    ) -> None:
        with database.write() as session:
            two_people(session)
        evaluations.run(Q3)

        with pytest.raises(RequestError, match=r"there is a review of 王䶮, 李雷 for 2026Q3, which overlaps 2026-09"):
            evaluations.run(parse_period("2026-09"))

    def test_a_refused_run_changes_nothing(self, database: Database, evaluations: Evaluations) -> None:
        with database.write() as session:
            two_people(session)
        evaluations.run(Q3)

        with pytest.raises(RequestError):
            evaluations.run(parse_period("2026-09"))

        with database.read() as session:
            assert session.scalar(select(func.count()).select_from(Evaluation)) == 1

    def test_needs_a_fixed_number_of_statements(self, database: Database, evaluations: Evaluations) -> None:
        with database.write() as session:
            add_scheme(session, line("visits", "60"), line("satisfaction", "40", POINTS))
            for number in range(3):
                add_visits(session, add_staff(session, f"A{number}"), 2)
        few = _statements(database, evaluations)
        with database.write() as session:
            for number in range(30):
                add_visits(session, add_staff(session, f"B{number}"), 2)

        many = _statements(database, evaluations)

        assert many <= few + 3


def _statements(database: Database, evaluations: Evaluations) -> int:
    seen: list[object] = []

    def listen(*_call: object) -> None:
        seen.append(_call)

    with database.read() as session:
        engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", listen)
    evaluations.run(Q3)
    event.remove(engine, "before_cursor_execute", listen)
    return len(seen)


def test_findings_name_the_records_behind_them(database: Database, evaluations: Evaluations) -> None:
    with database.write() as session:
        add_scheme(session, line("signed_amount", "100"))
        person = add_staff(session, "E01")
        add_target(session, "signed_amount", "100000", staff_id=person)
        add_signing(session, person, "120000")

    result = evaluations.run(Q3)

    with database.read() as session:
        (finding,) = findings(session, reviews(session, result.evaluation_id)["E01"])
    assert (finding.kind, finding.indicator, finding.impact) == ("strength", "signed_amount", "20")
    assert len(finding.record_ids) == 1
    assert set(finding.texts) == {"zh_CN", "en"}
