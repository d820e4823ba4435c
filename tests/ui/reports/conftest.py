"""A small company with an evaluation to print, made once."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.services.evaluations import Evaluations
from desktop.store.database import Database
from tests.made_once import made_once
from tests.services.small_company import Q3, add_company, add_scheme, add_staff, add_target, add_visits, line
from tests.ui.surroundings import today


@pytest.fixture(scope="session")
def evaluated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two people with targets and visits in the third quarter, evaluated and finalised; to be copied."""
    return made_once(tmp_path_factory, "printed.qianji", make_evaluated)


def make_evaluated(path: Path) -> None:
    """Make the company."""
    with Database.create(path) as database:
        with database.write() as session:
            add_company(session)
            add_scheme(session, line("visits", "100"))
            for code, name in (("E01", "王龚"), ("E02", "李想")):
                person = add_staff(session, code, name)
                add_target(session, "visits", "10", staff_id=person)
                add_visits(session, person, 5)
        evaluations = Evaluations(database, today)
        evaluations.run(Q3)
        evaluations.finalise(1)


@pytest.fixture
def filled(evaluated_file: Path, tmp_path: Path) -> Iterator[Database]:
    """The company, opened."""
    path = tmp_path / "printed.qianji"
    shutil.copyfile(evaluated_file, path)
    with Database.open(path) as opened:
        yield opened
