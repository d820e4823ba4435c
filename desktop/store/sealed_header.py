"""What can be said of a file without a plain beginning: locked, foreign, damaged, or, with its key, what it holds."""

from pathlib import Path

import sqlcipher3.dbapi2 as driver

from desktop.errors import N_, DamagedFileError, LockedError
from desktop.store.connection import bare
from desktop.store.header import APPLICATION_ID, CUT_SHORT, Header, unfinished_changes
from desktop.store.key import MARK, Key, Keys
from desktop.store.slot_places import PAGE, slots_for, slots_place

VARIED = 180  # different bytes among the first page of an encrypted file; texts and zeros have fewer
MALFORMED = 11  # the engine's code: its first page is right, but names pages that are not there
FOREIGN = N_("{file} is not a Qianji data file, or its beginning is damaged. Choose another file or a backup.")
LOCKED = N_("{file} is protected by a password. Enter it, or the recovery code.")
NO_SLOTS = N_(
    "{file} cannot be read. If it is a file of Qianji protected by a password, its key file is missing or belongs to "
    "another one, or its beginning is damaged: put {slots} back beside it, copy it again with Qianji closed, or "
    "restore a backup, which carries its own."
)
DAMAGED_START = N_("The beginning of {file} is damaged. Restore the last backup, and keep this file.")


def fitting_key(path: Path, start: bytes, keys: Keys) -> Key:
    """The one of the keys whose mark the file bears; otherwise the reason why it does not open."""
    fitting = next((key for key in keys if start[:MARK] == key.mark), None)
    if fitting is not None:
        return fitting
    if len(start) >= MARK and slots_for(path) is not None:
        raise LockedError(LOCKED, file=path)
    if _looks_encrypted(path):
        raise DamagedFileError(NO_SLOTS, file=path, slots=slots_place(path).name)
    raise DamagedFileError(FOREIGN, file=path)


def sealed_header(path: Path, start: bytes, keys: Keys) -> Header:
    """The header of an encrypted file, read through its key without touching the file.

    Where changes lie beside the file its first page may be half written; the whole one is among them.
    """
    connection = bare(path, fitting_key(path, start, keys), is_only_looking=True)
    try:
        names = ("page_size", "page_count", "application_id", "user_version")
        size, pages, owner, schema = (int(connection.execute(f"PRAGMA {name}").fetchone()[0]) for name in names)
    except driver.DatabaseError as problem:
        if unfinished_changes(path):
            return Header(PAGE, 0, APPLICATION_ID, 0)
        is_short = getattr(problem, "sqlite_errorcode", None) == MALFORMED
        raise DamagedFileError(CUT_SHORT if is_short else DAMAGED_START, file=path) from problem
    finally:
        connection.close()
    return Header(size, pages, owner, schema)


def _looks_encrypted(path: Path) -> bool:
    with path.open("rb") as source:
        page = source.read(PAGE)
    return len(page) == PAGE and len(set(page)) > VARIED
