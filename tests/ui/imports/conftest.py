"""The import page on a real company file, and files for it."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
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
