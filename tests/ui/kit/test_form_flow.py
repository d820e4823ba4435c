"""The flow around a form: saved once, told with a way back, refused in a sentence."""

from collections.abc import Callable
from typing import Any

import pytest

from desktop.errors import RequestError
from desktop.i18n import ENGLISH, translator
from desktop.services.gone import GoneError
from desktop.ui.kit.form_flow import DraftedView, FormFlow
from desktop.ui.ports import Topic
from desktop.ui.visits.page import VisitsPage
from tests.ui.surroundings import FakeMessages, PatientTasks


class FakeForm:
    """Remembers what it was told."""

    def __init__(self) -> None:
        self.told: list[Any] = []

    def show_errors(self, errors: dict[str, str], sentence: str = "") -> None:
        self.told.append((errors, sentence))

    def set_saving(self, is_saving: bool) -> None:
        self.told.append(is_saving)


class KeptForm(FakeForm):
    """Remembers which verb saved it."""

    def forgetting(self, verb: Callable[[], Any]) -> Callable[[], Any]:
        def work() -> Any:
            self.told.append("forgotten")
            return verb()

        return work


class Stage:
    def __init__(self, messages: FakeMessages) -> None:
        self.tasks, self.form, self.messages = PatientTasks(), FakeForm(), messages
        topics = frozenset({Topic.QUALITY})
        self.flow = FormFlow(self.tasks, messages, translator(ENGLISH), lambda: self.form, topics)


@pytest.fixture
def stage(messages: FakeMessages) -> Stage:
    return Stage(messages)


def refusing() -> None:
    raise RequestError("The quarter is final.")


def removed_elsewhere() -> None:
    raise GoneError("This visit was removed meanwhile, perhaps on another computer.")


class TestKeep:
    def test_nobody_saves_twice(self, stage: Stage) -> None:
        kept: list[int] = []
        verb: Callable[[], int] = lambda: 7  # noqa: E731 - the verb of this test

        stage.flow.keep(verb, kept.append)
        stage.flow.keep(verb, kept.append)
        waiting = len(stage.tasks.acts)
        stage.tasks.carry_out()

        assert waiting == 1
        assert kept == [7]
        assert stage.form.told == [True, False]

    def test_of_a_record_removed_meanwhile_the_form_says_what_becomes_of_what_is_written(self, stage: Stage) -> None:
        stage.flow.keep(removed_elsewhere, lambda _kept: None)
        stage.tasks.carry_out()

        ((_errors, sentence),) = [each for each in stage.form.told if isinstance(each, tuple)]
        assert sentence == (
            "This visit was removed meanwhile, perhaps on another computer. What is written here is still here: "
            "enter it anew if it is to be kept, or close the form."
        )

    def test_a_form_whose_drafts_are_kept_forgets_them_with_the_verb(self, stage: Stage) -> None:
        stage.form, kept = KeptForm(), list[int]()

        stage.flow.keep(lambda: 7, kept.append)
        before = list(stage.form.told)
        stage.tasks.carry_out()

        assert before == [True]
        assert stage.form.told == [True, "forgotten", False]
        assert kept == [7]

    def test_the_page_of_visits_hands_its_verb_to_its_form(self) -> None:
        assert issubclass(VisitsPage, DraftedView)

    def test_a_refusal_is_said_in_the_form_which_can_be_saved_again(self, stage: Stage) -> None:
        stage.flow.keep(refusing, lambda _answer: None)

        stage.tasks.carry_out()

        assert stage.form.told == [True, False, ({}, "The quarter is final.")]
        assert not stage.flow.is_saving


class TestTell:
    def test_undo_takes_back_and_says_so(self, stage: Stage) -> None:
        undone: list[str] = []
        stage.flow.tell("Saved.", lambda: undone.append("back"), "Taken back.")
        assert stage.messages.last.action is not None

        stage.messages.last.action()
        stage.tasks.carry_out()

        assert undone == ["back"]
        assert [(each.sentence, each.act) for each in stage.messages.said] == [
            ("Saved.", "Undo"),
            ("Taken back.", ""),
        ]

    def test_an_abandoned_form_can_be_had_back(self, stage: Stage) -> None:
        reopened: list[bool] = []
        stage.flow.abandoned(lambda: reopened.append(True))
        assert stage.messages.last.action is not None

        stage.messages.last.action()

        assert reopened == [True]
        assert stage.messages.last.act == "Go on writing"
