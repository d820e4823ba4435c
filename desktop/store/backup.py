"""Copies of the data file that were opened and checked before they bear their name."""

from pathlib import Path
from typing import Any

from desktop.errors import N_, DataFileError
from desktop.store.connection import bare, key_of
from desktop.store.files import beside, empty_file, put_in_place, sync
from desktop.store.health import health_of, is_copy_whole


def copy_verified(connection: Any, target: Path, *, is_thorough: bool = False) -> None:
    """Copy the open file to `target`, which gets its name once it is checked and on disk; an older one goes.

    Every page and the number of rows of each table are looked at; `is_thorough` looks at each index and reference,
    too, which takes many times as long (decision 20). The copy of an encrypted file is encrypted with the same key
    and carries its slots.
    """
    key = key_of(connection)
    part = target.with_name(target.name + ".part")
    empty_file(part)
    try:
        copy = bare(part, key)
        try:
            connection.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it
            is_whole = health_of(copy).is_sound if is_thorough else is_copy_whole(copy)
            if not is_whole or _counts(copy) != _counts(connection):
                raise DataFileError(
                    N_("The copy {file} did not agree with the data file and was thrown away."), file=target
                )
        finally:
            copy.close()
        if key is not None:
            from desktop.store.slot_places import attach

            attach(part, key)
        sync(part)
        put_in_place(part, target)
        sync(target.parent)
    finally:
        for each in (part, *beside(part)):  # the engine leaves its journal where the disk fails it
            each.unlink(missing_ok=True)


def _counts(connection: Any) -> dict[str, int]:
    tables = [
        row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    ]
    return {
        table: connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]  # noqa: S608 - names from the schema
        for table in tables
    }
