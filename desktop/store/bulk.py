"""Many new rows at once: what the driver needs and nothing of what is done for single objects."""

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any, cast

from sqlalchemy import JSON, Column, Dialect, Table, insert
from sqlalchemy.orm import Session

from desktop.models import Base

Row = Mapping[str, Any]


def insert_rows(session: Session, model: type[Base], rows: Sequence[Row]) -> None:
    """Insert rows that name the same columns, one statement; a column none names holds its default."""
    if not rows:
        return
    names = [*rows[0]]
    if len(names) == 1:
        insert_columns(session, model, {names[0]: [row[names[0]] for row in rows]}, len(rows))
        return
    # Row by row first: to ask all rows for one name after the other goes through the whole memory for each.
    columns = zip(*map(itemgetter(*names), rows), strict=True)
    insert_columns(session, model, {name: [*held] for name, held in zip(names, columns, strict=True)}, len(rows))


def insert_columns(session: Session, model: type[Base], given: Mapping[str, list[Any]], count: int) -> None:
    """Insert so many rows whose values lie column by column, as `insert_rows` does."""
    if not count:
        return
    connection = session.connection()
    columns = {column.name: column for column in model.__mapper__.columns}
    defaults = {name: _default(column) for name, column in columns.items() if column.default is not None}
    # What no row has is left out: the engine checks no reference and no day then.
    given = {name: values for name, values in given.items() if name in defaults or values.count(None) < count}
    compiled = insert(cast(Table, model.__table__)).compile(
        dialect=connection.dialect, column_keys=[*dict.fromkeys((*given, *defaults))]
    )
    names = compiled.positiontup or [*compiled.params]
    values = [
        _kept(columns[name], given[name] if name in given else [defaults[name]] * count, connection.dialect)
        for name in names
    ]
    kept: list[Any] = [*zip(*values, strict=True)]
    if not compiled.positional:
        kept = [dict(zip(names, each, strict=True)) for each in kept]
    connection.exec_driver_sql(str(compiled), kept)


def _kept(column: Column[Any], values: list[Any], dialect: Dialect) -> list[Any]:
    """The values of a column as the engine keeps them."""
    translate: Callable[[Any], Any] | None = column.type.dialect_impl(dialect).bind_processor(dialect)
    if translate is None:
        return values
    # Much stands in many rows: weights, marks, one moment for all, one document that is shared.
    if isinstance(column.type, JSON):
        documents = {id(value): value for value in values}
        texts = {key: translate(value) for key, value in documents.items()}
        return [texts[id(value)] for value in values]
    kept = {value: translate(value) for value in set(values)}
    return [kept[value] for value in values]


def _default(column: Column[Any]) -> Any:
    default = column.default
    return default.arg if default.is_scalar else default.arg(None)  # type: ignore[union-attr] # columns of tables here have values or makers of them
