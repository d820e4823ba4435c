"""Keys pressed in the window on the sample company, page by page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.ui.incentives.page import IncentivesPage, Tab
from desktop.ui.kit.page import Page
from desktop.ui.kit.side_panel import FormPanel, SidePanel
from desktop.ui.kit.table_frame import TableFrame
from desktop.ui.schemes.page import SchemesPage
from desktop.ui.shell.question import QuestionBox
from tests.ui.scenes import settle

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def in_front(program: Program, qtbot: QtBot) -> Program:
    """The window in front, and no question in the way."""
    window = program.desk.window
    for question in window.findChildren(QuestionBox):  # a test may end with one, such as whether to discard
        question.reject()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    settle(program)
    return program


def press(program: Program, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    """Press a key where the focus is, and wait for what it leads to."""
    target = QApplication.focusWidget() or program.desk.window
    qtbot.keyClick(target, key, modifier or Qt.KeyboardModifier.NoModifier)
    settle(program)


def opened(program: Program, key: str) -> Page:
    """A page as it is when one comes to it, without panels."""
    window = program.desk.window
    window.go(key)
    settle(program)
    for panel in window.findChildren(SidePanel):
        panel.dismiss()
    page = window.page()
    assert page is not None
    if isinstance(page, SchemesPage):
        page.show_lists()
    if isinstance(page, IncentivesPage):
        page.show_tab(Tab.STATEMENTS)
    page.setFocus()
    settle(program)
    return page


def keys_of(program: Program) -> list[str]:
    return [place.key for place in program.desk.window.places()]


def is_entering(program: Program, page: Page) -> bool:
    """Whether something can be entered at once: a form lies open, or a cell or line has the focus."""
    focus = QApplication.focusWidget()
    has_panel = any(panel.isVisible() for panel in page.findChildren(SidePanel))
    return has_panel or isinstance(focus, QLineEdit | QComboBox | QAbstractItemView)


def listed(program: Program, key: str) -> TableFrame[object]:
    """The first list of a page, with the focus."""
    page = opened(program, key)
    tables = [each for each in page.findChildren(TableFrame) if each.view.isVisible()]
    table = next(each for each in tables if each.view.model().rowCount() > 1)
    table.view.setFocus()
    return table


def begun(program: Program, qtbot: QtBot, key: str) -> FormPanel:
    """The form Ctrl+N opens on a page."""
    page = opened(program, key)
    press(program, qtbot, Qt.Key.Key_N, CONTROL)
    return next(each for each in page.findChildren(FormPanel) if each.isVisible())
