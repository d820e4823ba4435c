"""Frozen forms, and the lists of evaluations and people."""

from sqlalchemy import select

from desktop.models import Company, Evaluation, Finding, Scheme, Staff, Team
from desktop.queries.evaluations import evaluation_list, evaluation_row, evaluations_of
from desktop.queries.reviews import review_list
from desktop.services.evaluations import Evaluations
from desktop.store.database import Database
from tests.queries.reviewed import fill, forms
from tests.services.small_company import (
    Q3,
    Q4,
    add_staff,
)


class TestFrozenForms:
    def test_carry_seal_and_day_and_the_names_of_then(self, database: Database, evaluations: Evaluations) -> None:
        with database.write() as session:
            fill(session)
        result = evaluations.run(Q3)
        seal = evaluations.finalise(result.evaluation_id)
        before = forms(database, result.evaluation_id)["E01"]
        with database.write() as session:
            session.scalars(select(Company)).one().name = "新公司名"
            session.scalars(select(Scheme)).one().name = "新方案名"
            session.scalars(select(Staff).where(Staff.code == "E01")).one().name = "新名字"

        after = forms(database, result.evaluation_id)["E01"]

        assert after == before
        assert (after.seal, after.company, after.scheme, after.person.name) == (
            seal,
            "云岭鲜食商贸有限公司",
            "测试方案",
            "王䶮",
        )
        assert after.finalised_on is not None

    def test_a_draft_has_no_seal(self, database: Database, evaluations: Evaluations) -> None:
        with database.write() as session:
            fill(session)
        result = evaluations.run(Q3)

        form = forms(database, result.evaluation_id)["E01"]

        assert (form.seal, form.finalised_on) == ("", None)


class TestLists:
    def test_people_stand_by_rank_and_the_unranked_last(self, database: Database, evaluations: Evaluations) -> None:
        with database.write() as session:
            fill(session)
            add_staff(session, "E00", "无据")
        result = evaluations.run(Q3)

        with database.read() as session:
            rows = review_list(session, result.evaluation_id, "en")

        assert [(row.code, row.rank, row.grade) for row in rows] == [
            ("E02", 1, "Excellent"),
            ("E01", 2, "Satisfactory"),
            ("E00", None, ""),
        ]
        assert (rows[1].team, rows[1].position, rows[1].interviewed_on) == ("招商一部", "Position specialist", None)

    def test_a_team_bears_its_english_name_of_the_day_in_english(
        self, database: Database, evaluations: Evaluations
    ) -> None:
        with database.write() as session:
            fill(session)
            session.scalars(select(Team)).one().name_en = "Leasing Team 1"
        result = evaluations.run(Q3)
        evaluations.finalise(result.evaluation_id)
        with database.write() as session:
            session.scalars(select(Team)).one().name_en = "Another name"

        with database.read() as session:
            teams = {
                language: {row.team for row in review_list(session, result.evaluation_id, language)}
                for language in ("en", "zh_CN")
            }

        assert teams == {"en": {"Leasing Team 1"}, "zh_CN": {"招商一部"}}
        assert forms(database, result.evaluation_id, "en")["E01"].person.team == "Leasing Team 1"

    def test_evaluations_stand_latest_first_with_heads_per_grade(
        self, database: Database, evaluations: Evaluations
    ) -> None:
        with database.write() as session:
            fill(session)
        third, fourth = evaluations.run(Q3), evaluations.run(Q4)
        evaluations.finalise(third.evaluation_id)

        with database.read() as session:
            rows = evaluation_list(session, "zh_CN")

        assert [row.evaluation_id for row in rows] == [fourth.evaluation_id, third.evaluation_id]
        row = rows[1]
        assert (row.period, row.scheme, row.scheme_version, row.status) == (Q3, "测试方案", 1, "finalised")
        assert (row.people, row.scored, row.interviewed, row.is_finalised) == (2, 2, 0, True)
        assert row.grades == (
            ("excellent", "优秀", 1),
            ("good", "良好", 0),
            ("pass", "合格", 1),
            ("fail", "不合格", 0),
        )

    def test_one_evaluation_is_found_by_its_key(self, database: Database, evaluations: Evaluations) -> None:
        with database.write() as session:
            fill(session)
        result = evaluations.run(Q3)

        with database.read() as session:
            found = evaluation_row(session, result.evaluation_id, "en")
            missing = evaluation_row(session, 99, "en")
            keys = evaluations_of(session, Q3.start, Q3.end)

        assert found is not None
        assert (found.scheme, missing, list(keys)) == ("测试方案 EN", None, [result.evaluation_id])

    def test_a_deleted_evaluation_is_not_listed(self, database: Database, evaluations: Evaluations) -> None:
        with database.write() as session:
            fill(session)
        result = evaluations.run(Q3)
        with database.write() as session:
            kept = session.get_one(Evaluation, result.evaluation_id)
            kept.deleted_at = kept.computed_at

        with database.read() as session:
            assert evaluation_list(session, "zh_CN") == []

    def test_a_text_known_only_in_another_language_is_shown(
        self, database: Database, evaluations: Evaluations
    ) -> None:
        with database.write() as session:
            fill(session)
        result = evaluations.run(Q3)
        with database.write() as session:
            for finding in session.scalars(select(Finding)):
                finding.titles = {"en": "Visits"}

        assert forms(database, result.evaluation_id)["E01"].weaknesses[0].title == "Visits"
