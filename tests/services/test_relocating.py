"""Moving a company file into another folder, on real files."""

import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.domain.rotation import Reason
from desktop.errors import DataFileError, RequestError
from desktop.services.company import found_company
from desktop.services.relocating import carry, look_at, retire
from desktop.store import elsewhere
from desktop.store.database import Database
from desktop.store.lock import FileLock
from desktop.store.shelf import backups_on, shelf_of
from tests.locked import PASSWORD, key_of, make_slots_cheap, protect
from tests.made_once import made_once

pytestmark = pytest.mark.on_file  # about the file itself

# A backup has arrived; the file itself is on its way.
KILLED = """
import os, signal, sys
from pathlib import Path
from desktop.store import elsewhere

put_in_place = elsewhere.put_in_place

def put_or_die(part, copy):
    if copy.name == "company.qianji":
        os.kill(os.getpid(), signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
    put_in_place(part, copy)

elsewhere.put_in_place = put_or_die
elsewhere.carry(Path(sys.argv[1]), Path(sys.argv[2]))
"""
MOMENT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A founded company, to be copied."""
    return made_once(tmp_path_factory, "relocated.qianji", lambda path: found_company(path, "签绩").close())


@pytest.fixture
def company(founded: Path, tmp_path: Path) -> Path:
    """A closed company with one backup."""
    path = tmp_path / "old" / "company.qianji"
    shelf_of(path).mkdir(parents=True)
    shutil.copyfile(founded, shelf_of(path) / "20261101-120000-finalised.qianji")
    return shutil.copyfile(founded, path)


def names(folder: Path) -> list[str]:
    return sorted(each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file())


class TestCarry:
    def test_file_and_backups_are_copied_byte_for_byte(self, company: Path, tmp_path: Path) -> None:
        new = tmp_path / "新的 100%"

        carried = carry(company, new)

        assert carried.file == new / "company.qianji"
        assert names(new) == names(company.parent)
        assert all((new / each).read_bytes() == (company.parent / each).read_bytes() for each in names(new))
        with Database.open(carried.file) as database:
            assert database.health().is_sound

    def test_a_protected_file_opens_with_its_password_and_stays_so_as_a_backup(
        self, company: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        make_slots_cheap(monkeypatch)
        protect(company)
        key = key_of(company)

        carried = carry(company, tmp_path / "new")
        kept = retire(company, [key], lambda: MOMENT)

        Database.open(carried.file, [key_of(carried.file)]).close()
        assert key_of(kept, PASSWORD) == key
        (checked,) = [each for each in backups_on(shelf_of(company)) if each.is_verified]
        assert (checked.path, checked.reason) == (kept, Reason.WISHED)
        assert [each.name for each in company.parent.iterdir()] == ["company-backups"]

    def test_what_differs_from_its_source_is_taken_back(
        self, company: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        digests = iter(range(100))
        monkeypatch.setattr(elsewhere, "file_digest", lambda _path: next(digests))
        before = names(company.parent)

        with pytest.raises(DataFileError, match="as it was"):
            carry(company, tmp_path / "new")

        assert names(tmp_path / "new") == []
        assert names(company.parent) == before

    def test_a_full_disk_is_told_before_anything_is_copied(
        self, company: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(elsewhere, "free_space", lambda _folder: 1000)

        with pytest.raises(DataFileError, match="the disk is full"):
            carry(company, tmp_path / "new")

        assert names(tmp_path / "new") == []

    def test_a_file_that_somebody_works_with_does_not_move(self, company: Path, tmp_path: Path) -> None:
        lock = FileLock(company)
        try:
            with pytest.raises(DataFileError, match="already open"):
                carry(company, tmp_path / "new")
        finally:
            lock.release()

        assert names(tmp_path / "new") == []


class TestRefusals:
    def test_after_a_kill_on_the_way_it_moves_into_the_same_folder(self, company: Path, tmp_path: Path) -> None:
        new = tmp_path / "new"
        before = names(company.parent)
        killed = subprocess.run([sys.executable, "-c", KILLED, str(company), str(new)], check=False)
        left = names(new)

        look_at(company, new)
        carried = carry(company, new)

        assert killed.returncode != 0
        assert "company-backups/20261101-120000-finalised.qianji" in left
        assert "company.qianji" not in left
        assert names(new) == before
        assert carried.file.read_bytes() == company.read_bytes()

    def test_one_that_is_being_carried_there_loses_nothing_to_another(self, company: Path, tmp_path: Path) -> None:
        new = tmp_path / "new"
        arriving = shelf_of(new / "company.qianji") / "20261101-120000-finalised.qianji"
        arriving.parent.mkdir(parents=True)
        arriving.touch()
        (new / ("company.qianji" + elsewhere.UNDER_WAY)).touch()
        held = FileLock(new / "company.qianji")

        with pytest.raises(DataFileError, match="already open"):
            carry(company, new)

        assert arriving.exists()
        held.release()

    def test_folders_where_it_cannot_lie_are_refused(self, company: Path, tmp_path: Path) -> None:
        other = tmp_path / "other"
        other.mkdir()
        (other / "company-backups").mkdir()

        for folder in (company.parent, shelf_of(company), other):
            with pytest.raises(RequestError):
                look_at(company, folder)

    def test_a_folder_that_is_synchronised_is_told(self, company: Path, tmp_path: Path) -> None:
        risk = look_at(company, tmp_path / "OneDrive")

        assert risk is not None
        assert risk.values["service"] == "OneDrive"
        assert look_at(company, tmp_path / "Company") is None


class TestRetire:
    def test_a_file_with_changes_beside_it_stays(self, company: Path) -> None:
        company.with_name("company.qianji-wal").write_bytes(b"changes")

        assert retire(company) == company
        assert company.exists()
