"""Whether the tables of a data file are those its schema number promises, told by a short digest of their columns."""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from desktop.errors import N_, DamagedFileError
from desktop.store.migrations.guards import guards

# What the newest migration makes; tools/make_migration.py writes it, a test compares it with a new file.
FINGERPRINT = "59972109b8150534"
_COLUMNS = """
    SELECT held.name || '.' || part.name || ' ' || part."notnull"
    FROM sqlite_master AS held, pragma_table_info(held.name) AS part
    WHERE held.type = 'table' AND held.name <> 'alembic_version' AND held.name NOT LIKE 'sqlite%'
"""


def fingerprint_of(connection: Any) -> str:
    """A short digest of every table's column names and whether they may be empty, in whatever order they lie."""
    return digest_of(str(row[0]) for row in connection.execute(_COLUMNS))


def strangers_in(connection: Any) -> tuple[str, ...]:
    """Triggers and views that no migration made, by name."""
    found = connection.execute("SELECT name, sql FROM sqlite_master WHERE type IN ('trigger', 'view')")
    known = guards()
    return tuple(str(name) for name, sql in found if known.get(name) != sql)


def missing_guards(connection: Any) -> tuple[str, ...]:
    """The guards another program took away, by name."""
    found = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    return tuple(sorted(guards().keys() - found))


def digest_of(columns: Iterable[str]) -> str:
    """The digest of columns written as "table.column 1", 0 for one that may be empty."""
    return hashlib.sha256("\n".join(sorted(columns)).encode()).hexdigest()[:16]


def refuse_other_tables(connection: Any, path: Path) -> None:
    """Refuse a file that bears this version's schema number over other tables, before a question fails on them.

    A trigger or view that is not ours is refused too: it would act or answer in the place of the program.
    """
    if fingerprint_of(connection) != FINGERPRINT or strangers_in(connection):
        raise DamagedFileError(
            N_(
                "The tables in {file} are not those of this version: a trial version before the release made it, or "
                "another program changed it. Restore a backup, or create a new file and import the data again."
            ),
            file=path,
        )
