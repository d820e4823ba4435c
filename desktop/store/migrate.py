"""Brings a data file up to this version's schema: each step one exclusive transaction, after a verified copy."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlcipher3.dbapi2 as driver

from desktop.errors import N_, DataFileError

if TYPE_CHECKING:
    from sqlalchemy import Connection

SCHEMA = 1  # the number of the newest migration; kept in the file as its user_version
MIGRATIONS = Path(__file__).resolve().parent / "migrations"


def upgrade(connection: Any, path: Path, folder: Path = MIGRATIONS, newest: int = SCHEMA) -> None:
    """Run the migrations the file lacks; a file that already holds data is copied and verified first."""
    present = connection.execute("PRAGMA user_version").fetchone()[0]
    if 0 < present < newest:
        from desktop.store.backup import copy_verified

        copy_verified(connection, path.with_name(f"{path.stem}-before-{present + 1}{path.suffix}"))
    # Rebuilding a table deletes the rows that refer to it unless references rest, and they only rest outside.
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        for number in range(present + 1, newest + 1):
            _step(connection, path, folder, number)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


def _step(connection: Any, path: Path, folder: Path, number: int) -> None:
    from sqlalchemy import create_engine, event  # like alembic only for files that lack a migration
    from sqlalchemy.pool import StaticPool

    engine = create_engine("sqlite://", creator=lambda: connection, module=driver, poolclass=StaticPool)
    event.listen(engine, "begin", lambda each: each.exec_driver_sql("BEGIN EXCLUSIVE"))
    with engine.begin() as transaction:
        run_revision(transaction, folder, f"{number:04}")
        orphans = transaction.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        if orphans:
            raise DataFileError(
                N_(
                    "The data file {file} could not be brought up to this version: references broke. It is unchanged."
                ),
                file=path,
            )
        transaction.exec_driver_sql(f"PRAGMA user_version = {number}")


def run_revision(transaction: "Connection", folder: Path, revision: str) -> None:
    """Run the migrations up to a revision inside the caller's transaction, whichever engine it is."""
    from alembic import command  # a heavy import, only for files that lack a migration
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.attributes["connection"] = transaction
    command.upgrade(config, revision)
