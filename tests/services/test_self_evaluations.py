"""Self-evaluations out as a workbook and back onto the reviews."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop.domain.self_evaluation import OwnPoints
from desktop.errors import RequestError
from desktop.i18n import translator
from desktop.models import AuditEntry, Evaluation
from desktop.queries.self_evaluations import OwnView, own_view
from desktop.services.evaluations import Evaluations
from desktop.services.self_evaluations import SelfEvaluations
from desktop.store.database import Database
from tests.services.filled_in import fill_in, parts_of, sheets_of
from tests.services.small_company import Q2, Q3, add_staff, reviews, today, two_people

POINTS, WORDS = "自评得分", "自评说明"


@pytest.fixture
def sheets(database: Database) -> SelfEvaluations:
    with database.write() as session:
        two_people(session)
    return SelfEvaluations(database, today)


@pytest.fixture
def evaluation_id(database: Database, sheets: SelfEvaluations) -> int:
    return Evaluations(database, today).run(Q3).evaluation_id


@pytest.fixture
def book(sheets: SelfEvaluations, evaluation_id: int, tmp_path: Path) -> Path:
    path = tmp_path / "自评.xlsx"
    assert sheets.write(evaluation_id, path, "zh_CN") == 2
    return path


def _view(database: Database, evaluation_id: int, code: str = "E01") -> OwnView:
    with database.read() as session:
        return own_view(session, reviews(session, evaluation_id)[code].id)


class TestWrite:
    def test_everybody_has_a_line_for_each_item_and_a_row_of_questions(self, book: Path) -> None:
        found = sheets_of(book)

        assert list(found) == [POINTS, WORDS]
        assert found[POINTS][0][0] == "云岭鲜食商贸有限公司 2026 年第三季度自评表"
        assert found[POINTS][1][:2] == ["考核期", "2026Q3"]
        assert found[POINTS][2] == ["工号", "姓名", "序号", "指标", "权重 %", "目标", "自评分", "说明"]
        assert [row[:6] for row in found[POINTS][3:]] == [
            ["E01", "王䶮", 1.0, "拜访次数", 60.0, 10.0],
            ["E01", "王䶮", 2.0, "客户满意度", 40.0, ""],
            ["E02", "李雷", 1.0, "拜访次数", 60.0, 10.0],
            ["E02", "李雷", 2.0, "客户满意度", 40.0, ""],
        ]
        assert found[WORDS][2] == ["工号", "姓名", "主要成绩", "困难", "需要的支持", "自我评价"]

    def test_headings_are_locked_and_open_cells_checked(self, book: Path) -> None:
        parts = parts_of(book)

        assert parts.count("<sheetProtection") == 2
        assert 'type="decimal"' in parts
        assert "<formula1>0</formula1><formula2>100</formula2>" in parts
        assert "0 到 100" in parts

    def test_in_english_too(self, sheets: SelfEvaluations, evaluation_id: int, tmp_path: Path) -> None:
        path = tmp_path / "self.xlsx"
        sheets.write(evaluation_id, path, "en")

        found = sheets_of(path)
        assert list(found) == ["Own points", "Own words"]
        assert found["Own points"][3][3] == "Visits"

    def test_a_workbook_for_each_person(self, sheets: SelfEvaluations, evaluation_id: int, tmp_path: Path) -> None:
        folder = tmp_path / "自评"

        assert sheets.write_each(evaluation_id, folder, "zh_CN") == 2

        assert sorted(path.name for path in folder.iterdir()) == ["2026Q3 E01 王䶮.xlsx", "2026Q3 E02 李雷.xlsx"]
        lines = sheets_of(folder / "2026Q3 E02 李雷.xlsx")[POINTS][3:]
        assert {line[0] for line in lines} == {"E02"}

    def test_before_computing_there_is_nobody_to_ask(
        self, database: Database, sheets: SelfEvaluations, tmp_path: Path
    ) -> None:
        draft = Evaluations(database, today).prepare(Q3)

        with pytest.raises(RequestError, match="Compute the evaluation first"):
            sheets.write(draft, tmp_path / "x.xlsx", "zh_CN")


class TestRead:
    def test_points_remarks_and_answers_stand_with_the_review(
        self, database: Database, sheets: SelfEvaluations, evaluation_id: int, book: Path
    ) -> None:
        fill_in(
            book,
            {
                POINTS: {(4, "自评分"): 85.5, (4, "说明"): "多跑了新区", (5, "自评分"): 100},
                WORDS: {(4, "主要成绩"): "签下两家", (4, "需要的支持"): "一辆车"},
            },
        )

        report = sheets.read(evaluation_id, book)

        assert (report.taken, report.unchanged, report.errors) == (1, 0, ())
        assert report.warnings == ()  # both sheets are read: no advice to state one
        own = _view(database, evaluation_id)
        assert own.lines == (OwnPoints(Decimal("85.5"), "多跑了新区"), OwnPoints(Decimal(100)))
        assert own.view.answers == {"achievements": "签下两家", "support": "一辆车"}
        assert _view(database, evaluation_id, "E02").view.is_empty
        with database.read() as session:
            entry = session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc())).first()
            assert entry is not None
            assert (entry.verb, entry.details["people"]) == ("evaluation.self_evaluated", 1)

    def test_the_computed_points_do_not_move(
        self, database: Database, sheets: SelfEvaluations, evaluation_id: int, book: Path
    ) -> None:
        with database.read() as session:
            before = reviews(session, evaluation_id)["E01"].exact_total
        fill_in(book, {POINTS: {(4, "自评分"): 100}})

        sheets.read(evaluation_id, book)

        with database.read() as session:
            assert reviews(session, evaluation_id)["E01"].exact_total == before

    def test_read_twice_it_says_nothing_new_and_blank_cells_take_nothing_away(
        self, database: Database, sheets: SelfEvaluations, evaluation_id: int, book: Path
    ) -> None:
        fill_in(book, {POINTS: {(4, "自评分"): 85, (4, "说明"): "多跑了新区"}, WORDS: {(4, "困难"): "没车"}})
        sheets.read(evaluation_id, book)

        again = sheets.read(evaluation_id, book)
        fill_in(book, {POINTS: {(4, "自评分"): 90, (4, "说明"): ""}, WORDS: {(4, "困难"): ""}})
        corrected = sheets.read(evaluation_id, book)

        assert (again.taken, again.unchanged) == (0, 1)
        assert corrected.taken == 1
        own = _view(database, evaluation_id)
        assert own.lines[0] == OwnPoints(Decimal(90), "多跑了新区")
        assert own.view.answers == {"difficulties": "没车"}

    @pytest.mark.parametrize(
        ("cells", "row", "column", "told"),
        [
            ({(4, "自评分"): 100.5}, 4, "自评得分 · 自评分", "0 to 100"),
            ({(4, "自评分"): -1}, 4, "自评得分 · 自评分", "0 to 100"),
            ({(4, "自评分"): "很好"}, 4, "自评得分 · 自评分", "not a number"),
            ({(4, "自评分"): 80, (4, "工号"): "E99"}, 4, "自评得分 · 工号", "E99"),
            ({(4, "自评分"): 80, (4, "工号"): "E03"}, 4, "自评得分 · 工号", "no review in this evaluation"),
            ({(4, "自评分"): 80, (4, "序号"): 3}, 4, "自评得分 · 序号", "no line 3"),
            ({(4, "自评分"): 80, (4, "指标"): "签约金额"}, 4, "自评得分 · 指标", "拜访次数|Visits"),
            ({(4, "自评分"): 80, (4, "姓名"): "别人"}, 4, "自评得分 · 姓名", "the name is 别人"),
            ({(4, "自评分"): 80, (5, "自评分"): 70, (5, "序号"): 1, (5, "指标"): ""}, 5, "自评得分 · 序号", "twice"),
        ],
    )
    def test_what_cannot_be_taken_is_named_by_row_and_column(
        self,
        database: Database,
        sheets: SelfEvaluations,
        evaluation_id: int,
        book: Path,
        cells: dict[tuple[int, str], object],
        row: int,
        column: str,
        told: str,
    ) -> None:
        with database.write() as session:
            add_staff(session, "E03", "韩梅")
        fill_in(book, {POINTS: {**cells, (6, "自评分"): 60}})

        report = sheets.read(evaluation_id, book)

        assert [(each.row, each.column) for each in report.errors] == [(row, column)]
        sentence = report.errors[0].reason.text(str)
        assert any(part in sentence for part in told.split("|"))
        assert report.sentences(translator("zh_CN"))[0].startswith(f"第 {row} 行")
        assert _view(database, evaluation_id, "E02").lines[0] == OwnPoints(Decimal(60))

    def test_problems_are_named_in_the_order_of_the_rows(
        self, sheets: SelfEvaluations, evaluation_id: int, book: Path
    ) -> None:
        fill_in(book, {POINTS: {(4, "自评分"): 80, (4, "工号"): "E99", (5, "自评分"): 101, (6, "自评分"): "很好"}})

        assert [each.row for each in sheets.read(evaluation_id, book).errors] == [4, 5, 6]

    def test_in_either_language_whatever_the_window_speaks(
        self, database: Database, sheets: SelfEvaluations, evaluation_id: int, tmp_path: Path
    ) -> None:
        path = tmp_path / "self.xlsx"
        sheets.write(evaluation_id, path, "en")
        fill_in(path, {"Own points": {(4, "Own points"): 77}, "Own words": {(5, "Difficulties"): "No car"}})

        report = sheets.read(evaluation_id, path)

        assert (report.taken, report.errors) == (2, ())
        assert _view(database, evaluation_id, "E02").view.answers == {"difficulties": "No car"}

    def test_a_workbook_of_another_period_is_refused(
        self, database: Database, sheets: SelfEvaluations, evaluation_id: int, tmp_path: Path
    ) -> None:
        other = Evaluations(database, today).run(Q2).evaluation_id
        path = tmp_path / "q2.xlsx"
        sheets.write(other, path, "zh_CN")

        with pytest.raises(RequestError, match="belongs to the period 2026Q2, not to 2026Q3"):
            sheets.read(evaluation_id, path)

    def test_another_workbook_is_refused(self, sheets: SelfEvaluations, evaluation_id: int, book: Path) -> None:
        import xlsxwriter

        with xlsxwriter.Workbook(str(book)) as other:
            other.add_worksheet("Sheet1").write(0, 0, "x")

        with pytest.raises(RequestError, match="has no sheet"):
            sheets.read(evaluation_id, book)

    def test_a_damaged_file_is_refused_by_the_bounded_reader(
        self, sheets: SelfEvaluations, evaluation_id: int, tmp_path: Path
    ) -> None:
        path = tmp_path / "自评.xlsx"
        path.write_bytes(b"PK\x03\x04 not a workbook")

        with pytest.raises(RequestError):
            sheets.read(evaluation_id, path)

    def test_after_finalising_nothing_is_taken_in_and_the_view_is_sealed(
        self, database: Database, sheets: SelfEvaluations, evaluation_id: int, book: Path
    ) -> None:
        fill_in(book, {POINTS: {(4, "自评分"): 85}})
        sheets.read(evaluation_id, book)
        Evaluations(database, today).finalise(evaluation_id)

        with pytest.raises(RequestError, match="is finalised"):
            sheets.read(evaluation_id, book)

        with database.read() as session:
            frozen = json.loads(session.get_one(Evaluation, evaluation_id).snapshot or "")
        assert frozen["reviews"][0]["self_evaluation"]["points"]["visits"]["points"] == "85"
