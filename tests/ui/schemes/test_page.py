"""The schemes page on a real file, by mouse and keys: lists, the editor, saving, versions."""

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.period import parse_period
from desktop.domain.scheme import RuleKind, TierBasis
from desktop.services.evaluations import Evaluations
from desktop.store.database import Database
from desktop.ui.kit.look import Look
from desktop.ui.schemes.editor import Tab
from desktop.ui.schemes.page import Part
from tests.ui.company import Company
from tests.ui.schemes.stage import Stage
from tests.ui.surroundings import FakeMessages, today


@pytest.fixture
def reviewed(company: Company) -> None:
    """Reviews rest on the usual scheme."""
    Evaluations(company.database, today).run(parse_period("2026Q3"))


class TestList:
    def test_schemes_stand_there_with_what_rests_on_them(self, reviewed: None, stage: Stage) -> None:
        model = stage.page.table.model
        shown = [[column.text(row) for column in model.columns] for row in model.rows]

        assert stage.schemes() == ["业务员季度考核", "销售主管季度考核", "销售新人月度考核", "业务员 60/20/20 考核"]
        assert shown[0] == [
            "Sales representatives, quarterly", "1", "Quarterly", "Everybody", "10", "1 evaluation, last 2026Q3",
            "Usual",
        ]  # fmt: skip
        assert shown[1][3:] == ["Team leaders", "10", "—", "Offered"]

    def test_trouble_is_shown_where_the_list_would_be(self, stage: Stage) -> None:
        stage.page.show_trouble("The disk is gone.")

        assert stage.page.table.state.isVisible()

    def test_a_file_without_schemes_is_taught_how_to_begin(
        self, look: Look, tmp_path: Path, messages: FakeMessages, qtbot: QtBot, company: Company
    ) -> None:
        with Database.create(tmp_path / "bare.qianji") as database:
            bare = Company(database, company.register, company.log, 0, 0, 0)

            stage = Stage(look, bare, messages, qtbot)

        assert [button.text() for button in stage.page.table.state.findChildren(QPushButton)] == ["New scheme"]

    def test_a_ready_made_scheme_is_taken_over_and_opened(self, stage: Stage) -> None:
        accounts = next(each for each in stage.page.menu.actions() if each.text() == "Account managers")
        menu = accounts.menu()
        assert isinstance(menu, QMenu)

        menu.actions()[0].trigger()

        assert stage.page.is_editing
        assert stage.page.editor.title.text() == "Account managers, quarterly"
        assert "客户经理季度考核" in stage.schemes()

    def test_enter_opens_the_scheme_selected(self, stage: Stage) -> None:
        stage.page.table.select(stage.page.table.model.rows[1].choice.scheme_id)

        stage.qtbot.keyClick(stage.page.table.view, Qt.Key.Key_Return)

        assert stage.page.editor.title.text() == "Sales team leaders, quarterly"


class TestLines:
    def test_are_shown_with_the_sum_of_their_weights(self, stage: Stage) -> None:
        stage.open()

        assert stage.lines()[:2] == ["Signed amount", "Collected amount"]
        assert stage.page.editor.items.weight.text() == "Weights: 100 of 100"
        assert stage.state() == "No review rests on version 1: saving changes it."
        assert not stage.page.editor.save_button.isEnabled()

    def test_of_a_led_team_say_so(self, stage: Stage) -> None:
        stage.open(1)

        assert stage.lines()[0] == "Signed amount (team)"

    def test_a_removed_line_leaves_weight_to_be_given_and_cannot_be_saved(self, stage: Stage) -> None:
        stage.open()
        stage.line(0)

        stage.press("Remove line")

        assert stage.page.editor.items.weight.text() == "Weights: 80 of 100"
        assert "sum to 80" in stage.state()
        assert not stage.page.editor.save_button.isEnabled()

    def test_a_new_line_takes_the_weight_left_and_is_saved(self, stage: Stage) -> None:
        stage.open()
        stage.line(0)
        stage.press("Remove line")

        stage.press("Add line")
        panel = stage.page.editor.panel
        assert panel.weight.value() == "20"
        stage.qtbot.keyClicks(panel.indicator.box, "effective")
        stage.qtbot.keyClick(panel.indicator.box, Qt.Key.Key_Tab)
        panel.indicator.set_value("activity_leads")
        stage.press("Take over", panel)
        stage.press("Save", stage.page.editor)

        assert not panel.isVisible()
        assert "activity_leads" in [item.indicator for item in stage.kept().items]
        assert stage.messages.last.sentence == "业务员季度考核 was saved."

    def test_a_line_is_edited_by_double_click(self, stage: Stage) -> None:
        stage.open()
        items = stage.page.editor.items

        items.table.opened.emit(items.table.model.rows[3])
        panel = stage.page.editor.panel
        panel.target.set_value("96")
        stage.press("Take over", panel)

        line = items.table.model.rows[3]
        assert line.item.default_target == 96
        assert stage.page.editor.save_button.isEnabled()

    def test_a_wrong_field_keeps_the_form_open(self, stage: Stage) -> None:
        stage.open()
        stage.line(0)
        stage.press("Edit")
        panel = stage.page.editor.panel

        panel.weight.box.setText("4o")
        stage.press("Take over", panel)

        assert panel.isVisible()
        assert panel.weight.error() == "Write a number, for example 25 or 12.5."

    def test_bands_with_a_gap_are_told_in_place_and_not_taken(self, stage: Stage) -> None:
        stage.open()
        stage.line(0)
        stage.press("Edit")
        panel = stage.page.editor.panel
        panel.rule.set_value(RuleKind.BANDS)
        panel.rule.box.picked.emit(RuleKind.BANDS)
        stage.qtbot.keyClicks(panel.bands.box(0, "upper"), "1000")

        stage.press("Add a band", panel)
        stage.qtbot.keyClicks(panel.bands.box(1, "lower"), "2000")
        stage.qtbot.keyClicks(panel.bands.box(1, "points"), "120")
        stage.press("Take over", panel)

        assert panel.bands.problems() == ["", "Leaves a gap from 1000 to 2000."]
        assert panel.isVisible()
        panel.bands.box(1, "lower").clear()
        stage.qtbot.keyClicks(panel.bands.box(1, "lower"), "1000")
        stage.press("Take over", panel)
        assert [str(band.points) for band in stage.page.editor.items.table.model.rows[0].item.rule.bands] == [
            "100", "120",
        ]  # fmt: skip

    def test_lines_move_and_stay_selected(self, stage: Stage) -> None:
        stage.open()
        stage.line(0)

        stage.press("Down")

        assert stage.lines()[:2] == ["Collected amount", "Signed amount"]
        assert stage.page.editor.items.table.selected_identity() == 1
        stage.press("Up")
        assert stage.lines()[0] == "Signed amount"

    def test_discarding_brings_back_what_is_kept(self, stage: Stage) -> None:
        stage.open()
        stage.line(0)
        stage.press("Remove line")

        stage.press("Discard changes")

        assert len(stage.lines()) == 10
        assert not stage.page.editor.discard_button.isEnabled()


class TestVersions:
    def test_a_version_in_use_is_told_before_and_after_saving(self, reviewed: None, stage: Stage) -> None:
        stage.open()
        assert stage.state() == "Reviews rest on version 1: saving makes version 2, and they keep theirs."

        stage.line(0)
        stage.press("Down")
        stage.press("Save", stage.page.editor)

        assert "saved as version 2; reviews made before keep version 1" in stage.messages.last.sentence
        assert stage.page.editor.version.text() == "Version 2"
        assert stage.kept().version == 2

    def test_a_refusal_of_the_file_is_said_at_the_foot(self, stage: Stage) -> None:
        stage.open()
        stage.page.editor.choose(Tab.RULES)
        rules = stage.page.editor.rules
        rules.name.box.clear()

        rules.name.box.insert("销售主管季度考核")  # keys of tests know no Chinese
        stage.press("Save", stage.page.editor)

        assert 'There is a scheme "销售主管季度考核" already' in stage.state()
        assert stage.schemes()[0] == "业务员季度考核"


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


class TestWholeSchemes:
    def test_a_new_scheme_is_written_and_listed(self, stage: Stage) -> None:
        stage.press("New scheme")
        assert stage.state().startswith("The scheme has no items.")
        stage.press("Add line", stage.page.editor.items)
        panel = stage.page.editor.panel
        panel.indicator.set_value("visits")
        assert panel.weight.value() == "100"

        stage.press("Take over", panel)
        stage.press("Save", stage.page.editor)

        assert stage.schemes()[-1] == "New scheme"
        assert stage.state() == "No review rests on version 1: saving changes it."

    def test_a_copy_is_opened(self, stage: Stage) -> None:
        stage.open()

        stage.page.editor.more.trigger("copy")

        assert stage.page.editor.title.text() == "业务员季度考核 2"
        assert stage.page.editor.more.offered() == ["copy", "usual", "retire"]

    def test_the_usual_scheme_can_be_neither_retired_nor_made_usual(self, stage: Stage) -> None:
        stage.open()

        assert stage.page.editor.more.offered() == ["copy"]

    def test_another_scheme_becomes_the_usual_one_after_a_question(self, stage: Stage) -> None:
        stage.open(1)

        stage.page.editor.more.trigger("usual")
        question = stage.messages.last
        assert "for everybody in service" in question.explanation
        assert question.action is not None
        question.action()

        assert stage.page.table.model.rows[0].choice.name == "销售主管季度考核"
        assert stage.page.table.model.rows[0].choice.is_default

    def test_a_retired_scheme_comes_back_by_undo_or_double_click(self, stage: Stage) -> None:
        stage.open(1)
        stage.page.editor.more.trigger("retire")
        assert stage.page.table.model.rows[-1].is_retired
        assert not stage.page.is_editing
        undo = stage.messages.last
        assert undo.act == "Undo"

        stage.open(3)

        assert stage.messages.last.sentence.endswith("is offered again.")
        assert not any(line.is_retired for line in stage.page.table.model.rows)


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


class TestTrial:
    def test_shows_what_everybody_would_have_got_and_stores_nothing(self, company: Company, stage: Stage) -> None:
        company.visit(today().replace(month=8, day=5))
        stage.open()
        stage.press("Try it", stage.page.editor.tabs)

        stage.press("Work it out")

        trial = stage.page.editor.trial
        assert [line.name for line in trial.table.model.rows] == ["王䶮", "李契"]
        assert trial.summary.text().startswith("Third quarter 2026: 2 people;")
        assert "Nothing was stored." in trial.summary.text()
        assert stage.page.table.model.rows[0].evaluations == 0

    def test_a_scheme_that_cannot_be_used_is_not_tried(self, stage: Stage) -> None:
        stage.open()
        stage.line(0)
        stage.press("Remove line")
        stage.press("Try it", stage.page.editor.tabs)

        stage.press("Work it out")

        assert stage.page.editor.trial.table.state.isVisible()
        assert any("sum to 80" in text for text in stage.words(stage.page.editor.trial.table.state))


@pytest.mark.parametrize(
    ("part", "expected"),
    [(Part.SCHEMES, ["New scheme"]), (Part.INDICATORS, ["New indicator"]), (Part.HOUSE, ["Save weights"])],
)
def test_a_part_has_one_primary_button(stage: Stage, part: Part, expected: list[str]) -> None:
    stage.part(part)

    buttons = [stage.page.new_button, *stage.page.house.findChildren(QPushButton)]
    primary = [each.text() for each in buttons if each.property("kind") == "primary" and each.isVisible()]
    assert primary == expected
