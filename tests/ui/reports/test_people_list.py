"""Whose forms are printed is seen without looking for it, and the list stays where one ticks."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.store.database import Database
from desktop.ui.kit.look import Look
from desktop.ui.ports import Wish
from desktop.ui.printables import REVIEWS
from desktop.ui.reports.people_list import PeopleList
from desktop.ui.reports.questions import PersonChoice
from tests.ui.reports.stage import Stage

PEOPLE = [PersonChoice(f"E{number:02}", number, f"Person {number}", "East") for number in range(1, 31)]
LAST = ("E30",)


@pytest.fixture
def people(look: Look, qtbot: QtBot) -> PeopleList:
    """A list that answers a tick as the page does."""
    people = PeopleList(look)
    qtbot.addWidget(people)
    people.chosen.connect(lambda codes: people.show_people(PEOPLE, codes))
    people.show()
    people.show_people(PEOPLE, ())
    return people


def is_in_sight(people: PeopleList, place: int) -> bool:
    """Whether the whole of a line can be seen."""
    return people.list.viewport().rect().contains(people.list.visualItemRect(people.list.item(place)))


def test_who_was_asked_for_by_another_page_is_in_sight(people: PeopleList) -> None:
    people.show_people(PEOPLE, LAST)

    assert is_in_sight(people, 30)
    assert people.list.currentRow() == 30


def test_everybody_is_in_sight_again(people: PeopleList) -> None:
    people.show_people(PEOPLE, LAST)

    people.show_people(PEOPLE, ())

    assert is_in_sight(people, 0)


def test_a_second_one_is_ticked_without_losing_the_place(people: PeopleList) -> None:
    people.show_people(PEOPLE, ("E01",))
    people.list.setCurrentRow(29)

    people.list.item(29).setCheckState(Qt.CheckState.Checked)

    assert people.value() == ("E01", "E29")
    assert people.list.currentRow() == 29
    assert is_in_sight(people, 29)


def test_in_a_small_window_the_list_itself_comes_into_sight(filled: Database, look: Look, qtbot: QtBot) -> None:
    stage = Stage(filled, look, qtbot)
    stage.page.resize(1000, 560)
    people = stage.questions.people.list
    qtbot.waitUntil(lambda: people.visibleRegion().isEmpty())

    stage.page.arrive(Wish(staff_id=2, record_id=1, state=REVIEWS))

    assert stage.questions.people.value() == ("E02",)
    assert people.visibleRegion().contains(people.visualItemRect(people.item(2)).center())
