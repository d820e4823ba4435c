"""Backups of protected files: opened alone, and put back across passwords."""

import shutil
from pathlib import Path

import pytest

from desktop.domain.rotation import Reason
from desktop.errors import WrongPasswordError
from desktop.models import Team
from desktop.services.backups import Backups, restore_path
from desktop.services.keeping import put_back
from desktop.services.unlocking import asks_for_password, unlock
from desktop.services.vault import Vault, new_code
from desktop.store.database import Database
from desktop.store.slots import SlotKind
from tests.locked import CODE, OTHER, PASSWORD, key_of
from tests.services.vault.looking import teams


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

    def test_what_was_put_back_with_a_note_leaves_nothing_of_the_way_beside_it(self, locked: Vault) -> None:
        path = locked.database.path
        backup = Backups(locked.database).put_aside(Reason.WISHED)
        keys = locked.database.keys
        locked.remove_password(PASSWORD)
        locked.database.close()

        put_back(path, backup.path, keys)

        assert not list(path.parent.glob("*.part*"))  # opening it would sweep them
        assert teams(path, key_of(path)) == ["华东"]
