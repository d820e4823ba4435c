"""What goes on beyond an edge is shown there."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.kit.edge_fades import WIDE, SidewaysArea
from desktop.ui.kit.look import Look


@pytest.fixture
def area(look: Look, qtbot: QtBot) -> SidewaysArea:
    made, inside = SidewaysArea(look), QWidget()
    inside.setFixedSize(900, 40)
    made.setWidget(inside)
    qtbot.addWidget(made)
    made.resize(300, 80)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_the_sides_follow_the_place_and_the_width(area: SidewaysArea) -> None:
    fades, bar = area.fades, area.horizontalScrollBar()

    assert fades.sides() == (False, True)
    bar.setValue(100)
    assert fades.sides() == (True, True)
    bar.setValue(bar.maximum())
    assert fades.sides() == (True, False)
    area.resize(1000, 80)
    assert fades.sides() == (False, False)
    assert fades.geometry() == area.viewport().geometry()


def test_only_a_side_with_more_behind_it_is_drawn_over(area: SidewaysArea) -> None:
    area.fades.hide()
    plain = area.grab().toImage()
    area.fades.show()
    drawn = area.grab().toImage()

    high, wide = area.viewport().height(), area.viewport().width()
    assert drawn.copy(0, 0, WIDE, high) == plain.copy(0, 0, WIDE, high)
    assert drawn.copy(wide - WIDE, 0, WIDE, high) != plain.copy(wide - WIDE, 0, WIDE, high)
