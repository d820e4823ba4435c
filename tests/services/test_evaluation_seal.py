"""Finalising, sealing and reopening."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from desktop.errors import RequestError
from desktop.models import Evaluation, Review, Scheme, Staff, Target
from desktop.services import audit
from desktop.services.calibrations import Calibrations
from desktop.services.evaluation_changes import What, changed_since, may_differ
from desktop.services.evaluations import Evaluations
from desktop.services.seal_check import verify_seals
from desktop.store.database import Database
from tests.outside import without_guards
from tests.services.small_company import (
    Q3,
    Q4,
    actions,
    add_staff,
    add_visits,
    findings,
    reviews,
    two_people,
)


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
            lambda: Calibrations(database).move(result.evaluation_id, {review.id: "good"}, "理由"),
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
        with database.write() as written:
            session = without_guards(written)
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

    def test_nobody_left_in_service_shows_every_figure_as_gone(
        self, database: Database, evaluations: Evaluations
    ) -> None:
        with database.write() as session:
            two_people(session)
        result = evaluations.run(Q3)
        evaluations.finalise(result.evaluation_id)
        with database.write() as session:
            for person in session.scalars(select(Staff)):
                person.left_on = date(2026, 6, 30)

        with database.read() as session:
            changes = changed_since(session, result.evaluation_id)

        assert [(each.code, each.indicator, each.present) for each in changes] == [
            ("E01", "visits", None),
            ("E01", "satisfaction", None),
            ("E02", "visits", None),
        ]


class TestWhatDiffersBesidesFigures:
    @pytest.fixture
    def evaluation_id(self, database: Database, evaluations: Evaluations) -> int:
        """Two people's third quarter, computed."""
        with database.write() as session:
            two_people(session)
        return evaluations.run(Q3).evaluation_id

    def test_a_target_changed_since_is_told_though_the_figure_is_the_same(
        self, database: Database, evaluation_id: int
    ) -> None:
        with database.write() as session:
            target = session.scalars(select(Target).order_by(Target.id)).first()
            assert target is not None
            target.value *= 2

        with database.read() as session:
            changes = changed_since(session, evaluation_id)

        assert {each.what for each in changes} == {What.TARGET}
        assert all(each.present == 2 * (each.frozen or 0) for each in changes)

    def test_who_joined_since_is_told_once(self, database: Database, evaluation_id: int) -> None:
        with database.write() as session:
            add_staff(session, "E09", "后来者")

        with database.read() as session:
            (change,) = changed_since(session, evaluation_id)

        assert (change.code, change.what, change.frozen, change.present) == ("E09", What.PERSON, None, None)

    def test_nothing_is_computed_anew_to_tell_that_nothing_was_recorded(
        self, database: Database, evaluation_id: int
    ) -> None:
        with database.write() as session:
            audit.append(session, "review.interviewed")
        with database.read() as session:
            untouched = may_differ(session, evaluation_id)
        with database.write() as session:
            audit.append(session, "evaluation.rated")
        with database.read() as session:
            rated = may_differ(session, evaluation_id)

        assert (untouched, rated) == (False, True)

    @pytest.mark.parametrize(("verb", "of_itself"), [("action.completed", True), ("evaluation.computed", False)])
    def test_a_plan_carried_out_and_another_evaluation_may_change_figures(
        self, database: Database, evaluation_id: int, verb: str, of_itself: bool
    ) -> None:
        with database.write() as session:
            audit.append(session, verb, "", evaluation_id if of_itself else evaluation_id + 1)

        with database.read() as session:
            assert may_differ(session, evaluation_id)

    def test_rules_of_an_earlier_version_are_held_against_todays(
        self, database: Database, evaluation_id: int
    ) -> None:
        with database.write() as session:
            session.get_one(Evaluation, evaluation_id).engine_version = "1"

        with database.read() as session:
            assert may_differ(session, evaluation_id)

    def test_the_seal_names_the_rules_it_was_computed_by(
        self, database: Database, evaluations: Evaluations, evaluation_id: int
    ) -> None:
        with database.write() as session:
            session.get_one(Evaluation, evaluation_id).engine_version = "1"

        evaluations.finalise(evaluation_id)

        with database.read() as session:
            assert session.get_one(Evaluation, evaluation_id).engine_version == "1"


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
