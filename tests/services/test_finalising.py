"""A finalised evaluation is kept in a copy of its own."""

from pathlib import Path

import pytest
from sqlalchemy import select

from desktop.domain.rotation import Reason
from desktop.models import Evaluation
from desktop.services.backups import Backups
from desktop.services.finalising import KeptEvaluations
from desktop.store.database import Database
from desktop.store.shelf import backups_on, shelf_of
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
