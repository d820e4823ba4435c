"""A plain company file and a protected one; sealing is cheap."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.models import Team
from desktop.services.vault import Vault
from desktop.store.database import Database
from tests.locked import key_of, make_slots_cheap, protect


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    make_slots_cheap(monkeypatch)


@pytest.fixture
def path(tmp_path: Path, empty_file: Path) -> Path:
    """A plain company file with one team, closed."""
    place = tmp_path / "company" / "company.qianji"
    place.parent.mkdir()
    shutil.copyfile(empty_file, place)
    with Database.open(place) as database, database.write() as session:
        session.add(Team(name="华东"))
    return place


@pytest.fixture
def locked(path: Path) -> Iterator[Vault]:
    """The same, protected and open."""
    protect(path)
    with Database.open(path, [key_of(path)]) as database:
        yield Vault(database)
