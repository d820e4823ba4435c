"""The verbs on the password: what setting, changing and removing does to the file."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.errors import LockedError, RequestError, WrongPasswordError
from desktop.models import Team
from desktop.services.unlocking import asks_for_password, unlock
from desktop.services.vault import Vault, new_code
from desktop.store.database import Database
from desktop.store.slots import SlotKind, attached_to
from tests.locked import OTHER, PASSWORD, key_of, protect
from tests.services.vault.looking import teams, verbs


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

    def test_who_forgot_it_may_take_no_weak_one_either(self, path: Path) -> None:
        code = protect(path)
        keys = [unlock(path, code, SlotKind.RECOVERY)]
        with Database.open(path, keys) as database, pytest.raises(RequestError, match="too short"):
            Vault(database).give_anew(code, "short", new_code())

        assert unlock(path, PASSWORD).raw == unlock(path, code, SlotKind.RECOVERY).raw


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
