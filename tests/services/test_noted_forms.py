"""Whoever signed or refused a form stays so: a note that another program changed is told."""

from datetime import date

import pytest
from sqlalchemy import select, text

from desktop.domain.acknowledgement import Outcome
from desktop.models import AuditEntry
from desktop.services.acknowledgements import Acknowledgements
from desktop.services.evaluations import Evaluations
from desktop.services.seal_check import verify_seals
from desktop.store.database import Database
from tests.outside import without_guards
from tests.services.small_company import Q3, TODAY, today, two_people

TAMPERED = (
    "UPDATE acknowledgement SET outcome = 'signed'",
    "UPDATE acknowledgement SET happened_on = '2026-11-20'",
    "UPDATE acknowledgement SET witness = '王芳'",
    "UPDATE acknowledgement SET delivery = ''",
    "UPDATE acknowledgement SET seal = ''",
    "UPDATE acknowledgement SET review_id = 2",
    "DELETE FROM acknowledgement",
    "INSERT INTO acknowledgement (review_id, outcome, happened_on, witness, delivery, seal) "
    "SELECT 2, 'signed', happened_on, '', '', seal FROM acknowledgement",
)


@pytest.fixture
def evaluations(database: Database) -> Evaluations:
    """Two people, evaluated and finalised; the first refused the form."""
    with database.write() as session:
        two_people(session)
    evaluations = Evaluations(database, today)
    evaluations.finalise(evaluations.run(Q3).evaluation_id)
    Acknowledgements(database, today).note([1], Outcome.REFUSED, TODAY, "李想", "挂号信")
    return evaluations


def broken(database: Database) -> list[str]:
    with database.read() as session:
        return [each.period for each in verify_seals(session)]


@pytest.mark.parametrize("statement", TAMPERED)
def test_a_note_changed_by_another_program_is_told(
    database: Database, evaluations: Evaluations, statement: str
) -> None:
    with database.write() as session:
        session.execute(text(statement))

    assert broken(database) == ["2026Q3"]


def test_a_note_whose_entry_was_taken_from_the_end_of_the_record_is_told(
    database: Database, evaluations: Evaluations
) -> None:
    with database.write() as session:
        without_guards(session).execute(text("DELETE FROM audit_entry WHERE verb = 'review.refused'"))

    assert broken(database) == ["2026Q3"]


def test_what_the_program_noted_took_back_and_put_back_is_as_told(
    database: Database, evaluations: Evaluations
) -> None:
    verbs = Acknowledgements(database, today)

    verbs.put_back(verbs.note([1, 2], Outcome.SIGNED, TODAY))
    verbs.put_back(verbs.forget([1]))
    verbs.forget([2])

    assert broken(database) == []


def test_a_result_opened_and_sealed_again_is_as_told_with_its_notes(
    database: Database, evaluations: Evaluations
) -> None:
    evaluations.reopen(1, "数据有误")
    evaluations.finalise(evaluations.run(Q3).evaluation_id)

    assert broken(database) == []


def test_a_note_of_an_earlier_version_is_held_against_the_day_it_told(
    database: Database, evaluations: Evaluations
) -> None:
    with database.write() as session:
        entry = without_guards(session).scalars(select(AuditEntry).where(AuditEntry.verb == "review.refused")).one()
        entry.details = {"day": TODAY.isoformat()}

    assert broken(database) == []

    with database.write() as session:
        session.execute(text("UPDATE acknowledgement SET happened_on = :day"), {"day": date(2026, 1, 1).isoformat()})

    assert broken(database) == ["2026Q3"]
