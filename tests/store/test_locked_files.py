"""Encrypted files as accidents leave them: what each is called, and that no altered byte goes unnoticed."""

import random
import shutil
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop.errors import DamagedFileError, DataFileError, LockedError
from desktop.models import Team
from desktop.services.unlocking import unlock
from desktop.services.vault import Vault
from desktop.store.backup import copy_verified
from desktop.store.database import Database
from desktop.store.health import health_of
from desktop.store.key import Key
from desktop.store.shelf import checked_facts
from desktop.store.slot_places import attach, slots_for, slots_place
from desktop.store.slots import attached_to
from tests.locked import OTHER, PASSWORD, damage, key_of, make_slots_cheap, protect


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    make_slots_cheap(monkeypatch)


@pytest.fixture
def path(tmp_path: Path, empty_file: Path) -> Path:
    """A protected file with one team, closed."""
    place = shutil.copyfile(empty_file, tmp_path / "company.qianji")
    with Database.open(place) as database, database.write() as session:
        session.add(Team(name="华东"))
    protect(place)
    return place


def teams(path: Path, key: Key) -> list[str]:
    with Database.open(path, [key]) as database, database.read() as session:
        return list(session.scalars(select(Team.name)))


class TestSlots:
    def test_without_the_file_of_slots_those_in_the_file_open_it(self, path: Path) -> None:
        slots_place(path).unlink()

        assert teams(path, key_of(path)) == ["华东"]
        assert slots_place(path).exists()  # laid beside it again

    @pytest.mark.parametrize("content", [b"", b"{}", b"\0" * 900, b"x" * 200_000])
    def test_damaged_ones_beside_it_are_passed_over(self, path: Path, content: bytes) -> None:
        slots_place(path).write_bytes(content)

        assert teams(path, key_of(path)) == ["华东"]

    def test_those_of_another_file_are_passed_over(self, path: Path, tmp_path: Path, empty_file: Path) -> None:
        other = shutil.copyfile(empty_file, tmp_path / "other.qianji")
        protect(other, OTHER)
        shutil.copyfile(slots_place(other), slots_place(path))

        assert teams(path, key_of(path)) == ["华东"]

    def test_those_of_a_backup_help_a_file_that_lost_both(self, path: Path) -> None:
        shelf = path.with_name("company-backups")
        shelf.mkdir()
        with Database.open(path, [key_of(path)]) as database, database.raw() as connection:
            copy_verified(connection, shelf / "1.qianji")
        slots_place(path).unlink()
        path.write_bytes(path.read_bytes()[: -(path.stat().st_size % 4096)])

        assert teams(path, key_of(path)) == ["华东"]

    def test_a_file_without_any_says_which_is_missing(self, path: Path) -> None:
        slots_place(path).unlink()
        path.write_bytes(path.read_bytes()[: -(path.stat().st_size % 4096)])

        with pytest.raises(DataFileError, match=r"put company\.qianji\.key back beside it"):
            Database.open(path)

    def test_those_left_beside_a_plain_file_are_put_away_once_it_opened(self, path: Path) -> None:
        key, left = key_of(path), slots_place(path).read_bytes()
        with Database.open(path, [key]) as database:
            Vault(database).remove_password(PASSWORD)
        slots_place(path).write_bytes(left)  # as a kill right after the exchange leaves them

        Database.open(path).close()

        assert not slots_place(path).exists()
        assert slots_place(path).with_name(f"{path.name}.key.old").read_bytes() == left

    def test_a_file_carried_alone_elsewhere_opens(self, path: Path, tmp_path: Path) -> None:
        alone = tmp_path / "usb" / "renamed.qianji"
        alone.parent.mkdir()
        shutil.copyfile(path, alone)

        assert teams(alone, key_of(alone)) == ["华东"]

    def test_the_file_does_not_grow_by_carrying_them(self, path: Path) -> None:
        key, sizes = key_of(path), set[int]()
        for number in range(3):
            with Database.open(path, [key]) as database, database.write() as session:
                session.scalars(select(Team)).one().name = f"华东{number}"
            sizes.add(path.stat().st_size)

        assert len(sizes) == 1
        assert attached_to(path) == key.slots

    def test_half_written_ones_are_written_anew(self, path: Path) -> None:
        key = key_of(path)
        path.write_bytes(path.read_bytes()[:-7])

        assert attached_to(path) == b""
        assert teams(path, key) == ["华东"]
        assert attached_to(path) == key.slots

    def test_while_changes_lie_beside_the_file_nothing_is_attached(self, path: Path) -> None:
        key, before = key_of(path), path.read_bytes()
        path.with_name("company.qianji-wal").write_bytes(b"changes")

        attach(path, Key(key.raw, key.slots + b" "))

        assert path.read_bytes() == before


class TestNames:
    def test_another_key_does_not_open_it(self, path: Path, tmp_path: Path, empty_file: Path) -> None:
        other = shutil.copyfile(empty_file, tmp_path / "other.qianji")
        protect(other, OTHER)

        with pytest.raises(LockedError):
            Database.open(path, [key_of(other, OTHER)])

    @pytest.mark.parametrize("left", [0.9, 0.5, 0.1])
    def test_a_file_cut_short_is_called_so(self, path: Path, left: float) -> None:
        key, content = key_of(path), path.read_bytes()
        path.write_bytes(content[: int(len(content) * left)])

        with pytest.raises(DamagedFileError, match="cut short"):
            Database.open(path, [key])

    def test_a_damaged_first_page_is_called_so(self, path: Path) -> None:
        key = key_of(path)
        damage(path)

        with pytest.raises(DamagedFileError, match=r"beginning of .* is damaged"):
            Database.open(path, [key])

    @pytest.mark.parametrize("content", [b"PK\x03\x04 not ours" * 400, b"\0" * 9000, "一份文本\n".encode() * 500])
    def test_a_foreign_file_asks_for_no_password(self, path: Path, content: bytes) -> None:
        path.write_bytes(content)

        with pytest.raises(DataFileError, match="not a Qianji data file"):
            Database.open(path, [])

    def test_a_refused_file_stays_as_it_was(self, path: Path) -> None:
        before = {each.name: each.read_bytes() for each in path.parent.iterdir() if each.is_file()}

        with pytest.raises(LockedError):
            Database.open(path)

        assert {each.name: each.read_bytes() for each in path.parent.iterdir() if each.is_file()} == before


class TestAlteredBytes:
    def test_each_of_a_hundred_is_noticed(self, path: Path, tmp_path: Path) -> None:
        key, copy = key_of(path), tmp_path / "copy.qianji"
        with Database.open(path, [key]) as database, database.raw() as connection:
            copy_verified(connection, copy)
        whole, chance = copy.read_bytes(), random.Random(6)  # noqa: S311 - places of altered bits
        tail = range(len(whole) - 900, len(whole))
        for place in [*range(16), *(chance.randrange(len(whole)) for _ in range(60)), *chance.sample(tail, 24)]:
            altered = bytearray(whole)
            altered[place] ^= 1 << chance.randrange(8)
            copy.write_bytes(altered)
            with pytest.raises(DataFileError):
                checked_facts(copy, [key])

    def test_a_page_no_table_uses_is_looked_at_too(self, path: Path) -> None:
        key = key_of(path)
        with Database.open(path, [key]) as database:
            with database.raw() as connection:
                connection.execute("CREATE TABLE spare (text)")
                connection.execute("INSERT INTO spare VALUES (randomblob(40000))")
                connection.execute("DROP TABLE spare")
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                pages = connection.execute("PRAGMA page_count").fetchone()[0]
            with path.open("r+b") as file:
                file.seek((pages - 2) * 4096 + 50)
                file.write(b"altered")
            with database.raw() as connection:
                assert not health_of(connection).is_sound

    def test_the_right_password_for_altered_slots_opens_nothing(self, path: Path) -> None:
        slots = slots_for(path)
        assert slots is not None
        assert unlock(path, PASSWORD).mark == slots.mark
