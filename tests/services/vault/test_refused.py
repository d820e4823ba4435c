"""A verb on the password that is refused or fails leaves the password, the code and every file as they were."""

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.errors import DamagedFileError, DataFileError, RequestError, WrongPasswordError
from desktop.services.unlocking import unlock
from desktop.services.vault import Vault
from desktop.store import slot_places
from desktop.store.database import Database
from desktop.store.problems import FULL
from desktop.store.slots import SlotKind
from tests.full_disk import full_after_the_next_commit
from tests.locked import CODE, OTHER, PASSWORD, key_of, protect
from tests.services.vault.looking import teams, verbs

FURTHER = "a third yellow door"


def _change(vault: Vault) -> None:
    vault.change_password(PASSWORD, OTHER)


def _renew_key(vault: Vault) -> None:
    vault.renew_key(PASSWORD, OTHER, CODE)


def _renew_code(vault: Vault) -> None:
    vault.renew_code(PASSWORD, CODE)


def _remove(vault: Vault) -> None:
    vault.remove_password(PASSWORD)


@pytest.mark.parametrize("verb", [_change, _renew_key, _renew_code, _remove])
class TestRefused:
    def test_in_a_file_that_was_found_damaged_the_password_and_the_code_stay(
        self, verb: Callable[[Vault], None], path: Path
    ) -> None:
        code = protect(path)
        with Database.open(path, [key_of(path)]) as database:
            database.is_damaged = True
            with pytest.raises(DamagedFileError, match="was not saved"):
                verb(Vault(database))

        assert unlock(path, code, SlotKind.RECOVERY).raw == key_of(path).raw
        with pytest.raises(WrongPasswordError):
            unlock(path, OTHER)

    def test_another_file_that_took_the_place_of_the_open_one_is_not_touched(
        self, verb: Callable[[Vault], None], path: Path, tmp_path: Path
    ) -> None:
        code = protect(path)
        other = tmp_path / "other.qianji"
        shutil.copyfile(path, other)
        with Database.open(other, [key_of(path)]) as database:
            Vault(database).change_password(PASSWORD, FURTHER)
        theirs = other.read_bytes()
        with Database.open(path, [key_of(path)]) as database:
            other.replace(path)
            with pytest.raises(DataFileError, match="Another file has taken the place"):
                verb(Vault(database))
            there = path.read_bytes()

        (kept,) = path.parent.glob("company-as-open-*.qianji")
        assert there == theirs
        assert teams(kept, unlock(kept, code, SlotKind.RECOVERY), key_of(kept)) == ["华东"]


@pytest.mark.parametrize("verb", [_change, _renew_code])
def test_where_the_record_of_changes_takes_no_entry_the_password_and_the_code_stay(
    verb: Callable[[Vault], None], path: Path
) -> None:
    def full(step: str) -> None:
        if step == "slots kept":  # the entry is not on the disk yet
            raise DataFileError(FULL)

    code = protect(path)
    with Database.open(path, [key_of(path)]) as database, pytest.raises(DataFileError, match="disk is full"):
        verb(Vault(database, full))

    assert unlock(path, code, SlotKind.RECOVERY).raw == key_of(path).raw
    assert verbs(path, key_of(path))[-1] == "password.set"


def test_a_disk_without_room_for_the_slots_keeps_nothing_half_written(
    locked: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = locked.database.path
    before = sorted(each.name for each in path.parent.iterdir())

    def full(_place: Path) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as disk:
        disk.setattr(slot_places, "sync", full)
        with pytest.raises(RequestError, match="disk is full"):
            locked.change_password(PASSWORD, OTHER)

    assert sorted(each.name for each in path.parent.iterdir()) == before
    assert unlock(path, PASSWORD)


def test_a_disk_that_is_full_as_the_file_written_anew_is_closed_changes_nothing(locked: Vault) -> None:
    """The engine says nothing then: the entry that the password was removed would be parted from its file."""
    path = locked.database.path
    before = sorted(each.name for each in path.parent.iterdir())

    with full_after_the_next_commit(), pytest.raises(DataFileError, match=r"error at .*company\.qianji"):
        locked.remove_password(PASSWORD)

    assert sorted(each.name for each in path.parent.iterdir()) == before
    locked.database.close()
    assert verbs(path, key_of(path))[-1] == "password.set"
