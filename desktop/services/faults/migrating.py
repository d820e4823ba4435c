"""Files of the first schema brought up to date while somebody kills it, and the look at what became of them."""

from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from desktop.services.checkup import check_up
from desktop.services.faults.telling import Telling, folder_beside
from desktop.store.connection import bare, connect
from desktop.store.conversion import convert
from desktop.store.database import Database
from desktop.store.files import copy_file, empty_file, make_folder, put_in_place, sync
from desktop.store.header import APPLICATION_ID, read_header
from desktop.store.key import Key, Keys
from desktop.store.migrate import SCHEMA, upgrade
from desktop.store.shelf import backups_on, checked_facts, shelf_of

OLD, OLD_LOCKED = "schema-1.old", "schema-1-locked.old"
FIRST = 1  # the schema of the old file
_OF_THE_FILE = ("alembic_version", "kept_answer", "sqlite_sequence")  # not of the company


def migrates(path: Path, number: int, telling: Telling, keys: Keys) -> None:
    """Bring copies of the old file beside `path` up to date; without one, an empty file of that schema is made."""
    folder, key = folder_beside(path), next(iter(keys), None)
    make_folder(folder)
    old = _old_file(folder, key)
    made = len(list(folder.glob("migrate-*.qianji")))
    for each in range(made, made + number):
        unit = f"migrate-{each}"
        copy = folder / f"{unit}.qianji"
        part = folder / f"{unit}.laid"
        copy_file(old, part)
        sync(part)
        put_in_place(part, copy)
        sync(folder)
        telling.tries(unit)
        telling.steps("laid")
        database = Database.open(copy, keys)
        telling.steps("brought up to date")
        database.close()
        telling.keeps(unit)


def wrong_migrated(path: Path, kept: Sequence[str], keys: Keys) -> str:
    """The first old file that was acknowledged and is none of today, does not hold together or lacks a value."""
    folder = folder_beside(path)
    old = folder / (OLD_LOCKED if keys else OLD)
    if not old.exists():
        return ""
    with closing(bare(old, next(iter(keys), None), is_only_looking=True)) as connection:
        columns = _columns_of(connection)
        expected = _rows_of(connection, columns)
    for copy in sorted(folder.glob("migrate-*.qianji")):
        if copy.stem in kept and read_header(copy, keys).schema != SCHEMA:
            return f"acknowledged and missing: {copy.stem}"
        with Database.open(copy, keys) as database:
            if not check_up(database).is_whole:
                return f"brought up to date and not whole: {copy.stem}"
            with database.raw() as connection:
                found = _rows_of(connection, columns)
        lost = [table for table, rows in found.items() if rows != expected[table]]
        if lost:
            return f"brought up to date with other values: {copy.stem}, {', '.join(lost)}"
        for backup in backups_on(shelf_of(copy)):
            checked_facts(backup.path, keys)
    return ""


def _old_file(folder: Path, key: Key | None) -> Path:
    old = folder / OLD
    if not old.exists():
        part = folder / f"{OLD}.laid"
        empty_file(part)
        with closing(connect(part)) as connection:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            upgrade(connection, part, newest=FIRST)
        sync(part)
        put_in_place(part, old)
    locked = folder / OLD_LOCKED
    if key is not None and not locked.exists():
        part = folder / f"{OLD_LOCKED}.laid"
        with closing(connect(old)) as connection:
            convert(connection, part, key)
        sync(part)
        put_in_place(part, locked)
    return old if key is None else locked


def _columns_of(connection: Any) -> dict[str, list[str]]:
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    return {
        table: [str(row[1]) for row in connection.execute(f'PRAGMA table_info("{table}")')]
        for (table,) in tables
        if table not in _OF_THE_FILE
    }


def _rows_of(connection: Any, columns: Mapping[str, Sequence[str]]) -> dict[str, list[tuple[Any, ...]]]:
    """The values of each table, of the columns that the old file had."""
    found = {}
    for table, names in columns.items():
        chosen = ", ".join(f'"{name}"' for name in names)
        found[table] = sorted(connection.execute(f'SELECT {chosen} FROM "{table}"').fetchall(), key=repr)  # noqa: S608 - names from the schema
    return found
