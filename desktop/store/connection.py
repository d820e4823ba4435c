"""The one connection to a data file, with the settings that keep what was saved."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlcipher3.dbapi2 as driver

from desktop.paths import real_place
from desktop.store.documents import document_text
from desktop.store.key import Key

if TYPE_CHECKING:
    from sqlalchemy import Engine

SETTINGS = (
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -65536",  # KiB at most: an evaluation asks for the same pages again, encrypted ones too
    "PRAGMA busy_timeout = 0",
)


class Connection(driver.Connection):  # type: ignore[misc] # the driver ships no types
    """The driver's connection, which knows the key of its file: copies made from it are encrypted likewise."""

    key: Key | None = None


def bare(path: Path, key: Key | None = None, *, is_only_looking: bool = False, **options: Any) -> Any:
    """A connection without our settings; one that only looks touches nothing, not even what lies beside the file.

    The engine is given whole paths: it takes a name as “:memory:” or “file:…” for something else than a file.
    """
    place = f"{real_place(path).as_uri()}?mode=ro&immutable=1" if is_only_looking else str(path.absolute())
    connection = driver.connect(place, uri=is_only_looking, factory=Connection, **options)
    if key is not None:
        connection.key = key
        connection.execute("PRAGMA cipher_log_level = NONE")  # it would write to the terminal; we say it in words
        connection.execute(key.statement)
    return connection


def key_of(connection: Any) -> Key | None:
    """The key of the file a connection belongs to, None for a plain one."""
    return getattr(connection, "key", None)


def connect(path: Path, key: Key | None = None) -> Any:
    """A connection whose acknowledged saves survive a power cut."""
    connection = bare(path, key, isolation_level=None, check_same_thread=False)
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
