"""An owner pastes a day's visits in the real window, mends one, saves, takes back, and switches the language."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from desktop.app.program import Program
from desktop.i18n import CHINESE, ENGLISH
from desktop.models import Visit
from desktop.ui.tones import Appearance
from desktop.ui.visits.entry_view import EntryPanel
from desktop.ui.visits.page import VisitsPage
from desktop.ui.visits.views import View
from tests.ui.company import Company, small_company
from tests.ui.scenes import end, opened_program, settle
from tests.ui.surroundings import TODAY

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
PASTED = "\r\n".join(
    (
        "日期\t员工\t客户\t结果\t谈了什么",
        "昨天\t王䶮\t绿源超市\t有进展\t看了铺位",
        "\t\t绿园超市\t有进展\t谈到端架位置",
        "\tlq\t绿源超市\t未见到人\t",
        "\t无名氏\t绿源超市\t\t留着",
    )
)


class Desk:
    """The window, and keys pressed wherever the focus is."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.program, self._qtbot = program, qtbot

    @property
    def page(self) -> VisitsPage:
        """The visits page of the window there is now."""
        page = self.program.desk.window.page()
        assert isinstance(page, VisitsPage)
        return page

    @property
    def panel(self) -> EntryPanel:
        """The grid."""
        panel = self.page.views.currentWidget()
        assert isinstance(panel, EntryPanel)
        return panel

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key, as the window system sends it: shortcuts come first."""
        widget: QWidget | None = self.program.desk.window.focusWidget()
        assert widget is not None
        self._qtbot.keyClick(widget, key, modifiers)
        settle(self.program)

    def customers(self) -> list[str]:
        """The customers of the grid from top to bottom."""
        return [line.texts[2] for line in self.panel.grid.view.desk.sheet.lines]


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Company]:
    made = small_company(tmp_path / "company.qianji")
    made.visit(TODAY, "绿源超市")
    yield made
    made.database.close()


@pytest.fixture
def desk(company: Company, qapp: QApplication, qtbot: QtBot) -> Iterator[Desk]:
    program = opened_program(company.database, CHINESE, Appearance.LIGHT, TODAY)
    program.desk.window.activateWindow()
    program.desk.window.go("visits")
    settle(program)
    made = Desk(program, qtbot)
    made.page.views.choose(View.ENTER)
    settle(program)
    yield made
    end(program)


def logged(company: Company) -> int:
    """The visits in the log."""
    with company.database.read() as session:
        return session.scalar(select(func.count(Visit.id)).where(Visit.deleted_at.is_(None))) or 0


def test_a_day_is_pasted_mended_saved_and_taken_back_by_keys(desk: Desk, company: Company) -> None:
    QGuiApplication.clipboard().setText(PASTED)

    desk.press(Qt.Key.Key_V, CTRL)
    pasted = desk.page.save_button.text()
    desk.press(Qt.Key.Key_1, ALT)
    mended = desk.page.save_button.text()
    desk.press(Qt.Key.Key_Z, CTRL)
    undone = desk.page.save_button.text()
    desk.press(Qt.Key.Key_Y, CTRL)
    desk.press(Qt.Key.Key_Return, CTRL)
    saved, left = logged(company), desk.customers()
    desk.program.desk.window.toast.button.click()
    settle(desk.program)

    assert (pasted, mended, undone) == ("保存 2 行", "保存 3 行", "保存 2 行")
    assert (saved, left) == (4, ["绿源超市"])
    assert logged(company) == 1
    assert len(desk.customers()) == 4


def test_rows_not_saved_stay_when_the_language_is_switched(desk: Desk) -> None:
    QGuiApplication.clipboard().setText(PASTED)
    desk.press(Qt.Key.Key_V, CTRL)
    before = desk.customers()

    desk.program.choose_language(ENGLISH)
    settle(desk.program)
    settle(desk.program)
    desk.page.views.choose(View.ENTER)
    settle(desk.program)

    assert desk.page.save_button.text() == "Save 2 rows"
    assert desk.customers() == before
    assert "4 rows that were not saved yet are back in the grid." in desk.program.desk.window.toast.sentence()
