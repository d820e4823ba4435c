"""Whatever the first page draws stands behind a button as a table, for who works by keys or listens."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.domain.period import PeriodKind
from desktop.store.database import Database
from desktop.ui.kit.charts.figure_table import FigureTable
from desktop.ui.kit.look import Look
from desktop.ui.ports import Wish
from tests.ui.dashboard.stage import Stage, a_living_company
from tests.ui.surroundings import FakeMessages

SPACE = Qt.Key.Key_Space


@pytest.fixture
def stage(look: Look, database: Database, messages: FakeMessages, qtbot: QtBot) -> Stage:
    a_living_company(database)
    return Stage(look, database, messages, qtbot)


def test_the_cards_change_over_to_a_table_of_figures_and_their_pace_and_back(stage: Stage) -> None:
    page = stage.page
    page.pace_button.setFocus()

    stage.qtbot.keyClick(page.pace_button, SPACE)
    lines = page.pace.table.model.rows
    in_table = (page.pace.isVisible(), page.cards[0].isVisible())
    stage.qtbot.keyClick(page.pace_button, SPACE)

    assert lines[0].texts == (
        "Signed amount",
        "¥3,000",
        "¥4,000",
        "75.0 %",
        "71.4 %",
        "0.8 days ahead",
        "needs ¥167/day",
    )
    assert lines[1].texts[2:5] == ("—", "—", "—")  # no target
    assert in_table == (True, False)
    assert (page.pace.isVisible(), page.cards[0].isVisible()) == (False, True)


def test_the_table_follows_the_period(stage: Stage) -> None:
    stage.page.change_over()
    of_a_month = stage.page.pace.table.model.rows[0]

    stage.presenter.choose_kind(PeriodKind.YEAR)

    assert stage.page.pace.table.model.rows[0] != of_a_month


@pytest.mark.parametrize("name", ["trend", "people", "funnel"])
def test_a_chart_changes_over_by_the_space_bar(stage: Stage, name: str) -> None:
    switched = getattr(stage.page.behind, name).switched
    before = switched.shows_table
    switched.button.setFocus()

    stage.qtbot.keyClick(switched.button, SPACE)

    assert switched.shows_table is not before
    assert switched.button.hasFocus()


def click_on(stage: Stage, table: FigureTable, row: int, column: int) -> None:
    """Click on one text of a table."""
    view = table.view
    place = view.visualRect(table.model.index(row, column)).center()
    stage.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


class TestFigures:
    """A figure of a table opens what the chart's mark opens."""

    def test_a_step_opens_its_records_where_it_has_some(self, stage: Stage) -> None:
        funnel = stage.page.behind.funnel
        funnel.switched.change_over()

        click_on(stage, funnel.table, 0, 1)
        click_on(stage, funnel.table, 2, 1)  # nothing was begun this month

        assert [place for place, _wish in stage.guide.led] == ["visits"]

    def test_a_month_opens_the_records_of_its_days(self, stage: Stage) -> None:
        trend = stage.page.behind.trend
        trend.switched.change_over()
        row = next(at for at, each in enumerate(trend.table.model.rows) if each.texts[0] == "November 2026")

        click_on(stage, trend.table, row, 1)

        wish = stage.guide.led[-1][1]
        assert wish is not None
        assert (stage.guide.led[-1][0], wish.start) == ("signings", date(2026, 11, 1))

    def test_what_is_likely_in_a_month_ahead_opens_the_deals(self, stage: Stage) -> None:
        trend = stage.page.behind.trend
        trend.switched.change_over()
        row = next(at for at, each in enumerate(trend.table.model.rows) if each.texts[0] == "December 2026")

        click_on(stage, trend.table, row, 1)
        click_on(stage, trend.table, row, 4)

        assert stage.guide.led == [("deals", Wish(state="open"))]

    def test_enter_on_a_row_opens_its_main_figure(self, stage: Stage) -> None:
        page = stage.page
        page.change_over()
        page.pace.table.select("Signed amount")

        stage.qtbot.keyClick(page.pace.table.view, Qt.Key.Key_Return)
        click_on(stage, page.pace.table, 0, 2)  # a target has no records

        assert [place for place, _wish in stage.guide.led] == ["signings"]
