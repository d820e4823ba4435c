"""The form of a visit: logged, gone on with, had back, changed, removed."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.ui.kit.look import Look
from desktop.ui.ports import Topic
from tests.ui.company import Company
from tests.ui.surroundings import TODAY, FakeMessages
from tests.ui.visits.page_stage import Stage

YESTERDAY = TODAY - timedelta(days=1)
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def stage(look: Look, company: Company, messages: FakeMessages, qtbot: QtBot) -> Stage:
    return Stage(look, company, messages, qtbot)


class TestNewVisit:
    def test_it_is_logged_by_keys_and_the_customer_is_new(self, stage: Stage, qtbot: QtBot) -> None:
        stage.page.create_new()
        stage.fill(qtbot)
        hint = stage.page.editor.customer.control.accessibleDescription()

        qtbot.mouseClick(stage.page.editor.save_button, Qt.MouseButton.LeftButton)

        assert "saving adds this customer" in hint
        assert stage.customers() == ["Hewei Catering"]
        assert stage.messages.last.sentence == "Logged 王䶮's visit to Hewei Catering on 2026-11-21."
        assert stage.tasks.topics == [frozenset({Topic.VISITS, Topic.CUSTOMERS})]

    def test_a_new_outcome_is_said_not_to_count_as_effective_yet(self, stage: Stage, qtbot: QtBot) -> None:
        stage.page.create_new()
        outcome = stage.page.editor.outcome

        qtbot.keyClicks(outcome.box, "rethink")

        assert "counts as effective once ticked" in outcome.control.accessibleDescription()

    def test_undo_takes_it_back(self, stage: Stage, qtbot: QtBot) -> None:
        stage.page.create_new()
        stage.fill(qtbot)
        qtbot.mouseClick(stage.page.editor.save_button, Qt.MouseButton.LeftButton)
        assert stage.messages.last.action is not None

        stage.messages.last.action()

        assert stage.customers() == []

    def test_ctrl_enter_goes_on_with_day_person_and_method(self, stage: Stage, qtbot: QtBot) -> None:
        stage.page.create_new()
        editor = stage.page.editor
        editor.visited_on.set_value(YESTERDAY)
        editor.method.set_value("上门")
        editor.summary.set_value("seen two kiosks")
        stage.fill(qtbot)

        qtbot.keyClick(editor.customer.box, Qt.Key.Key_Return, CTRL)

        values = editor.entered()
        assert stage.customers() == ["Hewei Catering"]
        assert editor.isVisible()
        assert (values.day("visited_on"), values.chosen("staff")) == (YESTERDAY, stage.company.wang)
        assert values.typed("method") == "上门"
        assert (values.typed("customer"), values.text("summary")) == ("", "")
        assert stage.page.focusWidget() is editor.customer.box

    def test_the_next_form_remembers_after_closing(self, stage: Stage, qtbot: QtBot) -> None:
        stage.page.create_new()
        stage.fill(qtbot)
        qtbot.mouseClick(stage.page.editor.save_button, Qt.MouseButton.LeftButton)

        stage.page.create_new()

        assert stage.page.editor.staff.value() == stage.company.wang

    def test_a_visit_without_a_customer_is_told_without_one(self, stage: Stage, qtbot: QtBot) -> None:
        stage.page.create_new()
        stage.page.editor.staff.set_value(stage.company.wang)

        qtbot.mouseClick(stage.page.editor.save_button, Qt.MouseButton.LeftButton)

        assert stage.messages.last.sentence == "Logged 王䶮's visit on 2026-11-21."

    def test_the_known_customer_is_found_by_initials(self, stage: Stage, qtbot: QtBot) -> None:
        stage.company.visit(YESTERDAY, "禾味餐饮")
        stage.page.create_new()
        stage.fill(qtbot, "hwcy")

        stage.page.editor.customer.box.editingFinished.emit()

        assert stage.page.editor.customer.typed_text() == "禾味餐饮"

    def test_an_entered_form_is_not_lost_silently_when_the_window_closes(self, stage: Stage, qtbot: QtBot) -> None:
        stage.page.create_new()
        untouched = stage.page.keep_written()
        qtbot.keyClicks(stage.page.editor.summary.box, "Half a visit")

        assert untouched
        assert not stage.page.keep_written()

    def test_everything_wrong_is_said_at_its_field(self, stage: Stage, qtbot: QtBot) -> None:
        stage.page.create_new()
        editor = stage.page.editor
        editor.visited_on.box.setText("soon")
        editor.staff.box.setText("nobody")
        editor.minutes.box.setText("long")

        qtbot.mouseClick(editor.save_button, Qt.MouseButton.LeftButton)

        errors = {name for name, field in editor.form.fields.items() if field.error()}
        assert errors == {"visited_on", "staff", "minutes"}
        assert stage.customers() == []

    @pytest.mark.parametrize(
        ("field", "text"), [("visited_on", "2026-12-24"), ("next_on", "2026-11-01"), ("minutes", "1441")]
    )
    def test_rules_of_the_log_are_said_at_their_field(
        self, stage: Stage, qtbot: QtBot, field: str, text: str
    ) -> None:
        stage.page.create_new()
        editor = stage.page.editor
        stage.fill(qtbot)
        editor.form.fields[field].control.setText(text)  # type: ignore[attr-defined] # these three are lines

        qtbot.mouseClick(editor.save_button, Qt.MouseButton.LeftButton)

        assert [name for name, each in editor.form.fields.items() if each.error()] == [field]

    def test_what_the_log_refuses_is_said_in_the_form(self, stage: Stage, qtbot: QtBot) -> None:
        stage.page.create_new()
        editor = stage.page.editor
        stage.fill(qtbot)
        editor.visited_on.set_value(date(2020, 1, 1))

        qtbot.mouseClick(editor.save_button, Qt.MouseButton.LeftButton)

        assert "hired" in editor.notice.sentence()
        assert editor.isVisible()


class TestAbandonedForm:
    def test_what_was_entered_can_be_had_back(self, stage: Stage, qtbot: QtBot) -> None:
        stage.page.create_new()
        stage.fill(qtbot)
        qtbot.keyClick(stage.page.editor.customer.box, Qt.Key.Key_Escape)
        was_closed = not stage.page.editor.isVisible()
        assert stage.messages.last.action is not None

        stage.messages.last.action()

        assert was_closed
        assert stage.page.editor.isVisible()
        assert stage.page.editor.customer.typed_text() == "Hewei Catering"

    def test_an_untouched_form_closes_without_a_word(self, stage: Stage, qtbot: QtBot) -> None:
        stage.page.create_new()

        qtbot.mouseClick(stage.page.editor.cancel_button, Qt.MouseButton.LeftButton)

        assert not stage.page.editor.isVisible()
        assert stage.messages.said == []


class TestKnownVisit:
    def test_enter_opens_it_and_saving_keeps_the_change(self, stage: Stage, qtbot: QtBot) -> None:
        stage.company.visit(YESTERDAY, "禾味餐饮", outcome="有进展")
        stage.page.refresh()
        stage.page.table.view.selectRow(0)
        qtbot.keyClick(stage.page.table.view, Qt.Key.Key_Return)
        editor = stage.page.editor
        editor.next_step.set_value("send the draft")

        qtbot.mouseClick(editor.save_button, Qt.MouseButton.LeftButton)

        line = stage.page.table.loaded_rows()[0]
        assert (line.customer, line.outcome, line.next_step) == ("禾味餐饮", "Progress made", "send the draft")
        assert not editor.isVisible()

    def test_it_is_removed_and_comes_back(self, stage: Stage, qtbot: QtBot) -> None:
        stage.company.visit(YESTERDAY)
        stage.page.refresh()
        stage.page.table.opened.emit(stage.page.table.loaded_rows()[0])

        qtbot.mouseClick(stage.page.editor.remove_button, Qt.MouseButton.LeftButton)
        without = stage.customers()
        assert stage.messages.last.action is not None
        stage.messages.last.action()

        assert without == []
        assert stage.customers() == ["禾味餐饮"]
