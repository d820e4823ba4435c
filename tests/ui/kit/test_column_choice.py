"""Columns chosen, moved and drawn wider by mouse and keys, and found so again."""

from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from desktop.ui.kit.column_chooser import STEP, ColumnChooser
from desktop.ui.kit.column_menu import column_menu
from desktop.ui.kit.columns import Cell, Column
from desktop.ui.kit.layouts import Layouts
from desktop.ui.kit.look import Look
from desktop.ui.kit.table import DataTable

LEFT, ALT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.AltModifier


@dataclass(frozen=True)
class Person:
    key: int
    name: str
    team: str


PEOPLE = (Person(1, "王䶮", "一部"), Person(2, "李契", "二部"))
COLUMNS: tuple[Column[Person], ...] = (
    Column("Name", lambda row: row.name, Cell.STRONG, 180, name="name"),
    Column("Team", lambda row: row.team, name="team"),
    Column("Key", lambda row: str(row.key), Cell.NUMBER, 90, lambda row: row.key, name="key"),
    Column("Place", lambda _row: "—", Cell.SOFT, 90, name="place", is_extra=True),
)


class Stage:
    """A table whose arrangement is remembered, built anew as often as wanted."""

    def __init__(self, look: Look, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self._look = replace(look, layouts=Layouts())
        self.table = self.build()

    def build(self) -> DataTable[Person]:
        """The table as another window would show it."""
        table: DataTable[Person] = DataTable(self._look, COLUMNS, lambda row: row.key, "People", key="people")
        self._qtbot.addWidget(table)
        table.resize(900, 400)
        table.show_rows(PEOPLE)
        table.show()
        self._qtbot.waitExposed(table)
        return table

    def chooser(self) -> ColumnChooser:
        """The list of columns, opened."""
        self.table.choose_columns()
        return self.table.findChildren(ColumnChooser)[0]

    def menu(self, section: int) -> QMenu:
        """The menu of a column."""
        return column_menu(self._look.texts, self.table, section)


@pytest.fixture
def stage(look: Look, qtbot: QtBot) -> Stage:
    return Stage(look, qtbot)


def titles(table: DataTable[Person]) -> list[str]:
    """The titles on screen from left to right."""
    header = table.view.horizontalHeader()
    sections = [header.logicalIndex(place) for place in range(header.count())]
    return [COLUMNS[section].title for section in sections if not header.isSectionHidden(section)]


def trigger(menu: QMenu, words: str) -> None:
    """Choose what a menu offers under these words."""
    next(entry for entry in menu.actions() if words in entry.text()).trigger()


class TestChooser:
    def test_keys_make_a_column_wider_and_narrower_and_that_is_remembered(self, stage: Stage, qtbot: QtBot) -> None:
        chooser, before = stage.chooser(), stage.table.view.columnWidth(2)
        chooser.list.setCurrentRow(2)

        for _press in range(3):
            qtbot.keyClick(chooser.list, Qt.Key.Key_Right, ALT)
        qtbot.keyClick(chooser.list, Qt.Key.Key_Left, ALT)

        assert stage.table.view.columnWidth(2) == before + 2 * STEP
        assert stage.build().view.columnWidth(2) == before + 2 * STEP

    def test_a_tick_shows_a_column_that_is_usually_hidden(self, stage: Stage, qtbot: QtBot) -> None:
        before = titles(stage.table)
        chooser = stage.chooser()
        chooser.list.setCurrentRow(3)

        qtbot.keyClick(chooser.list, Qt.Key.Key_Space)

        assert before == ["Name", "Team", "Key"]
        assert titles(stage.table) == ["Name", "Team", "Key", "Place"]

    def test_alt_and_arrows_move_a_column_and_the_mark_follows(self, stage: Stage, qtbot: QtBot) -> None:
        chooser = stage.chooser()
        chooser.list.setCurrentRow(0)

        qtbot.keyClick(chooser.list, Qt.Key.Key_Down, ALT)
        qtbot.keyClick(chooser.list, Qt.Key.Key_Down, ALT)
        qtbot.mouseClick(chooser.up, LEFT)

        assert titles(stage.table) == ["Team", "Name", "Key"]
        assert chooser.list.currentItem().text() == "Name"

    def test_the_last_column_stays(self, stage: Stage, qtbot: QtBot) -> None:
        chooser = stage.chooser()

        for row in range(3):
            chooser.list.setCurrentRow(row)
            qtbot.keyClick(chooser.list, Qt.Key.Key_Space)

        assert titles(stage.table) == ["Key"]
        assert chooser.list.item(2).checkState() is Qt.CheckState.Checked

    def test_escape_goes_back_to_the_rows(self, stage: Stage, qtbot: QtBot) -> None:
        chooser = stage.chooser()

        qtbot.keyClick(chooser.list, Qt.Key.Key_Escape)

        assert not chooser.isVisible()
        assert stage.table.view.hasFocus()

    def test_escape_goes_back_to_the_button_that_led_there(self, stage: Stage, qtbot: QtBot) -> None:
        button = QPushButton("Columns", stage.table)
        button.show()
        button.setFocus()
        chooser = stage.chooser()

        qtbot.keyClick(chooser.list, Qt.Key.Key_Escape)

        assert button.hasFocus()


class TestMenu:
    def test_a_column_is_hidden_and_everything_comes_back(self, stage: Stage) -> None:
        trigger(stage.menu(1), "Hide “Team”")
        hidden = titles(stage.table)

        trigger(stage.menu(0), "Reset columns")

        assert hidden == ["Name", "Key"]
        assert titles(stage.table) == ["Name", "Team", "Key"]

    def test_it_orders_the_rows(self, stage: Stage) -> None:
        trigger(stage.menu(2), "Sort descending")
        falling = [row.key for row in stage.table.model.rows]

        trigger(stage.menu(2), "Usual order")

        assert falling == [2, 1]
        assert [row.key for row in stage.table.model.rows] == [1, 2]

    def test_the_empty_part_of_the_header_offers_the_columns_only(self, stage: Stage) -> None:
        words = [entry.text() for entry in stage.menu(-1).actions()]

        assert words == ["Choose columns …", "Reset columns and widths"]

    def test_a_right_click_opens_it(self, stage: Stage, qtbot: QtBot) -> None:
        header = stage.table.view.horizontalHeader()

        header.customContextMenuRequested.emit(QPoint(20, 10))

        shown = [menu for menu in stage.table.findChildren(QMenu) if menu.isVisible()]
        assert len(shown) == 1
        shown[0].close()


class TestRemembered:
    def test_order_width_and_columns_are_found_again(self, stage: Stage) -> None:
        header = stage.table.view.horizontalHeader()
        header.moveSection(0, 1)
        header.resizeSection(2, 133)
        stage.table.columns.show("place", is_shown=True)
        stage.table.sort_by(2, descending=True)

        again = stage.build()

        assert titles(again) == ["Team", "Name", "Key", "Place"]
        assert again.view.columnWidth(2) == 133
        assert [row.key for row in again.model.rows] == [2, 1]

    def test_what_is_written_out_stands_as_it_is_shown(self, stage: Stage) -> None:
        stage.table.columns.move("key", -2)
        stage.table.columns.show("team", is_shown=False)

        shown = stage.table.shown_list()

        assert shown.headers == ("Key", "Name")
        assert list(shown.read(None, 0, shown.number)) == [[1, "王䶮"], [2, "李契"]]
