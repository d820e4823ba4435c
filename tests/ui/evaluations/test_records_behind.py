"""From the records behind a figure to where they are kept."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.store.database import Database
from desktop.ui.kit.look import Look
from desktop.ui.ports import Wish
from tests.ui.evaluations.stage import Stage


@pytest.fixture
def stage(look: Look, sample: Database, qtbot: QtBot, tmp_path: Path) -> Stage:
    return Stage(look, sample, qtbot, tmp_path)


@pytest.mark.parametrize(
    ("indicator", "place"), [("signings", "signings"), ("new_deals", "deals"), ("retention_rate", "customers")]
)
def test_enter_on_a_record_goes_to_it_where_it_is_kept(
    stage: Stage, qtbot: QtBot, indicator: str, place: str
) -> None:
    stage.choose("E05")
    stage.presenter.open_records(indicator, "Figure", 1)
    table = stage.page.records_panel.table
    assert table is not None
    record = table.model.rows[0]

    table.view.selectRow(0)
    qtbot.keyClick(table.view, Qt.Key.Key_Return)

    assert stage.guide.led == [(place, Wish(record_id=record.record_id))]


def test_enter_on_a_visit_goes_to_the_visits_of_its_day(stage: Stage, qtbot: QtBot) -> None:
    stage.choose("E05")
    stage.presenter.open_records("visits", "Visits", 1)
    table = stage.page.records_panel.table
    assert table is not None
    day = table.model.rows[0].day

    table.view.selectRow(0)
    qtbot.keyClick(table.view, Qt.Key.Key_Return)

    assert stage.guide.led == [("visits", Wish(stage.form.person.staff_id, day, day))]
