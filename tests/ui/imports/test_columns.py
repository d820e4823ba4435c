"""What columns and headings of a file mean, by mouse and keys."""

from pathlib import Path

import openpyxl
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from desktop.models import Staff
from desktop.ui.imports.wanted import Step
from tests.ui.imports.conftest import LEFT, Stage


def two_sheets(path: Path, *headings: list[str]) -> Path:
    """A workbook with a sheet called First, and one called Second with a row under its headings."""
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.title = "First"
    book.active.append(headings[0])
    for cells in (headings[1], ["Anna Snelling", "Central"]):
        book["Second" if "Second" in book.sheetnames else book.create_sheet("Second").title].append(cells)
    book.save(path)
    return path


class TestTheColumns:
    def test_nobody_knows_are_matched_by_hand(self, stage: Stage, tmp_path: Path) -> None:
        (tmp_path / "agents.csv").write_text("who,where\nAnna Snelling,Central\n", encoding="utf-8")
        stage.choose(tmp_path / "agents.csv")
        asked = stage.page.notice.sentence()
        stage.page.columns.kind_chosen.emit("staff")
        needed = stage.page.notice.sentence()

        stage.pick("name", "who")
        stage.click(stage.page.next_button)

        assert asked == "What the file holds could not be told by its headings. Choose it at the left."
        assert needed == "Still needed: Name. Choose which column of the file says it."
        assert stage.page.next_button.text() == "Import 1 record"

    def test_are_matched_by_keys_alone(self, stage: Stage, tmp_path: Path) -> None:
        (tmp_path / "agents.csv").write_text("where,who\nCentral,Anna Snelling\n", encoding="utf-8")
        stage.choose(tmp_path / "agents.csv")
        stage.page.columns.kind_chosen.emit("staff")
        picker = stage.page.columns.lines["name"].pickers[0]
        picker.setFocus()

        stage.qtbot.keyClick(picker, Qt.Key.Key_Down)
        stage.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)

        assert stage.page.columns.lines["name"].pickers[0].value() == "who"
        assert QApplication.focusWidget() is picker

    def test_may_be_joined(self, stage: Stage, tmp_path: Path) -> None:
        (tmp_path / "a.csv").write_text("First,Last\nAnna,Snelling\n", encoding="utf-8")
        stage.choose(tmp_path / "a.csv")
        stage.pick("name", "First")

        stage.click(stage.page.columns.lines["name"].more)
        stage.pick("name", "Last")
        stage.click(stage.page.next_button)
        stage.click(stage.page.next_button)

        with stage.company.database.read() as session:
            assert session.scalar(select(Staff).where(Staff.name == "Anna Snelling")) is not None

    def test_the_file_lacks_may_be_the_same_in_all_rows(self, stage: Stage, tmp_path: Path) -> None:
        path = tmp_path / "目标.csv"
        path.write_text("员工,年份,1月,2月\n王䶮,2027,10,20\n", encoding="utf-8")
        stage.choose(path)
        line = stage.page.columns.lines["indicator"]

        stage.pick("indicator", "the same in all rows …")
        line.value.insert("签约金额")
        stage.qtbot.keyClick(line.value, Qt.Key.Key_Return)
        stage.click(stage.page.next_button)

        assert stage.page.next_button.text() == "Import 2 records"

    def test_are_recognised_the_next_time_until_forgotten(self, stage: Stage, tmp_path: Path) -> None:
        (tmp_path / "a.csv").write_text("who,where\nAnna Snelling,Central\n", encoding="utf-8")
        (tmp_path / "b.csv").write_text("who,where\nBen Ng,East\n", encoding="utf-8")
        stage.choose(tmp_path / "a.csv")
        stage.pick("name", "who")
        stage.click(stage.page.next_button)
        stage.click(stage.page.next_button)
        stage.click(stage.page.next_button)

        stage.choose(tmp_path / "b.csv")
        straight = stage.presenter.step
        stage.click(stage.page.back_button)
        told = stage.page.columns.remembered.sentence()
        stage.click(stage.page.columns.forget_button)

        assert straight is Step.ROWS
        assert told == "Recognised by its headings: the columns are taken as in “a.csv”."
        assert stage.page.notice.sentence().startswith("Still needed: Name.")

    def test_are_recognised_on_a_sheet_that_is_not_the_first(self, stage: Stage, tmp_path: Path) -> None:
        path = two_sheets(tmp_path / "two.xlsx", ["Kept by the market team"], ["who", "where"])
        stage.choose(path)
        stage.page.headings.sheet_chosen.emit("Second")
        stage.page.columns.kind_chosen.emit("staff")
        stage.pick("name", "who")
        for _step in range(2):
            stage.click(stage.page.next_button)
        taken_in = stage.presenter.step

        stage.choose(path)

        assert (taken_in, stage.presenter.step) == (Step.DONE, Step.ROWS)

    def test_of_the_wrong_kind_are_answered_with_the_right_one(self, stage: Stage, visits_file: Path) -> None:
        stage.presenter.choose_kind("receipts")
        stage.choose(visits_file)

        stage.click(stage.page.columns.better)

        assert stage.presenter.step is Step.ROWS
        assert stage.page.rows.model.rowCount() == 2

    def test_whose_dates_can_be_read_two_ways_ask_for_their_order(self, stage: Stage, tmp_path: Path) -> None:
        (tmp_path / "v.csv").write_text("日期,员工\n03/04/2026,王䶮\n", encoding="utf-8")
        stage.choose(tmp_path / "v.csv")
        asked = stage.page.notice.sentence()

        stage.page.columns.date_order.set_value("dmy")
        stage.page.columns.date_order.box.picked.emit("dmy")
        stage.click(stage.page.next_button)

        assert asked.endswith("Choose their order at the left.")
        assert stage.page.next_button.text() == "Import 1 record"

    def test_of_merged_cells_take_what_stands_above(self, stage: Stage, tmp_path: Path) -> None:
        (tmp_path / "v.csv").write_text("日期,员工,内容\n2026-10-08,王䶮,早\n2026-10-08,,晚\n", encoding="utf-8")
        stage.choose(tmp_path / "v.csv")
        stage.click(stage.page.back_button)

        stage.page.columns.lines["staff"].fill.click()
        stage.click(stage.page.next_button)

        assert stage.page.next_button.text() == "Import 2 records"


class TestTheHeadings:
    def test_of_a_workbook_none_of_whose_sheets_is_understood_wait_for_its_sheet(
        self, stage: Stage, tmp_path: Path
    ) -> None:
        book = openpyxl.Workbook()
        book.active.append(["Kept by the market team"])
        people = book.create_sheet("People")
        for cells in (["who", "where"], ["Anna Snelling", "Central"]):
            people.append(cells)
        book.save(tmp_path / "two.xlsx")

        stage.choose(tmp_path / "two.xlsx")
        asked = stage.presenter.step
        stage.page.headings.sheet_chosen.emit("People")
        stage.page.columns.kind_chosen.emit("staff")
        stage.pick("name", "who")

        assert (asked, stage.presenter.step) == (Step.HEADINGS, Step.COLUMNS)
        assert stage.page.next_button.isEnabled()

    def test_are_moved_by_a_click(self, stage: Stage, tmp_path: Path) -> None:
        (tmp_path / "v.csv").write_text("日期,员工\n日期,员工\n2026-10-08,王䶮\n", encoding="utf-8")
        stage.choose(tmp_path / "v.csv")
        stage.click(stage.page.back_button)
        stage.click(stage.page.back_button)
        view = stage.page.headings.table

        stage.qtbot.mouseClick(view.viewport(), LEFT, pos=view.visualRect(view.model().index(1, 0)).center())
        stage.click(stage.page.next_button)
        stage.click(stage.page.next_button)

        assert stage.page.next_button.text() == "Import 1 record"
        assert stage.page.rows.model.rowCount() == 1

    def test_may_be_none(self, stage: Stage, tmp_path: Path) -> None:
        (tmp_path / "v.csv").write_text("2026-10-08,王䶮\n2026-10-09,李契\n", encoding="utf-8")
        stage.presenter.choose_kind("visits")
        stage.choose(tmp_path / "v.csv")
        stage.click(stage.page.back_button)

        stage.click(stage.page.headings.none_button)
        stage.click(stage.page.next_button)
        stage.click(stage.page.next_button)

        assert stage.page.next_button.text() == "Import 2 records"
