"""Whatever the first page draws stands behind a button as a table, for who works by keys or listens."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.domain.period import PeriodKind
from desktop.store.database import Database
from desktop.ui.kit.look import Look
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

    assert lines[0] == ("Signed amount", "¥3,000", "¥4,000", "75.0 %", "71.4 %", "0.8 days ahead", "needs ¥167/day")
    assert lines[1][2:5] == ("—", "—", "—")  # no target
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
