"""The rehearsal of a restore on a real backup."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from desktop.domain.rotation import Reason
from desktop.models import Team
from desktop.services import audit
from desktop.services.backup_trials import EVERY, NOTE, is_due, last_trial, try_newest
from desktop.services.backups import Backups
from desktop.services.vault import Vault, new_code
from desktop.store.database import Database
from desktop.store.shelf import Backup, shelf_of
from tests.locked import PASSWORD

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


@pytest.fixture
def backup(database: Database) -> Backup:
    """A checked backup of a file with one team."""
    with database.write() as session:
        session.add(Team(name="华东"))
        audit.append(session, "team.added")
    return Backups(database, moment=lambda: NOW).put_aside(Reason.CLOSING)


def test_a_good_backup_is_noted_and_nothing_else_is_left(database: Database, backup: Backup) -> None:
    trial = try_newest(database.path, (), lambda: NOW)

    assert trial is not None
    assert trial.is_good
    assert last_trial(database.path) == trial
    assert sorted(each.name for each in shelf_of(database.path).iterdir()) == [
        backup.path.name,
        backup.path.name + ".json",
        NOTE,
    ]


def test_without_a_backup_there_is_nothing_to_rehearse(database: Database) -> None:
    assert try_newest(database.path, (), lambda: NOW) is None
    assert not is_due(database.path, NOW)


@pytest.mark.parametrize(
    ("passed", "due"),
    [(timedelta(), False), (EVERY - timedelta(hours=1), False), (EVERY, True), (timedelta(days=-400), True)],
)
def test_it_is_due_after_a_month_or_where_the_clock_went_back(
    database: Database, backup: Backup, passed: timedelta, due: bool
) -> None:
    before = is_due(database.path, NOW)
    try_newest(database.path, (), lambda: NOW)

    assert before
    assert is_due(database.path, NOW + passed) == due


def test_after_a_failure_the_backup_made_instead_is_rehearsed_the_next_day(
    database: Database, backup: Backup
) -> None:
    backup.path.write_bytes(bytes(backup.size))
    try_newest(database.path, (), lambda: NOW)
    tomorrow = NOW + timedelta(days=1)
    without_another = is_due(database.path, tomorrow)
    Backups(database, moment=lambda: NOW + timedelta(minutes=1)).put_aside(Reason.WISHED)

    assert not without_another
    assert not is_due(database.path, NOW + timedelta(hours=1))
    assert is_due(database.path, tomorrow)


@pytest.mark.on_file  # a server's company bears no password
def test_a_backup_from_before_another_password_is_no_failure(database: Database, backup: Backup) -> None:
    Vault(database).set_password(PASSWORD, new_code())
    of_password = Backups(database, moment=lambda: NOW + timedelta(minutes=1)).put_aside(Reason.WISHED)
    Vault(database).remove_password(PASSWORD)

    trial = try_newest(database.path, database.keys, lambda: NOW)
    backup.path.unlink()

    assert of_password.path.exists()
    assert trial is not None
    assert (trial.is_good, trial.backup_of) == (True, backup.made_at)
    assert try_newest(database.path, database.keys, lambda: NOW) is None
    assert not is_due(database.path, NOW + EVERY, database.keys)


def test_a_damaged_note_is_none(database: Database, backup: Backup) -> None:
    (shelf_of(database.path) / NOTE).write_text("{", encoding="utf-8")

    assert last_trial(database.path) is None
    assert is_due(database.path, NOW)


@pytest.mark.parametrize("damage", ["a byte", "a record", "all of it"])
def test_a_backup_that_would_not_do_is_told_and_the_note_says_why(
    database: Database, backup: Backup, damage: str
) -> None:
    content = bytearray(backup.path.read_bytes())
    if damage == "a record":
        with Database.open(backup.path) as altered, altered.write() as session:
            session.execute(text("UPDATE team SET deleted_at = '2026-01-01 00:00:00', name = name || '·'"))
    else:
        content[-20:] = b"\xa5" * 20
        backup.path.write_bytes(content if damage == "a byte" else bytes(len(content)))

    trial = try_newest(database.path, (), lambda: NOW)

    assert trial is not None
    assert not trial.is_good
    noted = last_trial(database.path)
    assert noted is not None
    assert [each.text(str) for each in noted.wrong] == [each.text(str) for each in trial.wrong]


@pytest.mark.on_file  # on a server there is none
def test_the_file_itself_need_not_be_there(database: Database, backup: Backup, tmp_path: Path) -> None:
    database.close()
    database.path.unlink()

    trial = try_newest(database.path, (), lambda: NOW)

    assert trial is not None
    assert trial.is_good
