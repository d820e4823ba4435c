"""Where the window is narrow or low, the navigation gives way and everything in it can still be reached."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from desktop.ui.changes import Changes
from desktop.ui.kit.look import Look
from desktop.ui.kit.page import Page
from desktop.ui.messages import Messages
from desktop.ui.shell.navigation import COMPACT, WIDTH
from desktop.ui.shell.places import Place
from desktop.ui.shell.window import LEAST, MainWindow
from tests.ui.clipping import beyond

SMALL = QSize(944, 500)  # 1920 × 1080 at 200 %
NAMES = [f"Place {number}" for number in range(1, 17)]


@pytest.fixture
def window(look: Look, qtbot: QtBot) -> MainWindow:
    made = MainWindow(look, Messages(), Changes())
    qtbot.addWidget(made)
    made.setMinimumSize(SMALL)
    places = [Place(name, name[:7], name, "users", lambda: Page(look, "")) for name in NAMES]
    made.show_places(places, "栗巷茶食", Path("company.qianji"))
    made.show()
    qtbot.waitExposed(made)
    return made


def buttons(window: MainWindow) -> dict[str, QPushButton]:
    """The navigation's buttons by the name of their place."""
    return {each.accessibleName(): each for each in window.navigation.findChildren(QPushButton) if each.isCheckable()}


def is_seen(button: QPushButton, window: MainWindow) -> bool:
    area = window.navigation.findChild(QScrollArea)
    assert area is not None
    place = button.mapTo(area.viewport(), QPoint())
    return place.y() >= 0 and place.y() + button.height() <= area.viewport().height()


class TestNarrow:
    def test_pictures_stand_for_the_names_which_are_told_when_pointed_at(self, window: MainWindow) -> None:
        window.resize(SMALL)

        shown = buttons(window)
        assert window.navigation.width() == COMPACT
        assert {(each.text(), each.toolTip()) for each in shown.values()} == {("", name) for name in NAMES}
        assert beyond(window.navigation) == []

    def test_the_names_come_back_with_the_room(self, window: MainWindow) -> None:
        window.resize(SMALL)
        window.resize(LEAST)

        assert window.navigation.width() == WIDTH
        assert {(each.text(), each.toolTip()) for each in buttons(window).values()} == {(name, "") for name in NAMES}

    def test_what_waits_is_told_with_the_name(self, window: MainWindow) -> None:
        window.resize(SMALL)
        window.navigation.show_waiting("Place 4", "3", "3 visits due")
        button = buttons(window)["Place 4: 3 visits due"]
        told = button.toolTip()

        window.resize(LEAST)

        assert (told, button.toolTip()) == ("Place 4: 3 visits due", "3 visits due")


class TestLow:
    def test_the_place_shown_and_the_one_with_the_focus_are_in_sight(self, window: MainWindow, qtbot: QtBot) -> None:
        window.resize(SMALL)
        QApplication.processEvents()
        shown = buttons(window)
        was_seen = is_seen(shown["Place 16"], window)

        window.go("Place 16")
        is_last_seen = is_seen(shown["Place 16"], window)
        shown["Place 16"].setFocus()
        qtbot.keyClick(shown["Place 16"], Qt.Key.Key_Home)

        assert (was_seen, is_last_seen) == (False, True)
        assert is_seen(shown["Place 1"], window)
