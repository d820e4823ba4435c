"""A company that changes, and a clock for its backups."""

from datetime import UTC, datetime, timedelta

from desktop.models import Team
from desktop.services import audit
from desktop.store.database import Database

START = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


class Clock:
    """A time that passes when asked to."""

    def __init__(self) -> None:
        self.moment = START

    def __call__(self) -> datetime:
        self.moment += timedelta(minutes=31)
        return self.moment


def add_team(database: Database, name: str) -> None:
    with database.write() as session:
        session.add(Team(name=name))
        audit.append(session, "team.added")
