"""Brings a data file up to this version's schema: each step one exclusive transaction, after a verified copy."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlcipher3.dbapi2 as driver

from desktop.domain.rotation import Reason
from desktop.errors import N_, DamagedFileError, DataFileError
from desktop.store.health import health_of
from desktop.store.problems import DAMAGED

if TYPE_CHECKING:
    from sqlalchemy import Connection

SCHEMA = 5  # the number of the newest migration; kept in the file as its user_version
ROOM = 3  # times the file's size: the copy, the rebuilt tables, and what lies beside the file meanwhile
MIGRATIONS = Path(__file__).resolve().parent / "migrations"


def upgrade(
    connection: Any, path: Path, folder: Path = MIGRATIONS, newest: int = SCHEMA, *, is_copied: bool = False
) -> None:
    """Run the migrations the file lacks; one that holds data is copied and verified first, unless it is a copy."""
    present = connection.execute("PRAGMA user_version").fetchone()[0]
    if 0 < present < newest and not is_copied:
        _put_aside(connection, path)
    # Rebuilding a table deletes the rows that refer to it unless references rest, and they only rest outside.
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        for number in range(present + 1, newest + 1):
            _step(connection, path, folder, number)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


def _put_aside(connection: Any, path: Path) -> None:
    from desktop.store.shelf import put_aside  # which knows the schema's number from here
    from desktop.store.temporary import free_space

    needed, free = ROOM * path.stat().st_size, free_space(path.parent)
    if free < needed:
        raise DataFileError(
            N_(
                "To bring {file} up to this version {needed} MB must be free on its disk, and {free} MB are. Nothing "
                "was changed; make room, then open the file again."
            ),
            file=path,
            needed=f"{needed / 1e6:,.0f}",
            free=f"{free / 1e6:,.0f}",
        )
    try:
        put_aside(connection, path, Reason.MIGRATION, datetime.now().astimezone())
    except DataFileError as refused:
        if health_of(connection).is_sound:
            raise
        raise DamagedFileError(DAMAGED, file=path) from refused


def _step(connection: Any, path: Path, folder: Path, number: int) -> None:
    from sqlalchemy import create_engine, event  # like alembic only for files that lack a migration
    from sqlalchemy.pool import StaticPool

    engine = create_engine("sqlite://", creator=lambda: connection, module=driver, poolclass=StaticPool)
    event.listen(engine, "begin", lambda each: each.exec_driver_sql("BEGIN EXCLUSIVE"))
    with engine.begin() as transaction:
        before = _rows(transaction)
        run_revision(transaction, folder, f"{number:04}")
        orphans = transaction.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        after = _rows(transaction)
        if orphans or any(after.get(table, rows) < rows for table, rows in before.items()):
            raise DataFileError(
                N_(
                    "The data file {file} could not be brought up to this version: records would have been lost. It "
                    "is unchanged."
                ),
                file=path,
            )
        transaction.exec_driver_sql(f"PRAGMA user_version = {number}")


def _rows(transaction: "Connection") -> dict[str, int]:
    ask = transaction.exec_driver_sql
    names = [row[0] for row in ask("SELECT name FROM sqlite_master WHERE type = 'table'")]
    count = 'SELECT count(*) FROM "{}"'
    return {name: int(ask(count.format(name)).scalar_one()) for name in names}


def run_revision(transaction: "Connection", folder: Path, revision: str) -> None:
    """Run the migrations up to a revision inside the caller's transaction, whichever engine it is."""
    from alembic import command  # a heavy import, only for files that lack a migration
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.attributes["connection"] = transaction
    command.upgrade(config, revision)
