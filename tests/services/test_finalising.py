"""A finalised evaluation is kept in a copy of its own."""

from pathlib import Path

import pytest
from sqlalchemy import select, text

from desktop.domain.rotation import Reason
from desktop.models import Evaluation
from desktop.services.backups import Backups
from desktop.services.chain_heads import Loss
from desktop.services.checkup import check_up
from desktop.services.finalising import KeptEvaluations
from desktop.store.database import Database
from desktop.store.migrations.guards import guard
from desktop.store.shelf import backups_on, shelf_of
from tests.outside import without_guards
from tests.services.small_company import Q3, TODAY, add_company, add_scheme, add_staff, line


@pytest.fixture
def evaluation_id(database: Database) -> int:
    with database.write() as session:
        add_company(session)
        add_scheme(session, line("visits", "100"))
        add_staff(session, "E01")
    return KeptEvaluations(database, lambda: TODAY, Backups(database)).run(Q3).evaluation_id


def test_the_copy_holds_the_seal(database: Database, evaluation_id: int) -> None:
    seal = KeptEvaluations(database, lambda: TODAY, Backups(database)).finalise(evaluation_id)

    (kept,) = backups_on(shelf_of(database.path))
    with Database.open(kept.path) as copy, copy.read() as session:
        assert session.scalars(select(Evaluation.seal)).one() == seal
    assert kept.reason is Reason.FINALISED


def test_it_is_finalised_even_where_no_copy_can_be_made(
    database: Database, evaluation_id: int, tmp_path: Path
) -> None:
    shelf_of(database.path).write_text("no folder")

    assert KeptEvaluations(database, lambda: TODAY, Backups(database)).finalise(evaluation_id)


@pytest.mark.on_file  # another program alters the file
def test_an_evaluation_removed_with_the_end_of_the_record_is_missed_by_its_copy(
    database: Database, evaluation_id: int
) -> None:
    """What is left fits together; the copy made when it was finalised remembers more."""
    KeptEvaluations(database, lambda: TODAY, Backups(database)).finalise(evaluation_id)
    with database.write() as session:
        without_guards(session)
        for table in ("action", "finding", "review_item"):
            session.execute(text(f"DELETE FROM {table}"))  # noqa: S608 - a name from the line above
        for statement in ("DELETE FROM review", "DELETE FROM evaluation", "DELETE FROM audit_entry WHERE id > 1"):
            session.execute(text(statement))
        guard(session.connection())

    found = check_up(database)

    assert (found.audit_broken_at, found.broken_seals, found.missing_guards) == (None, (), ())
    assert [each.loss for each in found.lost_heads] == [Loss.MISSING]
    assert not found.is_whole
