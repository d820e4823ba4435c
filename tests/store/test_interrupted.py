"""A file whose last use ended suddenly is looked through on a copy; what does not fit stays as it was."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop.errors import DamagedFileError, DataFileError, ForeignChangesError
from desktop.models import Team
from desktop.services import audit
from desktop.store import interrupted
from desktop.store.database import Database
from desktop.store.header import APPLICATION_ID
from desktop.store.interrupted import ASIDE, set_aside
from desktop.store.looking import look_at
from desktop.store.migrate import SCHEMA
from desktop.store.temporary import MARK, private_copy

SECTOR = 512  # bytes a disk writes at once


def write(database: Database, *names: str) -> None:
    with database.write() as session:
        session.add_all([Team(name=name) for name in names])


@pytest.fixture
def left(tmp_path: Path, empty_file: Path) -> Path:
    """A file with teams, and beside it the changes of another file, left by a sudden end."""
    path, other = tmp_path / "company.qianji", tmp_path / "other" / "other.qianji"
    other.parent.mkdir()
    for each, count in ((path, 900), (other, 40)):
        shutil.copyfile(empty_file, each)
        with Database.open(each) as database:
            write(database, *(f"{each.stem} {number}" for number in range(count)))
            if each is other:
                shutil.copyfile(other.with_name("other.qianji-wal"), path.with_name("company.qianji-wal"))
    return path


@pytest.fixture
def company(tmp_path: Path, empty_file: Path) -> Path:
    """A file with a record of changes."""
    path = tmp_path / "files" / "company.qianji"
    path.parent.mkdir()
    shutil.copyfile(empty_file, path)
    with Database.open(path) as database:
        noted(database, "华东")
    return path


def test_changes_of_another_file_are_noticed_and_spoil_nothing(left: Path) -> None:
    beside = left.with_name(left.name + "-wal")
    before = left.read_bytes(), beside.read_bytes()

    with pytest.raises(DamagedFileError):
        Database.open(left)

    assert (left.read_bytes(), beside.read_bytes()) == before
    assert sorted(each.name for each in left.parent.iterdir()) == [left.name, beside.name, "other"]


def copied(source: Path, target: Path, *endings: str) -> Path:
    """A data file as it lies there at this moment, with what lies beside it."""
    target.parent.mkdir(exist_ok=True)
    for ending in endings:
        shutil.copyfile(source.with_name(source.name + ending), target.with_name(target.name + ending))
    return target


def names_in(path: Path) -> list[str]:
    with Database.open(path) as opened, opened.read() as session:
        return list(session.scalars(select(Team.name).order_by(Team.id)))


def noted(database: Database, name: str) -> None:
    with database.write() as session:
        session.add(Team(name=name))
        audit.append(session, "team.added", details={"name": name})


def foreign_journal(place: Path, *statements: str) -> bytes:
    """What another program's database has in its journal after some statements."""
    with closing(sqlite3.connect(place, isolation_level=None)) as other:
        for statement in ("PRAGMA journal_mode = WAL", *statements, "CREATE TABLE z (a)", "INSERT INTO z VALUES (1)"):
            other.execute(statement)
        return place.with_name(place.name + "-wal").read_bytes()


def refused_untouched(path: Path) -> str:
    """The sentence with which a file is refused that stays, with its folder, as it was."""
    before = {each.name: each.read_bytes() for each in path.parent.iterdir() if each.is_file()}
    for opening in (Database.open, look_at):
        with pytest.raises(ForeignChangesError) as refusal:
            opening(path)
        assert "itself is whole" in str(refusal.value)
        assert str(path) in str(refusal.value)
    assert {each.name: each.read_bytes() for each in path.parent.iterdir() if each.is_file()} == before
    return str(refusal.value)


def half_written(left: Path, whole: bytes, mask: int) -> bytes:
    """A file with those sectors of each page that came before the power went while its changes were played in."""
    old = left.read_bytes().ljust(len(whole), b"\0")
    places = range(0, len(whole), SECTOR)
    return b"".join((whole if mask >> (place // SECTOR % 8) & 1 else old)[place : place + SECTOR] for place in places)


@pytest.mark.on_file  # about what lies beside a file
@pytest.mark.parametrize("number", range(1, 9))
def test_pages_half_written_when_the_power_went_are_whole_with_what_lies_beside_them(
    tmp_path: Path, company: Path, number: int
) -> None:
    left = tmp_path / "left" / "company.qianji"
    with Database.open(company) as database:
        for name in range(number):
            noted(database, f"team {name}")
        copied(company, left, "", "-wal")

    for bit in range(8):
        cut = copied(left, tmp_path / f"cut {bit}" / "company.qianji", "-wal")
        cut.write_bytes(half_written(left, company.read_bytes(), 0xFF ^ 1 << bit))
        assert names_in(cut) == ["华东", *(f"team {name}" for name in range(number))]


OURS = (f"PRAGMA application_id = {APPLICATION_ID}", f"PRAGMA user_version = {SCHEMA}")


@pytest.mark.on_file  # about what lies beside a file
@pytest.mark.parametrize("statements", [(), OURS], ids=["foreign", "with our marks"])
def test_another_programs_journal_is_not_played_in(
    tmp_path: Path, company: Path, statements: tuple[str, ...]
) -> None:
    beside = company.with_name(company.name + "-wal")
    beside.write_bytes(foreign_journal(tmp_path / "other.db", *statements))

    assert beside.name in refused_untouched(company)

    set_aside(company)
    assert names_in(company) == ["华东"]
    assert company.with_name(beside.name + ASIDE).exists()


@pytest.mark.on_file
def test_the_journal_of_another_company_is_not_played_in(tmp_path: Path, company: Path, empty_file: Path) -> None:
    other = copied(empty_file, tmp_path / "other.qianji", "")
    with Database.open(other) as database:
        noted(database, "华南")
        shutil.copyfile(other.with_name("other.qianji-wal"), company.with_name(company.name + "-wal"))

    refused_untouched(company)


@pytest.mark.on_file
def test_an_older_journal_of_the_same_file_is_not_played_in(tmp_path: Path, company: Path) -> None:
    beside = company.with_name(company.name + "-wal")
    with Database.open(company) as database:
        noted(database, "华南")
        older = beside.read_bytes()
    with Database.open(company) as database:
        noted(database, "华北")
        noted(database, "华中")
    beside.write_bytes(older)

    refused_untouched(company)


@pytest.mark.on_file
def test_the_files_own_journal_is_played_in(tmp_path: Path, company: Path) -> None:
    with Database.open(company) as database:
        noted(database, "华南")
        left = copied(company, tmp_path / "left" / company.name, "", "-wal")

    assert names_in(left) == ["华东", "华南"]


@pytest.mark.on_file
def test_another_programs_unfinished_change_is_not_taken_back_in_the_file(tmp_path: Path, company: Path) -> None:
    place = tmp_path / "other.db"
    journal = place.with_name("other.db-journal")
    with closing(sqlite3.connect(place, isolation_level=None)) as other:
        for statement in ("PRAGMA cache_size = 1", "CREATE TABLE z (a)", "BEGIN"):
            other.execute(statement)
        other.executemany("INSERT INTO z VALUES (?)", [("x" * 3000,)] * 30)
        shutil.copyfile(journal, company.with_name(company.name + "-journal"))

    refused_untouched(company)


@pytest.mark.on_file
def test_without_room_for_a_copy_a_plain_file_waits_for_room(
    tmp_path: Path, company: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Database.open(company) as database:
        noted(database, "华南")
        left = copied(company, tmp_path / "left" / company.name, "", "-wal")
    before = left.read_bytes()
    with monkeypatch.context() as narrow:
        narrow.setattr(interrupted, "SPARE", 1 << 60)
        with pytest.raises(DataFileError, match="no room"):
            Database.open(left)
    assert left.read_bytes() == before

    assert names_in(left) == ["华东", "华南"]


def test_what_a_sudden_end_leaves_half_done_is_swept_away(tmp_path: Path, empty_file: Path) -> None:
    path, shelf = tmp_path / "company [1].qianji", tmp_path / "company [1]-backups"
    shutil.copyfile(empty_file, path)
    (tmp_path / "company [1].qianji.part").touch()
    (tmp_path / "letter.part").touch()
    (shelf / f"{MARK}1-left").mkdir(parents=True)
    (shelf / f"{MARK}1-left" / path.name).touch()
    (shelf / "20261121-closing.qianji.part").touch()
    with private_copy(path, shelf) as copy:
        Database.open(path).close()

        assert copy.exists()

    assert list(shelf.iterdir()) == []
    assert sorted(each.name for each in tmp_path.iterdir()) == [shelf.name, path.name, "letter.part"]
