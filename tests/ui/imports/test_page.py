"""The import page on a real company file, by mouse and keys."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from desktop.exchange.rejects import write_rejects
from desktop.models import Staff, Visit
from desktop.services.imports import Imports
from desktop.ui.imports.page import ImportsPage
from desktop.ui.imports.presenter import ImportsPresenter
from desktop.ui.kit.look import Look
from tests.ui.company import Company
from tests.ui.surroundings import FakeMessages, InstantTasks, today

LEFT = Qt.MouseButton.LeftButton
VISITS = "日期,员工,客户,内容\n2026-10-08,王䶮,禾味餐饮,谈首批铺货\n2026-02-30,王䶮,禾味餐饮,日期写错\n"


class Stage:
    """The page with everything around it."""

    def __init__(self, look: Look, company: Company, messages: FakeMessages, qtbot: QtBot) -> None:
        self.company, self.messages, self.qtbot = company, messages, qtbot
        tasks = InstantTasks(company.database)
        imports = Imports(company.database, today)
        self.page = ImportsPage(look, ImportsPresenter(tasks, messages, look.texts, imports, write_rejects))
        qtbot.addWidget(self.page)
        self.page.resize(1224, 900)
        self.page.show()
        qtbot.waitExposed(self.page)

    def choose(self, kind: str, file: Path) -> None:
        """Choose the kind and the file as an owner does."""
        self.page.first_kind.set_value(kind)
        self.page.first_kind.box.picked.emit(kind)
        self.page.choose_file = lambda kind, patterns: file  # noqa: ARG005 - the dialog's signature
        self.qtbot.mouseClick(self.page.first_button, LEFT)

    def click_import(self) -> None:
        self.qtbot.mouseClick(self.page.import_button, LEFT)

    def count(self, table: type[Staff] | type[Visit]) -> int:
        with self.company.database.read() as session:
            return session.scalar(select(func.count()).select_from(table)) or 0


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


def test_the_first_sight_asks_for_a_file(stage: Stage) -> None:
    assert stage.page.stages.currentWidget() is stage.page.start
    assert stage.page.import_button.isHidden()


def test_a_file_is_shown_and_tried_before_anything_is_saved(stage: Stage, staff_file: Path) -> None:
    stage.choose("staff", staff_file)

    assert stage.page.import_button.text() == "Import 2 records"
    assert stage.page.notice.sentence().startswith("2 new, 0 changed")
    assert stage.page.rows.model().index(0, 1).data() == "欧阳静怡"
    assert stage.count(Staff) == 3


def test_one_click_takes_the_rows_in(stage: Stage, staff_file: Path) -> None:
    stage.choose("staff", staff_file)

    stage.click_import()

    assert stage.count(Staff) == 5
    assert stage.page.notice.sentence() == "Imported: 2 new, 0 changed, 0 unchanged, 0 rejected."
    assert not stage.page.import_button.isEnabled()


def test_the_same_file_again_brings_nothing_new(stage: Stage, staff_file: Path) -> None:
    stage.choose("staff", staff_file)
    stage.click_import()
    stage.qtbot.mouseClick(stage.page.next_button, LEFT)

    stage.choose("staff", staff_file)

    assert stage.page.notice.sentence().startswith("Nothing new: 2 records")
    assert not stage.page.import_button.isEnabled()


def test_wrong_rows_are_listed_with_their_reason_and_can_be_saved(stage: Stage, tmp_path: Path) -> None:
    (tmp_path / "visits.csv").write_text(VISITS, encoding="gb18030")
    stage.choose("visits", tmp_path / "visits.csv")
    stage.page.form.creates.click()
    rejected = tmp_path / "rejected.xlsx"
    stage.page.choose_target = lambda: rejected

    stage.qtbot.mouseClick(stage.page.rejects_button, LEFT)

    assert [line.problem.row for line in stage.page.problems.model.rows if line.is_error] == [3]
    assert stage.page.whole_reason.text() == "There is no such day in the calendar."
    assert stage.page.import_button.text() == "Import 1 record"
    assert openpyxl.load_workbook(rejected).active["A2"].value == "2026-02-30"


def test_a_header_nobody_knows_is_matched_by_hand(stage: Stage, tmp_path: Path) -> None:
    (tmp_path / "agents.csv").write_text("who,where\nAnna Snelling,Central\n", encoding="utf-8")
    stage.choose("staff", tmp_path / "agents.csv")
    needed = stage.page.notice.sentence()
    picker = stage.page.form.pickers["name"]
    picker.setFocus()

    stage.qtbot.keyClick(picker, Qt.Key.Key_Down)
    picker.activated.emit(picker.currentIndex())

    assert needed.startswith("Still needed: Name.")
    assert stage.page.import_button.text() == "Import 1 record"


def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(stage: Stage, tmp_path: Path) -> None:
    (tmp_path / "empty.csv").write_bytes(b"")

    stage.choose("staff", tmp_path / "empty.csv")

    assert stage.page.notice.sentence()
    assert not stage.page.import_button.isEnabled()


def test_a_file_dropped_on_the_page_is_looked_at(stage: Stage, staff_file: Path) -> None:
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(staff_file))])
    none = (Qt.DropAction.CopyAction, files, LEFT, Qt.KeyboardModifier.NoModifier)
    entered = QDragEnterEvent(QPoint(9, 9), *none)

    stage.page.dragEnterEvent(entered)
    stage.page.dropEvent(QDropEvent(QPoint(9, 9), *none))

    assert entered.isAccepted()
    assert stage.page.import_button.text() == "Import 2 records"


def test_both_languages_show_the_whole_of_every_button(
    look: Look, chinese_look: Look, company: Company, messages: FakeMessages, qtbot: QtBot, staff_file: Path
) -> None:
    for speaking in (look, chinese_look):
        stage = Stage(speaking, company, messages, qtbot)

        stage.choose("staff", staff_file)
        QApplication.processEvents()

        for button in (stage.page.file_button, stage.page.import_button):
            assert button.width() >= button.sizeHint().width()
