"""Rows written past the ORM: as fast as the driver can, with the indexes made afterwards."""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import islice
from typing import Any

from sqlalchemy import Column

from desktop.models import Base

ENTERED_AT = "2026-10-01 08:00:00.000000"
_BATCH = 50_000


@contextmanager
def unguarded(connection: Any) -> Iterator[None]:
    """No indexes, no syncing and no checks of references meanwhile; indexes as before afterwards."""
    indexes = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
    made = indexes.fetchall()
    for setting in ("foreign_keys = OFF", "synchronous = OFF", "cache_size = -200000"):
        connection.execute(f"PRAGMA {setting}")
    for name, _sql in made:
        connection.execute(f'DROP INDEX "{name}"')
    yield
    for _name, sql in made:
        connection.execute(sql)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def write_rows(connection: Any, model: type[Base], columns: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
    """Insert rows of the named columns as the file keeps them; every other column holds its default."""
    others = [column for column in model.__mapper__.columns if column.name not in (*columns, "id")]
    rest = tuple(_default(column) for column in others)
    names = ", ".join(f'"{name}"' for name in (*columns, *(column.name for column in others)))
    marks = ", ".join("?" * (len(columns) + len(rest)))
    statement = f'INSERT INTO "{model.__tablename__}" ({names}) VALUES ({marks})'  # noqa: S608 - our own tables
    source = iter(rows)
    connection.execute("BEGIN")
    while batch := [(*row, *rest) for row in islice(source, _BATCH)]:
        connection.executemany(statement, batch)
    connection.execute("COMMIT")


def day_text(ordinal: int) -> str:
    """A day as the file keeps it."""
    return date.fromordinal(ordinal).isoformat()


def _default(column: Column[Any]) -> Any:
    if column.name in ("created_at", "changed_at"):
        return ENTERED_AT
    default = column.default
    if default is None:
        return None
    if default.is_scalar:
        value = default.arg  # type: ignore[attr-defined] # a plain value has it
        return _kept(column, value)
    return json.dumps(default.arg(None))  # type: ignore[attr-defined] # dict and list, the only makers of values


def _kept(column: Column[Any], value: Any) -> Any:
    places = getattr(column.type, "places", None)
    return value if places is None else int(value.scaleb(places))
