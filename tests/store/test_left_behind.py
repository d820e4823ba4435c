"""A file that was moved while it stood open, and then a sudden end: nothing that was acknowledged is lost."""

import os
import shutil
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop.errors import DataFileError, MissingFileError
from desktop.models import Team
from desktop.services import audit
from desktop.store.database import Database
from desktop.store.files import beside
from desktop.store.key import Keys
from desktop.store.left_behind import bring_in
from desktop.store.slot_places import slots_place
from tests.locked import key_of, make_slots_cheap, protect

pytestmark = [
    pytest.mark.on_file,  # about the file itself
    pytest.mark.skipif(os.name == "nt", reason="Windows keeps an open file where it is"),
]

SAVED = ["华东", "华南", "华北"]


@pytest.fixture(params=["plain", "protected"])
def path(tmp_path: Path, empty_file: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Path:
    """A data file in a folder of its own."""
    make_slots_cheap(monkeypatch)
    (tmp_path / "open").mkdir()
    place = Path(shutil.copyfile(empty_file, tmp_path / "open" / "company.qianji"))
    if request.param == "protected":
        protect(place)
    return place


def keys_of(path: Path) -> Keys:
    return (key_of(path),) if slots_place(path).exists() else ()


def add(database: Database, name: str) -> None:
    with database.write() as session:
        session.add(Team(name=name))
        audit.append(session, "team.added")


def teams(path: Path, keys: Keys = ()) -> list[str]:
    with Database.open(path, keys) as database, database.read() as session:
        return list(session.scalars(select(Team.name).order_by(Team.id)))


def moved_then_killed(path: Path, name: str = "elsewhere.qianji") -> Path:
    """Save, move the file while it stands open, save in vain, end suddenly; the file where it lies after."""
    left = path.parent.parent / "left"
    with Database.open(path, keys_of(path)) as database:
        for team in SAVED[:-1]:
            add(database, team)
        with database.raw() as connection:
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)")  # some of it is in the file, the rest is not
        add(database, SAVED[-1])
        there = path.rename(path.parent.parent / name)
        with pytest.raises(DataFileError, match="was not saved"):
            add(database, "in vain")
        shutil.copytree(path.parent, left, ignore=shutil.ignore_patterns("*.lock"))  # as a sudden end leaves it
        kept = Path(shutil.copy2(there, path.parent.parent / "kept"))
    shutil.rmtree(path.parent)
    left.rename(path.parent)
    return kept.replace(there)


def test_put_back_under_its_name_as_is_told_it_holds_all_that_was_saved(path: Path) -> None:
    keys, there = keys_of(path), moved_then_killed(path)
    with pytest.raises(MissingFileError, match="put it back there under its name"):
        Database.open(path, keys)

    there.rename(path)

    assert teams(path, keys) == SAVED


def test_opened_where_it_lies_now_what_it_left_behind_comes_in(path: Path) -> None:
    keys, there = keys_of(path), moved_then_killed(path)

    was_brought = bring_in(there, path, keys)

    assert was_brought
    assert teams(there, keys) == SAVED
    assert [each.name for each in beside(path) if each.exists()] == []


def test_a_protected_one_gets_its_slots_before_anybody_knows_the_key(path: Path) -> None:
    keys, there = keys_of(path), moved_then_killed(path)

    was_brought = bring_in(there, path)

    assert was_brought is not bool(keys)
    assert slots_place(there).exists() is bool(keys)
    assert bring_in(there, path, keys) is bool(keys)
    assert teams(there, keys) == SAVED


def test_another_file_takes_nothing_of_it(path: Path, empty_file: Path, tmp_path: Path) -> None:
    moved_then_killed(path)
    other = Path(shutil.copyfile(empty_file, tmp_path / "other.qianji"))
    with Database.open(other) as database:
        add(database, "华中")
    os.utime(other, (0, 0))
    left, content = beside(path)[0].read_bytes(), other.read_bytes()

    assert not bring_in(other, path)
    assert beside(path)[0].read_bytes() == left
    assert other.read_bytes() == content
    assert not beside(other)[0].exists()


def test_an_older_copy_of_it_takes_nothing_of_it(path: Path) -> None:
    keys, older = keys_of(path), path.parent.parent / "older.qianji"
    shutil.copy2(path, older)
    for number in range(30):
        with Database.open(path, keys) as database:
            add(database, f"between {number}")  # saved, closed, and not in the older copy
    there = moved_then_killed(path)
    left = beside(path)[0].read_bytes()

    assert not bring_in(older, path, keys)
    assert teams(older, keys) == []
    assert beside(path)[0].read_bytes() == left
    assert bring_in(there, path, keys)
    assert teams(there, keys)[-3:] == SAVED


def test_a_file_somebody_went_on_with_takes_nothing_of_it(path: Path) -> None:
    keys, there = keys_of(path), moved_then_killed(path)
    shutil.copyfile(slots_place(path), slots_place(there)) if keys else None
    with Database.open(there, keys) as database:
        add(database, "华中")
    before = teams(there, keys)
    later = beside(path)[0].stat().st_mtime + 3600
    os.utime(there, (later, later))

    assert not bring_in(there, path, keys)
    assert teams(there, keys) == before


def test_nothing_is_brought_where_a_file_stands_in_the_old_place_or_nothing_lies_there(
    path: Path, tmp_path: Path
) -> None:
    keys, there = keys_of(path), moved_then_killed(path)
    shutil.copyfile(there, path)

    assert not bring_in(there, path, keys)
    path.unlink()
    beside(path)[0].unlink()
    assert not bring_in(there, path, keys)
    assert not bring_in(tmp_path / "gone.qianji", path, keys)
