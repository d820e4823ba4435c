"""Buttons that rest while something is under way."""

import pytest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.kit.resting import Resting


class Panel(QWidget):
    """Two buttons in a panel, and one of the window around it."""

    def __init__(self, qtbot: QtBot) -> None:
        super().__init__()
        self.elsewhere, self.inside = QPushButton("elsewhere", self), QWidget(self)
        self.write, self.read = QPushButton("write", self.inside), QPushButton("read", self.inside)
        lines = QVBoxLayout(self)
        lines.addWidget(self.elsewhere)
        lines.addWidget(self.inside)
        self.resting = Resting(self.inside)
        qtbot.addWidget(self)
        self.show()
        self.activateWindow()
        qtbot.waitUntil(self.isActiveWindow)
        self.write.setFocus()


@pytest.fixture
def panel(qtbot: QtBot) -> Panel:
    return Panel(qtbot)


def test_the_focus_stays_in_the_panel_and_comes_back_to_the_button(panel: Panel) -> None:
    panel.resting.rest((panel.write, panel.read))
    meanwhile = panel.focusWidget()
    panel.resting.wake((panel.write, panel.read))

    assert meanwhile is panel.inside
    assert panel.write.hasFocus()


def test_who_went_elsewhere_meanwhile_stays_there(panel: Panel) -> None:
    panel.resting.rest((panel.write, panel.read))
    panel.elsewhere.setFocus()
    panel.resting.wake((panel.write, panel.read))

    assert panel.elsewhere.hasFocus()


def test_a_button_that_stays_closed_gets_no_focus_back(panel: Panel) -> None:
    panel.resting.rest((panel.write, panel.read))
    panel.resting.wake((panel.read,))

    assert panel.inside.hasFocus()
    assert panel.read.isEnabled()
    assert not panel.write.isEnabled()


def test_the_focus_comes_back_too_where_a_chooser_of_files_is_still_in_front(panel: Panel, qtbot: QtBot) -> None:
    chooser = QWidget()
    qtbot.addWidget(chooser)
    chooser.show()
    chooser.activateWindow()
    qtbot.waitUntil(chooser.isActiveWindow)
    panel.resting.rest((panel.write, panel.read))
    panel.resting.wake((panel.write, panel.read))
    chooser.close()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)

    assert panel.write.hasFocus()
