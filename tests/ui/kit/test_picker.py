"""A short list that opens, among others in a row."""

from pytestqt.qtbot import QtBot

from desktop.ui.kit.choice import LEAST_ROOM, Picker
from desktop.ui.kit.look import Look
from desktop.ui.kit.options import Option


def test_a_long_choice_gives_way_before_and_after_the_appearance_changes(look: Look, qtbot: QtBot) -> None:
    picker = Picker([Option(1, "Every customer of the company, whoever looks after it")])
    qtbot.addWidget(picker)
    before = picker.minimumSizeHint().width()

    picker.setStyleSheet(look.theme.sheet)

    assert (before, picker.minimumSizeHint().width()) == (LEAST_ROOM, LEAST_ROOM)
    assert picker.sizeHint().width() > LEAST_ROOM
