"""The owner's own words and grades on a review."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from desktop.domain.scheme import Tier, TierBasis
from desktop.errors import RequestError
from desktop.models import Action, Evaluation
from desktop.services.calibrations import Calibrations
from desktop.services.evaluations import Evaluations
from desktop.store.database import Database
from tests.services.small_company import (
    Q3,
    add_conduct,
    add_scheme,
    add_staff,
    add_target,
    add_visits,
    findings,
    line,
    reviews,
    two_people,
)


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

    def test_the_cause_stays_where_only_the_text_is_edited(
        self, database: Database, evaluations: Evaluations
    ) -> None:
        with database.write() as session:
            two_people(session)
        result = evaluations.run(Q3)
        with database.read() as session:
            review = reviews(session, result.evaluation_id)["E01"]
            before = findings(session, review)[0]

        evaluations.edit_finding(before.id, "en", "Rewritten.")

        with database.read() as session:
            after = findings(session, review)[0]
        assert after.texts == {**before.texts, "en": "Rewritten."}
        assert after.causes == before.causes

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

    def test_an_action_taken_off_the_plan_can_be_put_back(self, database: Database, evaluations: Evaluations) -> None:
        with database.write() as session:
            two_people(session)
        result = evaluations.run(Q3)
        with database.read() as session:
            review_id = reviews(session, result.evaluation_id)["E01"].id
        key = evaluations.add_action(review_id, "en", "Call them", "", "", date(2026, 12, 31), "")
        evaluations.remove_action(key)

        evaluations.restore_action(key)

        with database.read() as session:
            assert session.get_one(Action, key).deleted_at is None
        with pytest.raises(RequestError, match="no longer there"):
            evaluations.restore_action(99_999)

    def test_another_grade_needs_a_reason_and_can_be_taken_back(
        self, database: Database, evaluations: Evaluations
    ) -> None:
        with database.write() as session:
            two_people(session)
        result = evaluations.run(Q3)
        with database.read() as session:
            review = reviews(session, result.evaluation_id)["E01"]
        with pytest.raises(RequestError, match="why the grade differs"):
            Calibrations(database).move(result.evaluation_id, {review.id: "good"}, " ")
        with pytest.raises(RequestError, match='no grade "best"'):
            Calibrations(database).move(result.evaluation_id, {review.id: "best"}, "理由")
        Calibrations(database).move(result.evaluation_id, {review.id: "good"}, "理由")

        Calibrations(database).move(result.evaluation_id, {review.id: "pass"}, "")

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

        Calibrations(database).move(result.evaluation_id, {review.id: "good"}, "理由")
        with database.read() as session:
            moved = reviews(session, result.evaluation_id)["E01"]
        evaluations.run(Q3)

        with database.read() as session:
            again = reviews(session, result.evaluation_id)["E01"]
        assert (moved.grade, moved.coefficient, moved.bonus) == ("good", Decimal("1.2"), Decimal(9600))
        assert (again.grade, again.coefficient, again.bonus) == ("good", Decimal("1.2"), Decimal(9600))

    def test_a_grade_set_by_a_red_line_cannot_be_moved(self, database: Database, evaluations: Evaluations) -> None:
        with database.write() as session:
            first, _second = two_people(session)
            add_conduct(session, first, "red_line", description="泄密")
        result = evaluations.run(Q3)
        with database.read() as session:
            review = reviews(session, result.evaluation_id)["E01"]

        with pytest.raises(RequestError, match="red line"):
            Calibrations(database).move(result.evaluation_id, {review.id: "good"}, "理由")

        with database.read() as session:
            again = reviews(session, result.evaluation_id)["E01"]
        assert (again.grade, again.grade_reason) == ("fail", "red_line:泄密")
