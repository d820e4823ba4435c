"""The second folder: what goes there stays there, and what could not go there follows."""

import json
import os
import shutil
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.domain.rotation import MONTHS, NEWEST, Reason
from desktop.errors import DataFileError, RequestError
from desktop.services import second_copies
from desktop.services.backups import Backups
from desktop.services.second_copies import bring_newest, copy_to, refuse_beside
from desktop.services.second_copies import second_copies as state_of
from desktop.store.database import Database
from desktop.store.shelf import backups_on, shelf_of
from desktop.store.slips import file_digest
from tests.services.backing_up import Clock, add_team

pytestmark = pytest.mark.on_file  # about the file itself


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    place = tmp_path / "stick"
    place.mkdir()
    return place


def names(folder: Path) -> list[str]:
    return [each.path.name for each in backups_on(folder)]


def put_aside_monthly(database: Database, stick: Path, first_year: int) -> None:
    """Two years of backups, one a month."""
    for month in range(MONTHS):
        moment = datetime(first_year + month // 12, month % 12 + 1, 1, tzinfo=UTC)
        Backups(database, lambda: stick, lambda moment=moment: moment).put_aside(Reason.REGULAR)  # type: ignore[misc] # mypy cannot infer a default


def test_on_a_new_computer_the_copies_are_counted_after_those_of_the_old_one(database: Database, stick: Path) -> None:
    add_team(database, "华东")
    put_aside_monthly(database, stick, 2024)
    shutil.rmtree(shelf_of(database.path))  # the file alone came to the new computer

    made = Backups(database, lambda: stick, Clock()).put_aside(Reason.REGULAR)

    assert names(stick / "company-backups")[0] == made.path.name


def test_two_companies_of_one_file_name_do_not_let_each_others_copies_go(
    database: Database, stick: Path, tmp_path: Path
) -> None:
    add_team(database, "华东")
    put_aside_monthly(database, stick, 2024)
    ours = names(stick / "company-backups")
    (tmp_path / "other").mkdir()
    with Database.create(tmp_path / "other" / "company.qianji") as other:
        add_team(other, "华南")
        for _time in range(NEWEST):
            Backups(other, lambda: stick, Clock()).put_aside(Reason.REGULAR)
        theirs = names(shelf_of(other.path))

    both = names(stick / "company-backups")

    assert set(ours) <= set(both)
    assert theirs[0] in both


def test_a_copy_that_could_not_go_there_follows_when_the_stick_is_in(database: Database, tmp_path: Path) -> None:
    add_team(database, "华东")
    stick = tmp_path / "stick"
    with pytest.raises(DataFileError, match="plug the drive in"):
        Backups(database, lambda: stick, Clock()).put_aside(Reason.CLOSING)
    with pytest.raises(DataFileError, match="plug the drive in"):
        bring_newest(database.path, stick)
    stick.mkdir()

    followed = bring_newest(database.path, stick)

    assert followed is not None
    assert names(stick / "company-backups") == [followed.path.name]
    assert bring_newest(database.path, stick) is None


def test_a_file_in_the_second_folders_place_is_told_as_one(database: Database, tmp_path: Path) -> None:
    (tmp_path / "stick").write_text("no folder", encoding="utf-8")

    with pytest.raises(DataFileError, match="a file stands where a folder should be; choose another place"):
        Backups(database, lambda: tmp_path / "stick", Clock()).put_aside(Reason.WISHED)

    assert len(names(shelf_of(database.path))) == 1


def test_another_companys_copy_in_the_second_folder_is_not_taken_for_this_ones(
    database: Database, stick: Path, tmp_path: Path
) -> None:
    own = Backups(database).put_aside(Reason.WISHED)
    copy_to(own, stick / shelf_of(database.path).name)
    of_this_one = state_of(database.path, stick)
    slip = next(stick.rglob("*.json"))
    slip.write_text(json.dumps(json.loads(slip.read_text(encoding="utf-8")) | {"first": "another"}), encoding="utf-8")

    of_another = state_of(database.path, stick)

    assert of_this_one.newest is not None
    assert of_this_one.newest.path.name == own.path.name
    assert not of_this_one.is_behind
    assert (of_another.newest, of_another.is_behind) == (None, True)
    assert not state_of(database.path, tmp_path / "pulled out").is_there


def test_without_a_checked_backup_there_is_nothing_to_bring(database: Database, stick: Path) -> None:
    made = Backups(database, moment=Clock()).put_aside(Reason.WISHED)
    slip = made.path.with_name(made.path.name + ".json")
    slip.write_text(json.dumps(json.loads(slip.read_text(encoding="utf-8")) | {"size": 1}), encoding="utf-8")

    assert bring_newest(database.path, stick) is None
    assert list(stick.iterdir()) == []


def test_the_folder_in_which_the_backups_lie_is_refused(database: Database, stick: Path) -> None:
    for folder in (database.path.parent, shelf_of(database.path)):
        with pytest.raises(RequestError, match="on another disk"):
            refuse_beside(database.path, folder)

    refuse_beside(database.path, stick)


def test_two_threads_at_one_copy_do_not_take_it_from_each_other(
    database: Database, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, folder = Backups(database).put_aside(Reason.WISHED), stick / "company-backups"
    other = threading.Thread(target=copy_to, args=(made, folder))

    def compared(path: Path) -> str:
        if not other.ident:
            other.start()
            other.join(0.5)  # it would be done by now, and have taken what is compared here
        return file_digest(path)

    monkeypatch.setattr(second_copies, "file_digest", compared)
    copy_to(made, folder)
    other.join()

    assert names(folder) == [made.path.name]
    assert list(folder.glob("*.part")) == []


def test_what_a_killed_copy_left_in_the_second_folder_goes_with_the_next(database: Database, stick: Path) -> None:
    folder = stick / "company-backups"
    folder.mkdir()
    left, being_copied = folder / "20250101-closing.qianji.part", folder / "20260101-wished.qianji.part"
    left.write_bytes(b"half a company")
    os.utime(left, (1, 1))
    being_copied.write_bytes(b"another computer's")

    copy_to(Backups(database).put_aside(Reason.WISHED), folder)

    assert list(folder.glob("*.part")) == [being_copied]
