"""Rows waiting to be written, each with its key already known, so that thousands go in as a few statements."""

from collections import defaultdict
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from desktop.models import Base


class Rows:
    """Collects rows table by table; rows of one table name the same columns."""

    def __init__(self, entered_on: date) -> None:
        moment = datetime(entered_on.year, entered_on.month, entered_on.day, 9, tzinfo=UTC)
        self._marks = {"created_at": moment, "changed_at": moment}
        self._rows: dict[str, list[dict[str, Any]]] = defaultdict(list)

    def add(self, table: type[Base], **values: object) -> int:
        """Remember a row and return its key."""
        rows = self._rows[table.__tablename__]
        marks = self._marks if "created_at" in table.__table__.columns else {}
        rows.append({"id": len(rows) + 1, **marks, **values})
        return len(rows)

    def change(self, table: type[Base], key: int, **values: object) -> None:
        """Let a waiting row say something else."""
        self._rows[table.__tablename__][key - 1] |= values

    def count(self, table: type[Base]) -> int:
        """How many rows of a table wait."""
        return len(self._rows[table.__tablename__])

    def write(self, session: Session) -> None:
        """Insert everything, referred tables first."""
        for table in Base.metadata.sorted_tables:
            if rows := self._rows.get(table.name):
                session.execute(insert(table), rows)
