"""The rows of a file before they are taken in, by mouse and keys."""

from pathlib import Path

import openpyxl
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop.models import Visit
from desktop.ui.imports.rows_model import Shown
from tests.ui.imports.conftest import VISITS, Stage


class TestTheRows:
    def test_name_row_column_and_value_of_what_is_wrong(self, stage: Stage, visits_file: Path) -> None:
        stage.choose(visits_file)
        stage.page.rows.creates.click()

        stage.qtbot.keyClick(stage.page.rows, Qt.Key.Key_F8)

        assert stage.page.rows.reason.text() == (
            "Row 3, 日期, “2026-02-30”: There is no such day in the calendar. Check the month and the day."
        )
        assert stage.page.next_button.text() == "Import 1 record"

    def test_name_the_box_that_would_let_the_import_add_a_customer(self, stage: Stage, visits_file: Path) -> None:
        stage.choose(visits_file)
        rows = stage.page.rows
        rows.table.setCurrentIndex(rows.model.index(0, 2))

        box = rows.creates.text()

        assert rows.reason.text().endswith(
            f"There is no customer “禾味餐饮”. Correct the name, or tick “{box}”: then the import adds it."
        )

    def test_enter_opens_the_cell(self, stage: Stage, visits_file: Path) -> None:
        stage.choose(visits_file)
        rows = stage.page.rows
        rows.table.setFocus()
        rows.table.setCurrentIndex(rows.model.index(1, 0))

        stage.qtbot.keyClick(rows.table, Qt.Key.Key_Return)
        editor = rows.table.viewport().findChild(QLineEdit)
        assert editor is not None
        editor.selectAll()
        stage.qtbot.keyClicks(editor, "2026-02-28")
        stage.qtbot.keyClick(editor, Qt.Key.Key_Return)

        stage.qtbot.waitUntil(lambda: rows.model.index(1, 0).data() == "2026-02-28")

    def test_can_be_mended_in_place(self, stage: Stage, visits_file: Path) -> None:
        stage.choose(visits_file)
        stage.page.rows.creates.click()

        stage.write(1, 0, "2026-02-28")
        would_be_lost = not stage.page.keep_written()
        stage.click(stage.page.next_button)

        assert stage.count(Visit) == 2
        assert would_be_lost
        assert stage.page.keep_written()
        assert visits_file.read_text(encoding="gb18030") == VISITS

    def test_can_be_left_out_and_taken_in_again(self, stage: Stage, visits_file: Path) -> None:
        stage.choose(visits_file)
        stage.page.rows.creates.click()
        rows = stage.page.rows
        rows.table.selectRow(1)

        stage.click(rows.out_button)

        assert rows.model.count(Shown.LEFT_OUT) == 1
        assert rows.table.hasFocus()  # one more Enter does not take it in again
        assert rows.notice.sentence().startswith("1 new, 0 changed, 0 unchanged, 0 rejected")
        rows.table.selectRow(1)
        assert rows.out_button.text() == "Include the row again"

    def test_may_mean_one_thing_wherever_they_say_another(self, stage: Stage, tmp_path: Path) -> None:
        path = tmp_path / "v.csv"
        path.write_text("日期,员工\n2026-10-08,小王\n2026-10-09,小王\n2026-10-10,李契\n", encoding="utf-8")
        stage.choose(path)

        stage.write(0, 1, "王䶮")
        stage.click(stage.page.rows.everywhere_button)

        assert stage.page.next_button.text() == "Import 3 records"

    def test_with_problems_are_listed_alone(self, stage: Stage, visits_file: Path) -> None:
        stage.choose(visits_file)
        stage.page.rows.creates.click()

        stage.page.rows.show_only(Shown.PROBLEMS)

        assert [row[0] for row in stage.page.rows.model.rows] == [3]

    def test_rejected_are_saved_with_their_reason(self, stage: Stage, visits_file: Path, tmp_path: Path) -> None:
        stage.choose(visits_file)
        stage.page.rows.creates.click()
        stage.click(stage.page.next_button)
        rejected = tmp_path / "rejected.xlsx"
        stage.page.choose_target = lambda: rejected

        stage.click(stage.page.done.rejects_button)

        assert openpyxl.load_workbook(rejected).active["A2"].value == "2026-02-30"
