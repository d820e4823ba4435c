"""The quality presenter without any window: a fake page, and tasks that wait until they are told to go on."""

from collections.abc import Mapping
from typing import Any

import pytest

from desktop.errors import DataFileError
from desktop.i18n import ENGLISH, translator
from desktop.services.seen import Shown
from desktop.ui.kit.narrowed import Narrowed
from desktop.ui.kit.offers import Offers
from desktop.ui.kit.values import Values
from desktop.ui.quality.kinds import KINDS
from desktop.ui.quality.presenter import QualityPresenter
from desktop.ui.quality.questions import Found
from desktop.ui.quality.record_kind import RecordKind
from tests.ui.surroundings import TODAY, FakeMessages, PatientTasks, today


class FakeVerbs:
    """Remembers what was entered."""

    def __init__(self) -> None:
        self.drafts: list[Any] = []

    def add(self, draft: Any) -> int:
        self.drafts.append(draft)
        return len(self.drafts)

    def change(self, record_id: int, draft: Any) -> None:
        self.drafts.append(draft)

    def remove(self, record_id: int) -> None:
        self.drafts.pop()

    def restore(self, record_id: int) -> None:
        raise AssertionError


class FakePage:
    """Remembers what it was told to show, its form with it."""

    def __init__(self) -> None:
        self.told: list[tuple[str, Any]] = []

    @property
    def editor(self) -> "FakePage":
        return self

    def named(self, name: str) -> list[Any]:
        """Everything it was told under that name."""
        return [value for told, value in self.told if told == name]

    def show_found(self, answer: Found, staff_id: int | None) -> None:
        self.told.append(("found", answer))

    def show_trouble(self, sentence: str) -> None:
        self.told.append(("trouble", sentence))

    def show_kind(self, kind: RecordKind) -> None:
        self.told.append(("kind", kind.key))

    def show_wanted(self, wanted: Narrowed) -> None:
        self.told.append(("wanted", wanted))

    def open_editor(self, values: Mapping[str, object], chosen: Offers, is_new: bool) -> None:
        self.told.append(("editor", values))

    def continue_editor(self, values: Mapping[str, object], chosen: Offers) -> None:
        self.told.append(("continued", values))

    def show_errors(self, errors: dict[str, str], sentence: str = "") -> None:
        self.told.append(("errors", errors))

    def set_saving(self, is_saving: bool) -> None:
        self.told.append(("saving", is_saving))

    def close_editor(self) -> None:
        self.told.append(("closed", None))

    def show_changed_elsewhere(self, filled: Shown, theirs: Shown, chosen: Any = None) -> None:
        self.told.append(("changed", theirs))

    def put_forms_away(self) -> None:
        self.told.append(("away", None))


class Stage:
    def __init__(self, messages: FakeMessages) -> None:
        self.tasks, self.page, self.messages = PatientTasks(), FakePage(), messages
        self.verbs = {key: FakeVerbs() for key in KINDS}
        self.presenter = QualityPresenter(self.tasks, messages, translator(ENGLISH), self.verbs, today, lambda: 1)
        self.presenter.attach(self.page)

    def save(self, goes_on: bool = False) -> None:
        """Save a survey of 80 points."""
        self.presenter.save(Values({"answered_on": TODAY, "staff_id": 4}, {"score": "80"}), goes_on)


@pytest.fixture
def stage(messages: FakeMessages) -> Stage:
    return Stage(messages)


class TestLists:
    def test_an_answer_about_another_tab_comes_too_late(self, stage: Stage) -> None:
        stage.presenter.refresh()
        stage.presenter.choose("conduct")

        stage.tasks.questions[0][1](Found("surveys", (), False, True, ()))
        stage.tasks.answer(Found("conduct", (), False, True, ()))

        assert [answer.kind for answer in stage.page.named("found")] == ["conduct"]

    def test_trouble_is_a_sentence(self, stage: Stage) -> None:
        stage.presenter.refresh()
        failed = stage.tasks.questions[-1][2]
        assert failed is not None

        failed(DataFileError("The disk is gone."))

        assert stage.page.named("trouble") == ["The disk is gone."]


class TestForms:
    def test_the_first_entry_starts_today_with_the_person_shown(self, stage: Stage) -> None:
        stage.presenter.want(Narrowed(stage.presenter.wanted.span, 4))

        stage.presenter.create()
        stage.tasks.answer(Offers())

        assert stage.page.named("editor") == [{"answered_on": TODAY, "staff_id": 4}]

    def test_a_form_asked_for_on_another_tab_does_not_open(self, stage: Stage) -> None:
        stage.presenter.create()
        stage.presenter.choose("conduct")

        stage.tasks.questions[0][1](Offers())

        assert stage.page.named("editor") == []

    def test_nobody_saves_twice(self, stage: Stage) -> None:
        stage.save()
        stage.save()

        assert len(stage.tasks.acts) == 1

    def test_going_on_keeps_the_day_and_the_person(self, stage: Stage) -> None:
        stage.save(goes_on=True)
        stage.tasks.carry_out()
        stage.tasks.answer(Offers())

        assert stage.page.named("continued") == [{"answered_on": TODAY, "staff_id": 4}]
        assert stage.page.named("closed") == []

    def test_while_something_is_saved_its_tab_stays(self, stage: Stage) -> None:
        stage.save()
        stage.presenter.choose("conduct")
        stage.tasks.carry_out()
        while_saving = list(stage.page.named("kind"))

        stage.presenter.choose("conduct")

        assert while_saving == ["surveys"]
        assert stage.page.named("kind") == ["surveys", "conduct"]
        assert stage.page.named("closed") == [None]

    def test_without_a_record_in_the_form_nothing_is_removed(self, stage: Stage) -> None:
        stage.presenter.remove()

        assert stage.tasks.acts == []
