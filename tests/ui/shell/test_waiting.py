"""The numbers beside the places: when they are asked for, how they are told, how they stand there."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.errors import RequestError
from desktop.i18n import CHINESE, ENGLISH, translator
from desktop.queries.waiting import Wait, Waiting
from desktop.ui.kit.look import Look
from desktop.ui.kit.page import Page
from desktop.ui.ports import Topic
from desktop.ui.shell.navigation import Counter, Navigation
from desktop.ui.shell.places import Place
from desktop.ui.shell.waiting_presenter import TOPICS, WaitingPresenter, waiting_words
from tests.ui.surroundings import PatientTasks, today


class FakeNavigation:
    """Remembers what stands beside each place."""

    def __init__(self) -> None:
        self.shown: dict[str, tuple[str, str]] = {}

    def show_waiting(self, key: str, number: str, told: str) -> None:
        self.shown[key] = (number, told)


class Stage:
    """A presenter whose questions are answered by hand."""

    def __init__(self) -> None:
        self.tasks, self.view = PatientTasks(), FakeNavigation()
        self.presenter = WaitingPresenter(self.tasks, translator(ENGLISH), self.view, today)

    def asked(self) -> frozenset[str]:
        """The places of the question asked last."""
        question: Any = self.tasks.questions[-1][0]
        return frozenset(question.keywords["places"])


class TestPresenter:
    def test_all_are_asked_first_and_shown_in_words(self) -> None:
        stage = Stage()

        stage.presenter.ask()
        stage.tasks.answer({"plans": (Waiting(Wait.ACTIONS, 4),), "deals": ()})

        assert stage.asked() == set(TOPICS)
        assert stage.view.shown == {"plans": ("4", "4 actions late or due within a week"), "deals": ("", "")}

    def test_several_sorts_are_one_number_and_told_apart(self) -> None:
        stage = Stage()

        stage.presenter.ask()
        stage.tasks.answer({"evaluations": (Waiting(Wait.INTERVIEWS, 2), Waiting(Wait.RUNNING, 1))})

        assert stage.view.shown["evaluations"] == ("3", "2 interviews still to come, 1 period to evaluate")

    @pytest.mark.parametrize(("number", "shown"), [(99, "99"), (100, "99+")])
    def test_beyond_ninety_nine_the_words_alone_say_how_many(self, number: int, shown: str) -> None:
        stage = Stage()

        stage.presenter.ask()
        stage.tasks.answer({"visits": (Waiting(Wait.FOLLOW_UPS, number),)})

        assert stage.view.shown["visits"] == (shown, f"{number} follow-ups due")

    def test_after_a_change_only_what_it_may_have_moved_is_asked_again(self) -> None:
        stage = Stage()
        stage.presenter.ask()

        stage.presenter.note(frozenset({Topic.SIGNINGS}))
        stage.presenter.ask()
        stage.presenter.ask()

        assert stage.asked() == {"signings"}
        assert len(stage.tasks.questions) == 2

    def test_what_cannot_be_asked_has_no_number(self) -> None:
        stage = Stage()
        stage.presenter.ask()
        failed = stage.tasks.questions[-1][2]
        assert failed is not None

        failed(RequestError("The file is gone."))

        assert set(stage.view.shown.values()) == {("", "")}

    @pytest.mark.parametrize("language", [ENGLISH, CHINESE])
    def test_every_sort_has_words(self, language: str) -> None:
        told = {waiting_words(Waiting(wait, 7), translator(language)) for wait in Wait}

        assert len(told) == len(Wait)
        assert all("7" in each for each in told)


class TestNavigation:
    def test_a_click_on_the_number_leads_to_what_it_counts(self, look: Look, qtbot: QtBot) -> None:
        navigation = Navigation(look)
        qtbot.addWidget(navigation)
        navigation.show_places([Place("visits", "Records", "Visits", "map-pin", lambda: Page(look, ""))])
        navigation.show_waiting("visits", "4", "4 follow-ups due")
        navigation.show()
        whole: list[str] = []
        navigation.chosen.connect(whole.append)

        with qtbot.waitSignal(navigation.waiting_chosen) as led:
            qtbot.mouseClick(navigation.findChildren(Counter)[0], Qt.MouseButton.LeftButton)

        assert (led.args, whole) == (["visits"], [])

    def test_the_number_stands_at_the_entry_which_tells_it_in_words(self, look: Look, qtbot: QtBot) -> None:
        navigation = Navigation(look)
        qtbot.addWidget(navigation)
        navigation.show_places([Place("plans", "Evaluation", "Improvement", "trending-up", lambda: Page(look, ""))])
        navigation.show()
        button = next(each for each in navigation.findChildren(QPushButton) if each.text() == "Improvement")
        (counter,) = button.findChildren(QLabel)

        navigation.show_waiting("plans", "4", "4 actions due")
        navigation.show_waiting("unknown", "9", "9 of something")

        assert (counter.text(), counter.isVisible()) == ("4", True)
        assert (button.accessibleName(), button.toolTip()) == ("Improvement: 4 actions due", "4 actions due")

        navigation.show_waiting("plans", "", "")

        assert (counter.isVisible(), button.accessibleName()) == (False, "Improvement")
