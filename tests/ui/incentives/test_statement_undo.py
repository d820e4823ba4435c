"""What was taken back of a commission statement by mistake returns as it stood."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.incentives.conftest import PLAN, Stage

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def earned(stage: Stage, qtbot: QtBot) -> Stage:
    """王䶮 earned 6,000 in the third quarter; the statement is open."""
    stage.plans.add(PLAN)
    stage.earn(stage.company.wang, number="QY-1")
    stage.page.statements.table.view.setFocus()
    stage.page.statements.table.view.selectRow(0)
    qtbot.keyClick(stage.page.statements.table.view, Qt.Key.Key_Return)
    return stage


def undo(stage: Stage) -> None:
    """What the button of the last message does."""
    action = stage.messages.last.action
    assert action is not None
    action()


def figures(stage: Stage) -> list[str]:
    """What the panel says."""
    return [label.text() for label in stage.page.statement.findChildren(QLabel) if label.isVisible()]


def test_a_payment(earned: Stage, qtbot: QtBot) -> None:
    panel = earned.page.statement
    panel.amount.set_value("2,000")
    qtbot.mouseClick(panel.settle_button, LEFT)
    before = earned.states()
    back = next(button for button in panel.findChildren(QPushButton) if button.text() == "Take back")
    qtbot.mouseClick(back, LEFT)
    without = earned.states()

    undo(earned)

    assert without[0] == ("王䶮", "6,000.00", "Unsettled")
    assert before[0] == ("王䶮", "4,000.00", "Partly settled")
    assert earned.states() == before
    assert earned.messages.last.sentence == "The settlement was noted."


def test_an_own_figure_with_its_reason(earned: Stage, qtbot: QtBot) -> None:
    panel = earned.page.statement
    panel.own_amount.set_value("5000")
    panel.reason.set_value("资料未齐")
    qtbot.mouseClick(panel.override_button, LEFT)
    before = earned.states()
    qtbot.mouseClick(panel.drop_button, LEFT)
    without = earned.states()

    undo(earned)

    assert (before[0][1], without[0][1]) == ("5,000.00", "6,000.00")
    assert earned.states() == before


def test_an_own_figure_in_place_of_another(earned: Stage, qtbot: QtBot) -> None:
    panel = earned.page.statement
    found = []
    for amount, reason in (("5000", "资料未齐"), ("4000", "再议")):
        panel.own_amount.set_value(amount)
        panel.reason.set_value(reason)
        qtbot.mouseClick(panel.override_button, LEFT)
        found.append((earned.states()[0][1], panel.reason.value()))

    undo(earned)
    back = earned.states()[0][1]
    undone = earned.messages.last.sentence

    assert found == [("5,000.00", "资料未齐"), ("4,000.00", "再议")]
    assert (back, undone) == ("5,000.00", "Your figure before stands again.")


def test_the_open_statement_shows_what_was_undone(earned: Stage, qtbot: QtBot) -> None:
    panel = earned.page.statement
    panel.amount.set_value("2,000")
    qtbot.mouseClick(panel.settle_button, LEFT)
    partly = figures(earned)

    undo(earned)
    earned.page.refresh()  # as the window lets a page do whose topic changed

    assert "¥4,000.00" in partly
    assert "¥4,000.00" not in figures(earned)


def test_what_is_being_written_in_it_stays(earned: Stage, qtbot: QtBot) -> None:
    panel = earned.page.statement
    panel.own_amount.box.setFocus()
    qtbot.keyClicks(panel.own_amount.box, "4000")

    earned.page.refresh()

    assert panel.own_amount.value() == "4000"


def test_the_contracts_of_a_statement_leave_no_hole_below_them(earned: Stage) -> None:
    panel = earned.page.statement

    assert panel.table.height() < 100
    assert panel.table.model.rowCount() == 1
