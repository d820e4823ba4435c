"""A data file opened for reading only: all can be asked, nothing changes, and a change by others is noticed."""

import gzip
import os
import shutil
import sys
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop.domain.rotation import Reason
from desktop.errors import DamagedFileError, DataFileError, InUseError, LockedError, NewerFileError, ReadingOnlyError
from desktop.i18n import LANGUAGES, translator
from desktop.models import Team
from desktop.services.backups import Backups
from desktop.services.checkup import check_up
from desktop.services.vault import Vault
from desktop.store import looking_places
from desktop.store.connection import bare
from desktop.store.database import Database
from desktop.store.key import Keys
from desktop.store.looking import LookedAt, Why, look_at
from desktop.store.temporary import copy_elsewhere
from tests.locked import CODE, OTHER, PASSWORD, key_of, make_slots_cheap, protect

GOLDEN = Path(__file__).resolve().parents[1] / "released" / "schema-1.qianji.gz"

pytestmark = pytest.mark.on_file  # about the file itself


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file with one team, alone in its folder."""
    monkeypatch.setenv("QIANJI_HOME", str(tmp_path / "home"))
    path = tmp_path / "office" / "company.qianji"
    with Database.create(path, lambda session: session.add(Team(name="East"))):
        pass
    return path


def around(path: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in path.parent.iterdir() if each.is_file()}


def teams(database: Database) -> list[str]:
    with database.read() as session:
        return list(session.scalars(select(Team.name).order_by(Team.name)))


def leftovers(path: Path) -> list[str]:
    folder = path.parents[1] / "home" / looking_places.FOLDER
    return sorted(each.name for each in folder.iterdir()) if folder.is_dir() else []


def refuses_every_change(database: LookedAt, target: Path) -> None:
    with pytest.raises(ReadingOnlyError) as refused, database.write():
        raise AssertionError
    assert all("company.qianji" in refused.value.sentence(translator(language)) for language in LANGUAGES)
    with pytest.raises(ReadingOnlyError):
        Backups(database).put_aside(Reason.WISHED)
    vault = Vault(database)
    verb = vault.change_password if vault.is_protected else vault.set_password
    with pytest.raises(ReadingOnlyError):
        verb(PASSWORD, OTHER if vault.is_protected else CODE)
    with pytest.raises(ReadingOnlyError):
        database.exchange(target, None)
    database.keep("first page", {"figures": "1"})
    assert database.kept("first page") is None


def test_everything_can_be_asked_and_nothing_in_the_folder_changes(file: Path) -> None:
    before = around(file)

    database = look_at(file)
    assert teams(database) == ["East"]
    assert check_up(database).is_whole
    refuses_every_change(database, file)
    database.close()

    assert around(file) == before
    assert leftovers(file) == []


def test_the_engine_itself_could_not_write(file: Path) -> None:
    database = look_at(file)

    with pytest.raises(DataFileError), database.raw() as connection:
        connection.execute("DELETE FROM team")
    database.close()


def test_nobody_is_kept_from_working_and_their_changes_are_noticed(file: Path) -> None:
    looked = look_at(file)
    with Database.open(file) as database, database.write() as session:
        session.add(Team(name="West"))

    with pytest.raises(DataFileError, match="Open it again"):
        teams(looked)
    looked.close()
    again = look_at(file)
    assert teams(again) == ["East", "West"]
    again.close()


def test_half_a_change_by_others_is_not_told_as_damage(file: Path) -> None:
    looked = look_at(file)

    def ask_while_it_is_written() -> None:
        with looked.read() as session:
            file.write_bytes(file.read_bytes()[:4096] + bytes(4096 * 20))
            session.scalars(select(Team.name)).all()

    with pytest.raises(DataFileError, match="Open it again"):
        ask_while_it_is_written()
    looked.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a file that is open where it is")
def test_a_file_that_goes_while_it_is_looked_at_is_told(file: Path) -> None:
    looked = look_at(file)
    file.rename(file.with_name("moved.qianji"))

    with pytest.raises(DataFileError, match="moved or removed"):
        teams(looked)
    looked.close()


@pytest.mark.parametrize("is_protected", [False, True])
def test_of_a_file_in_use_a_copy_is_read_with_what_was_saved_last(
    file: Path, monkeypatch: pytest.MonkeyPatch, is_protected: bool
) -> None:
    keys: Keys = ()
    if is_protected:
        make_slots_cheap(monkeypatch)
        protect(file)
        keys = [key_of(file)]
    with Database.open(file, keys) as database:
        with database.write() as session:
            session.add(Team(name="West"))
        before = around(file)
        looked = look_at(file, keys, Why.IN_USE)
        assert teams(looked) == ["East", "West"]
        refuses_every_change(looked, file)
        assert around(file) == before
        with database.write() as session:  # who works with it is not hindered
            session.add(Team(name="North"))
        assert teams(looked) == ["East", "West"]
        looked.close()

    assert leftovers(file) == []


def test_a_protected_file_asks_for_its_key_and_stays_as_it_is(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_slots_cheap(monkeypatch)
    protect(file)
    before = around(file)

    with pytest.raises(LockedError):
        look_at(file)
    looked = look_at(file, [key_of(file)])
    assert teams(looked) == ["East"]
    looked.copy_to(file.parents[1] / "copy.qianji")
    looked.close()

    assert around(file) == before
    with Database.open(file.parents[1] / "copy.qianji", [key_of(file)]) as copy:
        assert teams(copy) == ["East"]


def test_changes_that_a_crash_left_beside_a_file_are_read_from_a_copy(file: Path) -> None:
    with Database.open(file) as database, database.write() as session:
        session.add(Team(name="West"))
        session.commit()
        crashed = file.parents[1] / "crashed" / file.name
        crashed.parent.mkdir()
        for each in (file, file.with_name(f"{file.name}-wal")):
            shutil.copyfile(each, crashed.with_name(each.name))
    before = around(crashed)
    assert len(before) == 2

    looked = look_at(crashed)
    assert teams(looked) == ["East", "West"]
    looked.close()

    assert around(crashed) == before


def test_a_file_of_the_first_release_is_looked_at_without_being_brought_up_to_date(file: Path) -> None:
    old = file.with_name("old.qianji")
    old.write_bytes(gzip.decompress(GOLDEN.read_bytes()))
    before = around(old)

    looked = look_at(old)
    assert check_up(looked).is_whole
    looked.close()

    assert around(old) == before


def test_a_newer_file_is_refused_as_ever(file: Path) -> None:
    connection = bare(file)
    connection.execute("PRAGMA user_version = 99")
    connection.close()

    with pytest.raises(NewerFileError):
        look_at(file)


def test_a_damaged_file_is_looked_at_only_where_that_is_wished(file: Path) -> None:
    file.with_name(f"{file.name}-wal").write_bytes(b"of another file" * 1000)
    content = bytearray(file.read_bytes())
    content[-4096:] = bytes(4096)  # a page of zeros, which a full look finds
    file.write_bytes(content)

    with pytest.raises(DamagedFileError):
        look_at(file)
    looked = look_at(file, why=Why.DAMAGED)
    assert teams(looked) == ["East"]
    assert not looked.health().is_sound
    looked.close()


def test_a_file_that_is_written_all_the_time_is_not_copied_in_pieces(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied = copy_elsewhere

    def copy_and_write(source: Path, target: Path) -> None:
        copied(source, target)
        os.utime(source, ns=(0, source.stat().st_mtime_ns + 1))

    monkeypatch.setattr("desktop.store.looking_places.copy_elsewhere", copy_and_write)
    with Database.open(file), pytest.raises(InUseError, match="in a moment"):
        look_at(file, why=Why.IN_USE)

    assert leftovers(file) == []


def test_a_copy_that_a_crash_left_goes_with_the_next_one(file: Path) -> None:
    left = file.parents[1] / "home" / looking_places.FOLDER / "left"
    left.mkdir(parents=True)
    (left / "company.qianji").write_bytes(b"of the company")
    left.with_name("gone.lock").touch()

    with Database.open(file):
        look_at(file, why=Why.IN_USE).close()

    assert leftovers(file) == []
