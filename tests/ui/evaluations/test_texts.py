"""Findings, plan and interview: read, rewritten in place, kept."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from desktop.store.database import Database
from desktop.ui.evaluations.finding_box import FindingEditor
from desktop.ui.evaluations.plan_rows import ActionEditor
from desktop.ui.evaluations.texts_card import Tab
from desktop.ui.kit.look import Look
from desktop.ui.ports import Topic
from tests.ui.evaluations.stage import Stage, button_named

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def stage(look: Look, sample: Database, qtbot: QtBot, tmp_path: Path) -> Stage:
    stage = Stage(look, sample, qtbot, tmp_path)
    stage.choose("E05")
    return stage


def write(qtbot: QtBot, box: object, text: str) -> None:
    """Replace what stands in a box by typing."""
    assert isinstance(box, QLineEdit | QPlainTextEdit)
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, text)


def rewriting(stage: Stage) -> FindingEditor:
    """The editor of the first weakness, opened by its pencil."""
    title = stage.form.weaknesses[0].title
    stage.click(button_named(stage.page.texts, f"Rewrite: {title}"))
    editor = stage.page.texts.editor
    assert isinstance(editor, FindingEditor)
    stage.qtbot.waitUntil(editor.isVisible)
    return editor


def planning(stage: Stage, name: str = "Add an action to the plan") -> ActionEditor:
    """The editor of an action, opened by its button."""
    stage.click(button_named(stage.page.texts, name))
    editor = stage.page.texts.editor
    assert isinstance(editor, ActionEditor)
    return editor


class TestFindings:
    def test_text_and_cause_are_rewritten_in_place_and_marked(self, stage: Stage, qtbot: QtBot) -> None:
        editor = rewriting(stage)
        write(qtbot, editor.text.box, "Three signings short.")
        write(qtbot, editor.cause.box, "Two weeks of fairs.")

        stage.click(button_named(editor, "Save"))

        finding = stage.form.weaknesses[0]
        assert (finding.text, finding.cause, finding.is_edited) == (
            "Three signings short.",
            "Two weeks of fairs.",
            True,
        )
        assert stage.page.texts.editor is None
        assert stage.tasks.topics == [frozenset({Topic.EVALUATIONS})]

    def test_ctrl_enter_saves_and_escape_leaves_everything(self, stage: Stage, qtbot: QtBot) -> None:
        before = stage.form.weaknesses[0].text
        editor = rewriting(stage)
        write(qtbot, editor.text.box, "Never mind")
        qtbot.keyClick(editor.text.box, Qt.Key.Key_Escape)
        kept = stage.form.weaknesses[0].text
        editor = rewriting(stage)
        write(qtbot, editor.text.box, "Short of target.")

        qtbot.keyClick(editor.text.box, Qt.Key.Key_Return, CTRL)

        assert kept == before
        assert stage.form.weaknesses[0].text == "Short of target."

    def test_a_text_that_was_only_looked_at_is_not_rewritten(self, stage: Stage, qtbot: QtBot) -> None:
        editor = rewriting(stage)
        qtbot.waitUntil(editor.text.box.hasFocus)

        qtbot.keyClick(editor.text.box, Qt.Key.Key_S, CTRL)

        assert not stage.page.texts.is_editing
        assert not stage.form.weaknesses[0].is_edited

    def test_an_action_that_was_only_looked_at_is_not_rewritten(self, stage: Stage, qtbot: QtBot) -> None:
        editor = planning(stage, f"Change: {stage.form.actions[0].goal}")

        text = editor.form.fields["text"].control
        qtbot.waitUntil(text.hasFocus)

        qtbot.keyClick(text, Qt.Key.Key_S, CTRL)

        assert not stage.page.texts.is_editing
        assert not stage.form.actions[0].is_edited

    def test_an_empty_text_is_refused_at_its_field(self, stage: Stage) -> None:
        editor = rewriting(stage)
        editor.text.set_value("")

        stage.click(button_named(editor, "Save"))

        assert "Write a sentence" in editor.text.error()
        assert stage.page.texts.is_editing

    def test_what_is_half_written_is_kept_when_another_person_is_shown(self, stage: Stage, qtbot: QtBot) -> None:
        editor = rewriting(stage)
        write(qtbot, editor.text.box, "Half a thought")

        stage.choose("E01")
        stage.choose("E05")

        assert stage.form.weaknesses[0].text == "Half a thought"

    def test_asking_again_does_not_throw_away_what_is_being_written(self, stage: Stage, qtbot: QtBot) -> None:
        editor = rewriting(stage)
        write(qtbot, editor.text.box, "Not yet saved")

        stage.page.refresh()

        assert stage.page.texts.editor is editor
        assert editor.text.value() == "Not yet saved"

    def test_records_of_a_finding_are_listed(self, stage: Stage) -> None:
        finding = stage.form.weaknesses[0]
        number = len(finding.record_ids)

        stage.click(button_named(stage.page.texts, f"{number} record{'s' if number > 1 else ''} ›"))

        assert stage.page.records_panel.isVisible()

    def test_a_finalised_evaluation_is_read_only(self, stage: Stage) -> None:
        stage.show_finalised()
        stage.page.texts.tabs.chosen.emit(Tab.TALK)
        stage.page.texts.leave()

        with pytest.raises(AssertionError):
            button_named(stage.page.texts, "Add an action to the plan")
        assert not stage.page.texts.talk.isVisible()


class TestFocus:
    """Whoever works by keyboard is at the same text after rewriting it, not at the top of the column."""

    @pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_S])
    def test_the_pencil_of_the_text_has_the_focus_again(self, stage: Stage, qtbot: QtBot, key: Qt.Key) -> None:
        editor, title = rewriting(stage), stage.form.weaknesses[0].title
        qtbot.waitUntil(editor.text.box.hasFocus)
        qtbot.keyClicks(editor.text.box, " And more.")

        qtbot.keyClick(editor.text.box, key, CTRL if key == Qt.Key.Key_S else Qt.KeyboardModifier.NoModifier)

        qtbot.waitUntil(lambda: not stage.page.texts.is_editing)
        assert button_named(stage.page.texts, f"Rewrite: {title}").hasFocus()

    def test_what_is_typed_first_follows_the_text_that_stands_there(self, stage: Stage, qtbot: QtBot) -> None:
        editor = rewriting(stage)
        before = editor.text.value()
        qtbot.waitUntil(editor.text.box.hasFocus)

        qtbot.keyClicks(editor.text.box, " And more.")

        assert editor.text.value() == f"{before} And more."

    def test_whoever_added_an_action_may_add_the_next_one(self, stage: Stage, qtbot: QtBot) -> None:
        editor = planning(stage)
        text = editor.form.fields["text"].control
        qtbot.waitUntil(text.hasFocus)

        qtbot.keyClick(text, Qt.Key.Key_Escape)

        assert button_named(stage.page.texts, "Add an action to the plan").hasFocus()

    def test_an_action_taken_off_leaves_the_focus_in_the_column(self, stage: Stage, qtbot: QtBot) -> None:
        goal = stage.form.actions[0].goal
        editor = planning(stage, f"Change: {goal}")
        qtbot.waitUntil(editor.form.fields["text"].control.hasFocus)

        stage.click(editor.remove_button)

        assert stage.page.texts.hasFocus()


class TestPlan:
    def test_an_action_is_added(self, stage: Stage, qtbot: QtBot) -> None:
        before = len(stage.form.actions)
        editor = planning(stage)
        write(qtbot, editor.form.fields["text"].control, "Call every silent customer")
        write(qtbot, editor.form.fields["due_on"].control, "2026-12-20")

        stage.click(button_named(editor, "Save"))

        added = stage.form.actions[-1]
        assert len(stage.form.actions) == before + 1
        assert (added.text, added.due_on, added.owner) == (
            "Call every silent customer",
            date(2026, 12, 20),
            stage.form.person.name,
        )

    def test_what_is_missing_is_said_at_its_field(self, stage: Stage, qtbot: QtBot) -> None:
        editor = planning(stage)
        write(qtbot, editor.form.fields["due_on"].control, "soon")

        stage.click(button_named(editor, "Save"))
        unclear = editor.form.fields["due_on"].error()
        editor.form.fields["due_on"].set_value(None)
        stage.click(button_named(editor, "Save"))

        assert unclear == "Write a day like 2026-11-20."
        assert editor.form.fields["text"].error() == "Write what is to be done."
        assert editor.form.fields["due_on"].error() == "Enter the day it is due."

    def test_an_action_is_changed(self, stage: Stage, qtbot: QtBot) -> None:
        action = stage.form.actions[0]
        editor = planning(stage, f"Change: {action.goal}")
        write(qtbot, editor.form.fields["goal"].control, "Effective visits 34 to 40")

        stage.click(button_named(editor, "Save"))

        assert stage.form.actions[0].goal == "Effective visits 34 to 40"
        assert stage.form.actions[0].is_edited

    def test_an_action_is_taken_off_and_comes_back(self, stage: Stage) -> None:
        before = [action.action_id for action in stage.form.actions]
        editor = planning(stage, f"Change: {stage.form.actions[0].goal}")

        stage.click(editor.remove_button)
        without = [action.action_id for action in stage.form.actions]
        undo = stage.messages.last.action
        assert undo is not None
        undo()

        assert without == before[1:]
        assert [action.action_id for action in stage.form.actions] == before


class TestInterview:
    def test_it_is_saved_with_today_and_marked_in_the_list(self, stage: Stage, qtbot: QtBot) -> None:
        stage.click(button_named(stage.page.texts.tabs, "Interview"))
        talk = stage.page.texts.talk
        write(qtbot, talk.opinion.box, "The fair cost two weeks")

        qtbot.keyClick(talk.opinion.box, Qt.Key.Key_Return, CTRL)

        chosen = next(each for each in stage.page.people.model.people if each.code == "E05")
        assert stage.form.employee_opinion == "The fair cost two weeks"
        assert chosen.interviewed_on == date(2026, 11, 21)
        assert stage.messages.last.sentence == "The interview with 许砚秋 was saved."
        assert not talk.is_dirty

    def test_without_a_day_only_notes_are_kept(self, stage: Stage) -> None:
        talk = stage.page.texts.talk
        talk.day.set_value(None)
        talk.difficulties.set_value("No contract clause")

        talk.saved.emit()

        assert stage.form.interview_on is None
        assert stage.messages.last.sentence == "The notes on 许砚秋 were saved."

    @pytest.mark.parametrize(("day", "told"), [("soon", "Write a day"), ("2026-12-24", "still to come")])
    def test_a_day_that_cannot_be_is_refused(self, stage: Stage, day: str, told: str) -> None:
        talk = stage.page.texts.talk
        talk.day.box.setText(day)

        talk.saved.emit()

        assert told in talk.day.error()
        assert stage.form.interview_on is None

    def test_it_is_kept_when_another_person_is_shown(self, stage: Stage) -> None:
        stage.page.texts.talk.agreements.set_value("Weekly figures")

        stage.choose("E01")
        stage.choose("E05")

        assert stage.form.agreements == "Weekly figures"
        assert stage.page.texts.talk.agreements.value() == "Weekly figures"
