"""A short list that opens, among others in a row."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.ui.kit.choice import LEAST_ROOM, Picker
from desktop.ui.kit.look import Look
from desktop.ui.kit.options import Option
from tests.ui.kit.fields_shown import PEOPLE, shown


def test_a_long_choice_gives_way_before_and_after_the_appearance_changes(look: Look, qtbot: QtBot) -> None:
    picker = Picker([Option(1, "Every customer of the company, whoever looks after it")])
    qtbot.addWidget(picker)
    before = picker.minimumSizeHint().width()

    picker.setStyleSheet(look.theme.sheet)

    assert (before, picker.minimumSizeHint().width()) == (LEAST_ROOM, LEAST_ROOM)
    assert picker.sizeHint().width() > LEAST_ROOM


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_opens_the_list_as_the_blank_does_and_chooses_in_it(key: Qt.Key, qtbot: QtBot) -> None:
    picker = Picker(PEOPLE)
    shown(picker, qtbot)

    qtbot.keyClick(picker, key)
    was_open = picker.view().isVisible()
    qtbot.keyClick(picker.view(), Qt.Key.Key_Down)
    with qtbot.waitSignal(picker.picked):
        qtbot.keyClick(picker.view(), Qt.Key.Key_Return)

    assert was_open
    assert (picker.value(), picker.view().isVisible()) == (2, False)


def test_ctrl_enter_is_left_to_the_form(qtbot: QtBot) -> None:
    picker = Picker(PEOPLE)
    shown(picker, qtbot)

    qtbot.keyClick(picker, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert not picker.view().isVisible()
