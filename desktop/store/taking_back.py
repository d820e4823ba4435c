"""Taking an import back: what it made goes, what it changed or removed is as it was before."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Date, Table, bindparam, insert, select, text, update
from sqlalchemy.orm import Session

from desktop.models import Base
from desktop.store.plain import values_of
from desktop.store.recording import is_marked, noted_tables, row_as_json

_TAKEN = "CREATE TEMP TABLE taken (place TEXT, record_id BIGINT, is_new INTEGER, PRIMARY KEY (place, record_id))"
_NEW = "SELECT record_id FROM taken WHERE place = '{}' AND is_new = 1"
_ALL = "SELECT record_id FROM taken WHERE place = '{}'"


@dataclass(frozen=True, slots=True)
class Place:
    """One row of a table."""

    table: Table
    record_id: int


@contextmanager
def taking_back(session: Session, batch_id: int) -> Iterator["TakingBack"]:
    """One import, to be looked at and taken back inside the caller's transaction."""
    session.execute(text(_TAKEN))
    for table in noted_tables():
        if is_marked(table):
            made = f"SELECT '{table.name}', id, 1 FROM \"{table.name}\" WHERE import_batch_id = :b"  # noqa: S608 - from the models
            session.execute(text("INSERT INTO taken " + made), {"b": batch_id})
    session.execute(
        text(
            "INSERT INTO taken SELECT place, record_id, CASE WHEN before IS NULL THEN 1 ELSE 0 END "
            "FROM import_change WHERE import_batch_id = :b ON CONFLICT DO NOTHING"
        ),
        {"b": batch_id},
    )
    yield TakingBack(session, batch_id)
    session.execute(text("DROP TABLE taken"))


class TakingBack:
    """What an import did, row by row."""

    def __init__(self, session: Session, batch_id: int) -> None:
        self._session = session
        self._batch_id = batch_id
        places = session.execute(text("SELECT DISTINCT place FROM taken")).scalars().all()
        self.tables = [table for table in Base.metadata.sorted_tables if table.name in places]

    def edited(self) -> list[Place]:
        """The rows that are no longer as the import left them; one that was only deleted since is not among them."""
        found = []
        for table in self.tables:
            if is_marked(table):
                found += [Place(table, key) for key in self._edited_new(table)]
            found += [Place(table, key) for key in self._edited_noted(table)]
        return found

    def named_elsewhere(self) -> list[tuple[Place, Place]]:
        """The rows the import made that others name which it did not make: the row, and who names it."""
        return [
            (Place(table, key), Place(other, naming))
            for table in self.tables
            for other, column in _references_to(table)
            for key, naming in self._asked(
                f'SELECT "{column}", id FROM "{other.name}" WHERE "{column}" IN ({_NEW.format(table.name)}) '  # noqa: S608 - names from the models
                f"AND id NOT IN ({_ALL.format(other.name)})"
            )
        ]

    def keys(self, place: str) -> list[int]:
        """The rows of one table that the import made or changed."""
        return [row[0] for row in self._asked(_ALL.format(place))]

    def made(self, place: str) -> list[int]:
        """The rows of one table that the import made."""
        return [row[0] for row in self._asked(_NEW.format(place))]

    def within(self, table: Table, start: date, end: date, staff_ids: set[int]) -> int:
        """How many of a table's rows have a day from `start` to `end` and are about one of these people."""
        days = [column.name for column in table.columns if isinstance(column.type, Date)]
        if not days:
            return 0
        inside = " OR ".join(f'"{day}" BETWEEN :start AND :end' for day in days)
        person = "staff_id" if "staff_id" in table.columns else "NULL"
        question = f'SELECT {person} FROM "{table.name}" WHERE id IN ({_ALL.format(table.name)}) AND ({inside})'  # noqa: S608 - names from the models
        asked = text(question).bindparams(bindparam("start", start, Date), bindparam("end", end, Date))
        people = self._session.execute(asked).scalars()
        return sum(person is None or person in staff_ids for person in people)

    def carry_out(self) -> tuple[int, int]:
        """Take the import back; how many rows went and how many are as before. References hold again at the end."""
        let_references_wait(self._session)  # rows come and go in whatever order
        gone = 0  # first, so that what comes back finds its numbers free
        for table in reversed(self.tables):
            condition = f'FROM "{table.name}" WHERE id IN ({_NEW.format(table.name)})'
            gone += self._session.execute(text(f"SELECT count(*) {condition}")).scalar_one()
            self._session.execute(text(f"DELETE {condition}"))
        restored = 0
        for place, key, before in self._asked(
            "SELECT place, record_id, before FROM import_change WHERE import_batch_id = :b AND before IS NOT NULL"
        ):
            self._put(Base.metadata.tables[place], key, before)
            restored += 1
        self._session.execute(text("DELETE FROM import_change WHERE import_batch_id = :b"), {"b": self._batch_id})
        return gone, restored

    def _edited_new(self, table: Table) -> list[int]:
        rows = self._asked(
            f'SELECT id FROM "{table.name}" WHERE import_batch_id = :b AND deleted_at IS NULL '  # noqa: S608 - names from the models
            "AND (changed_at <> created_at OR revision <> 1) AND id NOT IN "
            f"(SELECT record_id FROM import_change WHERE import_batch_id = :b AND place = '{table.name}')"
        )
        return [row[0] for row in rows]

    def _edited_noted(self, table: Table) -> list[int]:
        now = row_as_json("t", table, self._session)
        rows = self._asked(
            f"SELECT c.record_id, c.after, {now}, c.before IS NULL FROM import_change AS c "  # noqa: S608 - as above
            f'LEFT JOIN "{table.name}" AS t ON t.id = c.record_id '
            f"WHERE c.import_batch_id = :b AND c.place = '{table.name}' AND coalesce({now}, '') <> c.after"
        )
        return [key for key, after, present, is_new in rows if _differs(table, after, present, bool(is_new))]

    def _put(self, table: Table, key: int, before: str) -> None:
        values = {name: value for name, value in values_of(before, table).items() if name != "id"}
        is_there = self._session.execute(select(table.c.id).where(table.c.id == key)).first()
        if is_there:
            self._session.execute(update(table).where(table.c.id == key).values(values))
        else:
            self._session.execute(insert(table).values(id=key, **values))

    def _asked(self, question: str) -> list[Any]:
        parameters = {"b": self._batch_id} if ":b" in question else {}
        return list(self._session.execute(text(question), parameters).all())


def _differs(table: Table, after: str, present: str | None, is_new: bool) -> bool:
    """Whether a row differs in what the import left; columns that came with a later version do not count."""
    if not after or present is None:
        return bool(after) != (present is not None) and not (is_new and present is None)
    left, held = values_of(after, table), values_of(present, table)
    if is_new and held.get("deleted_at") is not None:
        return False
    return any(held.get(name) != value for name, value in left.items())


def let_references_wait(session: Session) -> None:
    """Let references hold at the end of the transaction only."""
    is_server = session.connection().dialect.name != "sqlite"
    session.execute(text("SET CONSTRAINTS ALL DEFERRED" if is_server else "PRAGMA defer_foreign_keys = ON"))


def _references_to(table: Table) -> Iterator[tuple[Table, str]]:
    """The tables and columns in which rows of this table may be named."""
    for other in Base.metadata.sorted_tables:
        for column in other.columns:
            if any(key.column.table is table for key in column.foreign_keys):
                yield other, column.name
