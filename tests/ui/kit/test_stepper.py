"""The strip of steps: all names where there is room, else the current one's."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.kit.look import Look
from desktop.ui.kit.stages import activate
from desktop.ui.kit.stepper import Step, Stepper

STEPS = (Step("Draft"), Step("Computed", "23 November"), Step("Interviewed", "4 of 24"), Step("Finalised"))


@pytest.fixture
def stepper(look: Look, qtbot: QtBot) -> Iterator[Stepper]:
    around = QWidget()  # a window of its own would be kept as wide as all names
    qtbot.addWidget(around)
    made = Stepper(look)
    made.setParent(around)
    made.show_steps(STEPS, 2)
    around.show()
    yield made
    around.close()


def names(stepper: Stepper) -> list[str]:
    """What is written there."""
    return [label.text() for label in stepper.findChildren(QLabel) if label.isVisible()]


def test_with_room_every_step_bears_its_name_and_note(stepper: Stepper) -> None:
    stepper.resize(stepper.sizeHint())

    assert names(stepper) == ["Draft", "Computed", "23 November", "Interviewed", "4 of 24", "Finalised"]


def test_without_room_only_the_current_step_does_and_it_is_not_cut(stepper: Stepper) -> None:
    stepper.resize(stepper.minimumSizeHint())
    activate(stepper)

    (label,) = (each for each in stepper.findChildren(QLabel) if each.isVisible())
    assert label.text() == "Interviewed"
    assert label.width() >= label.sizeHint().width()
    assert stepper.width() < stepper.sizeHint().width()


def test_names_come_back_with_the_room(stepper: Stepper) -> None:
    stepper.resize(stepper.minimumSizeHint())
    stepper.resize(stepper.sizeHint())

    assert names(stepper)[-1] == "Finalised"


def test_names_take_their_room_before_what_stands_beside_shortens_itself(stepper: Stepper) -> None:
    whole = stepper.sizeHint().width()

    stepper.claim(whole)
    claimed = stepper.minimumWidth()
    stepper.claim(whole - 1)

    assert (claimed, stepper.minimumWidth()) == (whole, 0)
