"""The list of records, moved by mouse and keys."""

from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.ui.kit.column_needs import needs_of
from desktop.ui.kit.columns import Cell, Column
from desktop.ui.kit.look import Look
from desktop.ui.kit.table import DataTable
from desktop.ui.tones import Tone


@dataclass(frozen=True)
class Person:
    key: int
    name: str
    team: str
    percent: float | None
    visits: int


PEOPLE = (
    Person(1, "王䶮", "一部", 87.5, 18),
    Person(2, "欧阳静怡", "二部", 102.0, 24),
    Person(3, "Liu Wei", "三部", None, 3),
)
COLUMNS: tuple[Column[Person], ...] = (
    Column("Name", lambda row: row.name, Cell.PERSON, 180),
    Column("Team", lambda row: row.team, Cell.SOFT),
    Column(
        "Attainment",
        lambda row: f"{row.percent}%",
        Cell.BAR,
        200,
        lambda row: row.percent,
        percent=lambda row: row.percent,
    ),
    Column("Visits", lambda row: str(row.visits), Cell.LINK, 90, lambda row: row.visits),
    Column("Grade", lambda _row: "good", Cell.CHIP, 110, tone=lambda _row: Tone.OK),
)


@pytest.fixture
def table(look: Look, qtbot: QtBot) -> DataTable[Person]:
    made: DataTable[Person] = DataTable(look, COLUMNS, lambda row: row.key, "People")
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.show_rows(PEOPLE)
    made.show()
    qtbot.waitExposed(made)
    return made


def names(table: DataTable[Person]) -> list[str]:
    """The names from top to bottom."""
    return [row.name for row in table.model.rows]


def middle(table: DataTable[Person], row: int, column: int) -> QPoint:
    """Where to click for a cell."""
    return table.view.visualRect(table.model.index(row, column)).center()


class TestOrder:
    def test_a_click_on_a_header_sorts_and_rows_without_a_value_stay_last(
        self, table: DataTable[Person], qtbot: QtBot
    ) -> None:
        header = table.view.horizontalHeader()
        place = QPoint(header.sectionPosition(2) + 20, 10)

        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
        rising = names(table)
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
        falling = names(table)

        assert rising == ["王䶮", "欧阳静怡", "Liu Wei"]
        assert falling == ["欧阳静怡", "王䶮", "Liu Wei"]

    def test_the_person_selected_stays_selected_when_the_order_changes(self, table: DataTable[Person]) -> None:
        table.select(1)

        table.sort_by(3, descending=True)

        assert names(table)[0] == "欧阳静怡"
        assert table.selected_identity() == 1

    def test_a_paged_table_keeps_the_order_it_was_given(self, look: Look, qtbot: QtBot) -> None:
        paged: DataTable[Person] = DataTable(look, COLUMNS, lambda row: row.key, sortable=False)
        qtbot.addWidget(paged)
        paged.show_rows(PEOPLE[:2])

        paged.append_rows(PEOPLE[2:])
        paged.append_rows(())

        assert names(paged) == [person.name for person in PEOPLE]
        assert not paged.view.isSortingEnabled()


class TestSelection:
    def test_a_click_says_who_was_selected(self, table: DataTable[Person], qtbot: QtBot) -> None:
        with qtbot.waitSignal(table.selected) as heard:
            qtbot.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=middle(table, 1, 1))

        assert heard.args == [PEOPLE[1]]
        assert table.selected_row() == PEOPLE[1]

    def test_showing_the_list_anew_keeps_the_person_and_says_nothing(
        self, table: DataTable[Person], qtbot: QtBot
    ) -> None:
        table.select(2)

        with qtbot.assertNotEmitted(table.selected):
            table.show_rows((PEOPLE[2], PEOPLE[1]))

        assert table.selected_identity() == 2

    def test_somebody_who_is_gone_is_not_selected(self, table: DataTable[Person]) -> None:
        table.select(2)

        table.show_rows(PEOPLE[:1])
        table.select(99)

        assert table.selected_row() is None
        assert table.selected_identity() is None

    def test_enter_and_double_click_open(self, table: DataTable[Person], qtbot: QtBot) -> None:
        table.select(1)

        with qtbot.waitSignal(table.opened) as by_key:
            qtbot.keyClick(table.view, Qt.Key.Key_Return)
        with qtbot.waitSignal(table.opened) as by_mouse:
            place = middle(table, 2, 1)
            qtbot.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
            qtbot.mouseDClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=place)

        assert by_key.args == [PEOPLE[0]]
        assert by_mouse.args == [PEOPLE[2]]

    def test_a_figure_leads_to_its_records(self, table: DataTable[Person], qtbot: QtBot) -> None:
        with qtbot.waitSignal(table.link_clicked) as heard:
            qtbot.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=middle(table, 0, 3))

        assert heard.args == [PEOPLE[0], 3]

    def test_the_row_under_the_mouse_is_tinted(self, table: DataTable[Person], qtbot: QtBot) -> None:
        qtbot.mouseMove(table.view.viewport(), middle(table, 2, 0))
        before = table.view.viewport().grab().toImage()

        qtbot.mouseMove(table.view.viewport(), middle(table, 1, 0))

        assert table.view.viewport().grab().toImage() != before


class TestStates:
    def test_nothing_yet_teaches_and_offers_to_begin(self, table: DataTable[Person], qtbot: QtBot) -> None:
        begun: list[bool] = []

        table.show_empty("users", "No staff yet", "Add somebody.", "Add staff", lambda: begun.append(True))
        qtbot.mouseClick(table.state.findChild(QPushButton), Qt.MouseButton.LeftButton)

        assert table.state.isVisible()
        assert begun == [True]

    def test_trouble_can_be_tried_again(self, table: DataTable[Person], qtbot: QtBot) -> None:
        tried: list[bool] = []

        table.show_error("The disk is gone.", lambda: tried.append(True))
        qtbot.mouseClick(table.state.findChild(QPushButton), Qt.MouseButton.LeftButton)
        table.show_loading()

        assert tried == [True]

    def test_rows_replace_whatever_stood_there(self, table: DataTable[Person]) -> None:
        table.show_loading()

        table.show_rows(PEOPLE)

        assert table.view.isVisible()


class TestWidths:
    def test_columns_without_a_width_share_what_is_left(self, table: DataTable[Person]) -> None:
        widths = [table.view.columnWidth(number) for number in range(5)]

        assert widths[0] == 180
        assert sum(widths) == table.view.viewport().width()

    def test_a_column_lends_its_air_to_one_that_would_be_cut_but_never_its_words(
        self, look: Look, qtbot: QtBot
    ) -> None:
        roomy: DataTable[Person] = DataTable(look, COLUMNS, lambda row: row.key)
        qtbot.addWidget(roomy)
        roomy.resize(700, 300)
        roomy.show_rows([replace(PEOPLE[0], team="the second sales team of the city's southern half")])
        roomy.show()
        qtbot.waitExposed(roomy)

        needs, widths = (
            needs_of(roomy.model, roomy.view.font()),
            [roomy.view.columnWidth(number) for number in range(5)],
        )

        assert 0.75 * 180 <= widths[0] < 180
        assert all(widths[number] >= needs[number] for number in (0, 3, 4))

    def test_scrolling_to_the_end_asks_for_more(self, table: DataTable[Person], qtbot: QtBot) -> None:
        table.show_rows([Person(number, f"员工{number}", "一部", 50.0, 1) for number in range(40)])
        qtbot.waitUntil(lambda: table.view.verticalScrollBar().maximum() > 0)

        with qtbot.waitSignal(table.end_reached):
            table.view.verticalScrollBar().setValue(table.view.verticalScrollBar().maximum())

    def test_columns_that_give_way_go_where_there_is_no_room(self, look: Look, qtbot: QtBot) -> None:
        columns = (COLUMNS[0], COLUMNS[1], replace(COLUMNS[3], gives_way=True), replace(COLUMNS[4], gives_way=True))
        narrow: DataTable[Person] = DataTable(look, columns, lambda row: row.key)
        qtbot.addWidget(narrow)
        narrow.resize(320, 300)
        narrow.show_rows(PEOPLE)
        narrow.show()
        qtbot.waitExposed(narrow)
        hidden = [narrow.view.isColumnHidden(number) for number in range(4)]

        narrow.resize(900, 300)

        assert hidden == [False, False, False, True]
        assert not any(narrow.view.isColumnHidden(number) for number in range(4))

    def test_a_narrow_column_comes_back_where_a_wide_one_had_to_go_as_well(self, look: Look, qtbot: QtBot) -> None:
        wide, slim = replace(COLUMNS[2], gives_way=True), replace(COLUMNS[3], gives_way=True)
        narrow: DataTable[Person] = DataTable(look, (COLUMNS[0], wide, slim), lambda row: row.key)
        qtbot.addWidget(narrow)
        narrow.resize(320, 300)
        narrow.show_rows(PEOPLE)
        narrow.show()
        qtbot.waitExposed(narrow)

        assert [narrow.view.isColumnHidden(number) for number in range(3)] == [False, True, False]

    def test_a_column_that_says_nothing_of_the_rows_goes_before_the_last_one(self, look: Look, qtbot: QtBot) -> None:
        columns = (COLUMNS[0], COLUMNS[1], replace(COLUMNS[3], gives_way=True), replace(COLUMNS[4], gives_way=True))
        narrow: DataTable[Person] = DataTable(look, columns, lambda row: row.key)
        qtbot.addWidget(narrow)
        narrow.resize(320, 300)
        narrow.show_rows(PEOPLE)
        narrow.show()
        qtbot.waitExposed(narrow)

        narrow.columns.pass_over(frozenset({narrow.columns.usual[2]}))

        assert [narrow.view.isColumnHidden(number) for number in range(4)] == [False, False, True, False]


def test_the_first_arrow_chooses_the_first_row_and_the_next_one_goes_on(
    table: DataTable[Person], qtbot: QtBot
) -> None:
    chosen = []
    table.opened.connect(lambda row: chosen.append(row.name))
    table.view.setFocus()
    qtbot.keyClick(table.view, Qt.Key.Key_Down)
    qtbot.keyClick(table.view, Qt.Key.Key_Return)
    qtbot.keyClick(table.view, Qt.Key.Key_Down)
    qtbot.keyClick(table.view, Qt.Key.Key_Return)

    assert chosen == names(table)[:2]
