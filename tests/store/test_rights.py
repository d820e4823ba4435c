"""Files and folders of the data are for the owner's eyes only, after each operation on them."""

import os
import shutil
import stat
from pathlib import Path

import pytest

from desktop.domain.rotation import Reason
from desktop.services.backup_trials import try_newest
from desktop.services.backups import Backups, restore_path
from desktop.services.looking_over import look_over
from desktop.store.database import Database
from tests.locked import key_of, make_slots_cheap, protect

pytestmark = pytest.mark.skipif(os.name == "nt", reason="on Windows the folder's list of rights holds")


def open_to_others(folder: Path) -> list[str]:
    """What anybody but the owner may read or write in a folder."""
    return sorted(each.name for each in [folder, *folder.rglob("*")] if stat.S_IMODE(each.stat().st_mode) & 0o077)


def test_nothing_made_on_the_way_is_open_to_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_slots_cheap(monkeypatch)
    before = os.umask(0o022)
    try:
        folder = tmp_path / "Qianji"
        path, stick = folder / "company.qianji", tmp_path / "stick"
        stick.mkdir(mode=0o700)
        with Database.create(path) as database:
            found = [open_to_others(folder)]
            backup = Backups(database, lambda: stick).put_aside(Reason.WISHED)
        found.append(open_to_others(folder) + open_to_others(stick))
        try_newest(path, (), lambda: backup.made_at)
        look_over(backup.path, path)
        restore_path(path, backup.path)
        found.append(open_to_others(folder))
        path.write_bytes(b"damaged")
        path.chmod(0o600)
        restore_path(path, backup.path)
        found.append(open_to_others(folder))
        shutil.copyfile(backup.path, path)
        with Database.open(path):
            found.append(open_to_others(folder))
        protect(path)
        with Database.open(path, [key_of(path)]):
            found.append(open_to_others(folder))
        found.append(open_to_others(folder))
    finally:
        os.umask(before)

    assert found == [[]] * 7
