"""Whether the tables of a data file are those its schema number promises, told by a short digest of their columns."""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from desktop.errors import N_, DataFileError

# What the newest migration makes; tools/make_migration.py writes it, a test compares it with a new file.
FINGERPRINT = "4ed2a7239ae7ec6e"
_COLUMNS = """
    SELECT held.name || '.' || part.name || ' ' || part."notnull"
    FROM sqlite_master AS held, pragma_table_info(held.name) AS part
    WHERE held.type = 'table' AND held.name <> 'alembic_version' AND held.name NOT LIKE 'sqlite%'
"""


def fingerprint_of(connection: Any) -> str:
    """A short digest of every table's column names and whether they may be empty, in whatever order they lie."""
    return digest_of(str(row[0]) for row in connection.execute(_COLUMNS))


def digest_of(columns: Iterable[str]) -> str:
    """The digest of columns written as "table.column 1", 0 for one that may be empty."""
    return hashlib.sha256("\n".join(sorted(columns)).encode()).hexdigest()[:16]


def refuse_other_tables(connection: Any, path: Path) -> None:
    """Refuse a file that bears this version's schema number over other tables, before a question fails on them."""
    if fingerprint_of(connection) != FINGERPRINT:
        raise DataFileError(
            N_(
                "The tables in {file} are not those of this version: a trial version before the release made it, or "
                "another program changed it. Restore a backup, or create a new file and import the data again."
            ),
            file=path,
        )
