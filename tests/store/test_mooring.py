"""A file that is moved, renamed, removed or replaced while it stands open: told before anything counts as saved."""

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop.domain.rotation import Reason
from desktop.errors import DataFileError, MissingFileError
from desktop.models import Team
from desktop.services.backups import Backups
from desktop.store.asides import aside
from desktop.store.database import Database
from desktop.store.files import beside
from desktop.store.key import Keys
from desktop.store.restore import restore
from tests.locked import key_of, make_slots_cheap, protect

pytestmark = [
    pytest.mark.on_file,  # about the file itself
    pytest.mark.skipif(os.name == "nt", reason="Windows keeps an open file where it is"),
]


@pytest.fixture
def path(tmp_path: Path, empty_file: Path) -> Path:
    """A data file in a folder of its own."""
    (tmp_path / "here").mkdir()
    return Path(shutil.copyfile(empty_file, tmp_path / "here" / "company.qianji"))


def add(database: Database, name: str) -> None:
    with database.write() as session:
        session.add(Team(name=name))


def teams(path: Path, keys: Keys = ()) -> list[str]:
    with Database.open(path, keys) as database, database.read() as session:
        return list(session.scalars(select(Team.name).order_by(Team.id)))


def move(path: Path) -> None:
    path.rename(path.parent.parent / "elsewhere.qianji")


@pytest.mark.parametrize("lose", [move, Path.unlink])
def test_nothing_is_said_to_be_saved_in_a_file_that_lost_its_place_and_what_was_comes_back(
    path: Path, lose: Callable[[Path], None]
) -> None:
    with Database.open(path) as database:
        add(database, "华东")
        lose(path)

        with pytest.raises(DataFileError, match=r"no longer in .* this was not saved. Put it back"):
            add(database, "华南")
        with pytest.raises(DataFileError, match=r"No backup was made: company\.qianji is no longer in"):
            Backups(database).put_aside(Reason.WISHED)
        with aside():
            add(database, "begun")  # a form begun is kept as far as that goes

    assert teams(path) == ["华东", "begun"]
    assert sorted(each.name for each in path.parent.iterdir()) == [path.name]


def test_a_file_put_back_under_its_name_takes_entries_again(path: Path) -> None:
    with Database.open(path) as database:
        move(path)
        with pytest.raises(DataFileError):
            add(database, "华东")
        (path.parent.parent / "elsewhere.qianji").rename(path)
        add(database, "华南")

    assert teams(path) == ["华南"]


def test_another_file_in_its_place_stays_and_what_was_saved_goes_beside_it(path: Path, empty_file: Path) -> None:
    other = path.with_name("other.qianji")
    shutil.copyfile(empty_file, other)
    with Database.open(path) as database:
        add(database, "华东")
        other.replace(path)

        with pytest.raises(DataFileError, match="Another file has taken the place"):
            add(database, "华南")

    (kept,) = path.parent.glob("company-as-open-*.qianji")
    assert teams(path) == []
    assert teams(kept) == ["华东"]


def test_changes_removed_beside_the_file_are_told_and_come_in_on_closing(path: Path) -> None:
    with Database.open(path) as database:
        add(database, "华东")
        beside(path)[0].unlink()

        with pytest.raises(DataFileError, match="What belongs to"):
            add(database, "华南")

    assert teams(path) == ["华东"]


def test_an_encrypted_file_comes_back_encrypted(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_slots_cheap(monkeypatch)
    protect(path)
    key = key_of(path)
    with Database.open(path, (key,)) as database:
        add(database, "华东")
        path.unlink()

    assert teams(path, (key,)) == ["华东"]
    assert b"SQLite" not in path.read_bytes()[:16]


def test_a_folder_that_is_gone_is_told_and_none_is_made(path: Path) -> None:
    with Database.open(path) as database:
        add(database, "华东")
        path.parent.rename(path.parent.parent / "pulled out")

        with pytest.raises(DataFileError, match=r"The folder .* is no longer there, so this was not saved"):
            add(database, "华南")

    assert not path.parent.exists()
    assert teams(path.parent.parent / "pulled out" / path.name) == ["华东"]


def test_a_drive_that_answers_no_more_is_told_as_one_that_is_gone(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    present = Path.stat

    def silent(place: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if place in (path, path.parent):
            raise OSError(errno.ENOTCONN, os.strerror(errno.ENOTCONN))
        return present(place, follow_symlinks=follow_symlinks)

    with Database.open(path) as database:
        add(database, "华东")
        with monkeypatch.context() as drive:
            drive.setattr(Path, "stat", silent)
            with pytest.raises(DataFileError, match=r"The folder .* is no longer there, so this was not saved"):
                add(database, "华南")
            database.close()

    assert teams(path) == ["华东"]


def test_a_protected_file_that_is_let_go_of_twice_writes_nothing_into_another(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_slots_cheap(monkeypatch)
    protect(path)
    database = Database.open(path, (key_of(path),))
    database.close()
    path.write_bytes(b"somebody else's")

    database.close()

    assert path.read_bytes() == b"somebody else's"


def test_a_file_that_is_let_go_of_twice_leaves_what_came_into_its_place_alone(path: Path, empty_file: Path) -> None:
    database = Database.open(path)
    database.close()
    path.unlink()
    shutil.copyfile(empty_file, path)

    database.close()

    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_changes_left_where_the_file_was_moved_away_are_told_and_come_in_with_it(path: Path) -> None:
    elsewhere, journal = path.parent.parent / "elsewhere.qianji", beside(path)[0]
    with Database.open(path) as database:
        add(database, "华东")
        left = journal.read_bytes()
        path.rename(elsewhere)
        shutil.copyfile(elsewhere, path.parent.parent / "as it was.qianji")
    path.unlink()
    journal.write_bytes(left)  # as a sudden end leaves it

    for act in (Database.open, Database.create):
        with pytest.raises(MissingFileError, match="changes that were saved in it lie beside it"):
            act(path)
    restore(path, path.parent.parent / "as it was.qianji")
    (aside_there,) = path.parent.glob("company.qianji.damaged-*-wal")
    assert aside_there.read_bytes() == left
    assert teams(path) == []
    path.unlink()
    aside_there.rename(journal)
    shutil.copyfile(path.parent.parent / "as it was.qianji", path)

    assert teams(path) == ["华东"]
