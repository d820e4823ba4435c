"""A real file with one evaluated quarter, made once and copied for every test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.services.evaluations import Evaluations
from desktop.store.database import Database
from tests.made_once import made_once
from tests.services.small_company import Q3, add_team, add_visits, two_people
from tests.ui.surroundings import TODAY, today


def evaluate_a_team(path: Path) -> None:
    """Two people of one team; E01 王䶮 made 5 of 10 visits in the third quarter and 3 so far in the fourth."""
    with Database.create(path) as database:
        with database.write() as session:
            first, second = two_people(session)
            add_team(session, "招商一部", first, first, second)
            add_visits(session, first, 3, TODAY.replace(day=2))
        Evaluations(database, today).run(Q3)


@pytest.fixture
def evaluated(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A copy of its own."""
    made = made_once(tmp_path_factory, "planned.qianji", evaluate_a_team)
    with Database.open(shutil.copyfile(made, tmp_path / "evaluated.qianji")) as database:
        yield database
