"""Whatever can be done to an action on the board, by keys alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.plan.progress import PlanState
from desktop.queries.plans import PlanLine, plan_board
from desktop.services.plans import PlanVerbs
from desktop.store.database import Database
from desktop.ui.kit.look import Look
from tests.ui.plans.stage import Stage
from tests.ui.surroundings import TODAY, FakeMessages, today

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def stage(look: Look, evaluated: Database, messages: FakeMessages, qtbot: QtBot) -> Stage:
    made = Stage(look, evaluated, messages, qtbot)
    made.page.activateWindow()
    made.page.board.columns[PlanState.OPEN].take_focus()
    qtbot.waitUntil(made.view(PlanState.OPEN).hasFocus)
    return made


def first(stage: Stage) -> PlanLine:
    """The action whose card is the first of those open at the beginning."""
    with stage.database.read() as session:
        lines = plan_board(session, TODAY, "en")
    return min((line for line in lines if line.code == "E01"), key=lambda line: line.action_id)


def selected(stage: Stage, state: PlanState) -> int | None:
    return stage.page.board.columns[state].selected()


def press(stage: Stage, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keys are."""
    target = QApplication.focusWidget()
    assert target is not None
    stage.qtbot.keyClick(target, key, modifier)


def tab_to(stage: Stage, wanted: QWidget) -> None:
    """Press Tab until a widget has the keys."""
    for _press in range(40):
        if wanted.hasFocus():
            return
        press(stage, Key.Key_Tab)
    pytest.fail(f"Tab does not lead to {wanted.accessibleName()}")


class TestMoving:
    def test_ctrl_and_right_ticks_an_action_off_and_the_keys_go_along(self, stage: Stage) -> None:
        action_id = selected(stage, PlanState.OPEN)

        press(stage, Key.Key_Right, CTRL)

        assert stage.view(PlanState.DONE).hasFocus()
        assert selected(stage, PlanState.DONE) == action_id
        assert stage.messages.last.sentence == "Ticked off."

    def test_ctrl_and_left_opens_it_again(self, stage: Stage) -> None:
        action_id = selected(stage, PlanState.OPEN)
        press(stage, Key.Key_Right, CTRL)

        press(stage, Key.Key_Left, CTRL)

        assert stage.view(PlanState.OPEN).hasFocus()
        assert selected(stage, PlanState.OPEN) == action_id
        assert stage.messages.last.sentence == "Open again."

    def test_an_open_action_does_not_go_back(self, stage: Stage) -> None:
        press(stage, Key.Key_Left, CTRL)

        assert stage.messages.said == []

    def test_what_was_done_elsewhere_meanwhile_is_told(self, stage: Stage) -> None:
        action_id = selected(stage, PlanState.OPEN)
        assert action_id is not None
        PlanVerbs(stage.database, today).complete(action_id, TODAY)

        press(stage, Key.Key_Right, CTRL)

        assert stage.messages.last.weight == "failure"
        assert "Changed elsewhere meanwhile: ticked off" in stage.messages.last.sentence
        assert action_id in [card.action_id for card in stage.page.board.columns[PlanState.DONE].model.cards]


class TestPanel:
    def test_a_check_in_is_kept_removed_and_brought_back(self, stage: Stage) -> None:
        press(stage, Key.Key_Return)
        panel = stage.page.panel
        tab_to(stage, panel.note.box)
        stage.qtbot.keyClicks(panel.note.box, "Seen three")
        press(stage, Key.Key_Return, CTRL)
        assert [note.note for note in first(stage).check_ins] == ["Seen three"]

        QApplication.processEvents()  # the line of the history is shown with the next events
        tab_to(stage, next(each for each in panel.findChildren(QPushButton) if "Remove" in each.accessibleName()))
        press(stage, Key.Key_Space)
        assert first(stage).check_ins == ()

        stage.messages.take_last_back()  # as Ctrl+Z does
        assert [note.note for note in first(stage).check_ins] == ["Seen three"]

    def test_it_is_ticked_off_and_closing_goes_back_to_its_card(self, stage: Stage) -> None:
        press(stage, Key.Key_Return)
        tab_to(stage, stage.page.panel.done_button)
        press(stage, Key.Key_Space)

        press(stage, Key.Key_Escape)

        assert first(stage).state is PlanState.DONE
        assert stage.view(PlanState.DONE).hasFocus()
