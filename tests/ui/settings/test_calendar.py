"""The card of working days, on a real file."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.queries.working_days import decided_days, working_week
from desktop.services.working_days import WorkCalendar
from desktop.ui.kit.look import Look
from desktop.ui.settings.calendar_card import CalendarCard
from desktop.ui.settings.calendar_presenter import CalendarPresenter
from tests.ui.company import Company
from tests.ui.surroundings import TODAY, FakeMessages, InstantTasks

LEFT = Qt.MouseButton.LeftButton


class Stage:
    """The card with everything around it."""

    def __init__(self, look: Look, company: Company, messages: FakeMessages, qtbot: QtBot) -> None:
        self.company, self.messages, self.qtbot = company, messages, qtbot
        tasks = InstantTasks(company.database, lambda _topics: self.card.refresh())
        presenter = CalendarPresenter(tasks, messages, look.texts, WorkCalendar(company.database))
        self.card = CalendarCard(look, presenter, TODAY)
        qtbot.addWidget(self.card)
        self.card.resize(620, 400)
        self.card.show()
        qtbot.waitExposed(self.card)
        self.card.refresh()

    def week(self) -> frozenset[int]:
        with self.company.database.read() as session:
            return working_week(session)

    def decided(self) -> list[tuple[date, bool, str]]:
        with self.company.database.read() as session:
            return [(each.day, each.is_working, each.note) for each in decided_days(session)]


@pytest.fixture
def stage(look: Look, company: Company, messages: FakeMessages, qtbot: QtBot) -> Stage:
    return Stage(look, company, messages, qtbot)


def test_a_saturday_is_ticked_and_the_week_can_be_undone(stage: Stage) -> None:
    stage.qtbot.mouseClick(stage.card.weekdays[5], LEFT)

    assert stage.week() == frozenset({1, 2, 3, 4, 5, 6})
    undo = stage.messages.last.action
    assert undo is not None
    undo()
    assert stage.week() == frozenset({1, 2, 3, 4, 5})
    assert not stage.card.weekdays[5].isChecked()


def test_the_last_working_day_cannot_be_unticked(stage: Stage) -> None:
    for box in stage.card.weekdays[:5]:
        stage.qtbot.mouseClick(box, LEFT)

    assert stage.week() == frozenset({5})
    assert stage.card.weekdays[4].isChecked()
    assert "at least one working day" in stage.card.error.text()


def test_a_day_is_kept_by_enter_and_taken_back_by_its_cross(stage: Stage) -> None:
    stage.qtbot.keyClicks(stage.card.day.box, "2026-11-23")
    stage.qtbot.keyClicks(stage.card.note, "Party")
    stage.qtbot.keyClick(stage.card.note, Qt.Key.Key_Return)

    assert stage.decided() == [(date(2026, 11, 23), False, "Party")]
    assert not stage.card.is_half_written
    cross = next(button for button in stage.card.findChildren(QPushButton) if "2026-11-23" in button.accessibleName())
    stage.qtbot.mouseClick(cross, LEFT)
    assert stage.decided() == []
    undo = stage.messages.last.action
    assert undo is not None
    undo()
    assert stage.decided() == [(date(2026, 11, 23), False, "Party")]


def test_a_day_that_is_missing_is_asked_for(stage: Stage) -> None:
    stage.qtbot.mouseClick(stage.card.add_button, LEFT)

    assert stage.card.error.text() == "Enter a day, for example 2026-11-20."
    assert stage.decided() == []


def test_a_week_changed_elsewhere_is_shown_before_it_is_replaced(stage: Stage) -> None:
    WorkCalendar(stage.company.database).change_week(frozenset({1, 2, 3, 4, 5, 7}))

    stage.qtbot.mouseClick(stage.card.weekdays[5], LEFT)
    refused = stage.week(), stage.card.weekdays[5].isChecked()
    stage.qtbot.mouseClick(stage.card.weekdays[5], LEFT)

    assert refused == (frozenset({1, 2, 3, 4, 5, 7}), False)
    assert stage.week() == frozenset(range(1, 8))
