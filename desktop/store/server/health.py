"""Whether a company on a server holds together: tables that can be read to their end, and references."""

from sqlalchemy import Connection, ForeignKeyConstraint, Table, func, select
from sqlalchemy.exc import DBAPIError

from desktop.models import Base
from desktop.store.health import MOST, Health


def health_of_server(connection: Connection) -> Health:
    """Read every table to its end, and look for rows that name what is not there."""
    damaged = [told for table in Base.metadata.sorted_tables if (told := _unreadable(connection, table))]
    orphans = [
        told
        for table in Base.metadata.sorted_tables
        for key in table.foreign_key_constraints
        for told in _orphans(connection, table, key)
    ]
    return Health(tuple(damaged[:MOST]), tuple(orphans[:MOST]))


def _unreadable(connection: Connection, table: Table) -> str:
    try:
        with connection.begin_nested():
            connection.execute(select(func.count()).select_from(table)).scalar_one()
    except DBAPIError as error:
        return f"{table.name}: {error.orig}"
    return ""


def _orphans(connection: Connection, table: Table, key: ForeignKeyConstraint) -> list[str]:
    """The server checks references itself; a copy put in with its checks switched off may still lack some."""
    (element,) = key.elements
    other = element.column.table.alias()
    question = (
        select(table.c.id)
        .outerjoin(other, other.c.id == element.parent)
        .where(element.parent.is_not(None), other.c.id.is_(None))
        .limit(MOST)
    )
    return [f"{table.name} {row}: {element.column.table.name}" for row in connection.execute(question).scalars()]
