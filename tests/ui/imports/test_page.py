"""The import page on a real company file, by mouse and keys."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from desktop.exchange.reading import table
from desktop.exchange.reading.wishes import Wishes
from desktop.exchange.rejects import write_rejects
from desktop.models import Customer, Staff, Target, Visit
from desktop.services.import_desk import ImportDesk
from desktop.ui.imports.history_presenter import HistoryPresenter
from desktop.ui.imports.page import ImportsPage
from desktop.ui.imports.presenter import ImportsPresenter
from desktop.ui.imports.rows_model import Shown
from desktop.ui.imports.wanted import Step
from desktop.ui.kit.look import Look
from tests.services.importing import _read_here
from tests.ui.company import Company
from tests.ui.list_tools import list_tools_of
from tests.ui.surroundings import FakeMessages, InstantTasks, today

LEFT = Qt.MouseButton.LeftButton
VISITS = "日期,员工,客户,内容\n2026-10-08,王䶮,禾味餐饮,谈首批铺货\n2026-02-30,王䶮,禾味餐饮,日期写错\n"


def _read_in_place(path: Path, wishes: Wishes, seconds: int, _stop: object = None) -> bytes:
    return _read_here(path, wishes, seconds)


class Stage:
    """The page with everything around it."""

    def __init__(self, look: Look, company: Company, messages: FakeMessages, qtbot: QtBot) -> None:
        self.company, self.messages, self.qtbot = company, messages, qtbot
        tasks = InstantTasks(company.database)
        desk = ImportDesk(company.database, today)
        around = (tasks, messages, look.texts)
        self.presenter = ImportsPresenter(*around, desk, write_rejects)
        tools = list_tools_of(tasks, messages, company.database)
        self.page = ImportsPage(look, self.presenter, HistoryPresenter(*around, desk.take_back), tools)
        qtbot.addWidget(self.page)
        self.page.resize(1224, 800)
        self.page.show()
        qtbot.waitExposed(self.page)

    def choose(self, file: Path) -> None:
        """Choose a file as an owner does."""
        self.page.choose_file = lambda kind, patterns: file  # noqa: ARG005 - the dialog's signature
        self.click(self.page.start.choose_button)

    def click(self, button: object) -> None:
        self.qtbot.mouseClick(button, LEFT)

    def pick(self, ours: str, text: str) -> None:
        """Choose a heading in a column's dropdown by keys."""
        picker = self.page.columns.lines[ours].pickers[-1]
        picker.setFocus()
        picker.setCurrentIndex(picker.findText(text))
        picker.activated.emit(picker.currentIndex())

    def write(self, row: int, place: int, text: str) -> None:
        """Type a cell anew."""
        view = self.page.rows.table
        index = self.page.rows.model.index(row, place)
        view.setCurrentIndex(index)
        view.edit(index)
        editor = view.findChild(QLineEdit)
        assert editor is not None
        editor.selectAll()
        editor.insert(text)  # as an input method does
        self.qtbot.keyClick(editor, Qt.Key.Key_Return)
        QApplication.processEvents()  # the cell is written once the key is dealt with

    def count(self, model: type[Staff] | type[Visit] | type[Customer] | type[Target]) -> int:
        with self.company.database.read() as session:
            return session.scalar(select(func.count()).select_from(model)) or 0


@pytest.fixture(autouse=True)
def reading_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are read in the tests' own process, which is ten times faster."""
    monkeypatch.setattr(table, "_ask_child", _read_in_place)


@pytest.fixture
def stage(look: Look, company: Company, messages: FakeMessages, qtbot: QtBot) -> Stage:
    return Stage(look, company, messages, qtbot)


@pytest.fixture
def staff_file(tmp_path: Path) -> Path:
    """A sheet with a title above its headers."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for cells in (["花名册"], ["工号", "姓名", "部门"], ["E10", "欧阳静怡", "二部"], ["E11", "Liu Wei", "二部"]):
        sheet.append(cells)
    path = tmp_path / "花名册.xlsx"
    book.save(path)
    return path


@pytest.fixture
def visits_file(tmp_path: Path) -> Path:
    path = tmp_path / "visits.csv"
    path.write_text(VISITS, encoding="gb18030")
    return path


def test_the_first_sight_asks_for_a_file_and_lists_what_was_imported(stage: Stage) -> None:
    assert stage.page.stages.currentWidget() is stage.page.start
    assert stage.page.next_button.isHidden()


def test_a_plain_file_goes_straight_to_its_rows_and_nothing_is_saved(stage: Stage, staff_file: Path) -> None:
    stage.choose(staff_file)

    assert stage.presenter.step is Step.ROWS
    assert stage.page.next_button.text() == "Import 2 records"
    assert stage.page.rows.notice.sentence().startswith("2 new, 0 changed")
    assert stage.page.rows.model.index(0, 1).data() == "欧阳静怡"
    assert stage.count(Staff) == 3


def test_one_click_takes_the_rows_in_and_one_more_takes_them_back(stage: Stage, staff_file: Path) -> None:
    stage.choose(staff_file)

    stage.click(stage.page.next_button)
    taken = stage.count(Staff)
    stage.click(stage.page.done.take_back_button)

    assert (taken, stage.count(Staff)) == (5, 3)
    assert stage.messages.last.sentence.startswith("花名册.xlsx was taken back")
    assert stage.presenter.step is Step.FILE


def test_a_past_import_is_taken_back_from_the_list_once_agreed(stage: Stage, staff_file: Path) -> None:
    stage.choose(staff_file)
    stage.click(stage.page.next_button)
    stage.click(stage.page.next_button)  # another file
    history = stage.page.start.history
    history.table.select(history.table.model.rows[0].batch_id)

    stage.click(history.take_back_button)
    asked = stage.messages.last
    assert asked.action is not None
    asked.action()

    assert "花名册.xlsx" in asked.sentence
    assert stage.count(Staff) == 3
    assert history.table.model.rows[0].undone_at is not None
    assert not history.take_back_button.isEnabled()


def test_the_same_file_again_brings_nothing_new(stage: Stage, staff_file: Path) -> None:
    stage.choose(staff_file)
    stage.click(stage.page.next_button)
    stage.click(stage.page.next_button)

    stage.choose(staff_file)

    assert stage.page.rows.notice.sentence().startswith("Nothing new: 2 records")
    assert not stage.page.next_button.isEnabled()


class TestTheRows:
    def test_name_row_column_and_value_of_what_is_wrong(self, stage: Stage, visits_file: Path) -> None:
        stage.choose(visits_file)
        stage.page.rows.creates.click()

        stage.qtbot.keyClick(stage.page.rows, Qt.Key.Key_F8)

        assert stage.page.rows.reason.text() == "Row 3, 日期, “2026-02-30”: There is no such day in the calendar."
        assert stage.page.next_button.text() == "Import 1 record"

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
        assert rows.notice.sentence().startswith("1 new, 0 changed, 0 unchanged, 0 rejected")
        rows.table.selectRow(1)
        assert rows.out_button.text() == "Take the row in again"

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


@pytest.mark.parametrize("content", [b"", b"\n\n", "日期,员工\n".encode(), b"\x00\x01\x02\xff" * 40])
def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(stage: Stage, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "odd.csv").write_bytes(content)

    stage.choose(tmp_path / "odd.csv")

    assert stage.page.notice.sentence()
    assert stage.presenter.step in (Step.FILE, Step.COLUMNS)


def test_a_file_dropped_on_the_page_is_looked_at(stage: Stage, staff_file: Path) -> None:
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(staff_file))])
    none = (Qt.DropAction.CopyAction, files, LEFT, Qt.KeyboardModifier.NoModifier)
    entered = QDragEnterEvent(QPoint(9, 9), *none)

    stage.page.dragEnterEvent(entered)
    stage.page.dropEvent(QDropEvent(QPoint(9, 9), *none))

    assert entered.isAccepted()
    assert stage.page.next_button.text() == "Import 2 records"


def test_both_languages_show_the_whole_of_every_button(
    look: Look, chinese_look: Look, company: Company, messages: FakeMessages, qtbot: QtBot, staff_file: Path
) -> None:
    for speaking in (look, chinese_look):
        stage = Stage(speaking, company, messages, qtbot)

        stage.choose(staff_file)
        QApplication.processEvents()

        for button in (stage.page.other_button, stage.page.back_button, stage.page.next_button):
            assert button.width() >= button.sizeHint().width()
