"""Ten years of records: what an owner waits for costs what it costs with one, counted in the engine's own steps."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from desktop.queries.visits import VisitFilter, visit_page
from desktop.services.staff import StaffDraft, StaffRegister
from desktop.services.visits import VisitDraft, VisitLog
from desktop.store import connection
from desktop.store.connection import Connection
from desktop.store.database import Database

pytestmark = pytest.mark.on_file  # about the engine of a file

TODAY = date(2026, 11, 21)
ONE_YEAR = 1500  # visits
LEAST = 20  # tens of steps: so much any opening takes
DAYS = ("visited_on", "entered_on")
MORE = 1.3  # times, where everything is ten times as much: trees get a little deeper


class Counting(Connection):
    """A connection that counts what the engine does, in tens of its smallest steps."""

    steps = 0

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.set_progress_handler(self._count, 10)

    def _count(self) -> int:
        Counting.steps += 1
        return 0


def fill(path: Path, years: int) -> None:
    """Make a company with so many years of visits, put in as plainly as can be."""
    with Database.create(path) as database:
        person = StaffRegister(database, lambda: TODAY).add(StaffDraft("甲", hired_on=date(2010, 1, 1)))
        VisitLog(database, lambda: TODAY).log(VisitDraft(visited_on=TODAY, staff_id=person))
        with database.write() as session:
            names = [row[1] for row in session.execute(text("PRAGMA table_info(visit)")) if row[1] != "id"]
            values = [f"date({name}, '-' || n || ' days')" if name in DAYS else name for name in names]
            log = f"log(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM log WHERE n < {ONE_YEAR * years})"  # noqa: S608 - ours
            into = f"INSERT INTO visit ({', '.join(names)}) SELECT {', '.join(values)} FROM visit, log"  # noqa: S608 - ours
            session.execute(text(f"WITH RECURSIVE {log} {into}"))


def opened(_database: Database) -> None:
    """Do nothing more."""


def saved(database: Database) -> None:
    VisitLog(database, lambda: TODAY).log(VisitDraft(visited_on=TODAY, staff_id=1))


def listed(database: Database) -> None:
    with database.read() as session:
        assert visit_page(session, VisitFilter(), "zh_CN").lines


@pytest.mark.parametrize("act", [opened, saved, listed])
def test_opening_saving_and_the_first_page_of_the_log_cost_no_more(
    act: Callable[[Database], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "Connection", Counting)
    taken = []
    for years in (1, 10):
        path = tmp_path / f"{years}.qianji"
        fill(path, years)
        before = Counting.steps
        with Database.open(path) as database:
            act(database)
        taken.append(Counting.steps - before)

    assert taken[0] > LEAST
    assert taken[1] <= taken[0] * MORE
