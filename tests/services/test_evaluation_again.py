"""Computing an evaluation again: new figures, the owner's words kept."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from desktop.errors import RequestError
from desktop.models import Evaluation, Instalment, Signing, Staff
from desktop.queries.schemes import scheme_choices, scheme_of
from desktop.services.calibrations import Calibrations
from desktop.services.evaluations import Evaluations
from desktop.services.schemes import save_version
from desktop.store.database import Database
from tests.services.small_company import (
    Q3,
    actions,
    add_conduct,
    add_signing,
    add_visits,
    findings,
    items,
    line,
    reviews,
    two_people,
)


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

    def test_an_action_that_was_ticked_off_stays_ticked_off(
        self, database: Database, evaluations: Evaluations
    ) -> None:
        with database.write() as session:
            two_people(session)
        result = evaluations.run(Q3)
        with database.read() as session:
            review = reviews(session, result.evaluation_id)["E01"]
            before = actions(session, review)
        evaluations.complete_action(before[0].id, date(2026, 10, 20))

        evaluations.run(Q3)

        with database.read() as session:
            after = actions(session, review)
        assert [row.measure for row in after] == [row.measure for row in before]
        assert [row.done_on for row in after] == [date(2026, 10, 20), *(None for _ in before[1:])]

    def test_due_dates_rest_on_the_day_of_computing_until_the_owner_sets_one(self, database: Database) -> None:
        with database.write() as session:
            first, _second = two_people(session)
            add_signing(session, first, "1000")
            signing = session.scalars(select(Signing)).one()
            session.add(Instalment(signing_id=signing.id, due_on=date(2026, 8, 10), amount=Decimal(1000)))
        days = []
        for day in (date(2026, 10, 5), date(2026, 11, 21)):
            result = _on(database, day).run(Q3)
            days.append(_money_due(database, result.evaluation_id))
        with database.read() as session:
            kept = session.get_one(Evaluation, result.evaluation_id).computed_on
            review = reviews(session, result.evaluation_id)["E01"]
            action = next(row for row in actions(session, review) if row.indicator == "overdue_amount")
        again = _on(database, date(2026, 10, 6))
        again.edit_action(action.id, "zh_CN", "对账", "", "", date(2026, 12, 1), "王䶮")
        again.run(Q3)

        assert days == [date(2026, 10, 31), date(2026, 12, 31)]
        assert kept == date(2026, 11, 21)
        assert _money_due(database, result.evaluation_id) == date(2026, 12, 1)

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
        standing = {found["E01"].id: ("good", "带教两名新人"), found["E02"].id: ("good", "与人平衡")}
        Calibrations(database).bring_back(result.evaluation_id, standing)
        with database.write() as session:
            add_conduct(session, second, "red_line", description="泄密")

        evaluations.run(Q3)

        with database.read() as session:
            again = reviews(session, result.evaluation_id)
        assert (again["E01"].grade, again["E01"].grade_reason) == ("good", "带教两名新人")
        assert (again["E02"].grade, again["E02"].grade_reason) == ("fail", "red_line:泄密")

    def test_a_grade_of_the_owners_that_is_now_computed_needs_no_reason(
        self, database: Database, evaluations: Evaluations
    ) -> None:
        with database.write() as session:
            first, _second = two_people(session)
        result = evaluations.run(Q3)
        with database.read() as session:
            found = reviews(session, result.evaluation_id)["E01"]
        Calibrations(database).move(result.evaluation_id, {found.id: "excellent"}, "带教两名新人")
        with database.write() as session:
            add_visits(session, first, 5)

        evaluations.run(Q3)

        with database.read() as session:
            again = reviews(session, result.evaluation_id)["E01"]
        assert (again.grade, again.computed_grade, again.grade_reason) == ("excellent", "excellent", "")

    def test_drops_people_the_scheme_no_longer_covers(self, database: Database, evaluations: Evaluations) -> None:
        with database.write() as session:
            _first, second = two_people(session)
        result = evaluations.run(Q3)
        with database.write() as session:
            session.get_one(Staff, second).left_on = date(2026, 6, 30)

        evaluations.run(Q3)

        with database.read() as session:
            assert set(reviews(session, result.evaluation_id)) == {"E01"}

    @pytest.mark.parametrize("written", ["interview", "finding", "action"])
    def test_refuses_to_delete_what_the_owner_wrote_about_somebody_who_left(
        self, database: Database, evaluations: Evaluations, written: str
    ) -> None:
        with database.write() as session:
            first, _second = two_people(session)
        result = evaluations.run(Q3)
        with database.read() as session:
            review = reviews(session, result.evaluation_id)["E01"]
            finding = findings(session, review)[0]
        if written == "interview":
            evaluations.record_interview(review.id, None, difficulties="新区域没有客户")
        elif written == "finding":
            evaluations.edit_finding(finding.id, "zh_CN", "我改过的评语。")
        else:
            evaluations.add_action(review.id, "zh_CN", "我加的措施。", "", "", date(2026, 12, 31), "")
        with database.write() as session:
            session.get_one(Staff, first).left_on = date(2026, 6, 30)

        with pytest.raises(RequestError, match="delete the review of 王䶮, who"):
            evaluations.run(Q3)

        with database.read() as session:
            assert set(reviews(session, result.evaluation_id)) == {"E01", "E02"}

    def test_drops_somebody_whose_interview_was_taken_back(
        self, database: Database, evaluations: Evaluations
    ) -> None:
        with database.write() as session:
            first, _second = two_people(session)
        result = evaluations.run(Q3)
        with database.read() as session:
            review = reviews(session, result.evaluation_id)["E01"]
        evaluations.record_interview(review.id, date(2026, 10, 14), "意见")
        evaluations.record_interview(review.id, None)
        with database.write() as session:
            session.get_one(Staff, first).left_on = date(2026, 6, 30)

        evaluations.run(Q3)

        with database.read() as session:
            assert set(reviews(session, result.evaluation_id)) == {"E02"}

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


def _on(database: Database, day: date) -> Evaluations:
    """Evaluations on a day of their own."""
    return Evaluations(database, lambda: day)


def _money_due(database: Database, evaluation_id: int) -> date:
    """When the overdue money of the first person is to be there."""
    with database.read() as session:
        review = reviews(session, evaluation_id)["E01"]
        return next(row.due_on for row in actions(session, review) if row.indicator == "overdue_amount")
