"""The data file: created, opened, refused, closed."""

import errno
import os
import struct
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import DataFileError, RequestError
from desktop.models import Team
from desktop.store import making
from desktop.store.connection import connect
from desktop.store.database import Database
from desktop.store.migrate import SCHEMA
from desktop.store.restore import restore
from tests.full_disk import confirm_nothing, full_after_the_next_commit

pytestmark = pytest.mark.on_file  # about the file itself

PLAIN_NAME = "company.qianji"


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """A data file with one team, not open."""
    path = tmp_path / PLAIN_NAME
    with Database.create(path) as database, database.write() as session:
        session.add(Team(name="华东"))
    return path


def set_number(path: Path, offset: int, number: int) -> None:
    """Write a number into the header, as another program would have."""
    content = bytearray(path.read_bytes())
    struct.pack_into(">I", content, offset, number)
    path.write_bytes(content)


def refuse_opening(monkeypatch: pytest.MonkeyPatch, file: Path, refused: OSError) -> None:
    """Let the system refuse one file when it is to be written: whoever runs the tests may write everything."""
    present = os.open

    def opened(place: Path, flags: int, mode: int = 0o777) -> int:
        if place == file:
            raise refused
        return present(place, flags, mode)

    monkeypatch.setattr("os.open", opened)


def team_names(path: Path) -> list[str]:
    with Database.open(path) as database, database.read() as session:
        return list(session.scalars(select(Team.name).order_by(Team.name)))


class TestCreate:
    def test_a_new_file_has_the_settings_that_keep_what_was_saved(self, tmp_path: Path) -> None:
        with Database.create(tmp_path / PLAIN_NAME) as database, database.raw() as connection:
            found = {
                name: connection.execute(f"PRAGMA {name}").fetchone()[0]
                for name in (
                    "foreign_keys",
                    "journal_mode",
                    "locking_mode",
                    "synchronous",
                    "trusted_schema",
                    "cell_size_check",
                    "user_version",
                )
            }

        assert found == {
            "foreign_keys": 1,
            "journal_mode": "wal",
            "locking_mode": "exclusive",
            "synchronous": 2,
            "trusted_schema": 0,
            "cell_size_check": 1,
            "user_version": SCHEMA,
        }

    @pytest.mark.parametrize("name", ["数据 文件.qianji", "100%#1?.qianji", "a'b;c.db", "%41.qianji"])
    def test_any_name_the_disk_allows_works(self, tmp_path: Path, name: str) -> None:
        path = tmp_path / "文件夹 50%" / name

        with Database.create(path) as database, database.write() as session:
            session.add(Team(name="华东"))

        assert [each.name for each in path.parent.iterdir()] == [name]
        assert team_names(path) == ["华东"]

    def test_an_existing_file_is_never_overwritten(self, closed: Path) -> None:
        before = closed.read_bytes()

        with pytest.raises(RequestError):
            Database.create(closed)

        assert closed.read_bytes() == before

    def test_a_failing_fill_leaves_no_file_behind(self, tmp_path: Path) -> None:
        def fill(session: Session) -> None:
            message = "stop"
            raise ValueError(message)

        with pytest.raises(ValueError, match="stop"):
            Database.create(tmp_path / PLAIN_NAME, fill)

        assert list(tmp_path.iterdir()) == []

    def test_a_disk_that_is_full_as_the_new_file_is_closed_leaves_none_behind(self, tmp_path: Path) -> None:
        """The engine says nothing then; what was written last lies beside the file and would be parted from it."""
        with full_after_the_next_commit(), pytest.raises(DataFileError, match=r"error at .*company\.qianji;"):
            Database.create(tmp_path / PLAIN_NAME, lambda session: session.add(Team(name="华东")))

        assert list(tmp_path.iterdir()) == []

    def test_a_new_file_that_the_disk_does_not_confirm_is_told_and_leaves_none_behind(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(making, "sync", confirm_nothing)

        with pytest.raises(DataFileError, match=r"error at .*company\.qianji;"):
            Database.create(tmp_path / PLAIN_NAME)

        assert list(tmp_path.iterdir()) == []

    def test_leftovers_of_an_interrupted_creation_do_no_harm(self, tmp_path: Path) -> None:
        for ending in (".part", ".part-wal", ".part-journal"):
            (tmp_path / f"{PLAIN_NAME}{ending}").write_bytes(b"half")

        with Database.create(tmp_path / PLAIN_NAME):
            pass

        assert team_names(tmp_path / PLAIN_NAME) == []
        assert [each.name for each in tmp_path.iterdir()] == [PLAIN_NAME]

    def test_only_the_owner_of_the_computer_account_may_read_it(self, closed: Path) -> None:
        assert closed.stat().st_mode & 0o077 == 0

    def test_a_folder_that_cannot_be_made_is_told(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("no folder")

        with pytest.raises(DataFileError, match="cannot be made"):
            Database.create(tmp_path / "file" / PLAIN_NAME)


class TestOpen:
    def test_a_missing_file_is_refused_and_not_made(self, tmp_path: Path) -> None:
        with pytest.raises(DataFileError, match="no data file"):
            Database.open(tmp_path / PLAIN_NAME)

        assert list(tmp_path.iterdir()) == []

    def test_a_folder_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(DataFileError):
            Database.open(tmp_path)

    @pytest.mark.parametrize("content", [b"", b"name,code\n", b"\0" * 4096, "签绩".encode() * 100])
    def test_what_is_no_data_file_is_refused_untouched(self, tmp_path: Path, content: bytes) -> None:
        path = tmp_path / PLAIN_NAME
        path.write_bytes(content)

        with pytest.raises(DataFileError):
            Database.open(path)

        assert path.read_bytes() == content
        assert list(tmp_path.iterdir()) == [path]

    def test_another_programs_file_is_refused_untouched(self, closed: Path) -> None:
        set_number(closed, 68, 12345)
        before = closed.read_bytes()

        with pytest.raises(DataFileError, match="another program"):
            Database.open(closed)

        assert closed.read_bytes() == before
        assert list(closed.parent.iterdir()) == [closed]

    def test_a_newer_file_is_refused_untouched(self, closed: Path) -> None:
        set_number(closed, 60, SCHEMA + 1)
        before = closed.read_bytes()

        with pytest.raises(DataFileError, match="newer version"):
            Database.open(closed)

        assert closed.read_bytes() == before
        assert list(closed.parent.iterdir()) == [closed]

    @pytest.mark.parametrize("change", ["ALTER TABLE team DROP COLUMN name_en", "DROP TABLE action_check_in"])
    def test_a_file_with_other_tables_is_refused_before_it_is_used(self, closed: Path, change: str) -> None:
        connection = connect(closed)
        connection.execute(change)
        connection.close()

        with pytest.raises(DataFileError, match="not those of this version"):
            Database.open(closed)
        with pytest.raises(DataFileError, match="not those of this version"):
            restore(closed.with_name("other.qianji"), closed)

        assert list(closed.parent.iterdir()) == [closed]

    def test_what_the_engine_keeps_for_itself_does_not_count(self, closed: Path) -> None:
        connection = connect(closed)
        connection.execute("ANALYZE")
        connection.close()

        assert team_names(closed) == ["华东"]

    def test_a_shortened_file_is_refused(self, closed: Path) -> None:
        content = closed.read_bytes()
        closed.write_bytes(content[: len(content) // 2])

        with pytest.raises(DataFileError, match="cut short"):
            Database.open(closed)

    def test_an_emptied_file_is_refused(self, closed: Path) -> None:
        closed.write_bytes(b"")

        with pytest.raises(DataFileError, match=r"is empty \(0 bytes\)"):
            Database.open(closed)

        assert closed.read_bytes() == b""

    @pytest.mark.parametrize(
        ("number", "windows", "told"),
        [
            (errno.EROFS, None, "is read-only"),  # a drive mounted for reading only
            (errno.EACCES, 5, "is read-only"),  # a list of rights, of which os.access knows nothing
            (errno.EACCES, 32, "held by another program"),  # Python's own error tells no more than the one above
        ],
    )
    def test_a_file_that_cannot_be_opened_for_writing_is_told_with_why(
        self, closed: Path, monkeypatch: pytest.MonkeyPatch, number: int, windows: int | None, told: str
    ) -> None:
        monkeypatch.setattr("desktop.held_files._refusal_of", lambda _path: windows)
        refuse_opening(monkeypatch, closed, OSError(number, "refused"))
        before = closed.read_bytes()

        with pytest.raises(DataFileError, match=told):
            Database.open(closed)
        assert closed.read_bytes() == before

    def test_a_folder_that_cannot_be_written_is_told(self, closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        lock = closed.with_name(closed.name + ".lock")
        refuse_opening(monkeypatch, lock, PermissionError(13, "Permission denied"))

        with pytest.raises(DataFileError, match="cannot be written to: this user may not"):
            Database.open(closed)

    def test_damage_found_on_the_way_is_told_in_a_sentence(self, closed: Path) -> None:
        content = bytearray(closed.read_bytes())
        content[4096:] = b"\xa5" * (len(content) - 4096)
        closed.write_bytes(content)

        with pytest.raises(DataFileError, match="damaged"):
            team_names(closed)

    def test_a_file_that_is_open_is_refused_at_once(self, closed: Path) -> None:
        with Database.open(closed), pytest.raises(DataFileError, match="already open"):
            Database.open(closed)

        assert team_names(closed) == ["华东"]

    def test_a_stale_lock_file_keeps_nobody_out(self, closed: Path) -> None:
        closed.with_name(closed.name + ".lock").write_bytes(b"")

        assert team_names(closed) == ["华东"]


class TestClose:
    def test_nothing_is_left_beside_the_file(self, closed: Path) -> None:
        with Database.open(closed) as database, database.write() as session:
            session.add(Team(name="华南"))

        assert list(closed.parent.iterdir()) == [closed]

    def test_closing_twice_does_no_harm(self, database: Database) -> None:
        database.close()
        database.close()


def test_each_table_of_a_whole_file_is_whole(database: Database) -> None:
    pieces = database.pieces()

    assert {"visit", "audit_entry"} <= set(pieces)
    assert all(database.is_piece_whole(piece) for piece in pieces)
