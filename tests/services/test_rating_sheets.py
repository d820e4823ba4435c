"""Ratings out as a workbook of who rates whom, and the scores back."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop.errors import RequestError
from desktop.models import AuditEntry, Rating, Staff
from desktop.services.evaluations import Evaluations
from desktop.services.rating_sheets import RatingSheets
from desktop.services.self_evaluations import SelfEvaluations
from desktop.store.database import Database
from tests.services.filled_in import fill_in, parts_of, sheets_of
from tests.services.small_company import (
    Q3,
    add_company,
    add_scheme,
    add_staff,
    add_target,
    add_team,
    add_visits,
    line,
    today,
)

SHEET = "评分"


@pytest.fixture
def sheets(database: Database) -> RatingSheets:
    """A leader and two members of a team, somebody on their own, and somebody who came later."""
    with database.write() as session:
        add_company(session)
        add_scheme(session, line("visits", "100"))
        people = [
            add_staff(session, code, name) for code, name in (("E01", "周主管"), ("E02", "李雷"), ("E03", "韩梅"))
        ]
        alone = add_staff(session, "E04", "独行")
        add_team(session, "华东组", people[0], *people)
        for person in (*people, alone):
            add_target(session, "visits", "10", staff_id=person)
            add_visits(session, person, 5)
    return RatingSheets(database, today)


@pytest.fixture
def evaluation_id(database: Database, sheets: RatingSheets) -> int:
    return Evaluations(database, today).run(Q3).evaluation_id


@pytest.fixture
def book(sheets: RatingSheets, evaluation_id: int, tmp_path: Path) -> Path:
    path = tmp_path / "评分.xlsx"
    sheets.write(evaluation_id, path, "zh_CN")
    return path


def _kept(database: Database) -> dict[tuple[str, str, str], Decimal]:
    with database.read() as session:
        rows = session.execute(select(Staff.code, Rating).join(Staff, Staff.id == Rating.staff_id)).all()
        assert all((rating.start, rating.end) == (Q3.start, Q3.end) for _code, rating in rows)
        return {(code, rating.relation, rating.rater): rating.score for code, rating in rows}


def _row(book: Path, code: str, relation: str, rater: str) -> int:
    for number, row in enumerate(sheets_of(book)[SHEET], 1):
        if (row[1], row[3], row[4]) == (code, relation, rater):
            return number
    raise AssertionError((code, relation, rater))


class TestWrite:
    def test_superior_colleagues_and_the_person_are_asked(self, book: Path) -> None:
        rows = sheets_of(book)[SHEET]

        assert rows[2] == ["期间", "员工", "姓名", "关系", "评价人", "评分", "意见"]
        asked = [tuple(row[1:5]) for row in rows[3:] if row[1]]
        assert asked == [
            ("E01", "周主管", "同事", "李雷"),
            ("E01", "周主管", "同事", "韩梅"),
            ("E01", "周主管", "自评", "周主管"),
            ("E02", "李雷", "上级", "周主管"),
            ("E02", "李雷", "同事", "韩梅"),
            ("E02", "李雷", "自评", "李雷"),
            ("E03", "韩梅", "上级", "周主管"),
            ("E03", "韩梅", "同事", "李雷"),
            ("E03", "韩梅", "自评", "韩梅"),
            ("E04", "独行", "自评", "独行"),
        ]

    def test_who_has_left_is_rated_and_asked_no_more(
        self, database: Database, sheets: RatingSheets, evaluation_id: int, tmp_path: Path
    ) -> None:
        with database.write() as session:
            session.scalars(select(Staff).where(Staff.code == "E02")).one().left_on = date(2026, 9, 1)
        path = tmp_path / "评分.xlsx"

        sheets.write(evaluation_id, path, "zh_CN")

        asked = [(row[1], row[4]) for row in sheets_of(path)[SHEET][3:]]
        assert asked == [
            ("E01", "韩梅"), ("E01", "周主管"),
            ("E02", "周主管"), ("E02", "韩梅"),
            ("E03", "周主管"), ("E03", "韩梅"),
            ("E04", "独行"),
        ]  # fmt: skip

    def test_headings_are_locked_scores_and_relations_checked(self, book: Path) -> None:
        parts = parts_of(book)

        assert "<sheetProtection" in parts
        assert 'type="decimal"' in parts
        assert "老板,上级,同事,客户,自评" in parts

    def test_a_draft_asks_before_anything_is_computed(
        self, database: Database, sheets: RatingSheets, tmp_path: Path
    ) -> None:
        draft = Evaluations(database, today).prepare(Q3)
        path = tmp_path / "评分.xlsx"

        assert sheets.write(draft, path, "zh_CN") == 10
        fill_in(path, {SHEET: {(_row(path, "E02", "上级", "周主管"), "评分"): 88}})
        assert sheets.read(draft, path).taken == 1

        assert _kept(database) == {("E02", "manager", "周主管"): Decimal(88)}

    def test_in_english_too(self, sheets: RatingSheets, evaluation_id: int, tmp_path: Path) -> None:
        path = tmp_path / "ratings.xlsx"

        assert sheets.write(evaluation_id, path, "en") == 10

        assert sheets_of(path)["Ratings"][2] == ["Period", "Staff", "Name", "Relation", "Rater", "Score", "Comment"]


class TestRead:
    def test_scores_become_ratings_of_the_period(
        self, database: Database, sheets: RatingSheets, evaluation_id: int, book: Path
    ) -> None:
        manager, own = _row(book, "E02", "上级", "周主管"), _row(book, "E02", "自评", "李雷")
        fill_in(book, {SHEET: {(manager, "评分"): 88, (manager, "意见"): "肯跑", (own, "评分"): 95.5}})

        report = sheets.read(evaluation_id, book)

        assert (report.taken, report.errors) == (2, ())
        assert _kept(database) == {
            ("E02", "manager", "周主管"): Decimal(88),
            ("E02", "self", "李雷"): Decimal("95.5"),
        }
        with database.read() as session:
            newest = session.scalars(select(AuditEntry.verb).order_by(AuditEntry.id.desc())).first()
        assert newest == "evaluation.rated"

    def test_a_row_below_names_another_rater(
        self, database: Database, sheets: RatingSheets, evaluation_id: int, book: Path
    ) -> None:
        fill_in(
            book,
            {SHEET: {(20, "员工"): "E04", (20, "关系"): "客户", (20, "评价人"): "张店长", (20, "评分"): 70}},
        )

        report = sheets.read(evaluation_id, book)

        assert (report.taken, report.errors) == (1, ())
        assert _kept(database) == {("E04", "customer", "张店长"): Decimal(70)}

    def test_a_corrected_score_replaces_the_old_one_and_says_so(
        self, database: Database, sheets: RatingSheets, evaluation_id: int, book: Path
    ) -> None:
        row = _row(book, "E02", "上级", "周主管")
        fill_in(book, {SHEET: {(row, "评分"): 88}})
        sheets.read(evaluation_id, book)
        same = sheets.read(evaluation_id, book)
        fill_in(book, {SHEET: {(row, "评分"): 78}})

        report = sheets.read(evaluation_id, book)

        assert (same.taken, same.unchanged, same.batch_id) == (0, 1, None)  # nothing that could be taken back
        assert report.taken == 1
        assert [each.reason.text(str) for each in report.warnings] == ["The score was 88 before; it is 78 now."]
        assert _kept(database) == {("E02", "manager", "周主管"): Decimal(78)}

    def test_what_a_workbook_brought_is_taken_back_as_one(
        self, database: Database, sheets: RatingSheets, evaluation_id: int, book: Path
    ) -> None:
        manager, own = _row(book, "E02", "上级", "周主管"), _row(book, "E02", "自评", "李雷")
        fill_in(book, {SHEET: {(manager, "评分"): 88}})
        sheets.read(evaluation_id, book)
        fill_in(book, {SHEET: {(manager, "评分"): 8, (own, "评分"): 95}})
        report = sheets.read(evaluation_id, book)
        assert report.batch_id is not None

        what = sheets.take_back(report.batch_id)

        assert (what.file, what.created, what.updated) == (book.name, 1, 1)
        assert _kept(database) == {("E02", "manager", "周主管"): Decimal(88)}

    @pytest.mark.parametrize(
        ("cells", "column", "told"),
        [
            ({"评分": 101}, "评分", "0 to 100"),
            ({"评分": -0.5}, "评分", "0 to 100"),
            ({"评分": "高"}, "评分", "not a number"),
            ({"意见": "肯跑"}, "评分", "is needed"),
            ({"评分": 80, "员工": "E99"}, "员工", "E99"),
            ({"评分": 80, "员工": "E05"}, "员工", "no review in the evaluation of 2026Q3"),
            ({"评分": 80, "期间": "2026Q2"}, "期间", "is for 2026Q2; the evaluation is for 2026Q3"),
            ({"评分": 80, "期间": "哪天"}, "期间", "was not understood"),
            ({"评分": 80, "关系": "朋友"}, "关系", "is not one of manager, peer, customer, self, owner. Correct it."),
            ({"评分": 80, "姓名": "韩梅"}, "姓名", "belongs to 李雷, the name is 韩梅"),
        ],
    )
    def test_what_cannot_be_taken_is_named_by_row_and_column(
        self,
        database: Database,
        sheets: RatingSheets,
        evaluation_id: int,
        book: Path,
        cells: dict[str, object],
        column: str,
        told: str,
    ) -> None:
        with database.write() as session:
            add_staff(session, "E05", "后来")
        row, good = _row(book, "E02", "上级", "周主管"), _row(book, "E03", "自评", "韩梅")
        fill_in(book, {SHEET: {**{(row, header): value for header, value in cells.items()}, (good, "评分"): 60}})

        report = sheets.read(evaluation_id, book)

        assert [(each.row, each.column) for each in report.errors] == [(row, column)]
        assert told in report.errors[0].reason.text(str)
        assert _kept(database) == {("E03", "self", "韩梅"): Decimal(60)}

    def test_the_same_rater_twice_is_named_with_the_row_that_counts(
        self, database: Database, sheets: RatingSheets, evaluation_id: int, book: Path
    ) -> None:
        row = _row(book, "E02", "上级", "周主管")
        fill_in(
            book,
            {
                SHEET: {
                    (row, "评分"): 88,
                    (20, "员工"): "E02",
                    (20, "关系"): "上级",
                    (20, "评价人"): "周主管 ",
                    (20, "评分"): 10,
                }
            },
        )

        report = sheets.read(evaluation_id, book)

        assert [(each.row, each.column) for each in report.errors] == [(20, "评价人")]
        assert f"row {row} was taken" in report.errors[0].reason.text(str)
        assert _kept(database) == {("E02", "manager", "周主管"): Decimal(88)}

    def test_unnamed_customers_are_different_people(
        self, database: Database, sheets: RatingSheets, evaluation_id: int, book: Path
    ) -> None:
        rows = {
            (number, header): value
            for number, score in ((20, 70), (21, 90))
            for header, value in (("员工", "E04"), ("关系", "客户"), ("评分", score))
        }
        fill_in(book, {SHEET: rows})

        report = sheets.read(evaluation_id, book)
        again = sheets.read(evaluation_id, book)

        assert (report.taken, report.errors, again.taken, again.unchanged) == (2, (), 0, 2)

    def test_a_workbook_nobody_filled_in_is_said_to_be_one(
        self, sheets: RatingSheets, evaluation_id: int, book: Path
    ) -> None:
        with pytest.raises(RequestError, match="no score yet"):
            sheets.read(evaluation_id, book)

    def test_another_workbook_is_not_taken_for_one_of_ratings(
        self, database: Database, sheets: RatingSheets, evaluation_id: int, tmp_path: Path
    ) -> None:
        other = tmp_path / "自评.xlsx"
        SelfEvaluations(database, today).write(evaluation_id, other, "zh_CN")

        with pytest.raises(RequestError, match=r"自评\.xlsx is no workbook of ratings"):
            sheets.read(evaluation_id, other)

    def test_after_finalising_nothing_is_taken_in(
        self, database: Database, sheets: RatingSheets, evaluation_id: int, book: Path
    ) -> None:
        fill_in(book, {SHEET: {(4, "评分"): 88}})
        Evaluations(database, today).finalise(evaluation_id)

        with pytest.raises(RequestError, match="is finalised"):
            sheets.read(evaluation_id, book)
