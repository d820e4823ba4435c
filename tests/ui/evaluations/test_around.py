"""Drafts, sheets and the person's own view, around an evaluation in the window."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QStyle, QStyleOptionComboBox, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from desktop.domain.period import PeriodKind
from desktop.models import Rating, Review, Staff
from desktop.store.database import Database
from desktop.ui.evaluations.run_panel import RunPanel
from desktop.ui.evaluations.sheets_panel import SheetsPanel
from desktop.ui.kit.look import Look
from tests.services.filled_in import fill_in, sheets_of
from tests.ui.evaluations.stage import Stage, button_named


@pytest.fixture
def stage(look: Look, sample: Database, qtbot: QtBot, tmp_path: Path) -> Stage:
    return Stage(look, sample, qtbot, tmp_path)


def _words(widget: QWidget) -> str:
    """Everything said in it, also what was put there a moment ago."""
    QApplication.processEvents()
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


class TestDraft:
    @pytest.fixture
    def panel(self, stage: Stage, qtbot: QtBot) -> RunPanel:
        """The panel with the running quarter chosen."""
        stage.page.create_new()
        panel = stage.page.run_panel
        panel.period.control.setFocus()
        qtbot.keyClick(panel.period.control, Qt.Key.Key_End)
        return panel

    def test_the_data_check_stands_there_before_anything_is_computed(self, panel: RunPanel) -> None:
        assert panel.checks.found is not None
        assert panel.checks.found.people == 23
        assert panel.checks.sentences()
        assert "Data check for 23 people" in _words(panel)

    def test_days_taken_already_are_said_in_the_check(self, stage: Stage) -> None:
        stage.page.create_new()
        panel = stage.page.run_panel
        panel.kind.box.picked.emit(PeriodKind.CUSTOM)
        panel.start.set_value(date(2026, 8, 1))
        panel.end.set_value(date(2026, 8, 31))
        panel.kind.set_value(PeriodKind.CUSTOM)
        panel.end.edited.emit()

        assert "overlaps" in panel.checks.sentences()[0]

    def test_a_draft_is_kept_shown_and_computed_later(self, stage: Stage, panel: RunPanel) -> None:
        stage.click(panel.draft_button)
        row = stage.presenter.row
        assert row is not None
        drafted = (row.period.label, row.status, stage.page.more.draft.isVisible(), panel.isVisible())
        told = _words(stage.page.more.draft)

        stage.click(stage.page.more.draft.compute)

        again = stage.presenter.row
        assert drafted == ("2026Q4", "draft", True, False)
        assert "Draft for Fourth quarter 2026" in told
        assert "Data check for 23 people" in told
        assert again is not None
        assert again.status == "computed"
        assert stage.page.columns.isVisible()
        assert len(stage.names()) == 23

    def test_days_of_ones_own_are_read_in_full_above_their_draft(self, stage: Stage, panel: RunPanel) -> None:
        panel.kind.box.picked.emit(PeriodKind.CUSTOM)
        panel.kind.set_value(PeriodKind.CUSTOM)
        panel.start.set_value(date(2026, 10, 5))
        panel.end.set_value(date(2026, 10, 18))

        stage.click(panel.draft_button)

        choice = stage.page.acts.choice
        assert choice.currentText() == "10-05–10-18 · Draft"
        option = QStyleOptionComboBox()
        choice.initStyleOption(option)
        style, box = choice.style(), QStyle.ComplexControl.CC_ComboBox
        room = style.subControlRect(box, option, QStyle.SubControl.SC_ComboBoxEditField, choice)
        assert choice.fontMetrics().horizontalAdvance(choice.currentText()) <= room.width()

    def test_a_draft_offers_no_print_no_finalising_and_no_menu(self, stage: Stage, panel: RunPanel) -> None:
        stage.click(panel.draft_button)

        acts = stage.page.acts
        hidden = (acts.print, acts.finalise, acts.again, acts.reopen, stage.page.more.menu.button)
        assert not any(each.isVisible() for each in hidden)

    def test_a_draft_is_deleted_after_a_question(self, stage: Stage, panel: RunPanel) -> None:
        stage.click(panel.draft_button)

        stage.click(button_named(stage.page.more.draft, "Delete this draft"))
        said = stage.messages.last
        assert said.action is not None
        said.action()

        row = stage.presenter.row
        assert row is not None
        assert row.period.label == "2026Q3"

    def test_ratings_may_come_in_before_anything_is_computed(self, stage: Stage, panel: RunPanel) -> None:
        stage.click(panel.draft_button)

        stage.click(button_named(stage.page.more.draft, "Ratings"))

        sheets = stage.page.more.sheets
        assert sheets.isVisible()
        assert sheets.write_ratings.isEnabled()
        assert sheets.read_ratings.isEnabled()
        assert not sheets.write_own.isEnabled()

    def test_the_check_is_made_again_when_it_is_asked_for(self, stage: Stage, panel: RunPanel) -> None:
        stage.click(panel.draft_button)
        with stage.database.write() as session:
            for person in session.scalars(select(Staff)):
                person.hired_on = None

        stage.click(button_named(stage.page.more.draft, "Check again"))

        assert any("hiring day" in each for each in stage.page.more.draft.checks.sentences())


class TestSheets:
    @pytest.fixture
    def panel(self, stage: Stage, tmp_path: Path) -> SheetsPanel:
        """The panel, opened from the menu; files lie in a folder of the test."""
        stage.page.more.menu.trigger("sheets")
        panel = stage.page.more.sheets
        panel.choose_target = lambda name: tmp_path / name
        panel.choose_folder = lambda: tmp_path / "each"
        return panel

    def test_self_evaluations_go_out_and_come_back_beside_the_total(
        self, stage: Stage, panel: SheetsPanel, tmp_path: Path
    ) -> None:
        stage.click(panel.write_own)
        path = tmp_path / "2026Q3 self-evaluation.xlsx"
        written = panel.notice.sentence()
        code = stage.form.person.code
        first = next(number for number, row in enumerate(sheets_of(path)["Own points"], 1) if row[0] == code)
        fill_in(path, {"Own points": {(first, "Own points"): 80}, "Own words": {(4, "Difficulties"): "No car"}})
        panel.choose_source = lambda: path

        stage.click(panel.read_own)

        assert written.startswith("Written: ")
        assert "taken in" in panel.notice.sentence()
        assert stage.page.card.own.text() == "Self-evaluation 80.0"
        panel.dismiss()
        stage.click(stage.page.card.own)
        assert "80" in _words(stage.page.more.own)

    def test_whoever_wrote_by_keyboard_is_still_in_the_panel(self, stage: Stage, panel: SheetsPanel) -> None:
        panel.write_each.setFocus()

        stage.click(panel.write_each)

        assert panel.write_each.hasFocus()

    def test_a_workbook_for_each_person_is_written(self, stage: Stage, panel: SheetsPanel, tmp_path: Path) -> None:
        stage.click(panel.write_each)

        assert len(list((tmp_path / "each").glob("*.xlsx"))) == 24

    def test_ratings_come_back_and_each_doubtful_cell_is_named(
        self, stage: Stage, panel: SheetsPanel, tmp_path: Path
    ) -> None:
        stage.click(panel.write_ratings)
        path = tmp_path / "2026Q3 ratings.xlsx"
        fill_in(path, {"Ratings": {(4, "Score"): 90, (5, "Score"): 190}})
        panel.choose_source = lambda: path

        stage.click(panel.read_ratings)

        assert "1 rating was taken in." in panel.notice.sentence()
        assert "1 cell could not be taken:" in panel.notice.sentence()
        assert "Row 5, Score, “190”" in _words(panel)
        with stage.database.read() as session:
            assert len(session.scalars(select(Rating.id).where(Rating.start == date(2026, 7, 1))).all()) >= 1

    def test_a_wrong_file_is_said(self, stage: Stage, panel: SheetsPanel, tmp_path: Path) -> None:
        (tmp_path / "x.xlsx").write_text("no workbook")
        panel.choose_source = lambda: tmp_path / "x.xlsx"

        stage.click(panel.read_own)

        assert panel.notice.sentence()
        assert panel.read_own.isEnabled()

    def test_a_question_for_a_file_that_is_closed_does_nothing(self, stage: Stage, panel: SheetsPanel) -> None:
        panel.choose_target = lambda _name: None
        panel.choose_folder = lambda: None
        panel.choose_source = lambda: None

        for button in (panel.write_own, panel.write_each, panel.read_own, panel.write_ratings, panel.read_ratings):
            stage.click(button)

        assert panel.notice.sentence() == ""

    def test_nothing_is_read_into_what_is_frozen(self, stage: Stage) -> None:
        stage.show_finalised()

        stage.page.more.open_sheets()

        panel = stage.page.more.sheets
        assert panel.write_own.isEnabled()
        assert not panel.read_own.isEnabled()
        assert not panel.read_ratings.isEnabled()


def test_deleting_tells_how_many_self_evaluations_are_lost(stage: Stage) -> None:
    with stage.database.write() as session:
        session.get_one(Review, stage.form.review_id).self_evaluation = {"answers": {"support": "一辆车"}}

    stage.page.strip.discard.click()

    assert "1 self-evaluation is lost." in stage.messages.last.explanation
