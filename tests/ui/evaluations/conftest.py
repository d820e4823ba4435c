"""A real company with two evaluations, made once and copied for every test."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop.domain.period import parse_period
from desktop.i18n import CHINESE
from desktop.queries.reviews import review_list
from desktop.services.evaluations import Evaluations
from desktop.store.database import Database
from tests.made_once import made_once
from tests.ui.surroundings import today

BEFORE, LAST = parse_period("2026Q2"), parse_period("2026Q3")


def review_two_quarters(sample: Path, path: Path) -> None:
    """The sample company with its second quarter finalised and its third computed; one person was spoken to."""
    shutil.copyfile(sample, path)
    with Database.open(path) as database:
        evaluations = Evaluations(database, today)
        evaluations.finalise(evaluations.run(BEFORE).evaluation_id)
        result = evaluations.run(LAST)
        with database.read() as session:
            first = review_list(session, result.evaluation_id, CHINESE)[0]
        evaluations.record_interview(first.review_id, date(2026, 10, 9), "顺利", "", "每周对数")


@pytest.fixture(scope="session")
def reviewed_file(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample company with two evaluations; to be copied."""
    return made_once(tmp_path_factory, "reviewed.qianji", lambda path: review_two_quarters(sample_file, path))


@pytest.fixture
def sample(reviewed_file: Path, tmp_path: Path) -> Iterator[Database]:
    """A copy of its own."""
    path = tmp_path / "sample.qianji"
    shutil.copyfile(reviewed_file, path)
    with Database.open(path) as database:
        yield database
