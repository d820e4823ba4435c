"""What becomes of the owner's words when figures change: kept, told where they speak of other figures."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from desktop.domain.rewritten import StaleText
from desktop.i18n import CHINESE, ENGLISH, translator
from desktop.models import Action, Finding, Target
from desktop.queries.reviews import review_form, review_list
from desktop.services.evaluations import Evaluations
from desktop.store.database import Database
from tests.services.small_company import Q3, add_visits, two_people, visiting

DUE = date(2026, 12, 1)


@pytest.fixture
def first(database: Database) -> int:
    """The key of E01, who made 5 of 10 visits."""
    with database.write() as session:
        return two_people(session)[0]


def _told(evaluations: Evaluations, language: str) -> list[str]:
    warnings = evaluations.run(Q3).warnings
    return [each.sentence(translator(language)) for each in warnings if isinstance(each, StaleText)]


def _marks(session: Session, review_id: int, language: str) -> list[str]:
    """What is said beside the weaknesses and the actions of a form."""
    form = review_form(session, review_id, language)
    if form is None:
        return []
    return [*(each.stale for each in form.weaknesses), *(each.stale for each in form.actions)]


def _rewrite_action(evaluations: Evaluations, action: Action, **other: str) -> None:
    words = {"text": action.texts[CHINESE], "goal": action.goals[CHINESE], "support": action.supports[CHINESE]}
    evaluations.edit_action(action.id, CHINESE, **{**words, **other}, due_on=DUE, owner="王䶮")


def test_a_text_that_speaks_of_another_figure_is_told_in_both_languages(
    database: Database, evaluations: Evaluations, first: int
) -> None:
    finding, _action, review_id = visiting(database, evaluations.run(Q3).evaluation_id)
    evaluations.edit_finding(finding.id, CHINESE, "拜访 5 次，太少。")
    assert _told(evaluations, ENGLISH) == []
    with database.write() as session:
        add_visits(session, first, 2)

    chinese, english = _told(evaluations, CHINESE), _told(evaluations, ENGLISH)

    assert chinese == ["王䶮：有一段中文文字是在“拜访次数”为 5 次的时候写的，现在是 7 次，请再看一遍。"]
    assert english == ["王䶮: a Chinese text was written when “Visits” was 5; it is 7 now. Read it again."]
    with database.read() as session:
        marks = {language: _marks(session, review_id, language) for language in (CHINESE, ENGLISH)}
    assert "写这段文字时“拜访次数”是 5 次，现在是 7 次。" in marks[CHINESE]
    assert set(marks[ENGLISH]) == {""}  # the English text is today's


def test_reading_it_again_and_saving_takes_the_mark_away(
    database: Database, evaluations: Evaluations, first: int
) -> None:
    finding, _action, _review = visiting(database, evaluations.run(Q3).evaluation_id)
    evaluations.edit_finding(finding.id, CHINESE, "拜访太少。")
    with database.write() as session:
        add_visits(session, first, 2)
    assert len(_told(evaluations, CHINESE)) == 1

    evaluations.edit_finding(finding.id, CHINESE, "拜访太少。")

    assert _told(evaluations, CHINESE) == []


def test_the_list_marks_whose_rewritten_text_speaks_of_another_figure_until_it_is_final(
    database: Database, evaluations: Evaluations, first: int
) -> None:
    evaluation_id = evaluations.run(Q3).evaluation_id
    finding, _action, _review = visiting(database, evaluation_id)
    evaluations.edit_finding(finding.id, ENGLISH, "Too few visits.")
    marked = [_marked(database, evaluation_id)]
    with database.write() as session:
        add_visits(session, first, 2)
    evaluations.run(Q3)
    marked.append(_marked(database, evaluation_id))
    evaluations.finalise(evaluation_id)
    marked.append(_marked(database, evaluation_id))

    assert marked == [[], ["E01"], []]


def _marked(database: Database, evaluation_id: int) -> list[str]:
    with database.read() as session:
        return [row.code for row in review_list(session, evaluation_id, CHINESE) if row.is_stale]


def test_words_about_a_weakness_that_has_become_a_strength_are_told_and_cost_nothing(
    database: Database, evaluations: Evaluations, first: int
) -> None:
    finding, _action, _review = visiting(database, evaluations.run(Q3).evaluation_id)
    evaluations.edit_finding(finding.id, CHINESE, "拜访太少。")
    with database.write() as session:
        add_visits(session, first, 7)

    (told,) = _told(evaluations, CHINESE)

    assert "为 5 次的时候写的，现在是 12 次" in told
    with database.read() as session:
        assert session.get_one(Finding, finding.id).impact == "0"


def test_a_change_that_is_not_written_differently_is_not_told(
    database: Database, evaluations: Evaluations, first: int
) -> None:
    finding, _action, _review = visiting(database, evaluations.run(Q3).evaluation_id)
    evaluations.edit_finding(finding.id, CHINESE, "拜访太少。")
    with database.write() as session:
        session.get_one(Target, 1).value += 1  # the target, not the figure

    assert _told(evaluations, CHINESE) == []


def test_an_edited_action_speaks_of_today_in_the_other_language(
    database: Database, evaluations: Evaluations, first: int
) -> None:
    _finding, before, review_id = visiting(database, evaluations.run(Q3).evaluation_id)
    _rewrite_action(evaluations, before, text="我改过的措施。", goal="每周三次")
    with database.write() as session:
        add_visits(session, first, 2)

    told = _told(evaluations, CHINESE)

    with database.read() as session:
        after = session.get_one(Action, before.id)
        assert (after.texts[CHINESE], after.goals[CHINESE]) == ("我改过的措施。", "每周三次")
        assert (after.due_on, after.owner) == (DUE, "王䶮")
        assert after.goals[ENGLISH] != before.goals[ENGLISH]
        assert after.from_value == "7"
        marks = _marks(session, review_id, CHINESE)
    assert told == ["王䶮：有一段中文文字是在“拜访次数”为 5 次的时候写的，现在是 7 次，请再看一遍。"]
    assert "写这段文字时“拜访次数”是 5 次，现在是 7 次。" in marks


def test_who_only_set_another_day_gets_todays_words_in_both_languages(
    database: Database, evaluations: Evaluations, first: int
) -> None:
    _finding, before, _review = visiting(database, evaluations.run(Q3).evaluation_id)
    _rewrite_action(evaluations, before)
    with database.write() as session:
        add_visits(session, first, 2)

    evaluations.run(Q3)

    with database.read() as session:
        after = session.get_one(Action, before.id)
        assert after.due_on == DUE
        assert after.goals[CHINESE] != before.goals[CHINESE]
        assert after.goals[ENGLISH] != before.goals[ENGLISH]


def test_an_action_that_was_carried_out_stays_as_it_was_agreed(
    database: Database, evaluations: Evaluations, first: int
) -> None:
    _finding, before, _review = visiting(database, evaluations.run(Q3).evaluation_id)
    _rewrite_action(evaluations, before, text="我改过的措施。")
    evaluations.complete_action(before.id, date(2026, 11, 1))
    with database.write() as session:
        add_visits(session, first, 2)

    evaluations.run(Q3)

    with database.read() as session:
        after = session.get_one(Action, before.id)
        assert (after.goals, after.from_value) == (before.goals, before.from_value)


def test_what_was_written_on_a_discarded_evaluation_says_nothing_of_the_next_one(
    database: Database, evaluations: Evaluations, first: int
) -> None:
    discarded = evaluations.run(Q3).evaluation_id
    evaluations.edit_finding(visiting(database, discarded)[0].id, CHINESE, "拜访太少。")
    evaluations.discard(discarded)
    before, _action, _review = visiting(database, evaluations.run(Q3).evaluation_id)
    evaluations.edit_finding(before.id, ENGLISH, "Too few visits.")
    with database.write() as session:
        add_visits(session, first, 2)

    evaluations.run(Q3)

    with database.read() as session:
        after = session.get_one(Finding, before.id)
        assert after.texts[CHINESE] != before.texts[CHINESE]
        assert after.texts[ENGLISH] == "Too few visits."


def test_the_same_result_finalised_again_bears_the_same_seal(
    database: Database, evaluations: Evaluations, first: int
) -> None:
    evaluation_id = evaluations.run(Q3).evaluation_id
    seal = evaluations.finalise(evaluation_id)

    evaluations.reopen(evaluation_id, "漏签一份")

    assert evaluations.finalise(evaluation_id) == seal
