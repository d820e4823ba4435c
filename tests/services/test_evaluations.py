"""Evaluations from run to seal, on a real file."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import event, func, select
from sqlalchemy.orm import Session

from desktop.domain.period import parse_period
from desktop.domain.scheme import Missing, Scope, Tier, TierBasis
from desktop.errors import RequestError
from desktop.models import Absence, Evaluation, Review, Scheme, Staff
from desktop.queries.schemes import scheme_choices, scheme_of
from desktop.services import audit
from desktop.services.evaluation_changes import changed_since
from desktop.services.evaluation_seal import verify_seals
from desktop.services.evaluations import Evaluations
from desktop.services.schemes import save_version
from desktop.store.database import Database
from tests.services.small_company import (
    POINTS,
    Q2,
    Q3,
    Q4,
    actions,
    add_company,
    add_conduct,
    add_scheme,
    add_signing,
    add_staff,
    add_survey,
    add_target,
    add_team,
    add_visits,
    findings,
    items,
    line,
    reviews,
    today,
)


@pytest.fixture
def evaluations(database: Database) -> Evaluations:
    return Evaluations(database, today)


def two_people(session: Session) -> tuple[int, int]:
    """Visits 60 and satisfaction 40: one person at 50 % of the visits and 90 points, one without a survey."""
    add_company(session)
    add_scheme(session, line("visits", "60"), line("satisfaction", "40", POINTS))
    first, second = add_staff(session, "E01", "王䶮"), add_staff(session, "E02", "李雷")
    for person in (first, second):
        add_target(session, "visits", "10", staff_id=person)
    add_visits(session, first, 5)
    add_visits(session, second, 9)
    add_survey(session, first, "90")
    return first, second


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

    @pytest.mark.parametrize(("label", "is_running"), [("2026Q3", False), ("2026Q4", True), ("2027Q1", True)])
    def test_a_period_that_is_not_over_is_said_to_be_so(
        self, database: Database, evaluations: Evaluations, label: str, is_running: bool
    ) -> None:
        with database.write() as session:
            two_people(session)

        assert evaluations.run(parse_period(label)).is_running is is_running

    def test_an_unknown_indicator_is_refused(self, database: Database, evaluations: Evaluations) -> None:
        with database.write() as session:
            add_scheme(session, line("moon_phase", "100"))
            add_staff(session, "E01")

        with pytest.raises(RequestError, match='"moon_phase"'):
            evaluations.run(Q3)

    def test_overlapping_periods_of_the_same_scheme_are_refused(
        self, database: Database, evaluations: Evaluations
    ) -> None:
        with database.write() as session:
            two_people(session)
        evaluations.run(Q3)

        with pytest.raises(RequestError, match=r"王䶮, 李雷 already has .* 2026Q3, which overlaps 2026-09"):
            evaluations.run(parse_period("2026-09"))

    def test_a_refused_run_changes_nothing(self, database: Database, evaluations: Evaluations) -> None:
        with database.write() as session:
            two_people(session)
        evaluations.run(Q3)

        with pytest.raises(RequestError):
            evaluations.run(parse_period("2026-09"))

        with database.read() as session:
            assert session.scalar(select(func.count()).select_from(Evaluation)) == 1

    def test_the_next_period_continues_the_story(self, database: Database, evaluations: Evaluations) -> None:
        with database.write() as session:
            first, _second = two_people(session)
            add_target(session, "visits", "10", staff_id=first, start=Q4.start, end=Q4.end)
            add_visits(session, first, 9, date(2026, 10, 12))
        evaluations.run(Q3)

        result = evaluations.run(Q4)

        with database.read() as session:
            past = reviews(session, result.evaluation_id)["E01"].past
        assert past["previous_total"] == "66"
        assert past["totals"] == [{"label": "26Q3", "total": "66"}]
        assert past["plan_period"]["label"] == "2026Q3"
        assert [verdict["verdict"] for verdict in past["plan"]][:1] == ["improved"]

    def test_a_gap_between_periods_leaves_no_previous_total(
        self, database: Database, evaluations: Evaluations
    ) -> None:
        with database.write() as session:
            two_people(session)
        evaluations.run(Q2)

        result = evaluations.run(Q4)

        with database.read() as session:
            past = reviews(session, result.evaluation_id)["E01"].past
        assert past["previous_total"] is None
        assert [each["label"] for each in past["totals"]] == ["26Q2"]

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


class TestRunAgain:
    def test_brings_figures_up_to_date_under_the_same_numbers(
        self, database: Database, evaluations: Evaluations
    ) -> None:
        with database.write() as session:
            first, _second = two_people(session)
        before = evaluations.run(Q3)
        with database.write() as session:
            add_visits(session, first, 5)

        after = evaluations.run(Q3)

        assert after.evaluation_id == before.evaluation_id
        with database.read() as session:
            review = reviews(session, after.evaluation_id)["E01"]
            assert len(items(session, review)) == 2
        assert (review.total, review.number, review.rank) == (Decimal("96.0"), "KH-2026Q3-001", 1)

    def test_keeps_what_the_owner_wrote(self, database: Database, evaluations: Evaluations) -> None:
        with database.write() as session:
            first, _second = two_people(session)
        result = evaluations.run(Q3)
        with database.read() as session:
            review = reviews(session, result.evaluation_id)["E01"]
            finding = next(row for row in findings(session, review) if row.kind == "weakness")
            action = actions(session, review)[0]
        evaluations.edit_finding(finding.id, "zh_CN", "我改过的评语。", "我写的原因。")
        evaluations.edit_action(action.id, "zh_CN", "我改过的措施。", "目标", "支持", date(2026, 12, 1), "王䶮")
        evaluations.add_action(review.id, "zh_CN", "我加的措施。", "", "", date(2026, 12, 31), "")
        evaluations.record_interview(review.id, date(2026, 10, 14), "意见", "困难", "约定")
        with database.write() as session:
            add_visits(session, first, 1)

        evaluations.run(Q3)

        with database.read() as session:
            again = reviews(session, result.evaluation_id)["E01"]
            kept = next(row for row in findings(session, again) if row.is_edited)
            texts = [row.texts["zh_CN"] for row in actions(session, again)]
            owners = {row.owner for row in actions(session, again)}
        assert (kept.texts["zh_CN"], kept.causes["zh_CN"]) == ("我改过的评语。", "我写的原因。")
        assert kept.figures["actual"] == "6"
        assert texts.count("我改过的措施。") == texts.count("我加的措施。") == 1
        assert len(texts) == len(set(texts))
        assert owners == {"王䶮"}
        assert (again.employee_opinion, again.total) == ("意见", Decimal("72.0"))

    def test_a_removed_action_does_not_come_back(self, database: Database, evaluations: Evaluations) -> None:
        with database.write() as session:
            two_people(session)
        result = evaluations.run(Q3)
        with database.read() as session:
            review = reviews(session, result.evaluation_id)["E01"]
            before = actions(session, review)
        evaluations.remove_action(before[0].id)

        evaluations.run(Q3)

        with database.read() as session:
            after = actions(session, review)
        assert len(after) == len(before) - 1
        assert before[0].measure not in {row.measure for row in after}

    def test_keeps_the_owners_grade_until_a_red_line(self, database: Database, evaluations: Evaluations) -> None:
        with database.write() as session:
            _first, second = two_people(session)
        result = evaluations.run(Q3)
        with database.read() as session:
            found = reviews(session, result.evaluation_id)
        evaluations.calibrate(found["E01"].id, "good", "带教两名新人")
        evaluations.calibrate(found["E02"].id, "good", "与人平衡")
        with database.write() as session:
            add_conduct(session, second, "red_line", description="泄密")

        evaluations.run(Q3)

        with database.read() as session:
            again = reviews(session, result.evaluation_id)
        assert (again["E01"].grade, again["E01"].grade_reason) == ("good", "带教两名新人")
        assert (again["E02"].grade, again["E02"].grade_reason) == ("fail", "red_line:泄密")

    def test_drops_people_the_scheme_no_longer_covers(self, database: Database, evaluations: Evaluations) -> None:
        with database.write() as session:
            _first, second = two_people(session)
        result = evaluations.run(Q3)
        with database.write() as session:
            session.get_one(Staff, second).left_on = date(2026, 6, 30)

        evaluations.run(Q3)

        with database.read() as session:
            assert set(reviews(session, result.evaluation_id)) == {"E01"}

    def test_takes_the_schemes_newest_version(self, database: Database, evaluations: Evaluations) -> None:
        with database.write() as session:
            two_people(session)
        result = evaluations.run(Q3)
        with database.write() as session:
            choice = scheme_choices(session)[0]
            old = scheme_of(session, choice.version_id)
            save_version(session, choice.scheme_id, replace(old, items=(line("visits", "100"),)))

        evaluations.run(Q3)

        with database.read() as session:
            review = reviews(session, result.evaluation_id)["E01"]
            assert set(items(session, review)) == {"visits"}


class TestFinalise:
    def test_freezes_under_a_seal_that_holds(self, database: Database, evaluations: Evaluations) -> None:
        with database.write() as session:
            two_people(session)
        result = evaluations.run(Q3)

        seal = evaluations.finalise(result.evaluation_id)

        with database.read() as session:
            kept = session.get_one(Evaluation, result.evaluation_id)
            assert (kept.status, kept.seal, len(seal)) == ("finalised", seal, 64)
            assert verify_seals(session) == []
            assert audit.verify(session).is_whole

    def test_twice_changes_nothing(self, database: Database, evaluations: Evaluations) -> None:
        with database.write() as session:
            two_people(session)
        result = evaluations.run(Q3)
        seal = evaluations.finalise(result.evaluation_id)

        assert evaluations.finalise(result.evaluation_id) == seal

    def test_a_later_run_leaves_the_frozen_result(self, database: Database, evaluations: Evaluations) -> None:
        with database.write() as session:
            first, _second = two_people(session)
        result = evaluations.run(Q3)
        evaluations.finalise(result.evaluation_id)
        with database.write() as session:
            add_visits(session, first, 5)

        again = evaluations.run(Q3)

        assert (again.was_finalised, again.evaluation_id) == (True, result.evaluation_id)
        with database.read() as session:
            assert reviews(session, result.evaluation_id)["E01"].total == Decimal("66.0")

    def test_every_change_is_refused_afterwards(self, database: Database, evaluations: Evaluations) -> None:
        with database.write() as session:
            two_people(session)
        result = evaluations.run(Q3)
        with database.read() as session:
            review = reviews(session, result.evaluation_id)["E01"]
            finding, action = findings(session, review)[0], actions(session, review)[0]
        evaluations.finalise(result.evaluation_id)

        for change in (
            lambda: evaluations.edit_finding(finding.id, "zh_CN", "改"),
            lambda: evaluations.edit_action(action.id, "zh_CN", "改", "", "", Q4.end, "甲"),
            lambda: evaluations.add_action(review.id, "zh_CN", "加", "", "", Q4.end, "甲"),
            lambda: evaluations.remove_action(action.id),
            lambda: evaluations.record_interview(review.id, Q4.start),
            lambda: evaluations.calibrate(review.id, "good", "理由"),
        ):
            with pytest.raises(RequestError, match=r"2026Q3 is finalised\. Reopen it"):
                change()

    def test_an_action_may_be_done_later_without_breaking_the_seal(
        self, database: Database, evaluations: Evaluations
    ) -> None:
        with database.write() as session:
            two_people(session)
        result = evaluations.run(Q3)
        evaluations.finalise(result.evaluation_id)
        with database.read() as session:
            action = actions(session, reviews(session, result.evaluation_id)["E01"])[0]

        evaluations.complete_action(action.id, date(2026, 11, 1))

        with database.read() as session:
            assert verify_seals(session) == []

    @pytest.mark.parametrize("tampered", ["row", "text"])
    def test_tampering_breaks_the_seal(self, database: Database, evaluations: Evaluations, tampered: str) -> None:
        with database.write() as session:
            two_people(session)
        result = evaluations.run(Q3)
        evaluations.finalise(result.evaluation_id)
        with database.write() as session:
            if tampered == "row":
                session.scalars(select(Review).limit(1)).one().total = Decimal("99.9")
            else:
                kept = session.get_one(Evaluation, result.evaluation_id)
                kept.snapshot = (kept.snapshot or "").replace("王䶮", "王龚")

        with database.read() as session:
            (broken,) = verify_seals(session)

        assert (broken.period, broken.is_text_changed) == ("2026Q3", tampered == "text")

    def test_renaming_the_scheme_later_breaks_nothing(self, database: Database, evaluations: Evaluations) -> None:
        with database.write() as session:
            two_people(session)
        result = evaluations.run(Q3)
        evaluations.finalise(result.evaluation_id)
        with database.write() as session:
            session.scalars(select(Scheme)).one().name = "新名字"

        with database.read() as session:
            assert verify_seals(session) == []

    def test_changes_of_records_are_shown_beside_frozen_figures(
        self, database: Database, evaluations: Evaluations
    ) -> None:
        with database.write() as session:
            first, _second = two_people(session)
        result = evaluations.run(Q3)
        evaluations.finalise(result.evaluation_id)
        with database.read() as session:
            assert changed_since(session, result.evaluation_id) == ()
        with database.write() as session:
            add_visits(session, first, 1)

        with database.read() as session:
            (change,) = changed_since(session, result.evaluation_id)

        assert (change.code, change.indicator, change.frozen, change.present) == (
            "E01",
            "visits",
            Decimal(5),
            Decimal(6),
        )


class TestReopen:
    def test_makes_a_finalised_evaluation_changeable_with_a_reason(
        self, database: Database, evaluations: Evaluations
    ) -> None:
        with database.write() as session:
            first, _second = two_people(session)
        result = evaluations.run(Q3)
        evaluations.finalise(result.evaluation_id)

        evaluations.reopen(result.evaluation_id, " 漏记五次拜访 ")

        with database.read() as session:
            kept = session.get_one(Evaluation, result.evaluation_id)
            assert (kept.status, kept.reopen_reason, kept.seal) == ("reopened", "漏记五次拜访", "")
        with database.write() as session:
            add_visits(session, first, 5)
        evaluations.run(Q3)
        with database.read() as session:
            assert reviews(session, result.evaluation_id)["E01"].total == Decimal("96.0")

    def test_needs_a_reason(self, database: Database, evaluations: Evaluations) -> None:
        with database.write() as session:
            two_people(session)
        result = evaluations.run(Q3)
        evaluations.finalise(result.evaluation_id)

        with pytest.raises(RequestError, match="why the evaluation is reopened"):
            evaluations.reopen(result.evaluation_id, "  ")

    def test_needs_a_finalised_evaluation(self, database: Database, evaluations: Evaluations) -> None:
        with database.write() as session:
            two_people(session)
        result = evaluations.run(Q3)

        with pytest.raises(RequestError, match="not finalised"):
            evaluations.reopen(result.evaluation_id, "理由")

    def test_an_unknown_evaluation_is_said(self, evaluations: Evaluations) -> None:
        with pytest.raises(RequestError, match="no longer there"):
            evaluations.finalise(99)


class TestWords:
    def test_everybody_interviewed_shows_in_the_status(self, database: Database, evaluations: Evaluations) -> None:
        with database.write() as session:
            two_people(session)
        result = evaluations.run(Q3)
        with database.read() as session:
            keys = [review.id for review in reviews(session, result.evaluation_id).values()]
        statuses = []

        for key in keys:
            evaluations.record_interview(key, date(2026, 10, 14))
            with database.read() as session:
                statuses.append(session.get_one(Evaluation, result.evaluation_id).status)

        assert statuses == ["computed", "interviewed"]

    def test_an_empty_text_is_refused(self, database: Database, evaluations: Evaluations) -> None:
        with database.write() as session:
            two_people(session)
        result = evaluations.run(Q3)
        with database.read() as session:
            finding = findings(session, reviews(session, result.evaluation_id)["E01"])[0]

        with pytest.raises(RequestError, match="The text is empty"):
            evaluations.edit_finding(finding.id, "zh_CN", " \n ")

    def test_what_is_gone_is_said(self, evaluations: Evaluations) -> None:
        changes: list[Callable[[], object]] = [
            lambda: evaluations.edit_finding(99, "zh_CN", "改"),
            lambda: evaluations.remove_action(99),
            lambda: evaluations.complete_action(99, None),
            lambda: evaluations.record_interview(99, None),
        ]
        for change in changes:
            with pytest.raises(RequestError, match="no longer there"):
                change()

    def test_another_grade_needs_a_reason_and_can_be_taken_back(
        self, database: Database, evaluations: Evaluations
    ) -> None:
        with database.write() as session:
            two_people(session)
        result = evaluations.run(Q3)
        with database.read() as session:
            review = reviews(session, result.evaluation_id)["E01"]
        with pytest.raises(RequestError, match="why the grade differs"):
            evaluations.calibrate(review.id, "good", " ")
        with pytest.raises(RequestError, match='no grade "best"'):
            evaluations.calibrate(review.id, "best", "理由")
        evaluations.calibrate(review.id, "good", "理由")

        evaluations.calibrate(review.id, "pass", "")

        with database.read() as session:
            again = reviews(session, result.evaluation_id)["E01"]
        assert (again.grade, again.grade_reason) == ("pass", "")

    def test_a_grade_that_pays_moves_the_bonus(self, database: Database, evaluations: Evaluations) -> None:
        tiers = tuple(
            Tier(Decimal(0), None, Decimal(factor), grade)
            for grade, factor in (("excellent", "1.5"), ("good", "1.2"), ("pass", "1"), ("fail", "0"))
        )
        with database.write() as session:
            add_scheme(session, line("visits", "100"), tiers=tiers, tier_basis=TierBasis.GRADE)
            person = add_staff(session, "E01")
            add_target(session, "visits", "10", staff_id=person)
            add_visits(session, person, 7)
        result = evaluations.run(Q3)
        with database.read() as session:
            review = reviews(session, result.evaluation_id)["E01"]
        assert review.bonus == Decimal(8000)

        evaluations.calibrate(review.id, "good", "理由")

        with database.read() as session:
            assert reviews(session, result.evaluation_id)["E01"].bonus == Decimal(9600)


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
