"""Building a table anew inside a migration, the way SQLite's own recipe says, with nothing that hangs on it lost.

References must rest, which `store.migrate` sees to before the transaction begins: with them on, dropping the old
table deletes every row that refers to it. Indexes and guards of the old table are made again; rows are counted.
"""

from collections.abc import Mapping

from sqlalchemy import Connection

_NEW = "rebuilt_{}"
_HANGING = "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND type IN ('trigger', 'view')"
_INDEXES = "SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL"


def rebuild_table(transaction: Connection, table: str, body: str, columns: Mapping[str, str]) -> None:
    """Build a table anew: `body` is what stands in its CREATE TABLE, `columns` what fills each column of it (SQL)."""
    run = transaction.exec_driver_sql
    if run("PRAGMA foreign_keys").scalar_one():
        message = "references must rest while a table is built anew"
        raise RuntimeError(message)
    new = _NEW.format(table)
    indexes = [row[0] for row in run(_INDEXES, (table,))]
    hanging = [tuple(row) for row in run(_HANGING)]  # a name that is gone for a moment breaks each that says it
    for kind, name, _sql in hanging:
        run(f'DROP {kind} "{name}"')
    run(f'CREATE TABLE "{new}" ({body})')
    names, values = ", ".join(f'"{name}"' for name in columns), ", ".join(columns.values())
    run(f'INSERT INTO "{new}" ({names}) SELECT {values} FROM "{table}"')  # noqa: S608 - a migration's own words
    if _rows(transaction, new) != _rows(transaction, table):
        message = f"rows of {table} would be lost"
        raise RuntimeError(message)
    run(f'DROP TABLE "{table}"')
    run(f'ALTER TABLE "{new}" RENAME TO "{table}"')
    for sql in (*indexes, *(sql for _kind, _name, sql in hanging)):
        run(sql)


def _rows(transaction: Connection, table: str) -> int:
    return int(transaction.exec_driver_sql(f'SELECT count(*) FROM "{table}"').scalar_one())  # noqa: S608 - as above
