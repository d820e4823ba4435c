"""An owner's keys in the forms of contracts and money."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.ui.signings.entries import ShareEntry
from tests.ui.signings.conftest import Stage

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


def field(stage: Stage, name: str) -> Any:
    return stage.page.form.form.fields[name]


def write(qtbot: QtBot, box: QLineEdit, text: str) -> None:
    """Type into a box instead of what stands there."""
    box.setFocus()
    box.clear()
    qtbot.keyClicks(box, text)


def open_new(stage: Stage, qtbot: QtBot) -> None:
    qtbot.mouseClick(stage.page.new_button, LEFT)
    assert stage.page.form.isVisible()


def fill(stage: Stage, qtbot: QtBot, amount: str = "1000") -> None:
    """Enter a contract of 王䶮 with a new customer."""
    write(qtbot, field(stage, "customer").box, "Hewei Catering")
    write(qtbot, field(stage, "amount").box, amount)
    field(stage, "shares").set_value((ShareEntry(stage.company.wang, percent="100"),))
