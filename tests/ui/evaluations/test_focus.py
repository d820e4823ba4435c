"""Whoever works by keyboard stays where the work goes on: after a draft, a trial, the end and a refusal."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.period import PeriodKind
from desktop.store.database import Database
from desktop.ui.evaluations.run_panel import RunPanel
from desktop.ui.evaluations.score_rows import At, GroupRow
from desktop.ui.evaluations.what_if_levers import Levers
from desktop.ui.evaluations.what_if_view import WhatIfView
from desktop.ui.kit.look import Look
from tests.ui.evaluations.stage import Stage


@pytest.fixture
def stage(look: Look, sample: Database, qtbot: QtBot, tmp_path: Path) -> Stage:
    stage = Stage(look, sample, qtbot, tmp_path)
    stage.page.people.view.setFocus()
    return stage


@pytest.fixture
def panel(stage: Stage, qtbot: QtBot) -> RunPanel:
    """The panel with the running quarter chosen."""
    stage.page.create_new()
    panel = stage.page.run_panel
    qtbot.keyClick(panel.period.control, Qt.Key.Key_End)
    return panel


@pytest.fixture
def trial(stage: Stage) -> WhatIfView:
    """The trial of the third quarter, opened from the menu."""
    stage.page.more.menu.trigger("what_if")
    return stage.page.more.what_if


def leave_with_a_moved_border(trial: WhatIfView, qtbot: QtBot) -> Levers | None:
    """What is tried once a border was moved by hand, before Escape led back to the people."""
    box = trial.levers.borders[-1]
    box.selectAll()
    qtbot.keyClicks(box, "97")
    moved = trial.levers.levers()
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    return moved


class TestDraft:
    def test_the_next_key_computes_and_does_not_delete(self, stage: Stage, panel: RunPanel, qtbot: QtBot) -> None:
        panel.draft_button.setFocus()

        qtbot.keyClick(panel.draft_button, Qt.Key.Key_Space)

        assert stage.page.more.draft.compute.hasFocus()

    def test_what_was_computed_begins_with_its_people(self, stage: Stage, panel: RunPanel, qtbot: QtBot) -> None:
        stage.click(panel.draft_button)

        qtbot.keyClick(stage.page.more.draft.compute, Qt.Key.Key_Space)

        assert stage.page.columns.isVisible()
        stage.page.check_panel.dismiss()
        assert stage.page.people.view.hasFocus()


class TestTrial:
    def test_escape_leads_back_to_the_people(self, stage: Stage, trial: WhatIfView, qtbot: QtBot) -> None:
        box = trial.levers.weights[0]

        qtbot.keyClick(box, Qt.Key.Key_Escape)

        assert stage.page.columns.isVisible()
        assert stage.page.people.view.hasFocus()

    def test_its_button_leads_back_to_the_people(self, stage: Stage, trial: WhatIfView, qtbot: QtBot) -> None:
        trial.back.setFocus()

        qtbot.keyClick(trial.back, Qt.Key.Key_Space)

        assert stage.page.people.view.hasFocus()

    def test_whoever_comes_back_finds_the_levers_as_they_were(
        self, stage: Stage, trial: WhatIfView, qtbot: QtBot
    ) -> None:
        usual = trial.levers.levers()
        moved = leave_with_a_moved_border(trial, qtbot)

        stage.page.more.open_what_if()
        found = trial.levers.levers()
        stage.click(trial.reset)

        assert found == moved != usual
        assert trial.levers.levers() == usual

    def test_the_trial_of_another_evaluation_begins_with_its_own_scheme(
        self, stage: Stage, trial: WhatIfView, qtbot: QtBot
    ) -> None:
        usual = trial.levers.levers()
        leave_with_a_moved_border(trial, qtbot)
        stage.show_finalised()

        stage.page.more.open_what_if()

        assert trial.levers.levers() == usual


class TestEnd:
    def test_after_finalising_the_next_key_prints(self, stage: Stage, qtbot: QtBot) -> None:
        acts = stage.page.acts
        acts.finalise.setFocus()
        qtbot.keyClick(acts.finalise, Qt.Key.Key_Space)
        assert stage.messages.last.action is not None

        stage.messages.last.action()

        assert acts.print.hasFocus()

    def test_whoever_computes_again_is_at_the_same_button(self, stage: Stage, qtbot: QtBot) -> None:
        again = stage.page.acts.again
        again.setFocus()

        qtbot.keyClick(again, Qt.Key.Key_Space)
        stage.page.check_panel.dismiss()

        assert again.hasFocus()


class TestNewEvaluation:
    def test_what_refused_it_goes_once_it_is_computed(self, stage: Stage, panel: RunPanel) -> None:
        stage.messages.fail("These people have a form of overlapping days already.")

        stage.click(panel.save_button)

        assert stage.messages.last.sentence == "The evaluation of Fourth quarter 2026 was computed."

    def test_a_missing_day_is_gone_to(self, panel: RunPanel, qtbot: QtBot) -> None:
        panel.kind.box.picked.emit(PeriodKind.CUSTOM)
        panel.kind.set_value(PeriodKind.CUSTOM)
        panel.start.set_value(date(2026, 11, 2))
        panel.save_button.setFocus()

        qtbot.keyClick(panel.save_button, Qt.Key.Key_Space)

        focus = QApplication.focusWidget()
        assert focus is not None
        assert panel.end.isAncestorOf(focus)


class TestScoreCard:
    def test_a_subtotal_shows_that_it_is_the_current_row(self, stage: Stage, look: Look) -> None:
        table = stage.page.card.table
        at = next(n for n, each in enumerate(table.rows_model.rows) if isinstance(each, GroupRow))
        index = table.rows_model.index(at, At.WEIGHT)

        table.setCurrentIndex(index)

        spot = table.visualRect(index).topLeft()
        shown = table.viewport().grab().toImage().pixelColor(spot)
        assert shown.name() == look.theme.tokens.color("selected").name()
