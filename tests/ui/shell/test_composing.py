"""While an input method composes a word, Enter and Esc are its own: nothing is saved, left or closed by them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.changes import Changes
from desktop.ui.evaluations.number_box import NumberBox
from desktop.ui.kit.date_field import DateField
from desktop.ui.kit.fields import LongTextField, TextField
from desktop.ui.kit.look import Look
from desktop.ui.kit.page import Page
from desktop.ui.kit.search_box import SearchBox
from desktop.ui.kit.side_panel import FormPanel
from desktop.ui.messages import Messages
from desktop.ui.shell.commands import Command
from desktop.ui.shell.places import Place
from desktop.ui.shell.window import MainWindow
from tests.ui.composing import commit, compose

CONTROL = Qt.KeyboardModifier.ControlModifier
TODAY = date(2026, 11, 21)
KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_Down)


class Desk:
    """A window with one page, on it a form with a field of each kind, saved by Ctrl+Enter."""

    def __init__(self, look: Look, qtbot: QtBot) -> None:
        self.bot = qtbot
        self.window = MainWindow(look, Messages(), Changes())
        qtbot.addWidget(self.window)
        self.page = Page(look, "Visits")
        self.panel = FormPanel(look, self.page, "Save", "Save, then next")
        self.text, self.long = TextField("summary", "Summary"), LongTextField("said", "What was said")
        self.day = DateField(look, "day", "Day", TODAY)
        self.number = NumberBox("Points")
        for field in (self.text, self.long, self.day, self.number):
            self.panel.body.addWidget(field)
        self.saved: list[str] = []
        self.panel.saved_and_next.connect(lambda: self.saved.append("next"))
        self.panel.saved.connect(lambda: self.saved.append("saved"))
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.show_places(
            [Place("visits", "Records", "Visits", "map-pin", lambda: self.page)], "栗巷茶食", Path("company.qianji")
        )
        self.window.activateWindow()
        self.panel.open("A visit")

    def write_in(self, widget: QWidget) -> None:
        """Put the cursor there."""
        widget.setFocus()
        self.bot.waitUntil(widget.hasFocus)


@pytest.fixture
def desk(look: Look, qtbot: QtBot) -> Desk:
    return Desk(look, qtbot)


BOXES: dict[str, Callable[[Desk], QWidget]] = {
    "text": lambda desk: desk.text.box,
    "long text": lambda desk: desk.long.box,
    "day": lambda desk: desk.day.box,
    "number": lambda desk: desk.number,
}


class TestForms:
    @pytest.mark.parametrize("name", BOXES)
    def test_neither_ctrl_enter_nor_esc_reaches_the_form(self, desk: Desk, name: str) -> None:
        box = BOXES[name](desk)
        desk.write_in(box)

        compose(box, "san")
        for key in KEYS:
            desk.bot.keyClick(box, key)
        desk.bot.keyClick(box, Qt.Key.Key_Return, CONTROL)
        during = (desk.saved.copy(), desk.panel.isVisible(), box.hasFocus())
        commit(box, "3")
        desk.bot.keyClick(box, Qt.Key.Key_Return, CONTROL)

        assert during == ([], True, True)
        assert desk.saved == ["next"]

    def test_esc_closes_the_panel_after_the_word_was_given_up(self, desk: Desk) -> None:
        desk.write_in(desk.text.box)

        compose(desk.text.box, "bai")
        compose(desk.text.box, "")
        desk.bot.keyClick(desk.text.box, Qt.Key.Key_Escape)

        assert not desk.panel.isVisible()

    def test_a_day_and_a_number_take_the_wide_digits_of_an_input_method(self, desk: Desk) -> None:
        commit(desk.day.box, "２０２６年１１月３日")
        commit(desk.number, "１２。５％")

        assert desk.day.value() == date(2026, 11, 3)
        assert str(desk.number.value()) == "12.5"


class TestSearch:
    def test_esc_and_enter_while_composing_leave_the_search_as_it_is(self, desk: Desk, look: Look) -> None:
        box = SearchBox(look, "Name")
        desk.panel.body.addWidget(box)
        desk.write_in(box)
        box.setText("王")
        searched: list[str] = []
        box.searched.connect(searched.append)

        compose(box, "yan")
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
            desk.bot.keyClick(box, key)

        assert (box.text(), searched) == ("王", [])


class TestPalette:
    def test_enter_runs_nothing_and_esc_closes_nothing_while_composing(self, desk: Desk) -> None:
        run: list[str] = []
        palette = desk.window.command_palette
        palette.open([Command("拜访", "Page", lambda: run.append("visits"), ("baifang", "bf"))])
        desk.bot.waitUntil(palette.line.hasFocus)

        compose(palette.line, "bai'fang")
        for key in KEYS:
            desk.bot.keyClick(palette.line, key)
        during = (run.copy(), palette.isVisible(), palette.list.count())
        commit(palette.line, "拜访")
        desk.bot.keyClick(palette.line, Qt.Key.Key_Return)

        assert during == ([], True, 1)
        assert run == ["visits"]
