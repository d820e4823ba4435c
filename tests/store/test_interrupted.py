"""A file whose last use ended suddenly is looked through on a copy; what does not fit stays as it was."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop.errors import DamagedFileError
from desktop.models import Team
from desktop.store import interrupted
from desktop.store.database import Database
from desktop.store.temporary import MARK, private_copy


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


def test_changes_of_another_file_are_noticed_and_spoil_nothing(left: Path) -> None:
    beside = left.with_name(left.name + "-wal")
    before = left.read_bytes(), beside.read_bytes()

    with pytest.raises(DamagedFileError):
        Database.open(left)

    assert (left.read_bytes(), beside.read_bytes()) == before
    assert sorted(each.name for each in left.parent.iterdir()) == [left.name, beside.name, "other"]


@pytest.mark.on_file  # about what lies beside a file
def test_without_room_for_the_copy_a_whole_file_opens_all_the_same(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(database, "华东")
    left = tmp_path / "left.qianji"
    for ending in ("", "-wal"):
        shutil.copyfile(database.path.with_name(database.path.name + ending), left.with_name(left.name + ending))
    monkeypatch.setattr(interrupted, "SPARE", 1 << 60)

    with Database.open(left) as opened, opened.read() as session:
        assert list(session.scalars(select(Team.name))) == ["华东"]


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
