"""Texts of a review and grades that are changed elsewhere while they are being written."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.i18n import ENGLISH, translator
from desktop.queries.evaluations import evaluation_list
from desktop.services.calibrations import Calibrations
from desktop.services.evaluations import Evaluations
from desktop.store.database import Database
from desktop.ui.evaluations.finding_box import FindingEditor
from desktop.ui.evaluations.grades_presenter import GradesPresenter, grades
from desktop.ui.evaluations.plan_rows import ActionEditor
from desktop.ui.evaluations.texts_card import Tab
from desktop.ui.kit.look import Look
from tests.ui.any_view import AnyView
from tests.ui.evaluations.stage import Stage, button_named
from tests.ui.surroundings import FakeMessages, InstantTasks, today

TOLD = "This was changed elsewhere meanwhile and is shown as it is now."


@pytest.fixture
def stage(look: Look, sample: Database, qtbot: QtBot, tmp_path: Path) -> Stage:
    stage = Stage(look, sample, qtbot, tmp_path)
    stage.choose("E05")
    return stage


def test_a_finding_is_shown_in_both_wordings_and_an_action_field_by_field(stage: Stage, sample: Database) -> None:
    elsewhere, texts = Evaluations(sample, today), stage.page.texts
    finding, action = stage.form.weaknesses[0], stage.form.actions[0]
    texts.edit_finding(finding)
    editor = texts.editor
    assert isinstance(editor, FindingEditor)
    editor.text.set_value("Mine")
    elsewhere.edit_finding(finding.finding_id, ENGLISH, "Theirs", "Because")

    stage.click(button_named(editor, "Save"))
    assert editor.merging.isVisible()
    assert [choice.text() for choice in editor.merging.choices["text"]] == ["Mine: Mine", "Theirs: Theirs"]
    editor.merging.choices["text"][0].click()
    stage.click(button_named(editor, "Save"))
    assert (stage.form.weaknesses[0].text, stage.form.weaknesses[0].cause) == ("Mine", "Because")

    texts.edit_action(action)
    plan = texts.editor
    assert isinstance(plan, ActionEditor)
    plan.form.fields["goal"].set_value("34 → 38")
    rest = (action.text, action.goal, "A car", date(2026, 12, 24), action.owner)
    elsewhere.edit_action(action.action_id, ENGLISH, *rest)
    stage.click(button_named(plan, "Save"))
    assert "Taken over from there: Due on; Support." in plan.merging.notice.sentence()
    stage.click(button_named(plan, "Save"))
    kept = stage.form.actions[0]
    assert (kept.goal, kept.support, kept.due_on) == ("34 → 38", "A car", date(2026, 12, 24))


def test_what_was_written_before_another_person_was_shown_is_asked_about(stage: Stage, sample: Database) -> None:
    elsewhere, finding = Evaluations(sample, today), stage.form.weaknesses[0]
    stage.page.texts.edit_finding(finding)
    editor = stage.page.texts.editor
    assert isinstance(editor, FindingEditor)
    editor.text.set_value("Mine")
    elsewhere.edit_finding(finding.finding_id, ENGLISH, "Theirs")

    stage.choose("E01")
    messages = [said for said in stage.messages.said if said.weight == "question"]
    assert "“Theirs" in messages[0].explanation
    assert "“Mine”" in messages[0].explanation
    assert messages[0].action is not None
    messages[0].action()
    stage.choose("E05")

    assert stage.form.weaknesses[0].text == "Mine"


def test_a_wording_still_to_be_chosen_is_neither_saved_nor_lost_on_the_way_to_another_person(
    stage: Stage, sample: Database
) -> None:
    elsewhere, finding = Evaluations(sample, today), stage.form.weaknesses[0]
    stage.page.texts.edit_finding(finding)
    editor = stage.page.texts.editor
    assert isinstance(editor, FindingEditor)
    editor.text.set_value("Mine")
    elsewhere.edit_finding(finding.finding_id, ENGLISH, "Theirs")
    stage.click(button_named(editor, "Save"))

    stage.click(button_named(editor, "Save"))
    stage.click(stage.page.acts.finalise)
    stage.choose("E01")
    stage.choose("E05")

    assert stage.form.weaknesses[0].text == "Theirs"
    assert not [said for said in stage.messages.said if said.weight == "question"]


def test_an_interview_is_put_together(stage: Stage, sample: Database) -> None:
    talk = stage.page.texts.talk
    stage.page.texts.tabs.choose(Tab.TALK)
    talk.opinion.set_value("Mine")
    Evaluations(sample, today).record_interview(stage.form.review_id, None, "", "Theirs", "")

    talk.saved.emit()
    assert (talk.difficulties.value(), talk.opinion.value()) == ("Theirs", "Mine")
    assert talk.day.value() == today()

    talk.saved.emit()
    assert (stage.form.employee_opinion, stage.form.difficulties) == ("Mine", "Theirs")
    talk.agreements.set_value("More")
    talk.saved.emit()
    assert stage.form.agreements == "More"


def test_grades_and_guide_set_elsewhere_are_shown_before_others_take_their_place(sample: Database) -> None:
    view, verbs = AnyView(), Calibrations(sample)
    presenter = GradesPresenter(InstantTasks(sample), FakeMessages(), translator(ENGLISH), verbs)
    presenter.attach(view)
    with sample.read() as session:
        row = next(each for each in evaluation_list(session, ENGLISH) if not each.is_finalised)
    presenter.open(row, None)
    found = view.last("open_grades")[0]
    people = [person for person in found.people if person.grade_code]
    codes = [grade.code for grade in found.seen.grades]
    person = people[0]
    theirs, mine = (code for code in codes[:3] if code != person.grade_code)
    verbs.move(row.evaluation_id, {person.review_id: theirs}, "elsewhere")
    verbs.set_guide(row.evaluation_id, {codes[0]: Decimal(10)})

    presenter.move({person.review_id: mine}, "here")
    assert view.last("show_refused") == (f"{TOLD} Keep yours again if it holds.", False)
    presenter.keep_guide({codes[0]: Decimal(20)})  # what stands there was shown by now
    presenter.move({person.review_id: mine}, "here")

    with sample.read() as session:
        kept = grades(session, row.evaluation_id, ENGLISH)
    assert next(each.grade_code for each in kept.people if each.review_id == person.review_id) == mine
    assert kept.seen.grades[0].percent == Decimal(20)
