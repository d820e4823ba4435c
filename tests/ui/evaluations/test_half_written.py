"""What is half written on a review outlives another editor, a cancel and the program, not a deleted evaluation."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.domain.review import ReviewForm
from desktop.store.database import Database
from desktop.ui.evaluations.finding_box import FindingEditor
from desktop.ui.evaluations.plan_rows import ActionEditor
from desktop.ui.evaluations.text_presenter import TextPresenter
from desktop.ui.evaluations.texts_card import TextsCard
from desktop.ui.kit.look import Look
from tests.reports.chinese_form import chinese
from tests.ui.evaluations.stage import Stage, button_named
from tests.ui.kit.drafts import NOW, Asked, FakeVerbs
from tests.ui.surroundings import TODAY, FakeMessages, PatientTasks, today


class Silent:
    """Verbs that change nothing; what was asked of them waits in the tasks."""

    def __getattr__(self, _name: str) -> Any:
        return lambda *_values: None


@pytest.fixture
def form() -> ReviewForm:
    """A form whose texts have keys, as those in a file have."""
    plain = chinese()
    strengths = tuple(replace(each, finding_id=key) for key, each in enumerate(plain.strengths, 1))
    weaknesses = tuple(replace(each, finding_id=key) for key, each in enumerate(plain.weaknesses, 101))
    return replace(plain, review_id=7, strengths=strengths, weaknesses=weaknesses)


@pytest.fixture
def tasks() -> PatientTasks:
    return PatientTasks()


@pytest.fixture
def card(look: Look, qtbot: QtBot, form: ReviewForm, tasks: PatientTasks) -> TextsCard:
    """The texts of one review on a shelf that keeps drafts."""
    kept = FakeVerbs()
    look.shelf.attach(Asked(kept), kept, lambda: NOW)
    card = TextsCard(look, TextPresenter(tasks, FakeMessages(), look.texts, Silent(), today), TODAY)
    qtbot.addWidget(card)
    card.resize(420, 900)
    card.show()
    card.activateWindow()
    qtbot.waitUntil(card.isActiveWindow)
    card.show_form(form, is_final=False)
    return card


def rewriting(card: TextsCard, form: ReviewForm, place: int, qtbot: QtBot) -> FindingEditor:
    """The editor of a weakness, opened by its pencil, with the cursor in it."""
    title = form.weaknesses[place].title
    qtbot.mouseClick(button_named(card, f"Rewrite: {title}"), Qt.MouseButton.LeftButton)
    assert isinstance(card.editor, FindingEditor)
    qtbot.waitUntil(card.editor.text.box.hasFocus)
    return card.editor


def leave_half_written(card: TextsCard, form: ReviewForm, qtbot: QtBot) -> str:
    """Add two words to the first weakness and leave by Escape; the text as it stood before."""
    editor = rewriting(card, form, 0, qtbot)
    before = editor.text.value()
    qtbot.keyClicks(editor.text.box, " Half a")
    qtbot.keyClick(editor.text.box, Qt.Key.Key_Escape)
    return before


class TestAnotherEditor:
    def test_it_stays_open_when_the_one_before_is_saved_at_last(
        self, card: TextsCard, form: ReviewForm, tasks: PatientTasks, qtbot: QtBot
    ) -> None:
        qtbot.keyClicks(rewriting(card, form, 0, qtbot).text.box, " First.")
        second = rewriting(card, form, 1, qtbot)
        qtbot.keyClicks(second.text.box, " Second.")

        tasks.acts[0][1](None)

        assert card.editor is second
        assert second.text.value().endswith(" Second.")

    def test_its_own_saving_puts_it_away(
        self, card: TextsCard, form: ReviewForm, tasks: PatientTasks, qtbot: QtBot
    ) -> None:
        editor = rewriting(card, form, 0, qtbot)
        qtbot.keyClicks(editor.text.box, " First.")
        editor.saved.emit()

        tasks.acts[0][1](None)

        assert not card.is_editing


class TestDrafts:
    def test_escape_loses_nothing(self, card: TextsCard, form: ReviewForm, qtbot: QtBot) -> None:
        before = leave_half_written(card, form, qtbot)

        again = rewriting(card, form, 0, qtbot)
        offered, text = again.drafts.offered.isVisible(), again.text.value()
        qtbot.mouseClick(again.drafts.offered.go_on, Qt.MouseButton.LeftButton)

        assert offered
        assert (text, again.text.value()) == (before, f"{before} Half a")

    def test_another_text_is_not_offered_it(self, card: TextsCard, form: ReviewForm, qtbot: QtBot) -> None:
        leave_half_written(card, form, qtbot)

        assert not rewriting(card, form, 1, qtbot).drafts.offered.isVisible()

    def test_a_new_action_is_offered_as_it_was_left(self, card: TextsCard, qtbot: QtBot) -> None:
        card.edit_action(None)
        assert isinstance(card.editor, ActionEditor)
        text = card.editor.form.fields["text"].control
        qtbot.waitUntil(text.hasFocus)
        qtbot.keyClicks(text, "Visit twice")
        qtbot.keyClick(text, Qt.Key.Key_Escape)

        card.edit_action(None)

        assert isinstance(card.editor, ActionEditor)
        qtbot.waitUntil(card.editor.drafts.offered.isVisible)

    def test_what_was_saved_is_offered_no_more(
        self, card: TextsCard, form: ReviewForm, tasks: PatientTasks, qtbot: QtBot
    ) -> None:
        editor = rewriting(card, form, 0, qtbot)
        qtbot.keyClicks(editor.text.box, " Done.")
        editor.saved.emit()
        tasks.acts[0][1](None)

        assert not rewriting(card, form, 0, qtbot).drafts.offered.isVisible()

    @pytest.mark.parametrize("what", ["person", "days"])
    def test_a_review_that_bears_the_key_of_a_deleted_one_is_not_offered_its_texts(
        self, card: TextsCard, form: ReviewForm, qtbot: QtBot, what: str
    ) -> None:
        editor = rewriting(card, form, 0, qtbot)
        qtbot.keyClicks(editor.text.box, " Half a")
        qtbot.keyClick(editor.text.box, Qt.Key.Key_Escape)
        qtbot.keyClicks(card.talk.opinion.box, "Fine")
        card.talk.drafts.keep()
        later = replace(form, start=date(2027, 1, 1), end=date(2027, 3, 31))
        other = replace(form, person=replace(form.person, staff_id=form.person.staff_id + 1))

        card.show_form(other if what == "person" else later, is_final=False)

        assert card.talk.opinion.value() == form.employee_opinion
        assert not card.talk.drafts.offered.isVisibleTo(card.talk)
        assert not rewriting(card, form, 0, qtbot).drafts.offered.isVisible()


class TestFinalising:
    """What is refused at its field is shown there before anything is frozen without it."""

    @pytest.fixture
    def stage(self, look: Look, sample: Database, qtbot: QtBot, tmp_path: Path) -> Stage:
        return Stage(look, sample, qtbot, tmp_path)

    def test_an_action_without_its_day_is_gone_to(self, stage: Stage, qtbot: QtBot) -> None:
        stage.page.texts.edit_action(None)
        editor = stage.page.texts.editor
        assert isinstance(editor, ActionEditor)
        editor.form.fields["text"].set_value("Visit every lead twice")
        stage.click(button_named(stage.page.texts, "Interview"))

        stage.click(stage.page.acts.finalise)

        assert not stage.messages.said
        assert editor.form.fields["due_on"].error()
        qtbot.waitUntil(editor.isVisible)

    def test_an_interview_on_a_day_to_come_is_gone_to(self, stage: Stage) -> None:
        stage.page.texts.talk.day.set_value(date(2031, 1, 1))

        stage.click(stage.page.acts.finalise)

        assert not stage.messages.said
        assert stage.page.texts.talk.day.error()
        assert stage.page.texts.talk.day.isVisible()

    def test_what_is_in_order_is_saved_before_the_question(self, stage: Stage) -> None:
        stage.page.texts.talk.opinion.set_value("Fair")

        stage.click(stage.page.acts.finalise)

        assert stage.form.employee_opinion == "Fair"
        assert stage.messages.last.sentence.startswith("Finalise the evaluation of")
