"""The one connection to a data file, with the settings that keep what was saved."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlcipher3.dbapi2 as driver

from desktop.store.documents import document_text

if TYPE_CHECKING:
    from sqlalchemy import Engine

SETTINGS = (
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA busy_timeout = 0",
)


def connect(path: Path) -> Any:
    """A connection whose acknowledged saves survive a power cut."""
    connection = driver.connect(str(path), isolation_level=None, check_same_thread=False)
    try:
        for setting in SETTINGS:
            connection.execute(setting)
        journal = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
        # Where the folder allows no WAL, only EXTRA also makes the last save durable.
        connection.execute(f"PRAGMA synchronous = {'FULL' if journal == 'wal' else 'EXTRA'}")
        if connection.execute("PRAGMA foreign_keys").fetchone()[0] != 1:
            message = "this engine does not check references"
            raise RuntimeError(message)
    except BaseException:
        connection.close()
        raise
    return connection


def engine_of(connection: Any) -> "Engine":
    """The engine that works on this one connection; each transaction begins with our own BEGIN, DDL included."""
    # Here, since a file can be opened and its kept answers read before SQLAlchemy is imported.
    from sqlalchemy import create_engine, event
    from sqlalchemy.pool import StaticPool

    engine = create_engine(
        "sqlite://",
        creator=lambda: connection,
        module=driver,
        poolclass=StaticPool,
        hide_parameters=True,
        json_serializer=document_text,
    )
    event.listen(engine, "begin", lambda each: each.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine
