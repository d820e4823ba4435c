"""The lines of a scheme in its editor, by mouse and keys."""

from PySide6.QtCore import Qt

from desktop.domain.scheme import RuleKind
from desktop.ui.schemes.editor import Tab
from tests.ui.schemes.stage import Stage


class TestLines:
    def test_are_shown_with_the_sum_of_their_weights(self, stage: Stage) -> None:
        stage.open()

        assert stage.lines()[:2] == ["Signed amount", "Collected amount"]
        assert stage.page.editor.items.weight.text() == "Weights: 100 of 100"
        assert stage.state() == "No review uses version 1 yet, so saving changes it."
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

    def test_a_weight_typed_takes_the_place_of_the_one_before(self, stage: Stage) -> None:
        stage.open()
        stage.line(0)
        stage.press("Edit")
        panel = stage.page.editor.panel

        assert panel.weight.box.hasFocus()
        stage.qtbot.keyClicks(panel.weight.box, "30")

        assert panel.weight.value() == "30"

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
        assert stage.messages.last.sentence == f"{stage.page.editor.title.text()} was saved."
        assert stage.messages.last.sentence.isascii()  # the English name where there is one

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
        assert stage.state() == "Reviews already use version 1; saving makes version 2 and leaves them as they are."

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
