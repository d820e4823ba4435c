"""Keys that belong to the text being written, and keys that belong to the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QTableWidget
from pytestqt.qtbot import QtBot

from desktop.i18n import CHINESE, ENGLISH, translator
from desktop.ui.changes import Changes
from desktop.ui.kit.look import Look
from desktop.ui.kit.page import Page
from desktop.ui.messages import Messages
from desktop.ui.shell.places import Place
from desktop.ui.shell.shortcuts import groups
from desktop.ui.shell.window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier


class Desk:
    """A window with one page that has a box to write in."""

    def __init__(self, look: Look, qtbot: QtBot) -> None:
        self.messages = Messages()
        self.window = MainWindow(look, self.messages, Changes())
        qtbot.addWidget(self.window)
        self.page = Page(look, "Visits")
        self.box = QLineEdit(self.page)
        self.window.show()
        qtbot.waitExposed(self.window)
        place = Place("visits", "Records", "Visits", "map-pin", lambda: self.page)
        guide = Place("guide", "System", "Guide", "book-open", lambda: Page(look, "Guide"))
        self.window.show_places([place, guide], "栗巷茶食", Path("company.qianji"))
        self.window.activateWindow()
        self.box.setFocus()
        qtbot.waitUntil(self.box.hasFocus)
        self.undone: list[str] = []
        self.messages.tell("The visit was saved.", "Undo", lambda: self.undone.append("visit"))


@pytest.fixture
def desk(look: Look, qtbot: QtBot) -> Desk:
    return Desk(look, qtbot)


class TestComposing:
    def test_no_shortcut_fires_while_a_word_is_composed(self, desk: Desk, qtbot: QtBot) -> None:
        QCoreApplication.sendEvent(desk.box, QInputMethodEvent("bai'fang", []))
        with qtbot.assertNotEmitted(desk.window.palette_wanted):
            qtbot.keyClick(desk.box, Qt.Key.Key_K, CONTROL)

        done = QInputMethodEvent("", [])
        done.setCommitString("拜访")
        QCoreApplication.sendEvent(desk.box, done)
        with qtbot.waitSignal(desk.window.palette_wanted):
            qtbot.keyClick(desk.box, Qt.Key.Key_K, CONTROL)

        assert desk.box.text() == "拜访"


class TestPalette:
    def test_esc_gives_the_focus_back_to_where_it_was(self, desk: Desk, qtbot: QtBot) -> None:
        palette = desk.window.command_palette
        palette.open([])
        qtbot.waitUntil(palette.line.hasFocus)

        qtbot.keyClick(palette.line, Qt.Key.Key_Escape)

        assert desk.box.hasFocus()
        assert not palette.isVisible()


class TestUndo:
    def test_a_box_with_words_undoes_its_words(self, desk: Desk, qtbot: QtBot) -> None:
        qtbot.keyClicks(desk.box, "half")

        qtbot.keyClick(desk.box, Qt.Key.Key_Z, CONTROL)

        assert (desk.box.text(), desk.undone) == ("", [])

    def test_in_an_untouched_box_the_last_act_is_undone(self, desk: Desk, qtbot: QtBot) -> None:
        qtbot.keyClick(desk.box, Qt.Key.Key_Z, CONTROL)

        assert desk.undone == ["visit"]
        assert desk.window.toast.sentence() == ""

    def test_it_can_be_undone_after_its_message_has_gone(self, desk: Desk, qtbot: QtBot) -> None:
        desk.messages.warn("Look at row 3.")

        qtbot.keyClick(desk.box, Qt.Key.Key_Z, CONTROL)

        assert desk.undone == ["visit"]
        assert desk.window.toast.sentence() == "Look at row 3."


class TestSheet:
    def test_f1_shows_the_shortcuts_and_puts_them_away(self, desk: Desk, qtbot: QtBot) -> None:
        qtbot.keyClick(desk.window, Qt.Key.Key_F1)
        sheet = desk.window.shortcut_sheet
        shown = {label.text() for label in sheet.findChildren(QLabel)} if sheet.isVisible() else set()
        qtbot.keyClick(desk.window, Qt.Key.Key_F1)

        assert {"Ctrl+K", "Alt+1 … Alt+9", "Ctrl+Enter"} <= shown
        assert not sheet.isVisible()

    def test_a_question_mark_shows_it_but_not_where_it_is_written(self, desk: Desk, qtbot: QtBot) -> None:
        sheet = desk.window.shortcut_sheet
        grid = QTableWidget(1, 1, desk.page)
        grid.setCurrentCell(0, 0)
        grid.show()

        qtbot.keyClicks(desk.box, "?")
        grid.setFocus()
        qtbot.keyClicks(grid, "?")
        in_writing = sheet.isVisible()
        desk.page.setFocus()
        qtbot.keyClicks(desk.page, "?")

        assert (desk.box.text(), in_writing, sheet.isVisible()) == ("?", False, True)

    def test_it_leads_to_the_guide(self, desk: Desk, qtbot: QtBot) -> None:
        qtbot.keyClick(desk.window, Qt.Key.Key_F1)
        sheet = desk.window.shortcut_sheet

        qtbot.mouseClick(sheet.guide_button, Qt.MouseButton.LeftButton)

        assert desk.window.current_key == "guide"
        assert not sheet.isVisible()

    @pytest.mark.parametrize("language", [CHINESE, ENGLISH])
    def test_every_key_says_what_it_does(self, language: str) -> None:
        parts = groups(translator(language))

        meanings = [shortcut.meaning for _caption, part in parts for shortcut in part]
        assert all(meanings)
        assert any("撤销" in meaning for meaning in meanings) is (language == CHINESE)


class TestMessages:
    def test_a_message_covers_no_button(self, desk: Desk, look: Look) -> None:
        from desktop.ui.kit.buttons import primary_button

        button = primary_button(look, "Save 20 visits")
        button.setParent(desk.page)
        button.setGeometry(desk.page.width() // 2 - 60, desk.page.height() - 60, 120, 34)
        button.show()

        desk.messages.tell("The visit was saved.", "Undo", lambda: None)

        toast = desk.window.toast
        assert toast.isVisible()
        assert toast.geometry().bottom() < desk.page.height() - 60
