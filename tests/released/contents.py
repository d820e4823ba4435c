"""What a data file holds, table by table, so that it can be found again after any migration."""

import hashlib
from pathlib import Path
from typing import Any

from desktop.store.database import Database

LEFT_OUT = ("alembic_version", "kept_answer")  # of the file itself, not of the company


def contents_of(path: Path, columns: dict[str, list[str]] | None = None) -> dict[str, dict[str, Any]]:
    """The columns, the number of rows and a digest of all values of each table; `columns` names those to look at."""
    found = {}
    with Database.open(path) as database, database.raw() as connection:
        for table, names in (columns or _columns_of(connection)).items():
            chosen = ", ".join(f'"{name}"' for name in names)
            rows = connection.execute(f'SELECT {chosen} FROM "{table}" ORDER BY id').fetchall()  # noqa: S608 - names from the schema
            digest = hashlib.sha256(repr(rows).encode()).hexdigest()[:16]
            found[table] = {"columns": names, "rows": len(rows), "digest": digest}
    return found


def _columns_of(connection: Any) -> dict[str, list[str]]:
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name"
    ).fetchall()
    return {
        table: [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
        for (table,) in tables
        if table not in LEFT_OUT
    }
