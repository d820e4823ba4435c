"""Whoever goes by keys sees where they are: at every button and box, in both appearances."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QCheckBox, QLineEdit, QRadioButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.dress import dress
from desktop.ui.kit.buttons import danger_button, icon_button, plain_button, primary_button
from desktop.ui.kit.look import Look
from desktop.ui.theme import Theme
from desktop.ui.tones import Appearance
from tests.ui.test_theme import contrast

EDGE: Final = 3  # px at each side that a ring may take
Build = Callable[[Look], QWidget]
BOTH = pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])


def checked_box(_look: Look) -> QWidget:
    """A box with its tick."""
    box = QCheckBox("With the bonus")
    box.setChecked(True)
    return box


def made_choice(_look: Look) -> QWidget:
    """One of two, chosen."""
    choice = QRadioButton("Theirs: 35")
    choice.setChecked(True)
    return choice


BUTTONS: dict[str, Build] = {
    "primary": lambda look: primary_button(look, "Save", None, "check"),
    "plain": lambda look: plain_button(look, "Save", None, "check"),
    "danger": lambda look: danger_button(look, "Delete", None, "x"),
    "icon": lambda look: icon_button(look, "x", "Close"),
}
CONTROLS = BUTTONS | {
    "empty box": lambda _look: QCheckBox("With the bonus"),
    "checked box": checked_box,
    "open choice": lambda _look: QRadioButton("Mine: 50"),
    "made choice": made_choice,
}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A control without the focus, and after the Tab key gave it."""

    without: QImage
    reached: QImage


def drawn(build: Build, look: Look, qtbot: QtBot, appearance: Appearance) -> Drawn:
    """What is seen of a control before and after the Tab key."""
    look.theme.choose(appearance)
    page, before = QWidget(), QLineEdit()
    layout = QVBoxLayout(page)
    control = build(look)
    layout.addWidget(before)
    layout.addWidget(control)
    qtbot.addWidget(page)
    dress(look.theme, page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    before.setFocus()
    without = control.grab().toImage()
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    assert control.hasFocus()
    return Drawn(without, control.grab().toImage())


@pytest.fixture(autouse=True)
def light_again(theme: Theme) -> Iterator[None]:
    """The appearance is shared by all tests."""
    yield
    theme.choose(Appearance.LIGHT)


@BOTH
@pytest.mark.parametrize("name", CONTROLS)
def test_the_edge_of_what_has_the_keyboard_stands_out(
    look: Look, qtbot: QtBot, name: str, appearance: Appearance
) -> None:
    seen = drawn(CONTROLS[name], look, qtbot, appearance)

    row = seen.reached.height() // 2
    change = [contrast(_at(seen.without, x, row), _at(seen.reached, x, row)) for x in range(EDGE)]
    assert max(change) >= 2


@BOTH
@pytest.mark.parametrize("name", BUTTONS)
def test_no_second_frame_is_drawn_around_its_words(
    look: Look, qtbot: QtBot, name: str, appearance: Appearance
) -> None:
    seen = drawn(BUTTONS[name], look, qtbot, appearance)

    places = [
        (x, y) for x in range(EDGE, seen.without.width() - EDGE) for y in range(EDGE, seen.without.height() - EDGE)
    ]
    changed = [place for place in places if _at(seen.without, *place) != _at(seen.reached, *place)]
    assert len(changed) <= len(places) / 10  # letters may move by a part of a pixel


def _at(image: QImage, x: int, y: int) -> QColor:
    return image.pixelColor(x, y)
