"""The distribution guide of an evaluation, and moving several people with one reason."""

from decimal import Decimal

import pytest
from sqlalchemy import select

from desktop.domain.scheme import Tier, TierBasis
from desktop.errors import RequestError
from desktop.models import AuditEntry
from desktop.queries.distribution import Distribution, distribution
from desktop.queries.reviews import review_forms
from desktop.services.calibrations import Calibrations
from desktop.services.evaluations import Evaluations
from desktop.store.database import Database
from tests.services.small_company import (
    Q2,
    Q3,
    Q4,
    add_company,
    add_conduct,
    add_scheme,
    add_staff,
    add_target,
    add_visits,
    line,
    reviews,
    today,
)

VISITS = {"E01": 10, "E02": 10, "E03": 9, "E04": 8, "E05": 5}  # of 10: excellent ×3, good, fail


@pytest.fixture
def calibrations(database: Database) -> Calibrations:
    with database.write() as session:
        add_company(session)
        tiers = tuple(
            Tier(Decimal(0), None, Decimal(factor), code)
            for code, factor in (("excellent", 2), ("good", 1), ("pass", 1), ("fail", 0))
        )
        add_scheme(session, line("visits", "100"), tiers=tiers, tier_basis=TierBasis.GRADE)
        for code, count in VISITS.items():
            person = add_staff(session, code)
            add_target(session, "visits", "10", staff_id=person)
            add_visits(session, person, count)
    return Calibrations(database)


@pytest.fixture
def evaluation_id(database: Database, calibrations: Calibrations) -> int:
    return Evaluations(database, today).run(Q3).evaluation_id


def _seen(database: Database, evaluation_id: int, language: str = "en") -> Distribution:
    with database.read() as session:
        return distribution(session, evaluation_id, language)


def _keys(database: Database, evaluation_id: int) -> dict[str, int]:
    with database.read() as session:
        return {code: row.id for code, row in reviews(session, evaluation_id).items()}


def _grades(database: Database, evaluation_id: int) -> dict[str, str]:
    with database.read() as session:
        return {code: row.grade for code, row in reviews(session, evaluation_id).items()}


class TestGuide:
    def test_without_one_heads_are_only_counted(self, database: Database, evaluation_id: int) -> None:
        seen = _seen(database, evaluation_id)

        heads = [(grade.code, grade.percent, grade.wanted, grade.present) for grade in seen.grades]
        assert heads == [
            ("excellent", None, None, 3),
            ("good", None, None, 1),
            ("pass", None, None, 0),
            ("fail", None, None, 1),
        ]
        assert (seen.people, seen.has_guide, seen.moves) == (5, False, ())

    def test_percents_become_heads_and_name_who_would_move(
        self, database: Database, calibrations: Calibrations, evaluation_id: int
    ) -> None:
        calibrations.set_guide(evaluation_id, {"excellent": Decimal(20), "good": Decimal(40)})

        seen = _seen(database, evaluation_id)

        # One head of five; the two equal best do not fit together, so all three move down, then good is too full.
        assert [(grade.code, grade.wanted, grade.is_over) for grade in seen.grades] == [
            ("excellent", 1, True),
            ("good", 2, False),
            ("pass", None, False),
            ("fail", None, False),
        ]
        assert [(move.code, move.grade, move.guided) for move in seen.moves] == [
            ("E01", "excellent", "good"),
            ("E02", "excellent", "good"),
            ("E03", "excellent", "pass"),
            ("E04", "good", "pass"),
        ]
        assert seen.grade_name("excellent") == "Excellent"

    def test_it_is_kept_and_starts_the_next_evaluation(
        self, database: Database, calibrations: Calibrations, evaluation_id: int
    ) -> None:
        calibrations.set_guide(evaluation_id, {"excellent": Decimal("12.5")})

        drafted = Evaluations(database, today).prepare(Q4)
        computed = Evaluations(database, today).run(Q2).evaluation_id

        percents = [_seen(database, key).grades[0].percent for key in (evaluation_id, drafted, computed)]
        assert percents == [Decimal("12.5")] * 3

    def test_running_again_keeps_it(self, database: Database, calibrations: Calibrations, evaluation_id: int) -> None:
        calibrations.set_guide(evaluation_id, {"excellent": Decimal(20)})

        Evaluations(database, today).run(Q3)

        assert _seen(database, evaluation_id).has_guide

    @pytest.mark.parametrize(
        ("percents", "told"),
        [
            ({"excellent": "-1"}, "between 0 % and 100 %"),
            ({"excellent": "100.01"}, "between 0 % and 100 %"),
            ({"excellent": "60", "good": "40.5"}, "sum to 100.5 %"),
            ({"superb": "10"}, "no grade"),
        ],
    )
    def test_impossible_shares_are_refused(
        self, calibrations: Calibrations, evaluation_id: int, percents: dict[str, str], told: str
    ) -> None:
        with pytest.raises(RequestError, match=told):
            calibrations.set_guide(evaluation_id, {code: Decimal(text) for code, text in percents.items()})

    def test_it_is_taken_away_by_an_empty_one(
        self, database: Database, calibrations: Calibrations, evaluation_id: int
    ) -> None:
        calibrations.set_guide(evaluation_id, {"excellent": Decimal(20)})
        calibrations.set_guide(evaluation_id, {})

        assert not _seen(database, evaluation_id).has_guide

    def test_it_changes_no_figure(self, database: Database, calibrations: Calibrations, evaluation_id: int) -> None:
        before = _grades(database, evaluation_id)

        calibrations.set_guide(evaluation_id, {"excellent": Decimal(0)})

        assert _grades(database, evaluation_id) == before


class TestMove:
    def test_all_get_the_grade_the_reason_and_its_pay(
        self, database: Database, calibrations: Calibrations, evaluation_id: int
    ) -> None:
        keys = _keys(database, evaluation_id)

        calibrations.move(evaluation_id, {keys["E02"]: "good", keys["E03"]: "good"}, "优秀名额只有一个")

        with database.read() as session:
            rows = reviews(session, evaluation_id)
            form = next(each for each in review_forms(session, evaluation_id, "zh_CN") if each.person.code == "E03")
            entries = session.scalars(
                select(AuditEntry.details).where(AuditEntry.verb == "review.calibrated").order_by(AuditEntry.id)
            ).all()
        for code in ("E02", "E03"):
            row = rows[code]
            assert (row.computed_grade, row.grade, row.grade_reason) == ("excellent", "good", "优秀名额只有一个")
            assert (row.coefficient, row.bonus) == (Decimal(1), Decimal("8000.00"))
        assert "优秀名额只有一个" in form.grade_note
        assert "优秀" in form.grade_note
        assert {(each["before"], each["grade"]) for each in entries} == {("excellent", "good")}
        assert [each.code for each in _seen(database, evaluation_id).calibrated] == ["E02", "E03"]

    def test_the_computed_grade_undoes_it(
        self, database: Database, calibrations: Calibrations, evaluation_id: int
    ) -> None:
        keys = _keys(database, evaluation_id)
        calibrations.move(evaluation_id, {keys["E02"]: "good"}, "名额")

        calibrations.move(evaluation_id, {keys["E02"]: "excellent"}, "")

        with database.read() as session:
            row = reviews(session, evaluation_id)["E02"]
        assert (row.grade, row.grade_reason, row.bonus) == ("excellent", "", Decimal("16000.00"))

    def test_what_several_had_comes_back_with_each_ones_own_reason(
        self, database: Database, calibrations: Calibrations, evaluation_id: int
    ) -> None:
        keys = _keys(database, evaluation_id)
        calibrations.move(evaluation_id, {keys["E04"]: "pass"}, "客户投诉")
        calibrations.move(evaluation_id, {keys["E03"]: "good", keys["E04"]: "fail"}, "名额")

        calibrations.bring_back(evaluation_id, {keys["E03"]: ("excellent", ""), keys["E04"]: ("pass", "客户投诉")})

        with database.read() as session:
            rows = reviews(session, evaluation_id)
        assert [(rows[code].grade, rows[code].grade_reason) for code in ("E03", "E04")] == [
            ("excellent", ""),
            ("pass", "客户投诉"),
        ]

    def test_one_that_cannot_come_back_leaves_all_as_they_are(
        self, database: Database, calibrations: Calibrations, evaluation_id: int
    ) -> None:
        keys = _keys(database, evaluation_id)
        calibrations.move(evaluation_id, {keys["E03"]: "good"}, "名额")
        before = _grades(database, evaluation_id)

        with pytest.raises(RequestError, match="not in this evaluation"):
            calibrations.bring_back(evaluation_id, {keys["E03"]: ("excellent", ""), 99: ("good", "名额")})

        assert _grades(database, evaluation_id) == before

    def test_without_a_reason_nobody_moves(
        self, database: Database, calibrations: Calibrations, evaluation_id: int
    ) -> None:
        keys, before = _keys(database, evaluation_id), _grades(database, evaluation_id)

        with pytest.raises(RequestError, match="Write down why"):
            calibrations.move(evaluation_id, {keys["E02"]: "good", keys["E03"]: "good"}, " ")

        assert _grades(database, evaluation_id) == before

    def test_one_refusal_moves_nobody(self, database: Database, calibrations: Calibrations) -> None:
        with database.write() as session:
            crossed = add_staff(session, "E06")
            add_conduct(session, crossed, "red_line", description="虚假报销")
        evaluation_id = Evaluations(database, today).run(Q3).evaluation_id
        keys, before = _keys(database, evaluation_id), _grades(database, evaluation_id)

        with pytest.raises(RequestError, match="red line"):
            calibrations.move(evaluation_id, {keys["E02"]: "good", keys["E06"]: "good"}, "名额")

        assert _grades(database, evaluation_id) == before

    def test_somebody_of_another_evaluation_is_refused(
        self, database: Database, calibrations: Calibrations, evaluation_id: int
    ) -> None:
        other = Evaluations(database, today).run(Q2).evaluation_id
        stranger = _keys(database, other)["E01"]

        with pytest.raises(RequestError, match="not in this evaluation"):
            calibrations.move(evaluation_id, {stranger: "good"}, "名额")

    def test_finalised_grades_stay(self, database: Database, calibrations: Calibrations, evaluation_id: int) -> None:
        keys = _keys(database, evaluation_id)
        Evaluations(database, today).finalise(evaluation_id)

        with pytest.raises(RequestError, match="is finalised"):
            calibrations.move(evaluation_id, {keys["E02"]: "good"}, "名额")
        with pytest.raises(RequestError, match="is finalised"):
            calibrations.set_guide(evaluation_id, {})

    def test_an_evaluation_that_is_gone_is_said_to_be(self, calibrations: Calibrations) -> None:
        with pytest.raises(RequestError, match="no longer there"):
            calibrations.set_guide(99, {})
