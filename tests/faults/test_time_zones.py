"""Days are days wherever the computer is, and moments stay what they were, also in the summers of 1986 to 1991."""

import os
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select, text

from desktop.app.today import today
from desktop.models import AuditEntry, Visit
from desktop.services.staff import StaffDraft, StaffRegister
from desktop.services.visits import VisitDraft, VisitLog
from desktop.store.database import Database

pytestmark = [
    pytest.mark.on_file,  # about what stands in the file
    pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows takes its zone from the control panel only"),
]
ZONES = ("Asia/Shanghai", "America/Los_Angeles", "Pacific/Kiritimati", "UTC")
DAYS = (date(1986, 5, 4), date(1988, 4, 10), date(1991, 9, 15), date(2024, 2, 29), date(2026, 11, 1))


@pytest.fixture
def move_to() -> Iterator[Callable[[str], None]]:
    """Takes the computer to another zone."""
    before = os.environ.get("TZ")

    def move(zone: str) -> None:
        os.environ["TZ"] = zone
        time.tzset()

    yield move
    os.environ.pop("TZ", None)
    if before is not None:
        os.environ["TZ"] = before
    time.tzset()


@pytest.mark.parametrize("zone", ZONES)
def test_a_day_and_a_moment_entered_in_one_zone_are_the_same_in_every_other(
    database: Database, move_to: Callable[[str], None], zone: str
) -> None:
    move_to(zone)
    began = datetime.now(UTC)
    person = StaffRegister(database, today).add(StaffDraft("李雷", hired_on=date(1985, 1, 1)))
    for day in DAYS:
        VisitLog(database, today).log(VisitDraft(day, person))

    for elsewhere in ZONES:
        move_to(elsewhere)
        with database.read() as session:
            assert tuple(session.scalars(select(Visit.visited_on).order_by(Visit.visited_on))) == DAYS
            moments = session.scalars(select(AuditEntry.happened_at)).all()
            assert all(timedelta(0) <= moment - began < timedelta(hours=1) for moment in moments)
            kept = session.execute(text("SELECT visited_on FROM visit ORDER BY visited_on")).scalars().all()
            assert kept == [day.isoformat() for day in DAYS]  # as text without a zone
            hour = session.execute(text("SELECT min(happened_at) FROM audit_entry")).scalar_one()
            assert abs(datetime.fromisoformat(hour).replace(tzinfo=UTC) - began) < timedelta(hours=1)


def test_today_is_the_day_on_the_wall(move_to: Callable[[str], None]) -> None:
    days = []
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):  # 25 hours apart: there it is never the same day
        move_to(zone)
        days.append(today())

    assert days[0] > days[1]
