"""The verbs on the password: what each does to the file, and that being killed in any of them loses nothing."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop.domain.rotation import Reason
from desktop.errors import DataFileError, LockedError, QianjiError, RequestError, WrongPasswordError
from desktop.models import AuditEntry, Team
from desktop.services.backups import Backups, restore_path
from desktop.services.checkup import check_up
from desktop.services.unlocking import asks_for_password, pause_left, unlock
from desktop.services.vault import Vault, new_code
from desktop.store import vault as sealing
from desktop.store.database import Database
from desktop.store.key import Key
from desktop.store.slots import Cost, SlotKind, attached_to, parse_slots
from desktop.store.wrong_tries import pause_after
from tests.locked import CODE, OTHER, PASSWORD, key_of, make_slots_cheap, protect


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


def teams(path: Path, *keys: Key) -> list[str]:
    with Database.open(path, keys) as database, database.read() as session:
        assert check_up(database).is_whole
        return list(session.scalars(select(Team.name)))


def verbs(path: Path, *keys: Key) -> list[str]:
    with Database.open(path, keys) as database, database.read() as session:
        return list(session.scalars(select(AuditEntry.verb).order_by(AuditEntry.id)))


class TestSetting:
    def test_the_file_is_encrypted_and_opens_with_the_password_and_with_the_code(self, path: Path) -> None:
        code = protect(path)

        assert asks_for_password(path)
        assert teams(path, key_of(path)) == ["华东"]
        assert teams(path, unlock(path, code, SlotKind.RECOVERY)) == ["华东"]
        assert verbs(path, key_of(path))[-1] == "password.set"

    def test_without_the_password_it_asks_for_it(self, path: Path) -> None:
        protect(path)

        with pytest.raises(LockedError, match="protected by a password"):
            Database.open(path)

    def test_another_program_cannot_read_it_and_nothing_of_it_is_plain(self, path: Path) -> None:
        protect(path)

        with sqlite3.connect(path) as other, pytest.raises(sqlite3.DatabaseError, match="not a database"):
            other.execute("SELECT name FROM team").fetchall()
        assert "华东".encode() not in b"".join(each.read_bytes() for each in path.parent.iterdir())

    def test_what_is_written_while_it_is_open_is_not_plain_either(self, locked: Vault) -> None:
        with locked.database.write() as session:
            session.add(Team(name="华南大区"))

        folder = locked.database.path.parent
        assert "华南大区".encode() not in b"".join(each.read_bytes() for each in folder.iterdir())

    def test_neither_secret_nor_the_key_lies_anywhere(self, path: Path) -> None:
        code = protect(path)
        raw = key_of(path).raw

        content = b"".join(each.read_bytes() for each in path.parent.iterdir())

        for secret in (PASSWORD.encode(), code.encode(), code.replace("-", "").encode(), raw, raw.hex().encode()):
            assert secret not in content

    def test_the_file_before_is_gone_and_nothing_is_left_beside(self, path: Path) -> None:
        protect(path)

        assert sorted(each.name for each in path.parent.iterdir()) == ["company.qianji", "company.qianji.key"]

    def test_a_weak_password_changes_nothing(self, path: Path) -> None:
        with Database.open(path) as database, pytest.raises(RequestError, match="too short"):
            Vault(database).set_password("short", new_code())

        assert teams(path) == ["华东"]

    def test_a_protected_file_is_not_set_again(self, locked: Vault) -> None:
        with pytest.raises(RequestError, match="has a password already"):
            locked.set_password(OTHER, new_code())

    def test_the_open_file_goes_on_working(self, path: Path) -> None:
        with Database.open(path) as database:
            Vault(database).set_password(PASSWORD, new_code())
            with database.write() as session:
                session.add(Team(name="华南"))

        assert teams(path, key_of(path)) == ["华东", "华南"]


class TestChanging:
    def test_the_new_password_opens_and_the_old_one_does_not(self, locked: Vault) -> None:
        locked.change_password(PASSWORD, OTHER)
        locked.database.close()

        path = locked.database.path
        assert teams(path, key_of(path, OTHER)) == ["华东"]
        with pytest.raises(WrongPasswordError):
            unlock(path, PASSWORD)

    def test_who_does_not_know_the_present_one_changes_nothing(self, locked: Vault) -> None:
        changes: tuple[Callable[[], None], ...] = (
            lambda: locked.change_password("wrong", OTHER),
            lambda: locked.renew_key("wrong", OTHER, new_code()),
            lambda: locked.renew_code("wrong", new_code()),
        )
        for change in changes:
            with pytest.raises(WrongPasswordError):
                change()
        assert unlock(locked.database.path, PASSWORD)

    def test_another_key_makes_old_copies_useless_for_the_file(self, locked: Vault) -> None:
        old = locked.database.key
        locked.renew_key(PASSWORD, OTHER, new_code())
        locked.database.close()

        path = locked.database.path
        assert old is not None
        with pytest.raises(LockedError):
            Database.open(path, [old])
        assert teams(path, key_of(path, OTHER)) == ["华东"]
        assert verbs(path, key_of(path, OTHER))[-1] == "password.key_renewed"

    def test_a_new_code_takes_the_place_of_the_old_one(self, path: Path) -> None:
        old, new = protect(path), new_code()
        with Database.open(path, [key_of(path)]) as database:
            Vault(database).renew_code(PASSWORD, new)

        assert teams(path, unlock(path, new, SlotKind.RECOVERY)) == ["华东"]
        with pytest.raises(WrongPasswordError, match="not the recovery code"):
            unlock(path, old, SlotKind.RECOVERY)

    def test_a_forgotten_password_is_given_anew_with_a_new_code(self, path: Path) -> None:
        code, next_code = protect(path), new_code()
        with Database.open(path, [unlock(path, code, SlotKind.RECOVERY)]) as database:
            Vault(database).give_anew(code, OTHER, next_code)

        assert teams(path, key_of(path, OTHER)) == ["华东"]
        for secret, kind in ((PASSWORD, SlotKind.PASSWORD), (code, SlotKind.RECOVERY)):
            with pytest.raises(WrongPasswordError):
                unlock(path, secret, kind)


class TestRemoving:
    def test_the_file_is_plain_again_and_nothing_of_the_key_is_left(self, locked: Vault) -> None:
        locked.remove_password(PASSWORD)
        locked.database.close()

        path = locked.database.path
        assert teams(path) == ["华东"]
        assert [each.name for each in path.parent.iterdir()] == ["company.qianji"]
        assert attached_to(path) == b""

    def test_a_plain_file_has_none_to_remove(self, path: Path) -> None:
        with Database.open(path) as database, pytest.raises(RequestError, match="has no password"):
            Vault(database).remove_password(PASSWORD)


class TestUnlocking:
    def test_after_several_wrong_ones_even_the_right_one_waits(self, path: Path) -> None:
        protect(path)
        seconds = 1000.0
        for _ in range(4):
            with pytest.raises(WrongPasswordError):
                unlock(path, OTHER, clock=lambda: seconds)

        with pytest.raises(WrongPasswordError, match="wait 1 s") as told:
            unlock(path, PASSWORD, clock=lambda: seconds)
        assert told.value.pause == 1
        assert told.value.exit_code == 3

        seconds += pause_after(4)
        assert unlock(path, PASSWORD, clock=lambda: seconds)
        assert pause_left(path, lambda: seconds) == 0

    def test_a_slip_in_the_code_is_told_and_counts_as_no_try(self, path: Path) -> None:
        protect(path)

        for _ in range(6):
            with pytest.raises(RequestError, match="Group 1"):
                unlock(path, ("1" if CODE[0] != "1" else "2") + CODE[1:], SlotKind.RECOVERY)

        assert pause_left(path) == 0

    def test_a_plain_a_missing_and_a_foreign_file_say_so(self, path: Path) -> None:
        with pytest.raises(DataFileError, match="has no password"):
            unlock(path, PASSWORD)
        with pytest.raises(DataFileError, match="There is no data file"):
            unlock(path.with_name("nothing.qianji"), PASSWORD)
        assert not asks_for_password(path)
        assert not asks_for_password(path.with_name("nothing.qianji"))

    def test_a_weaker_slot_is_sealed_anew_as_today(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        protect(path)
        today = Cost(memory=16, passes=2, lanes=1)
        monkeypatch.setattr(sealing, "COST", today)

        key_of(path)

        slots = parse_slots(path.with_name("company.qianji.key").read_bytes())
        assert slots is not None
        assert [slot.cost == today for slot in slots.all] == [True, False]
        assert teams(path, key_of(path)) == ["华东"]


class TestBackupsOfProtectedFiles:
    def test_a_backup_is_encrypted_and_opens_alone_elsewhere(self, locked: Vault, tmp_path: Path) -> None:
        backup = Backups(locked.database).put_aside(Reason.WISHED)
        alone = tmp_path / "usb" / "alone.qianji"
        alone.parent.mkdir()
        shutil.copyfile(backup.path, alone)

        assert "华东".encode() not in backup.path.read_bytes()
        assert teams(alone, key_of(alone)) == ["华东"]

    def test_one_from_before_a_change_opens_with_the_old_password(self, locked: Vault) -> None:
        backup = Backups(locked.database).put_aside(Reason.WISHED)
        locked.renew_key(PASSWORD, OTHER, new_code())

        with pytest.raises(WrongPasswordError):
            unlock(backup.path, OTHER)
        assert unlock(backup.path, PASSWORD)

    def test_a_backup_under_the_same_key_is_put_back_without_asking(self, locked: Vault) -> None:
        path, keys = locked.database.path, locked.database.keys
        backup = Backups(locked.database).put_aside(Reason.WISHED)
        with locked.database.write() as session:
            session.add(Team(name="华南"))
        locked.change_password(PASSWORD, OTHER)
        locked.database.close()

        restored = restore_path(path, backup.path, keys=keys)

        assert restored.before is not None
        assert teams(path, *keys) == ["华东"]
        assert teams(restored.before, *keys) == ["华东", "华南"]


def _set(path: Path, step: Callable[[str], None]) -> None:
    with Database.open(path) as database:
        Vault(database, step).set_password(PASSWORD, CODE)


def _change(path: Path, step: Callable[[str], None]) -> None:
    with Database.open(path, [key_of(path)]) as database:
        Vault(database, step).change_password(PASSWORD, OTHER)


def _renew(path: Path, step: Callable[[str], None]) -> None:
    with Database.open(path, [key_of(path)]) as database:
        Vault(database, step).renew_key(PASSWORD, OTHER, CODE)


def _forget(path: Path, step: Callable[[str], None]) -> None:
    with Database.open(path, [key_of(path)]) as database:
        Vault(database, step).give_anew(CODE, OTHER, CODE)


def _remove(path: Path, step: Callable[[str], None]) -> None:
    with Database.open(path, [key_of(path)]) as database:
        Vault(database, step).remove_password(PASSWORD)


class TestSuddenDeath:
    @pytest.mark.parametrize("verb", [_set, _change, _renew, _forget, _remove])
    def test_what_lies_on_the_disk_at_each_step_opens(
        self, verb: Callable[[Path, Callable[[str], None]], None], path: Path, tmp_path: Path
    ) -> None:
        if verb is not _set:
            with Database.open(path) as database:
                Vault(database).set_password(PASSWORD, CODE)
        stopped: list[Path] = []

        def killed(step: str) -> None:
            """What a kill at this step would leave."""
            left = tmp_path / f"{len(stopped)} {step}"
            shutil.copytree(path.parent, left, ignore=shutil.ignore_patterns("*.lock"))
            stopped.append(left / path.name)

        verb(path, killed)

        assert len(stopped) >= 2
        for left in stopped:
            assert self.opens(left) == ["华东"], left
            assert check_again(left), left

    @staticmethod
    def opens(path: Path) -> list[str]:
        """The teams of a file, opened with whichever password is its own; the code opens it too."""
        if not asks_for_password(path):
            return teams(path)
        by_code = unlock(path, CODE, SlotKind.RECOVERY)
        for password in (PASSWORD, OTHER):
            try:
                key = unlock(path, password)
            except QianjiError:
                continue
            assert key.raw == by_code.raw
            return teams(path, key)
        return []


def check_again(path: Path) -> bool:
    """Whether the file opens once more after it was opened and closed."""
    return TestSuddenDeath.opens(path) == ["华东"]


class TestRestoringAcrossPasswords:
    def test_a_plain_backup_is_encrypted_as_the_file_is_now(self, path: Path) -> None:
        with Database.open(path) as database:
            backup = Backups(database).put_aside(Reason.WISHED)
            Vault(database).set_password(PASSWORD, CODE)
            keys = database.keys

        restore_path(path, backup.path, keys=keys)

        assert asks_for_password(path)
        assert teams(path, key_of(path)) == ["华东"]
        assert teams(path, unlock(path, CODE, SlotKind.RECOVERY)) == ["华东"]

    def test_a_backup_of_another_key_takes_the_present_password(self, locked: Vault) -> None:
        path, old = locked.database.path, locked.database.keys
        backup = Backups(locked.database).put_aside(Reason.WISHED)
        locked.renew_key(PASSWORD, OTHER, new_code())
        keys = [*locked.database.keys, *old]
        locked.database.close()

        restore_path(path, backup.path, keys=keys)

        assert teams(path, key_of(path, OTHER)) == ["华东"]
        assert not list(path.parent.glob("*.part*"))

    def test_a_protected_backup_keeps_its_password_in_a_plain_file(self, locked: Vault) -> None:
        path = locked.database.path
        backup = Backups(locked.database).put_aside(Reason.WISHED)
        keys = locked.database.keys
        locked.remove_password(PASSWORD)
        locked.database.close()

        restore_path(path, backup.path, keys=keys)

        assert teams(path, key_of(path)) == ["华东"]
