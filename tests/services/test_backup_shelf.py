"""The shelf of backups: what is listed, and what is said of a copy that is not what it was."""

import errno
import json
import os
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.domain.rotation import NEWEST, Reason
from desktop.services.backups import Backups, backups_of
from desktop.services.looking_over import look_over
from desktop.store import shelf, slips
from desktop.store.database import Database
from desktop.store.shelf import Backup, backups_on, shelf_of
from desktop.store.slips import read_backup
from tests.services.backing_up import START, Clock, add_team

pytestmark = pytest.mark.on_file  # about the file itself


def write_later(path: Path) -> None:
    """Let a file be dated an hour later than it is."""
    status = path.stat()
    os.utime(path, (status.st_atime, status.st_mtime + 3600))


def held(path: Path) -> str:
    """What a system answers while another program, such as a virus scanner, keeps a file to itself."""
    raise PermissionError(errno.EACCES, "held", str(path))


def forget_moment(backup: Backup) -> None:
    """Let the slip of a backup be as an earlier version wrote it."""
    slip = backup.path.with_name(backup.path.name + ".json")
    told = json.loads(slip.read_text(encoding="utf-8"))
    del told["written"]
    slip.write_text(json.dumps(told), encoding="utf-8")


def look_over_sentences(source: Path, data_file: Path) -> list[str]:
    return [each.text(str) for each in look_over(source, data_file)]


class TestTheShelf:
    def test_lists_a_file_without_a_slip_as_unchecked(self, database: Database) -> None:
        made = Backups(database, moment=Clock()).put_aside(Reason.WISHED)
        made.path.with_name(made.path.name + ".json").unlink()

        assert [each.is_verified for each in backups_on(shelf_of(database.path))] == [False]

    @pytest.mark.parametrize("is_of_earlier_version", [False, True])
    def test_one_that_was_written_to_since_is_called_so_and_counts_as_no_backup(
        self, database: Database, is_of_earlier_version: bool
    ) -> None:
        earlier = Backups(database, moment=Clock()).put_aside(Reason.WISHED)
        add_team(database, "华东")
        made = Backups(database, moment=Clock()).put_aside(Reason.WISHED)
        content = bytearray(made.path.read_bytes())
        content[5000] ^= 1
        made.path.write_bytes(content)
        write_later(made.path)
        if is_of_earlier_version:
            forget_moment(made)

        found = Backups(database).shelf()

        assert [(each.is_altered, each.is_verified) for each in found.backups] == [(True, False), (False, True)]
        assert found.last_checked is not None
        assert (found.last_checked.path, found.has_changed) == (earlier.path, True)
        assert "changed after it was made" in str(look_over_sentences(made.path, database.path))

    @pytest.mark.parametrize("is_of_earlier_version", [False, True])
    def test_one_that_is_only_newer_by_its_date_is_still_checked(
        self, database: Database, is_of_earlier_version: bool
    ) -> None:
        made = Backups(database, moment=Clock()).put_aside(Reason.WISHED)
        write_later(made.path)
        if is_of_earlier_version:
            forget_moment(made)

        assert Backups(database).shelf().last_checked is not None

    def test_one_that_is_held_for_a_moment_is_looked_at_again(
        self, database: Database, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        made = Backups(database, moment=Clock()).put_aside(Reason.WISHED)
        write_later(made.path)
        with monkeypatch.context() as scanner:
            scanner.setattr(slips, "file_digest", held)
            while_held = Backups(database).shelf().last_checked

        assert while_held is None
        assert Backups(database).shelf().last_checked is not None

    def test_one_of_another_length_is_called_changed(self, database: Database) -> None:
        made = Backups(database, moment=Clock()).put_aside(Reason.WISHED)
        made.path.write_bytes(made.path.read_bytes()[:-4096])

        assert [each.is_altered for each in Backups(database).shelf().backups] == [True]

    def test_a_second_copy_bears_the_moment_of_the_first_so_that_nobody_need_look_anew(
        self, database: Database, tmp_path: Path
    ) -> None:
        (tmp_path / "stick").mkdir()
        made = Backups(database, lambda: tmp_path / "stick", Clock()).put_aside(Reason.WISHED)

        copy = tmp_path / "stick" / "company-backups" / made.path.name
        assert copy.stat().st_mtime_ns == made.path.stat().st_mtime_ns

    @pytest.mark.parametrize("slip", ["", "[]", '{"size": 1}', "{"])
    def test_takes_a_damaged_slip_for_none(self, database: Database, slip: str) -> None:
        made = Backups(database, moment=Clock()).put_aside(Reason.WISHED)
        made.path.with_name(made.path.name + ".json").write_text(slip, encoding="utf-8")

        assert not backups_on(shelf_of(database.path))[0].is_verified

    def test_copies_made_under_a_wrong_clock_push_out_none_made_later(self, database: Database) -> None:
        """The clock stood ten years ahead for a while, then was put right."""
        clock = Clock()
        clock.moment += timedelta(days=3650)
        for _time in range(NEWEST + 2):
            Backups(database, moment=clock).put_aside(Reason.REGULAR)
        clock.moment = START
        later = [Backups(database, moment=clock).put_aside(Reason.REGULAR) for _time in range(NEWEST)]

        listed = backups_on(shelf_of(database.path))

        assert [each.path for each in listed[:NEWEST]] == [each.path for each in reversed(later)]
        assert [each.number for each in listed] == sorted((each.number for each in listed), reverse=True)

    def test_those_of_a_file_that_does_not_open_are_found_in_both_places_once(
        self, database: Database, tmp_path: Path
    ) -> None:
        (tmp_path / "stick").mkdir()
        made = [Backups(database, lambda: tmp_path / "stick", Clock()).put_aside(Reason.WISHED) for _time in "ab"]
        made[0].path.unlink()

        found = backups_of(database.path, tmp_path / "stick")

        assert [each.path for each in found] == [
            made[1].path,
            tmp_path / "stick" / "company-backups" / made[0].path.name,
        ]

    def test_one_that_is_let_go_while_it_is_listed_is_left_out(
        self, database: Database, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        backups = Backups(database, moment=Clock())
        going = backups.put_aside(Reason.WISHED)
        add_team(database, "华东")
        staying = backups.put_aside(Reason.WISHED)

        def looked_at(path: Path, *, looks_anew: bool = True) -> Backup:
            if path == going.path:
                path.unlink()  # on another thread, where room is made for a newer one
            return read_backup(path, looks_anew=looks_anew)

        monkeypatch.setattr(shelf, "read_backup", looked_at)

        assert [each.path for each in backups_on(shelf_of(database.path))] == [staying.path]

    def test_is_empty_before_the_first_backup(self, database: Database) -> None:
        shelf = Backups(database).shelf()

        assert (shelf.backups, shelf.last_checked, shelf.has_changed) == ((), None, True)


@pytest.mark.parametrize("name", ["company.db", "company.QIANJI", "company"])
def test_copies_of_a_file_named_otherwise_are_listed_and_go_in_time(tmp_path: Path, name: str) -> None:
    with Database.create(tmp_path / name) as database:
        add_team(database, "华东")
        for _time in range(NEWEST + 4):
            made = Backups(database, moment=Clock()).put_aside(Reason.REGULAR)

    shelf = shelf_of(database.path)
    assert backups_on(shelf)[0] == made
    assert len(list(shelf.iterdir())) == 2 * NEWEST


def test_a_copy_that_was_named_otherwise_is_known_by_its_slip(database: Database) -> None:
    made = Backups(database, moment=Clock()).put_aside(Reason.WISHED)
    for each in (made.path, made.path.with_name(made.path.name + ".json")):
        each.rename(each.with_name(each.name.replace(".qianji", ".db")))
    shelf_of(database.path).joinpath("notes.txt").write_text("the owner's own")

    assert [each.is_verified for each in backups_on(shelf_of(database.path))] == [True]
