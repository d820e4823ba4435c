"""What a review form tells of the grade: what it rests on, and how much of the weight was scored."""

from decimal import Decimal

import pytest

from desktop.services.calibrations import Calibrations
from desktop.services.evaluations import Evaluations
from desktop.store.database import Database
from tests.queries.reviewed import fill, fill_one, forms
from tests.services.small_company import (
    POINTS,
    Q3,
    add_conduct,
    add_scheme,
    add_staff,
    line,
)


class TestGrades:
    @pytest.mark.parametrize(
        ("kind", "description", "note"),
        [
            ("red_line", "虚假报销", "红线：虚假报销"),
            ("red_line", "虚假报销：两张住宿票据与行程不符", "红线：虚假报销"),
            ("red_line", "把客户名单和报价整份发给了竞争对手的人", "红线：把客户名单和报价整份发给了竞争…"),
            ("red_line", "", "红线"),
            ("award", "", "60 至 80 分"),
        ],
    )
    def test_state_a_red_line(
        self, database: Database, evaluations: Evaluations, kind: str, description: str, note: str
    ) -> None:
        with database.write() as session:
            add_conduct(session, fill(session), kind, description=description)
        result = evaluations.run(Q3)

        assert forms(database, result.evaluation_id)["E01"].grade_note == note

    def test_state_a_veto(self, database: Database, evaluations: Evaluations) -> None:
        with database.write() as session:
            fill_one(session, line("visits", "100", veto_below=Decimal(40)), visits=0)
        result = evaluations.run(Q3)

        assert forms(database, result.evaluation_id)["E01"].grade_note == "拜访次数低于否决线"

    def test_state_the_owners_grade_beside_the_computed_one(
        self, database: Database, evaluations: Evaluations
    ) -> None:
        with database.write() as session:
            fill(session)
        result = evaluations.run(Q3)
        review_id = forms(database, result.evaluation_id)["E01"].review_id

        Calibrations(database).move(result.evaluation_id, {review_id: "good"}, "带教两名新人")

        form = forms(database, result.evaluation_id)["E01"]
        assert (form.grade, form.grade_note) == ("良好", "计算等级为合格；带教两名新人")

    @pytest.mark.parametrize(("visits", "note"), [(9, "90 分及以上"), (5, "低于 60 分"), (0, "低于 60 分")])
    def test_word_the_band_of_a_grade(
        self, database: Database, evaluations: Evaluations, visits: int, note: str
    ) -> None:
        with database.write() as session:
            fill_one(session, line("visits", "100"), visits=visits)
        result = evaluations.run(Q3)

        assert forms(database, result.evaluation_id)["E01"].grade_note == note

    @pytest.mark.parametrize(
        ("weight", "language", "note"),
        [
            ("5", "zh_CN", "只有 5% 的权重计分"),
            ("5", "en", "only 5 % of the weight scored"),
            ("49.9", "en", "only 49.9 % of the weight scored"),
            ("50", "en", "90 points and more"),
        ],
    )
    def test_say_it_where_little_of_the_weight_is_scored(
        self, database: Database, evaluations: Evaluations, weight: str, language: str, note: str
    ) -> None:
        with database.write() as session:
            rest = Decimal(100) - Decimal(weight)
            fill_one(session, line("visits", weight), line("satisfaction", str(rest), POINTS), visits=10)
        result = evaluations.run(Q3)

        assert forms(database, result.evaluation_id, language)["E01"].grade_note == note

    @pytest.mark.parametrize(
        ("language", "note"),
        [
            ("zh_CN", "红线：虚假报销；只有 5% 的权重计分"),
            ("en", "Red line: 虚假报销; only 5 % of the weight scored"),
        ],
    )
    def test_say_both_what_set_the_grade_and_how_little_is_scored(
        self, database: Database, evaluations: Evaluations, language: str, note: str
    ) -> None:
        with database.write() as session:
            person = fill_one(session, line("visits", "5"), line("satisfaction", "95", POINTS), visits=10)
            add_conduct(session, person, "red_line", description="虚假报销")
        result = evaluations.run(Q3)

        form = forms(database, result.evaluation_id, language)["E01"]
        assert form.grade_note == note
        assert any("随总分" in one.text or "follows the total" in one.text for one in form.remarks)

    def test_leave_grade_and_note_empty_where_nothing_is_scored(
        self, database: Database, evaluations: Evaluations
    ) -> None:
        with database.write() as session:
            add_scheme(session, line("visits", "100"))
            add_staff(session, "E01")
        result = evaluations.run(Q3)

        form = forms(database, result.evaluation_id)["E01"]

        assert (form.company, form.grade, form.grade_note, form.exact_total) == ("", "", "", None)
        assert form.items[0].reason == "本期没有设目标。"  # there is nothing its weight could go to
