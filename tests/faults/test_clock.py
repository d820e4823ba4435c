"""The computer's clock a year back, then ten years ahead: backups, drafts, due days, the record of changes."""

import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from sqlalchemy import select

from desktop.domain.rotation import NEWEST, Reason
from desktop.models import AuditEntry
from desktop.queries.dashboard.reminders import reminders
from desktop.services import audit
from desktop.services.backups import Backups
from desktop.services.checkup import check_up
from desktop.services.entry_drafts import EntryDrafts, kept_rows
from desktop.services.faults.writer import somebody
from desktop.services.visits import VisitDraft, VisitLog
from desktop.store.database import Database
from desktop.store.shelf import backups_on, shelf_of

pytestmark = pytest.mark.on_file  # backups of the file itself
T = TypeVar("T")
NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
JUMPS = (timedelta(0), timedelta(days=-365), timedelta(days=3652), timedelta(days=1))


def standing(moment: T) -> Callable[[], T]:
    """A clock that stands."""
    return lambda: moment


class TestBackups:
    def test_none_is_skipped_and_the_newest_stay_whatever_the_clock_says(self, database: Database) -> None:
        made = []
        for place in range(8):
            with database.write() as session:
                audit.append(session, "team.added")
            moment = NOW + JUMPS[place % len(JUMPS)] + timedelta(minutes=place)
            made.append(Backups(database, moment=standing(moment)).put_aside_if_changed(Reason.REGULAR))

        assert None not in made
        kept = {each.path.name for each in backups_on(shelf_of(database.path))}
        assert {each.path.name for each in made[-NEWEST:] if each} <= kept

    def test_changes_without_a_backup_are_late_even_where_the_clock_was_put_back(self, database: Database) -> None:
        somebody(database)

        assert Backups(database, moment=lambda: datetime.now(UTC) - timedelta(days=365)).late_since() is not None


class TestRecords:
    def test_entries_made_by_a_wrong_clock_stand_in_the_order_they_were_made(self, database: Database) -> None:
        staff_id = somebody(database)
        days = [(NOW + jump).date() for jump in JUMPS]
        for day in days:
            VisitLog(database, standing(day)).log(VisitDraft(date(2025, 11, 3), staff_id, summary=str(day)))

        assert check_up(database).is_whole
        with database.read() as session:
            numbers = list(session.scalars(select(AuditEntry.id).order_by(AuditEntry.id)))
        assert numbers == list(range(1, len(numbers) + 1))

    def test_half_filled_rows_stay(self, database: Database) -> None:
        EntryDrafts(database).keep("visits", [{"summary": "半张表"}])

        with database.read() as session:
            assert kept_rows(session, "visits") == ({"summary": "半张表"},)


@pytest.mark.parametrize("today", [date(2025, 11, 21), date(2036, 11, 21)])
def test_what_is_due_is_told_on_any_day(rehearsed_file: Path, tmp_path: Path, today: date) -> None:
    with Database.open(Path(shutil.copyfile(rehearsed_file, tmp_path / "company.qianji"))) as database:
        for language in ("zh_CN", "en"):
            with database.read() as session:
                assert isinstance(reminders(session, today, language), tuple)
        assert check_up(database).is_whole
