"""What a protected file shows to whoever holds its key."""

from pathlib import Path

from sqlalchemy import select

from desktop.models import AuditEntry, Team
from desktop.services.checkup import check_up
from desktop.store.database import Database
from desktop.store.key import Key


def teams(path: Path, *keys: Key) -> list[str]:
    with Database.open(path, keys) as database, database.read() as session:
        assert check_up(database).is_whole
        return list(session.scalars(select(Team.name)))


def verbs(path: Path, *keys: Key) -> list[str]:
    with Database.open(path, keys) as database, database.read() as session:
        return list(session.scalars(select(AuditEntry.verb).order_by(AuditEntry.id)))
