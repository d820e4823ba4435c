"""From a rewritten text back to the computed one, and from there to the owner's again."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.store.database import Database
from desktop.ui.kit.look import Look
from tests.ui.evaluations.stage import Stage, button_named
from tests.ui.evaluations.test_texts import planning, rewriting, write

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def stage(look: Look, sample: Database, qtbot: QtBot, tmp_path: Path) -> Stage:
    stage = Stage(look, sample, qtbot, tmp_path)
    stage.choose("E05")
    return stage


def undo(stage: Stage) -> None:
    """Press the way back of the last message."""
    action = stage.messages.last.action
    assert action is not None
    action()


def rewrite(stage: Stage, qtbot: QtBot, text: str) -> None:
    """Put another text in the place of the first weakness."""
    editor = rewriting(stage)
    write(qtbot, editor.text.box, text)
    stage.click(button_named(editor, "Save"))


def test_a_rewritten_finding_gets_its_computed_words_back_and_undo_the_owners(stage: Stage, qtbot: QtBot) -> None:
    before = stage.form.weaknesses[0]
    rewrite(stage, qtbot, "Three signings short.")

    stage.click(button_named(rewriting(stage), "Back to the computed words"))

    after = stage.form.weaknesses[0]
    assert (after.text, after.is_edited, after.has_way_back) == (before.text, False, False)
    assert not stage.page.texts.is_editing
    undo(stage)
    assert stage.form.weaknesses[0].text == "Three signings short."


def test_the_key_does_it_too_and_what_was_half_written_comes_back_with_undo(stage: Stage, qtbot: QtBot) -> None:
    before = stage.form.weaknesses[0].text
    rewrite(stage, qtbot, "Three signings short.")
    editor = rewriting(stage)
    write(qtbot, editor.text.box, "Three short, and late.")

    qtbot.keyClick(editor.text.box, Qt.Key.Key_R, CTRL_SHIFT)

    assert stage.form.weaknesses[0].text == before
    undo(stage)
    assert stage.form.weaknesses[0].text == "Three short, and late."


def test_an_action_goes_back_with_its_day_and_owner(stage: Stage, qtbot: QtBot) -> None:
    before = stage.form.actions[0]
    editor = planning(stage, f"Change: {before.goal}")
    write(qtbot, editor.form.fields["owner"].control, "Somebody else")
    stage.click(button_named(editor, "Save"))

    stage.click(button_named(planning(stage, f"Change: {before.goal}"), "Back to the computed words"))

    assert stage.form.actions[0] == before


def test_a_text_nobody_rewrote_offers_none(stage: Stage) -> None:
    editor = rewriting(stage)

    names = [button.text() for button in editor.findChildren(QPushButton)]

    assert "Back to the computed words" not in names
