"""The way back from the owner's words to the computed ones, and back again."""

from datetime import date

import pytest
from sqlalchemy import delete, func, select

from desktop.errors import RequestError
from desktop.i18n import CHINESE, ENGLISH
from desktop.models import Action, ComputedWords, Finding
from desktop.queries.reviews import review_form
from desktop.services.evaluations import Evaluations
from desktop.store.database import Database
from tests.services.small_company import Q3, add_visits, two_people, visiting

DUE = date(2026, 12, 1)


@pytest.fixture
def first(database: Database) -> int:
    """The key of E01, who made 5 of 10 visits."""
    with database.write() as session:
        return two_people(session)[0]


def _row(database: Database, key: int) -> Finding:
    with database.read() as session:
        row = session.get_one(Finding, key)
        session.expunge(row)
        return row


def _kept(database: Database) -> int:
    with database.read() as session:
        return session.scalar(select(func.count()).select_from(ComputedWords)) or 0


def _ways_back(database: Database, review_id: int, language: str) -> tuple[bool, bool]:
    """Whether there is one from the weakness and from the action."""
    with database.read() as session:
        form = review_form(session, review_id, language)
    assert form is not None
    return form.weaknesses[0].has_way_back, form.actions[0].has_way_back


def test_the_computed_words_come_back_and_the_finding_is_the_programs_again(
    database: Database, evaluations: Evaluations, first: int
) -> None:
    before, _action, review_id = visiting(database, evaluations.run(Q3).evaluation_id)
    evaluations.edit_finding(before.id, CHINESE, "拜访太少。", "忙。")
    offered = _ways_back(database, review_id, CHINESE), _ways_back(database, review_id, ENGLISH)

    evaluations.return_finding(before.id, CHINESE)

    after = _row(database, before.id)
    assert (after.texts, after.causes, after.is_edited) == (before.texts, before.causes, False)
    assert offered == ((True, False), (False, False))
    assert _ways_back(database, review_id, CHINESE) == (False, False)
    assert _kept(database) == 0


def test_the_way_back_leads_to_todays_words_once_the_evaluation_was_computed_again(
    database: Database, evaluations: Evaluations, first: int
) -> None:
    before, _action, _review = visiting(database, evaluations.run(Q3).evaluation_id)
    evaluations.edit_finding(before.id, CHINESE, "拜访太少。")
    with database.write() as session:
        add_visits(session, first, 2)
    evaluations.run(Q3)

    evaluations.return_finding(before.id, CHINESE)

    assert "拜访 7 次" in _row(database, before.id).texts[CHINESE]


def test_the_other_languages_words_stay_the_owners(database: Database, evaluations: Evaluations, first: int) -> None:
    before, _action, _review = visiting(database, evaluations.run(Q3).evaluation_id)
    for language, text in ((CHINESE, "拜访太少。"), (ENGLISH, "Too few visits.")):
        evaluations.edit_finding(before.id, language, text)

    evaluations.return_finding(before.id, CHINESE)

    evaluations.run(Q3)
    after = _row(database, before.id)
    assert after.texts == {CHINESE: before.texts[CHINESE], ENGLISH: "Too few visits."}
    assert after.is_edited


def test_undoing_brings_the_owners_words_back_of_the_figure_they_were_written_of(
    database: Database, evaluations: Evaluations, first: int
) -> None:
    before, _action, review_id = visiting(database, evaluations.run(Q3).evaluation_id)
    evaluations.edit_finding(before.id, CHINESE, "拜访太少。")
    with database.write() as session:
        add_visits(session, first, 2)
    evaluations.run(Q3)
    left = evaluations.return_finding(before.id, CHINESE)

    evaluations.rewrite_again(left)

    assert _row(database, before.id).texts[CHINESE] == "拜访太少。"
    with database.read() as session:
        form = review_form(session, review_id, CHINESE)
    assert form is not None
    assert form.weaknesses[0].stale == "写这段文字时“拜访次数”是 5 次，现在是 7 次。"
    assert form.weaknesses[0].has_way_back


def test_an_action_gets_its_words_its_day_and_its_owner_back(
    database: Database, evaluations: Evaluations, first: int
) -> None:
    _finding, before, review_id = visiting(database, evaluations.run(Q3).evaluation_id)
    evaluations.edit_action(before.id, CHINESE, "我的措施。", "每周三次", "", due_on=DUE, owner="沈亦舟")
    offered = _ways_back(database, review_id, CHINESE)

    left = evaluations.return_action(before.id, CHINESE)

    with database.read() as session:
        after = session.get_one(Action, before.id)
        assert (after.texts, after.goals, after.supports) == (before.texts, before.goals, before.supports)
        assert (after.due_on, after.owner, after.is_edited) == (before.due_on, before.owner, False)
    assert offered == (False, True)
    evaluations.rewrite_again(left)
    with database.read() as session:
        again = session.get_one(Action, before.id)
        assert (again.texts[CHINESE], again.goals[CHINESE]) == ("我的措施。", "每周三次")
        assert (again.due_on, again.owner, again.is_edited) == (DUE, "沈亦舟", True)


def test_an_action_taken_off_the_plan_and_put_back_is_not_called_rewritten(
    database: Database, evaluations: Evaluations, first: int
) -> None:
    _finding, action, _review = visiting(database, evaluations.run(Q3).evaluation_id)
    evaluations.remove_action(action.id)

    evaluations.restore_action(action.id)

    with database.read() as session:
        assert not session.get_one(Action, action.id).is_edited
    assert _kept(database) == 0


def test_words_of_which_nothing_is_told_any_more_have_no_way_back(
    database: Database, evaluations: Evaluations, first: int
) -> None:
    finding, _action, _review = visiting(database, evaluations.run(Q3).evaluation_id)
    evaluations.edit_finding(finding.id, CHINESE, "拜访太少。")
    with database.write() as session:
        add_visits(session, first, 7)  # a strength by now
    evaluations.run(Q3)

    with pytest.raises(RequestError, match="no longer known"):
        evaluations.return_finding(finding.id, CHINESE)


def test_what_was_rewritten_before_ways_back_were_kept_gets_one_when_it_is_computed_again(
    database: Database, evaluations: Evaluations, first: int
) -> None:
    finding, _action, review_id = visiting(database, evaluations.run(Q3).evaluation_id)
    evaluations.edit_finding(finding.id, CHINESE, "拜访太少。")
    with database.write() as session:
        session.execute(delete(ComputedWords))
    before = _ways_back(database, review_id, CHINESE)

    evaluations.run(Q3)

    assert (before, _ways_back(database, review_id, CHINESE)) == ((False, False), (True, False))


def test_a_finalised_text_stays(database: Database, evaluations: Evaluations, first: int) -> None:
    evaluation_id = evaluations.run(Q3).evaluation_id
    finding, _action, review_id = visiting(database, evaluation_id)
    evaluations.edit_finding(finding.id, CHINESE, "拜访太少。")
    evaluations.finalise(evaluation_id)

    with pytest.raises(RequestError):
        evaluations.return_finding(finding.id, CHINESE)

    assert _ways_back(database, review_id, CHINESE) == (False, False)
