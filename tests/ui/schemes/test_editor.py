"""Grades, rules and the trial of a scheme in its editor; nothing written is lost."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from desktop.domain.scheme import TierBasis
from desktop.ui.schemes.trial_presenter import NO_VALUE
from desktop.ui.tones import Tone
from tests.ui.company import Company
from tests.ui.schemes.stage import Stage
from tests.ui.surroundings import today


class TestGradesAndRules:
    def test_a_gap_between_grades_is_told_in_place(self, stage: Stage) -> None:
        stage.open()
        stage.press("Grades and bonus", stage.page.editor.tabs)
        grades = stage.page.editor.grades.grades

        grades.box(1, "upper").selectAll()
        stage.qtbot.keyClicks(grades.box(1, "upper"), "85")

        assert grades.problems() == ["Leaves a gap from 85 to 90.", "", "", ""]
        assert stage.state() == "Correct the marked grades."
        grades.box(0, "lower").selectAll()
        stage.qtbot.keyClicks(grades.box(0, "lower"), "85")
        assert grades.problems() == [""] * 4
        stage.press("Save", stage.page.editor)
        assert [str(grade.lower) for grade in stage.kept().grades] == ["85", "80", "60", "0"]

    def test_overlapping_bonus_rows_are_told_in_place(self, stage: Stage) -> None:
        stage.open()
        stage.press("Grades and bonus", stage.page.editor.tabs)
        tiers = stage.page.editor.grades.tiers

        tiers.box(1, "lower").selectAll()
        stage.qtbot.keyClicks(tiers.box(1, "lower"), "90")

        assert tiers.problems()[1] == "Overlaps the row below it, which ends at 100."
        assert stage.state() == "Correct the marked bonus rows."

    def test_a_bonus_row_can_be_taken_out(self, stage: Stage) -> None:
        stage.open()
        stage.press("Grades and bonus", stage.page.editor.tabs)

        stage.click(stage.page.editor.grades.tiers.remove_button(4))
        stage.press("Save", stage.page.editor)

        assert len(stage.kept().tiers) == 4

    def test_after_a_row_is_taken_out_by_key_the_focus_is_at_the_row_that_moved_up(self, stage: Stage) -> None:
        stage.open()
        stage.press("Grades and bonus", stage.page.editor.tabs)
        tiers = stage.page.editor.grades.tiers
        after = tiers.remove_button(2)

        tiers.remove_button(1).setFocus()
        stage.qtbot.keyClick(tiers.remove_button(1), Qt.Key.Key_Space)

        assert tiers.remove_button(1) is after
        assert after.hasFocus()

    def test_the_grade_may_decide_the_bonus(self, stage: Stage) -> None:
        stage.open()
        stage.press("Grades and bonus", stage.page.editor.tabs)
        tab = stage.page.editor.grades
        tab.basis.set_value(TierBasis.GRADE)
        tab.basis.box.picked.emit(TierBasis.GRADE)

        tab.grade_tiers.box(0, "coefficient").selectAll()
        stage.qtbot.keyClicks(tab.grade_tiers.box(0, "coefficient"), "2")
        stage.press("Save", stage.page.editor)

        kept = stage.kept()
        assert kept.tier_basis is TierBasis.GRADE
        assert (kept.tiers[0].grade, str(kept.tiers[0].coefficient)) == ("excellent", "2")

    def test_names_limits_and_ramp_are_kept(self, stage: Stage) -> None:
        stage.open()
        stage.press("Names and rules", stage.page.editor.tabs)
        rules = stage.page.editor.rules

        for field, text in ((rules.name, "外勤考核"), (rules.maximum, "150"), (rules.ramp, "")):
            field.box.clear()
            field.box.insert(text or " ")  # keys of tests know no Chinese
        stage.press("Save", stage.page.editor)

        assert stage.schemes()[0] == "外勤考核"
        assert (stage.kept().maximum, stage.kept().ramp) == (Decimal(150), ())

    def test_a_wrong_limit_is_said_under_its_field(self, stage: Stage) -> None:
        stage.open()
        stage.press("Names and rules", stage.page.editor.tabs)
        rules = stage.page.editor.rules

        rules.maximum.box.clear()
        stage.qtbot.keyClicks(rules.maximum.box, "9")

        assert rules.maximum.error() == "Write a number of at least 100."
        assert stage.state() == "Correct the marked fields under names and rules."


class TestNothingIsLost:
    def test_leaving_with_changes_offers_the_way_back(self, stage: Stage) -> None:
        stage.open()
        stage.line(0)
        stage.press("Remove line")

        stage.press("‹ All schemes")
        said = stage.messages.last

        assert not stage.page.is_editing
        assert not stage.page.keep_written()
        assert said.act == "Go on writing"
        go_on = said.action or stage.page.show_lists
        go_on()
        assert len(stage.lines()) == 9
        assert stage.page.editor.isVisible()

    def test_another_scheme_is_opened_only_after_a_question(self, stage: Stage) -> None:
        stage.open()
        stage.line(0)
        stage.press("Remove line")
        stage.press("‹ All schemes")

        stage.open(1)
        asked = stage.messages.last

        assert asked.weight == "question"
        assert not stage.page.is_editing
        assert asked.action is not None
        asked.action()
        assert stage.page.editor.title.text() == "Sales team leaders, quarterly"

    def test_the_same_scheme_opens_as_it_was_left(self, stage: Stage) -> None:
        stage.open()
        stage.line(0)
        stage.press("Remove line")
        stage.press("‹ All schemes")

        stage.open()

        assert len(stage.lines()) == 9

    def test_an_unchanged_page_may_be_closed(self, stage: Stage) -> None:
        stage.open()

        assert stage.page.keep_written()

    def test_an_open_line_keeps_the_window_open(self, stage: Stage) -> None:
        stage.open()
        stage.line(0)
        stage.press("Edit")

        stage.qtbot.keyClicks(stage.page.editor.panel.weight.box, "1")

        assert not stage.page.keep_written()

    def test_an_open_line_put_away_by_escape_can_be_gone_on_with(self, stage: Stage) -> None:
        stage.open()
        stage.line(0)
        stage.press("Edit")
        panel = stage.page.editor.panel
        panel.weight.box.selectAll()
        stage.qtbot.keyClicks(panel.weight.box, "31")

        stage.qtbot.keyClick(panel.weight.box, Qt.Key.Key_Escape)
        told = stage.messages.last
        assert told.action is not None
        told.action()

        assert told.sentence == "The form was closed without saving."
        assert panel.isVisible()
        assert panel.weight.value() == "31"


class TestKeys:
    def test_ctrl_s_saves_where_the_window_led_back_to_the_page(self, stage: Stage) -> None:
        stage.open()
        stage.line(0)
        stage.press("Down")
        stage.page.setFocus()  # as when the language is to be changed and something is not saved
        focus = stage.page.window().focusWidget()
        assert focus is not None

        stage.qtbot.keyClick(focus, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

        assert stage.page.keep_written()

    def test_stay_with_the_scheme_once_it_is_saved(self, stage: Stage) -> None:
        stage.open()
        stage.press("Names and rules")
        stage.qtbot.keyClicks(stage.page.editor.rules.maximum.box, "0")

        stage.press("Save", stage.page.editor)

        focused = QApplication.focusWidget()
        assert isinstance(focused, QPushButton)
        assert focused.text() == "Names and rules"


class TestTrial:
    def test_shows_what_everybody_would_have_got_and_stores_nothing(self, company: Company, stage: Stage) -> None:
        company.visit(today().replace(month=8, day=5))
        stage.open()
        stage.press("Try it", stage.page.editor.tabs)

        stage.press("Calculate")

        trial = stage.page.editor.trial
        assert [line.name for line in trial.table.model.rows] == ["王䶮", "李契"]
        assert [line.tone is Tone.NEUTRAL for line in trial.table.model.rows] == [
            line.grade == NO_VALUE for line in trial.table.model.rows
        ]
        assert trial.summary.text().startswith("Third quarter 2026: 2 people;")
        assert "Nothing was stored." in trial.summary.text()
        assert stage.page.table.model.rows[0].evaluations == 0

    def test_a_scheme_that_cannot_be_used_is_not_tried(self, stage: Stage) -> None:
        stage.open()
        stage.line(0)
        stage.press("Remove line")
        stage.press("Try it", stage.page.editor.tabs)

        stage.press("Calculate")

        assert stage.page.editor.trial.table.state.isVisible()
        assert any("sum to 80" in text for text in stage.words(stage.page.editor.trial.table.state))
