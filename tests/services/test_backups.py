"""Backups on a real file: checked, listed, thinned out, put back and undone."""

import errno
import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop.domain.rotation import NEWEST, Reason
from desktop.errors import DataFileError, RequestError
from desktop.models import AuditEntry, Team
from desktop.services.backups import Backups, backups_of, restore_path
from desktop.services.keeping import back_up
from desktop.store import shelf
from desktop.store.database import Database
from desktop.store.looking import Why, look_at
from desktop.store.problems import FULL
from desktop.store.shelf import backups_on, checked_facts, shelf_of
from tests.services.backing_up import Clock, add_team

pytestmark = pytest.mark.on_file  # about the file itself


def teams(path: Path) -> list[str]:
    with Database.open(path) as database, database.read() as session:
        return list(session.scalars(select(Team.name).order_by(Team.id)))


class TestPuttingAside:
    def test_leaves_a_checked_copy_that_says_what_it_holds(self, database: Database) -> None:
        add_team(database, "华东")

        made = Backups(database, moment=Clock()).put_aside(Reason.IMPORT)

        (listed,) = backups_on(shelf_of(database.path))
        assert listed == made
        assert (listed.reason, listed.is_verified, listed.people, listed.last_change) == (Reason.IMPORT, True, 0, 1)
        assert checked_facts(listed.path)["last_change"] == 1

    def test_is_spared_where_nothing_changed(self, database: Database) -> None:
        backups = Backups(database, moment=Clock())
        add_team(database, "华东")
        first = backups.put_aside_if_changed(Reason.REGULAR)

        again = backups.put_aside_if_changed(Reason.REGULAR)
        add_team(database, "华南")

        assert first is not None
        assert again is None
        assert backups.shelf().has_changed

    def test_is_listed_though_the_file_is_too_damaged_to_answer(self, database: Database) -> None:
        add_team(database, "华东")
        made = Backups(database, moment=Clock()).put_aside(Reason.IMPORT)
        with database.raw() as connection:
            place, size = (
                connection.execute(question).fetchone()[0]
                for question in (
                    "SELECT rootpage FROM sqlite_master WHERE name = 'audit_entry'", "PRAGMA page_size",
                )
            )  # fmt: skip
        database.close()
        content = bytearray(database.path.read_bytes())
        content[(place - 1) * size : place * size] = b"\xa5" * size
        database.path.write_bytes(content)

        with look_at(database.path, why=Why.DAMAGED) as looked:
            listed = Backups(looked, moment=Clock()).shelf()

        assert (listed.backups, listed.has_changed) == ((made,), True)

    def test_lets_old_copies_go_with_their_slips(self, database: Database) -> None:
        backups = Backups(database, moment=Clock())

        for _time in range(NEWEST + 4):
            backups.put_aside(Reason.REGULAR)

        shelf = shelf_of(database.path)
        assert len(backups_on(shelf)) == NEWEST
        assert len(list(shelf.iterdir())) == 2 * NEWEST

    def test_puts_a_second_copy_where_the_owner_wants_one(self, database: Database, tmp_path: Path) -> None:
        (tmp_path / "stick").mkdir()

        Backups(database, lambda: tmp_path / "stick", Clock()).put_aside(Reason.WISHED)

        (copy,) = backups_on(tmp_path / "stick" / "company-backups")
        assert copy.is_verified

    def test_a_stick_that_is_not_in_is_told_and_no_folder_is_made_in_its_place(
        self, database: Database, tmp_path: Path
    ) -> None:
        with pytest.raises(DataFileError, match="plug the drive in"):
            Backups(database, lambda: tmp_path / "stick", Clock()).put_aside(Reason.WISHED)

        assert not (tmp_path / "stick").exists()
        assert len(backups_on(shelf_of(database.path))) == 1

    def test_a_second_folder_that_does_not_answer_keeps_no_backup_from_lying_beside_the_file(
        self, database: Database, tmp_path: Path
    ) -> None:
        silent = tmp_path / ("x" * 300)  # the system refuses to look, as where a share is lost

        with pytest.raises(DataFileError, match="safe beside the data file"):
            Backups(database, lambda: silent, Clock()).put_aside(Reason.REGULAR)

        assert len(backups_of(database.path, silent)) == 1

    def test_goes_to_the_second_folder_alone_where_there_is_no_room_beside_the_file(
        self, database: Database, tmp_path: Path
    ) -> None:
        (tmp_path / "stick").mkdir()
        shelf_of(database.path).write_text("no folder")

        with pytest.raises(DataFileError, match="so this one lies in"):
            Backups(database, lambda: tmp_path / "stick", Clock()).put_aside(Reason.REGULAR)

        (copy,) = backups_on(tmp_path / "stick" / "company-backups")
        assert copy.is_verified

    def test_a_day_of_changes_without_one_is_late(self, database: Database) -> None:
        clock = Clock()
        clock.moment = datetime.now(UTC)
        backups = Backups(database, moment=clock)
        untouched = backups.late_since()
        add_team(database, "华东")
        soon = backups.late_since()
        clock.moment += timedelta(days=1)
        late = backups.late_since()
        clock.moment -= timedelta(days=400)
        put_back = backups.late_since()
        backups.put_aside(Reason.REGULAR)

        assert (untouched, soon, backups.late_since()) == (None, None, None)
        assert late is not None
        assert put_back == late

    def test_says_that_the_second_copy_failed_and_keeps_the_first(self, database: Database, tmp_path: Path) -> None:
        (tmp_path / "stick").write_text("no folder")

        with pytest.raises(DataFileError, match="safe beside the data file"):
            Backups(database, lambda: tmp_path / "stick", Clock()).put_aside(Reason.WISHED)

        assert len(backups_on(shelf_of(database.path))) == 1


class TestRestoring:
    def test_brings_the_backup_back_and_can_be_undone(self, database: Database) -> None:
        path, clock = database.path, Clock()
        add_team(database, "华东")
        made = Backups(database, moment=clock).put_aside(Reason.WISHED)
        add_team(database, "华南")
        database.close()

        restored = restore_path(path, made.path, clock)
        after = teams(path)
        assert restored.before is not None
        restore_path(path, restored.before, clock)

        assert after == ["华东"]
        assert teams(path) == ["华东", "华南"]
        assert [each.reason for each in backups_on(shelf_of(path))].count(Reason.RESTORE) == 2
        assert [each.name for each in path.parent.iterdir() if "before-restore" in each.name] == []

    def test_cut_off_leaves_no_half_copy_of_the_file_before_once_it_is_opened(self, database: Database) -> None:
        path = database.path
        database.close()
        half = path.with_name("company-before-restore-20261123-004000.qianji.part")
        half.write_bytes(path.read_bytes())
        kept = path.with_name("company-before-restore-20261122-004000.qianji")
        kept.write_bytes(path.read_bytes())

        Database.open(path).close()

        assert not half.exists()
        assert kept.exists()

    def test_is_told_in_the_record_of_changes(self, database: Database) -> None:
        path = database.path
        made = Backups(database, moment=Clock()).put_aside(Reason.WISHED)
        database.close()

        restore_path(path, made.path, Clock())

        with Database.open(path) as opened, opened.read() as session:
            (entry,) = session.scalars(select(AuditEntry))
            assert (entry.verb, entry.details) == ("file.restored", {"file": made.path.name})

    def test_a_damaged_file_stays_where_it_lay_with_what_lies_beside_it(self, database: Database) -> None:
        path = database.path
        made = Backups(database, moment=Clock()).put_aside(Reason.WISHED)
        database.close()
        path.write_bytes(b"\0" * 9000)
        path.with_name("company.qianji-wal").write_bytes(b"half a change")

        restored = restore_path(path, made.path, Clock())

        assert restored.before is None
        assert restored.damaged is not None
        assert restored.damaged.name.startswith("company.qianji.damaged-")
        assert restored.damaged.read_bytes() == b"\0" * 9000
        assert restored.damaged.with_name(restored.damaged.name + "-wal").read_bytes() == b"half a change"
        assert teams(path) == []

    def test_changes_after_going_back_are_put_aside_although_their_numbers_are_lower(
        self, database: Database
    ) -> None:
        path, clock = database.path, Clock()
        made = Backups(database, moment=clock).put_aside(Reason.WISHED)
        for name in ("华东", "华南", "华北"):
            add_team(database, name)
        database.close()
        restore_path(path, made.path, clock)

        with Database.open(path) as again:
            backups = Backups(again, moment=clock)
            before = backups.shelf().has_changed
            backups.put_aside(Reason.REGULAR)

            assert (before, backups.shelf().has_changed) == (True, False)

    def test_is_done_also_where_the_shelf_takes_nothing_of_what_was_replaced(
        self, database: Database, tmp_path: Path
    ) -> None:
        path = database.path
        made = Backups(database, moment=Clock()).put_aside(Reason.WISHED)
        source = made.path.rename(tmp_path / "elsewhere.qianji")
        add_team(database, "华东")
        database.close()
        shutil.rmtree(shelf_of(path))
        shelf_of(path).write_text("no folder")

        restored = restore_path(path, source, Clock())

        assert teams(path) == []
        assert restored.before is not None
        assert teams(restored.before) == ["华东"]

    def test_is_done_also_where_the_disk_takes_no_slip_any_more(
        self, database: Database, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = database.path
        made = Backups(database, moment=Clock()).put_aside(Reason.WISHED)
        add_team(database, "华东")
        database.close()

        def full(*_slip: object) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        monkeypatch.setattr(shelf, "write_slip", full)
        restored = restore_path(path, made.path, Clock())

        assert teams(path) == []
        assert restored.before is not None
        assert teams(restored.before) == ["华东"]

    def test_refuses_a_backup_that_is_gone(self, database: Database, tmp_path: Path) -> None:
        database.close()

        with pytest.raises(RequestError, match="no backup"):
            restore_path(database.path, tmp_path / "gone.qianji")


def test_a_copy_that_finds_no_room_names_the_disk_it_was_meant_for(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_database: Database, _target: Path) -> None:
        raise DataFileError(FULL)

    monkeypatch.setattr(Database, "copy_to", full)

    with pytest.raises(DataFileError, match=r"stick\.qianji could not be written: the disk is full; make room on it"):
        back_up(database, tmp_path / "stick.qianji")
