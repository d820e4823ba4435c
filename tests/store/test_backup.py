"""Backups and restoring: nothing bears a backup's name unchecked, nothing replaced is lost."""

from contextlib import ExitStack, closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from desktop.domain.rotation import Reason
from desktop.errors import DataFileError, RequestError
from desktop.models import Team
from desktop.store.backup import copy_verified
from desktop.store.connection import bare
from desktop.store.database import Database
from desktop.store.health import Health, health_of, is_copy_whole
from desktop.store.restore import restore
from desktop.store.shelf import put_aside
from tests.full_disk import confirm_nothing

pytestmark = pytest.mark.on_file  # about the file itself


PAGE = 4096


def make(path: Path, *teams: str) -> Path:
    with Database.create(path) as database, database.write() as session:
        session.add_all([Team(name=name) for name in teams])
    return path


def names(path: Path) -> list[str]:
    with Database.open(path) as database, database.read() as session:
        return list(session.scalars(select(Team.name).order_by(Team.id)))


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """A checked copy of a file with the team 华东."""
    target = tmp_path / "backup.qianji"
    with Database.open(make(tmp_path / "old.qianji", "华东")) as database, database.raw() as connection:
        copy_verified(connection, target)
    return target


class TestBackup:
    def test_a_copy_holds_everything_that_was_saved(self, tmp_path: Path) -> None:
        with Database.open(make(tmp_path / "company.qianji", "华东")) as database:
            with database.write() as session:
                session.add(Team(name="华南"))
            with database.raw() as connection:
                copy_verified(connection, tmp_path / "copy.qianji")

        assert names(tmp_path / "copy.qianji") == ["华东", "华南"]

    def test_a_copy_is_one_file_with_nothing_beside(self, backup: Path) -> None:
        assert sorted(each.name for each in backup.parent.iterdir()) == ["backup.qianji", "old.qianji"]

    def test_a_copy_that_disagrees_gets_no_name(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        counts = iter([{"team": 1}, {"team": 2}])
        monkeypatch.setattr("desktop.store.backup._counts", lambda _connection: next(counts))

        path = make(tmp_path / "company.qianji", "华东")
        with (
            Database.open(path) as database,
            database.raw() as connection,
            pytest.raises(DataFileError, match="thrown away"),
        ):
            copy_verified(connection, tmp_path / "copy.qianji")

        assert [each.name for each in tmp_path.iterdir()] == ["company.qianji"]

    def test_a_copy_with_a_page_of_zeros_gets_no_name(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path, target = make(tmp_path / "company.qianji", "华东"), tmp_path / "copy.qianji"

        def spoil(copy: Any) -> bool:
            root = copy.execute("SELECT rootpage FROM sqlite_master WHERE name = 'visit'").fetchone()[0]
            with (tmp_path / "copy.qianji.part").open("rb+") as file:
                file.seek((root - 1) * PAGE)
                file.write(bytes(PAGE))
            with closing(bare(tmp_path / "copy.qianji.part")) as again:
                return is_copy_whole(again)

        monkeypatch.setattr("desktop.store.backup.is_copy_whole", spoil)
        with Database.open(path) as database, database.raw() as connection:
            assert connection.execute("PRAGMA page_size").fetchone()[0] == PAGE
            with pytest.raises(DataFileError, match="thrown away"):
                copy_verified(connection, target)

        assert not target.exists()

    def test_before_a_migration_every_index_and_reference_is_looked_at(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        looked = 0

        def looked_through(copy: Any) -> Health:
            nonlocal looked
            looked += 1
            return health_of(copy)

        monkeypatch.setattr("desktop.store.backup.health_of", looked_through)
        with Database.open(make(tmp_path / "company.qianji")) as database, database.raw() as connection:
            for reason in (Reason.REGULAR, Reason.MIGRATION):
                put_aside(connection, tmp_path / "company.qianji", reason, datetime.now().astimezone())

        assert looked == 1


class TestRestore:
    def test_the_backup_takes_the_place_and_the_present_is_kept(self, tmp_path: Path, backup: Path) -> None:
        path = make(tmp_path / "company.qianji", "华南")

        kept = restore(path, backup)

        assert names(path) == ["华东"]
        assert kept is not None
        assert names(kept) == ["华南"]

    def test_where_there_is_no_file_the_backup_becomes_it(self, tmp_path: Path, backup: Path) -> None:
        kept = restore(tmp_path / "new folder" / "company.qianji", backup)

        assert kept is None
        assert names(tmp_path / "new folder" / "company.qianji") == ["华东"]

    def test_a_damaged_file_is_kept_as_it_is(self, tmp_path: Path, backup: Path) -> None:
        path = tmp_path / "company.qianji"
        path.write_bytes(b"rubbish")

        kept = restore(path, backup)

        assert kept is not None
        assert kept.read_bytes() == b"rubbish"
        assert names(path) == ["华东"]

    def test_a_backup_whose_pages_are_whole_but_not_its_references_changes_nothing(
        self, tmp_path: Path, backup: Path
    ) -> None:
        path = make(tmp_path / "company.qianji", "华南")
        with closing(bare(backup)) as connection:
            connection.execute("PRAGMA foreign_keys = OFF")
            connection.execute("UPDATE team SET leader_id = 999")
            connection.commit()

        with pytest.raises(DataFileError, match="damaged; choose another one"):
            restore(path, backup)

        assert names(path) == ["华南"]

    def test_a_damaged_backup_changes_nothing(self, tmp_path: Path, backup: Path) -> None:
        path = make(tmp_path / "company.qianji", "华南")
        content = bytearray(backup.read_bytes())
        content[4096:] = b"\xa5" * (len(content) - 4096)
        backup.write_bytes(content)

        with pytest.raises(DataFileError, match="damaged"):
            restore(path, backup)

        assert names(path) == ["华南"]
        assert not path.with_name("company.qianji.part").exists()

    def test_a_new_file_whose_last_changes_could_not_be_brought_in_changes_nothing(
        self, tmp_path: Path, backup: Path
    ) -> None:
        path = make(tmp_path / "company.qianji", "华南")
        with ExitStack() as until_then:

            def note(part: Path) -> None:
                bare(part).execute("PRAGMA journal_mode = WAL").connection.close()
                until_then.enter_context(closing(bare(part))).execute("SELECT name FROM team").fetchall()
                with closing(bare(part)) as writing, writing:  # closing brings nothing in, as on a full disk
                    writing.execute("UPDATE team SET name = '华北'")

            with pytest.raises(DataFileError, match="disk reported an error"):
                restore(path, backup, note=note)

        assert names(path) == ["华南"]
        assert list(tmp_path.glob("company.qianji.part*")) == []

    def test_what_the_disk_does_not_confirm_is_told_and_changes_nothing(
        self, tmp_path: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = make(tmp_path / "company.qianji", "华南")

        with monkeypatch.context() as disk:
            disk.setattr("desktop.store.restore.sync", confirm_nothing)
            with pytest.raises(DataFileError, match=r"error at .*company\.qianji;"):
                restore(path, backup)

        assert names(path) == ["华南"]
        assert list(tmp_path.glob("company.qianji.part*")) == []

    def test_what_is_no_data_file_changes_nothing(self, tmp_path: Path) -> None:
        path = make(tmp_path / "company.qianji", "华南")
        (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8" * 100)

        with pytest.raises(DataFileError):
            restore(path, tmp_path / "photo.jpg")

        assert names(path) == ["华南"]

    def test_the_data_file_is_no_backup_of_itself(self, tmp_path: Path) -> None:
        path = make(tmp_path / "company.qianji", "华南")

        with pytest.raises(RequestError, match="itself"):
            restore(path, path)

    def test_a_file_in_use_is_not_replaced(self, tmp_path: Path, backup: Path) -> None:
        path = make(tmp_path / "company.qianji")
        with Database.open(path), pytest.raises(DataFileError, match="already open"):
            restore(path, backup)
