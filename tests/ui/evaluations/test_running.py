"""Running an evaluation from the page."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.domain.indicators import INDICATORS
from desktop.domain.period import PeriodKind
from desktop.store.database import Database
from desktop.ui.evaluations.finding_box import FindingEditor
from desktop.ui.evaluations.run_panel import RunPanel
from desktop.ui.kit.look import Look
from desktop.ui.ports import Wish
from tests.ui.company import Company
from tests.ui.evaluations.stage import Stage, button_named


@pytest.fixture
def stage(look: Look, sample: Database, qtbot: QtBot, tmp_path: Path) -> Stage:
    return Stage(look, sample, qtbot, tmp_path)


def opened(stage: Stage) -> RunPanel:
    """The panel, opened as Ctrl+N does."""
    stage.page.create_new()
    return stage.page.run_panel


class TestRunning:
    def test_the_last_full_quarter_is_offered_and_said_to_be_computed_already(self, stage: Stage) -> None:
        panel = opened(stage)

        assert panel.order().kind is PeriodKind.QUARTER
        assert panel.period.box.currentText() == "Third quarter 2026"
        assert "Computed on" in panel.notice.sentence()

    def test_a_month_is_computed_and_shown(self, stage: Stage, qtbot: QtBot) -> None:
        panel = opened(stage)
        panel.kind.control.setFocus()
        qtbot.keyClick(panel.kind.control, Qt.Key.Key_Up)
        month = panel.period.box.currentText()
        panel.scheme.control.setFocus()
        for _press in range(2):
            qtbot.keyClick(panel.scheme.control, Qt.Key.Key_Down)

        stage.click(panel.save_button)

        row = stage.presenter.row
        assert month == "October 2026"
        assert row is not None
        assert row.period.label == "2026-10"
        assert not panel.isVisible()

    @pytest.mark.parametrize(
        ("kind", "label"),
        [
            (PeriodKind.WEEK, "2026-W46"),
            (PeriodKind.MONTH, "2026-10"),
            (PeriodKind.QUARTER, "2026Q3"),
            (PeriodKind.HALF, "2026H1"),
            (PeriodKind.YEAR, "2025"),
            (PeriodKind.CUSTOM, "2026-05-30..2026-08-29"),
        ],
    )
    def test_each_kind_of_period_is_computed_from_the_panel(self, stage: Stage, kind: PeriodKind, label: str) -> None:
        panel = opened(stage)
        panel.kind.set_value(kind)
        panel.kind.box.picked.emit(kind)
        panel.start.set_value(date(2026, 5, 30))
        panel.end.set_value(date(2026, 8, 29))
        schemes = stage.presenter.desk.schemes if stage.presenter.desk else ()
        panel.scheme.set_value(schemes[1].name)  # the leaders'

        stage.click(panel.save_button)

        row = stage.presenter.row
        assert row is not None
        assert (row.period.kind, row.period.label, row.status) == (kind, label, "computed")

    def test_two_days_of_ones_own_are_checked(self, stage: Stage) -> None:
        panel = opened(stage)
        panel.kind.set_value(PeriodKind.CUSTOM)
        panel.kind.box.picked.emit(PeriodKind.CUSTOM)
        stage.click(panel.save_button)
        missing = (panel.start.error(), panel.end.error())
        panel.start.box.setText("2026-09-30")
        panel.end.box.setText("2026-09-01")

        stage.click(panel.save_button)

        assert all(missing)
        assert "ends before it starts" in panel.end.error()

    def test_a_finalised_period_is_left_as_it_is_and_said_to_be(self, stage: Stage, qtbot: QtBot) -> None:
        panel = opened(stage)
        panel.period.control.setFocus()
        qtbot.keyClick(panel.period.control, Qt.Key.Key_Down)
        note = panel.notice.sentence()

        stage.click(panel.save_button)

        assert "Reopen it first" in note
        assert (
            stage.messages.last.sentence
            == "The evaluation of Second quarter 2026 is finalised; it was left as it is."
        )

    def test_a_running_period_is_said_to_be_one(self, stage: Stage, qtbot: QtBot) -> None:
        panel = opened(stage)
        panel.period.control.setFocus()

        qtbot.keyClick(panel.period.control, Qt.Key.Key_End)

        assert panel.period.box.currentText() == "Fourth quarter 2026 (still running)"
        assert "not over" in panel.notice.sentence()

    def test_computing_again_keeps_what_was_written(self, stage: Stage) -> None:
        stage.page.texts.edit_finding(stage.form.strengths[0])
        editor = stage.page.texts.editor
        assert isinstance(editor, FindingEditor)
        editor.text.set_value("Mine")
        stage.click(button_named(editor, "Save"))

        stage.click(stage.page.acts.again)

        assert stage.form.strengths[0].text == "Mine"
        assert "was computed" in stage.messages.last.sentence

    def test_what_the_data_check_finds_is_shown_and_stays_at_hand(
        self, look: Look, company: Company, qtbot: QtBot, tmp_path: Path
    ) -> None:
        stage = Stage(look, company.database, qtbot, tmp_path)
        stage.click(opened(stage).save_button)
        at_once = stage.page.check_panel.isVisible()
        stage.page.check_panel.dismiss()

        stage.click(stage.page.strip.check)

        assert at_once
        assert stage.page.check_panel.isVisible()
        assert stage.names()

    def test_a_missing_target_is_a_click_away_before_and_after_computing(
        self, look: Look, company: Company, qtbot: QtBot, tmp_path: Path
    ) -> None:
        stage = Stage(look, company.database, qtbot, tmp_path)
        panel = opened(stage)
        sentence = next(each for each in panel.checks.sentences() if "no target" in each)

        stage.click(button_named(panel.checks, "Set targets ›"))
        stage.click(panel.save_button)
        stage.click(button_named(stage.page.check_panel, "Set targets ›"))

        form = stage.form
        assert [place for place, _wish in stage.guide.led] == ["targets", "targets"]
        assert {wish for _place, wish in stage.guide.led} == {
            Wish(start=form.start, end=form.end, state=code)
            for code, indicator in INDICATORS.items()
            if sentence.startswith(f"{indicator.called(look.texts)}:")
        }

    def test_trouble_is_shown_where_the_evaluation_would_be(self, stage: Stage) -> None:
        stage.page.show_trouble("The disk is gone.")

        assert stage.page.state.isVisible()
        assert not stage.page.acts.print.isVisible()


class TestLineUnderTheTitle:
    def test_it_says_that_something_is_computed_until_it_is(self, stage: Stage) -> None:
        before = told(stage)

        stage.page.run_panel.show_busy(True)
        stage.page.refresh()  # as every change asks the page to
        meanwhile = told(stage)
        stage.page.run_panel.show_busy(False)

        assert "24 people" in before
        assert meanwhile == "Computing figures, grades and texts …"
        assert told(stage) == before

    def test_afterwards_it_is_about_what_is_shown_by_then(self, stage: Stage) -> None:
        stage.page.run_panel.show_busy(True)
        stage.page.show_none()
        stage.page.run_panel.show_busy(False)

        assert told(stage) == ""


def told(stage: Stage) -> str:
    """The line under the page's title."""
    return stage.page._subtitle.text()
