"""The one data file: opened with safe settings, read and written in scopes."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from desktop.models import Base

PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
)


class Database:
    """An open data file; one connection for as long as it is open."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine = engine
        self.path = path

    @classmethod
    def create(cls, path: Path) -> "Database":
        """A new data file with today's tables."""
        database = cls(_engine(path), path)
        Base.metadata.create_all(database._engine)
        return database

    @classmethod
    def open(cls, path: Path) -> "Database":
        """An existing data file."""
        return cls(_engine(path), path)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session for questions; whatever it changed is dropped."""
        with Session(self._engine, expire_on_commit=False) as session:
            yield session
            session.rollback()

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session that is one transaction: kept whole at the end, dropped whole on an error."""
        with Session(self._engine, expire_on_commit=False) as session, session.begin():
            yield session

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def __enter__(self) -> "Database":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _engine(path: Path) -> Engine:
    def connect() -> Any:
        connection = driver.connect(str(path), isolation_level=None, check_same_thread=False)
        for pragma in PRAGMAS:
            connection.execute(pragma)
        return connection

    engine = create_engine("sqlite://", creator=connect, module=driver, poolclass=StaticPool)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine
