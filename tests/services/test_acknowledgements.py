"""Printed forms: signed, refused, taken back, and open again once the result has changed."""

from datetime import date

import pytest

from desktop.domain.acknowledgement import Outcome
from desktop.errors import RequestError
from desktop.queries.acknowledgements import Handout, handouts
from desktop.services.acknowledgements import Acknowledgements
from desktop.services.evaluations import Evaluations
from desktop.store.database import Database
from tests.services.small_company import Q3, TODAY, add_scheme, add_staff, add_target, add_visits, line, today

DAY = TODAY


@pytest.fixture
def evaluations(database: Database) -> Evaluations:
    """Two people, evaluated and finalised."""
    with database.write() as session:
        add_scheme(session, line("visits", "100"))
        for code in ("E01", "E02"):
            person = add_staff(session, code)
            add_target(session, "visits", "10", staff_id=person)
            add_visits(session, person, 9)
    evaluations = Evaluations(database, today)
    evaluations.run(Q3)
    evaluations.finalise(1)
    return evaluations


def noted(database: Database) -> list[Handout]:
    with database.read() as session:
        return handouts(session, 1)


def test_without_a_note_every_form_is_open(database: Database, evaluations: Evaluations) -> None:
    assert [(each.code, each.acknowledged, each.is_open) for each in noted(database)] == [
        ("E01", None, True),
        ("E02", None, True),
    ]


def test_several_forms_are_signed_on_one_day_and_the_note_can_be_undone(
    database: Database, evaluations: Evaluations
) -> None:
    verbs = Acknowledgements(database, today)

    former = verbs.note([1, 2], Outcome.SIGNED, DAY)

    assert [each.is_open for each in noted(database)] == [False, False]
    assert former == ((1, None), (2, None))

    verbs.put_back(former)

    assert [each.is_open for each in noted(database)] == [True, True]


def test_a_refusal_keeps_its_witness_and_how_the_form_was_delivered(
    database: Database, evaluations: Evaluations
) -> None:
    Acknowledgements(database, today).note([2], Outcome.REFUSED, DAY, " 李想 ", "挂号信")

    refusal = noted(database)[1].acknowledged
    assert refusal is not None
    assert (refusal.outcome, refusal.witness, refusal.delivery) == (Outcome.REFUSED, "李想", "挂号信")
    assert not noted(database)[1].is_open


def test_a_note_taken_out_comes_back_by_undo(database: Database, evaluations: Evaluations) -> None:
    verbs = Acknowledgements(database, today)
    verbs.note([1], Outcome.SIGNED, DAY)
    before = noted(database)[0]

    former = verbs.forget([1, 2])
    assert noted(database)[0].is_open
    verbs.put_back(former)

    assert noted(database)[0] == before


def test_a_result_that_changed_has_to_be_signed_again(database: Database, evaluations: Evaluations) -> None:
    Acknowledgements(database, today).note([1], Outcome.SIGNED, DAY)
    evaluations.reopen(1, "three visits were missing")
    with database.write() as session:
        add_visits(session, 1, 3)
    evaluations.run(Q3)
    evaluations.finalise(1)

    assert noted(database)[0].acknowledged is not None
    assert noted(database)[0].is_open


def test_what_may_still_change_is_not_signed(database: Database, evaluations: Evaluations) -> None:
    evaluations.reopen(1, "a wrong record")

    with pytest.raises(RequestError, match="Finalise the evaluation first"):
        Acknowledgements(database, today).note([1], Outcome.SIGNED, DAY)


def test_days_to_come_and_reviews_that_are_gone_are_refused(database: Database, evaluations: Evaluations) -> None:
    verbs = Acknowledgements(database, today)

    with pytest.raises(RequestError, match="still to come"):
        verbs.note([1], Outcome.SIGNED, date(2027, 6, 1))
    with pytest.raises(RequestError, match="no longer there"):
        verbs.note([1, 99], Outcome.SIGNED, DAY)

    assert all(each.is_open for each in noted(database))


def test_undoing_passes_over_a_review_that_is_gone(database: Database, evaluations: Evaluations) -> None:
    Acknowledgements(database, today).put_back(((99, None),))

    assert len(noted(database)) == 2


def test_a_form_is_not_signed_before_it_was_computed(database: Database, evaluations: Evaluations) -> None:
    verbs = Acknowledgements(database, today)
    evaluations.finalise(1)

    with pytest.raises(RequestError, match=r"not there on 2026-08-01: it was computed on"):
        verbs.note([1], Outcome.SIGNED, date(2026, 8, 1))
