"""Trying another scheme: levers, what follows, and that nothing is stored."""

import re
import sqlite3
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.scheme import Scheme
from desktop.models import Complaint
from desktop.services.calibrations import Calibrations
from desktop.services.presets import load_preset
from desktop.store.database import Database
from desktop.ui.evaluations.number_box import NumberBox
from desktop.ui.evaluations.what_if_view import WhatIfView
from desktop.ui.kit.column_needs import needs_of
from desktop.ui.kit.look import Look
from tests.ui.evaluations.stage import Stage, button_named


@pytest.fixture
def stage(look: Look, sample: Database, qtbot: QtBot, tmp_path: Path) -> Stage:
    return Stage(look, sample, qtbot, tmp_path)


@pytest.fixture
def trial(stage: Stage) -> WhatIfView:
    """The trial of the third quarter, opened from the menu."""
    stage.page.more.menu.trigger("what_if")
    view = stage.page.more.what_if
    assert view.isVisible()
    return view


def top_of(box: QWidget) -> int:
    """How far down in the window a field begins."""
    return box.mapTo(box.window(), QPoint()).y()


def _usual() -> Scheme:
    return load_preset("sales").default_scheme.scheme


def _type(qtbot: QtBot, box: NumberBox, text: str) -> None:
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, text)


class TestNumberBox:
    @pytest.mark.parametrize(
        ("text", "value"),
        [("25", "25"), ("12.5", "12.5"), (" 30 % ", "30"), ("-1", None), ("x", None), ("", None), ("1.234", None)],
    )
    def test_reads_what_is_a_number(self, qtbot: QtBot, text: str, value: str | None) -> None:
        box = NumberBox("Weight")
        qtbot.addWidget(box)
        box.setText(text)

        assert box.value() == (None if value is None else Decimal(value))

    def test_marks_what_is_none_while_it_is_typed(self, qtbot: QtBot) -> None:
        box = NumberBox("Weight")
        qtbot.addWidget(box)

        qtbot.keyClicks(box, "2x")

        assert box.property("wrong") is True


class TestView:
    def test_it_opens_with_the_scheme_s_own_values_and_moves_nobody(self, trial: WhatIfView) -> None:
        levers = trial.levers.levers()

        assert levers is not None
        assert levers.weight_sum == 100
        assert trial.levers.sum.text() == "Sum 100"
        assert len(trial.table.model.rows) == 24
        assert trial.costs.change.text() == "0"
        assert trial.costs.moves.text() == "0 up, 0 down"

    def test_weights_that_do_not_sum_to_100_are_said_and_can_be_fitted(
        self, stage: Stage, trial: WhatIfView, qtbot: QtBot
    ) -> None:
        before = [row.total for row in trial.table.model.rows]
        _type(qtbot, trial.levers.weights[0], "5")
        told, refused = trial.levers.sum.text(), trial.notice.sentence()
        still = [row.total for row in trial.table.model.rows]

        stage.click(button_named(trial, "Let the other weights make up 100"))

        levers = trial.levers.levers()
        assert "missing" in told
        assert "must sum to exactly 100" in refused
        assert still == before
        assert levers is not None
        assert (levers.weights[0], levers.weight_sum) == (Decimal(5), Decimal(100))
        assert trial.notice.sentence() == ""
        assert [row.total for row in trial.table.model.rows] != before

    def test_a_slider_is_moved_by_keys(self, trial: WhatIfView, qtbot: QtBot) -> None:
        slider = trial.levers.sliders[0]
        slider.setFocus()
        weight = trial.levers.weights[0].value()

        qtbot.keyClick(slider, Qt.Key.Key_Right)

        assert weight is not None
        assert trial.levers.weights[0].value() == weight + 1

    def test_a_higher_border_moves_people_and_the_list_can_show_only_them(
        self, stage: Stage, trial: WhatIfView, qtbot: QtBot
    ) -> None:
        _type(qtbot, trial.levers.borders[-1], "99")

        stage.click(button_named(trial, f"Moved {sum(row.is_moved for row in trial._rows)}"))

        rows = trial.table.model.rows
        assert rows
        assert all(row.is_moved and " → " in row.grade for row in rows)
        assert trial.costs.heads.accessibleName().startswith("Excellent: ")

    def test_who_changes_grade_by_weights_is_told_why(self, trial: WhatIfView) -> None:
        quiet = trial.why.isVisible()

        for slider in trial.levers.sliders[1:]:
            slider.setValue(0)
        trial.levers.sliders[0].setValue(100)

        assert not quiet
        assert trial.why.isVisible()
        first = trial.why.text().splitlines()[0]
        assert re.fullmatch(r".+: (?:Signings|[A-Z].+) [+−][0-9.]+, .+ [+−][0-9.]+", first)

    def test_a_tier_changes_the_cost_at_once(self, trial: WhatIfView, qtbot: QtBot) -> None:
        before = trial.costs.cost.text()

        _type(qtbot, trial.levers.coefficients[2], "3")

        assert trial.costs.cost.text() != before
        assert trial.costs.change.text().startswith("+")

    def test_bonuses_are_seen_beside_the_widest_words_of_a_change_of_grade(
        self, stage: Stage, trial: WhatIfView, qtbot: QtBot
    ) -> None:
        stage.page.resize(1224, 822)
        _type(qtbot, trial.levers.borders[-1], "99")
        view = trial.table.view
        qtbot.waitUntil(lambda: view.viewport().width() > 600)

        shown = [not view.isColumnHidden(number) for number in range(trial.table.model.columnCount())]

        needs = needs_of(trial.table.model, view.font())
        assert all(shown)
        assert not [number for number in needs if view.columnWidth(number) < needs[number]]

    def test_tiers_stand_side_by_side_where_there_is_room(
        self, stage: Stage, trial: WhatIfView, qtbot: QtBot
    ) -> None:
        first, second = trial.levers.coefficients[:2]

        stage.page.resize(1176, 822)
        qtbot.waitUntil(lambda: top_of(first) == top_of(second))
        stage.page.resize(900, 822)

        qtbot.waitUntil(lambda: top_of(first) < top_of(second))

    def test_a_lower_cap_takes_points_and_one_below_100_is_refused(self, trial: WhatIfView, qtbot: QtBot) -> None:
        before = [row.total for row in trial.table.model.rows]

        for cap in trial.levers.caps:
            _type(qtbot, cap, "100")
        assert [row.total for row in trial.table.model.rows] != before
        assert not trial.notice.sentence()

        _type(qtbot, trial.levers.caps[0], "90")
        assert "at least 100" in trial.notice.sentence()

    def test_borders_out_of_order_are_said(self, trial: WhatIfView, qtbot: QtBot) -> None:
        _type(qtbot, trial.levers.borders[0], "95")

        assert trial.notice.sentence()

    def test_reset_brings_the_scheme_back(self, stage: Stage, trial: WhatIfView, qtbot: QtBot) -> None:
        before = trial.levers.levers()
        _type(qtbot, trial.levers.weights[0], "1")

        stage.click(trial.reset)

        assert trial.levers.levers() == before

    def test_nothing_is_stored_whatever_is_moved(
        self, stage: Stage, trial: WhatIfView, qtbot: QtBot, sample: Database
    ) -> None:
        before = _dump(sample)

        _type(qtbot, trial.levers.borders[-1], "97")
        _type(qtbot, trial.levers.coefficients[0], "1")
        stage.click(trial.back)

        assert _dump(sample) == before
        assert stage.page.columns.isVisible()
        assert stage.page.acts.finalise.isVisible()

    def test_the_guide_is_marked_where_there_is_one(self, stage: Stage, sample: Database) -> None:
        row = stage.presenter.row
        assert row is not None
        Calibrations(sample).set_guide(row.evaluation_id, {"excellent": Decimal(20)})

        stage.page.more.open_what_if()

        assert "guide" in stage.page.more.what_if.costs.legend.text()

    def test_records_that_changed_since_are_said_to_move_totals_too(self, stage: Stage, trial: WhatIfView) -> None:
        before = trial.remark
        with stage.database.write() as session:
            key = stage.form.person.staff_id
            session.add_all(Complaint(received_on=date(2026, 8, 4), staff_id=key) for _time in range(3))

        stage.page.more.open_what_if()

        assert before == "A trial on today's records: nothing is saved."
        assert "Records changed since" in trial.remark

    def test_a_finalised_evaluation_can_be_tried_too(self, stage: Stage) -> None:
        stage.show_finalised()

        stage.page.more.open_what_if()

        assert stage.page.more.what_if.table.model.rows


def _dump(database: Database) -> list[str]:
    with sqlite3.connect(database.path) as file:
        return list(file.iterdump())
