"""A list of any length, moved by mouse and keys."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from desktop.queries.key_order import KeyOrder, Order
from desktop.ui.kit.columns import Cell, Column
from desktop.ui.kit.list_foot import ListFoot
from desktop.ui.kit.list_tools import ListTools
from desktop.ui.kit.look import Look
from desktop.ui.kit.row_window import FIRST, RowWindow
from desktop.ui.kit.windowed_table import WindowedTable
from tests.ui.surroundings import FakeMessages, InstantTasks, PatientTasks

MANY = 1_000_000
LEFT = Qt.MouseButton.LeftButton


@dataclass(frozen=True)
class Line:
    key: int


@dataclass(frozen=True)
class Lines:
    """So many lines, the newest first; ordered by key they stand the other way round. Some may have gone since."""

    number: int
    removed: frozenset[int] = field(default=frozenset(), compare=False)

    def first(self, _session: Any, order: Order, size: int) -> list[int]:
        return self._keys(order)[:size]

    def order(self, _session: Any, order: Order) -> KeyOrder:
        return KeyOrder.of(self._keys(order))

    def lines(self, _session: Any, keys: Sequence[int]) -> list[Line]:
        return [Line(key) for key in keys]

    def _keys(self, order: Order) -> list[int]:
        keys = range(1, self.number + 1) if order.column == "key" else range(self.number, 0, -1)
        return [key for key in keys if key not in self.removed]


COLUMNS: tuple[Column[Line], ...] = (
    Column("Key", lambda line: str(line.key), Cell.NUMBER, 120, name="key"),
    Column("Words", lambda line: f"line {line.key}", name="words"),
)


class Stage:
    """The list with its window; everything is answered at once, unless other tasks are given."""

    def __init__(self, look: Look, qtbot: QtBot, tasks: InstantTasks | None = None) -> None:
        self.qtbot = qtbot
        self.rows: RowWindow[Line] = RowWindow(tasks or InstantTasks(), lambda line: line.key)
        self.table = WindowedTable(look, COLUMNS, self.rows, "Lines")
        qtbot.addWidget(self.table)
        self.table.resize(600, 400)
        self.table.show()
        qtbot.waitExposed(self.table)

    def show(self, number: int, removed: frozenset[int] = frozenset()) -> None:
        """Show so many lines."""
        self.rows.show(Lines(number, removed), lambda _number, _whole: None, lambda _error: None)
        self.table.show_list()
        if number > 20:
            self.qtbot.waitUntil(lambda: self.table.view.verticalScrollBar().maximum() > 0)

    def top(self) -> str:
        """What stands in the first row on screen, once it is at hand."""
        view = self.table.view
        place = view.rowAt(1)
        self.qtbot.waitUntil(lambda: self.table.model.row_at(place) is not None)
        return str(self.table.model.index(place, 0).data())

    def click_header(self, section: int) -> None:
        """Click on a title."""
        header = self.table.view.horizontalHeader()
        place = QPoint(header.sectionViewportPosition(section) + 20, 10)
        self.qtbot.mouseClick(header.viewport(), LEFT, pos=place)


@pytest.fixture
def stage(look: Look, qtbot: QtBot) -> Stage:
    return Stage(look, qtbot)


class TestLength:
    def test_a_million_lines_are_known_by_number_and_any_of_them_is_near(self, stage: Stage) -> None:
        stage.show(MANY)
        bar = stage.table.view.verticalScrollBar()

        bar.setValue(bar.maximum() // 2)
        middle = stage.top()
        bar.setValue(0)

        assert stage.table.model.rowCount() == MANY
        assert abs(int(middle) - MANY // 2) < 20
        assert stage.top() == str(MANY)

    def test_where_a_jump_leads_is_asked_for_before_it_is_drawn_and_drawn_without_waiting(
        self, look: Look, qtbot: QtBot
    ) -> None:
        tasks = PatientTasks()
        stage = Stage(look, qtbot, tasks)
        stage.rows.show(Lines(5_000), lambda _number, _whole: None, lambda _error: None)
        for place in range(2):
            work, done, _failed = tasks.questions[place]
            done(work(None))
        stage.table.show_list()

        stage.table.view.scrollToBottom()
        asked = len(tasks.questions)
        under_way = stage.table.view.viewport().grab().toImage()
        tasks.answer(tasks.questions[-1][0](None))

        assert asked == 3
        assert stage.table.model.row_at(4_999) == Line(1)
        assert stage.table.view.viewport().grab().toImage() != under_way


class TestOrder:
    def test_a_click_on_a_title_asks_the_list_for_another_order(self, stage: Stage) -> None:
        stage.show(5_000)

        stage.click_header(0)

        assert stage.rows.order == Order("key")
        assert stage.top() == "1"

    def test_a_third_click_goes_back_to_the_usual_order(self, stage: Stage) -> None:
        stage.show(5_000)

        for _click in range(3):
            stage.click_header(0)

        assert stage.rows.order == Order()
        assert stage.top() == "5000"


class TestSelection:
    def test_the_line_selected_stays_so_in_another_order(self, stage: Stage) -> None:
        stage.show(5_000)
        stage.table.select(2)

        stage.click_header(0)

        assert stage.table.selected_identity() == 4_998
        assert stage.table.view.selectionModel().selectedRows()[0].row() == 4_997

    def test_it_stays_so_when_lines_before_it_go(self, stage: Stage) -> None:
        stage.show(FIRST)
        stage.table.select(5)
        chosen = stage.table.selected_identity()

        stage.show(FIRST, removed=frozenset({FIRST}))

        assert chosen == FIRST - 5
        assert stage.table.selected_identity() == chosen
        assert stage.table.view.selectionModel().selectedRows()[0].row() == 4

    @pytest.mark.parametrize("number", [30, 5_000])
    @pytest.mark.parametrize("is_last", [False, True])
    def test_where_a_line_is_gone_the_keys_are_at_the_one_that_moved_up(
        self, stage: Stage, number: int, is_last: bool
    ) -> None:
        place = number - 1 if is_last else 7
        stage.show(number)
        stage.table.select(place)

        stage.show(number, removed=frozenset({number - place}))

        left = min(place, number - 2)
        assert stage.table.view.selectionModel().selectedRows()[0].row() == left
        assert stage.table.selected_identity() == stage.rows.key_at(left)

    def test_a_line_that_another_list_has_not_is_no_longer_selected(self, stage: Stage) -> None:
        stage.show(10)
        stage.table.select(0)

        stage.show(9)

        assert stage.table.selected_row() is None

    def test_the_last_line_that_goes_leaves_none_selected(self, stage: Stage) -> None:
        stage.show(1)
        stage.table.select(0)

        stage.show(1, removed=frozenset({1}))

        assert stage.table.selected_row() is None

    def test_a_refresh_says_nothing_and_keeps_the_place(self, stage: Stage) -> None:
        stage.show(5_000)
        bar = stage.table.view.verticalScrollBar()
        bar.setValue(80_000)
        stage.table.select(2_005)

        with stage.qtbot.assertNotEmitted(stage.table.selected):
            stage.show(5_000)

        assert bar.value() == 80_000
        assert stage.table.selected_identity() == 2_995

    def test_a_line_selected_while_it_is_under_way_is_told_once_it_is_there(self, stage: Stage) -> None:
        stage.show(5_000)

        with stage.qtbot.waitSignal(stage.table.selected) as heard:
            stage.table.select(3_000)

        assert heard.args == [Line(2_000)]
        assert stage.table.selected_row() == Line(2_000)

    def test_enter_opens_the_line_selected(self, stage: Stage) -> None:
        stage.show(5_000)
        stage.table.select(1)

        with stage.qtbot.waitSignal(stage.table.opened) as heard:
            stage.qtbot.keyClick(stage.table.view, Qt.Key.Key_Return)

        assert heard.args == [Line(4_999)]


def test_it_is_written_out_only_once_it_is_counted(look: Look, qtbot: QtBot) -> None:
    tasks, messages = PatientTasks(), FakeMessages()
    rows: RowWindow[Line] = RowWindow(tasks, lambda line: line.key)
    table = WindowedTable(look, COLUMNS, rows, "Lines")
    foot = ListFoot(look, ListTools(tasks, messages, None, None), lambda: table)  # type: ignore[arg-type] # neither is asked
    for widget in (table, foot):
        qtbot.addWidget(widget)
    rows.show(Lines(5_000), lambda _number, _whole: None, lambda _error: None)
    work, done, _failed = tasks.questions[0]
    done(work(None))

    qtbot.mouseClick(foot.export_button, LEFT)

    assert not table.is_complete()
    assert messages.last.sentence == "The list is still being counted; export it in a moment."
