"""The first bytes of a data file, read without opening it, so that a foreign or newer file stays untouched.

Those of an encrypted file say only which key it asks for; with that key the same is read from its first page.
"""

import errno
import os
import stat
import struct
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from desktop.errors import N_, DamagedFileError, DataFileError, MissingFileError, NewerFileError, ReadOnlyError
from desktop.held_files import is_held
from desktop.store.files import beside
from desktop.store.key import Key, Keys
from desktop.system_causes import cause_and_way, short_name

APPLICATION_ID = 0x51694A69  # "QiJi": marks the file as Qianji's
MAGIC = b"SQLite format 3\x00"
LENGTH = 100
CUT_SHORT = N_("The data file {file} is cut short: its end is missing. Restore a backup.")
NO_FILE = N_(  # to whoever types commands
    "There is no data file at {file}. Name another one with --data, or create it first: qianji init --data FILE."
)
NO_FILE_BUT_BACKUPS = N_(
    "There is no data file at {file}, but there are backups of it. Put the file back in its place, or the newest "
    "backup: qianji restore {newest}"
)
EMPTY = N_("The data file {file} is empty (0 bytes). Restore a backup.")
READ_ONLY = N_("The data file {file} is read-only. Allow writing to the file and its folder, then try again.")


@dataclass(frozen=True, slots=True)
class Header:
    """What the first page says: page size and number (in pages of that size), owner and schema number."""

    page_size: int
    pages: int
    application_id: int
    schema: int


def read_header(path: Path, keys: Keys = ()) -> Header:
    """The header of an existing data file; anything else is refused with its reason (LockedError: no key fits)."""
    start = _start_of(path)
    if len(start) >= LENGTH and start.startswith(MAGIC):
        return _parsed(start)
    from desktop.store.sealed_header import sealed_header  # a plain file pays nothing for it

    return sealed_header(path, start, keys)


def key_for(path: Path, keys: Keys = ()) -> Key | None:
    """The key a file asks for, None for a plain one; a LockedError where none of these fits."""
    start = _start_of(path)
    if start.startswith(MAGIC):
        return None
    from desktop.store.sealed_header import fitting_key

    return fitting_key(path, start, keys)


def _missing(path: Path) -> MissingFileError:
    """What is said of a file that is not there: whoever has backups of it is not sent to begin anew."""
    from desktop.store.shelf import backups_on, shelf_of  # which knows this place

    with suppress(OSError):  # a drive that does not answer
        newest = next((each.path for each in backups_on(shelf_of(path), looks_anew=False)), None)
        if newest is not None:
            return MissingFileError(NO_FILE_BUT_BACKUPS, file=path, newest=newest)
    return MissingFileError(NO_FILE, file=path)


def _start_of(path: Path) -> bytes:
    try:
        _refuse_no_file(path)
        with path.open("rb") as source:
            start = source.read(LENGTH)
    except FileNotFoundError:
        refuse_orphaned_changes(path)
        raise _missing(path) from None
    except IsADirectoryError:
        raise DataFileError(N_("{file} is a folder, not a data file. Name the file inside it."), file=path) from None
    except OSError as problem:
        _refuse_held(path, problem)
        raise DataFileError(
            N_("The data file {file} cannot be read: {reason}."),
            file=short_name(path),
            reason=cause_and_way(problem),
        ) from problem
    if not start:
        raise DamagedFileError(EMPTY, file=path)
    return start


def _refuse_no_file(path: Path) -> None:
    """Refuse what is neither a file nor a folder: opening a pipe would wait for ever."""
    kind = path.stat().st_mode
    if not stat.S_ISREG(kind) and not stat.S_ISDIR(kind):
        raise DataFileError(
            N_("{file} is a pipe or a device, not a file that data can be kept in. Name a data file."), file=path
        )


def _parsed(start: bytes) -> Header:
    (page_size,) = struct.unpack_from(">H", start, 16)
    change, pages = struct.unpack_from(">II", start, 24)
    schema, application_id = struct.unpack_from(">I", start, 60)[0], struct.unpack_from(">I", start, 68)[0]
    (counted_at,) = struct.unpack_from(">I", start, 92)
    # The page count only holds when it was written by the last change.
    return Header(
        65536 if page_size == 1 else page_size, pages if counted_at == change else 0, application_id, schema
    )


def refuse_unusable(path: Path, newest_schema: int, keys: Keys = ()) -> Header:
    """The header of a file this version may open; foreign, newer or shortened files are refused untouched."""
    header = read_header(path, keys)
    if header.application_id != APPLICATION_ID:
        raise DamagedFileError(
            N_(
                "{file} belongs to another program; Qianji leaves it untouched. "
                "Choose your company file, or one of its backups."
            ),
            file=path,
        )
    refuse_newer(path, header.schema, newest_schema)
    if path.stat().st_size < header.pages * header.page_size and not unfinished_changes(path):
        raise DamagedFileError(CUT_SHORT, file=path)
    return header


def refuse_read_only(path: Path) -> None:
    """Refuse a file that may not be written, before the engine takes that for a fault of the disk.

    It is opened for writing and let go of unchanged: only that tells, since lists of rights and drives that are
    mounted for reading only answer otherwise when they are merely asked.
    """
    try:
        os.close(os.open(path, os.O_RDWR))
    except OSError as problem:
        _refuse_held(path, problem)
        if problem.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            raise ReadOnlyError(READ_ONLY, file=path) from problem


def _refuse_held(path: Path, problem: OSError) -> None:
    if is_held(path):
        raise DataFileError(
            N_(
                "{file} is held by another program, perhaps a virus scanner or a program that synchronises. "
                "Close that program or wait a moment, then try again."
            ),
            file=path,
        ) from problem


def refuse_newer(path: Path, schema: int, newest_schema: int) -> None:
    """Refuse a file that a newer version of the program has written."""
    if schema > newest_schema:
        raise NewerFileError(
            N_(
                "{file} was written by a newer version of Qianji (file {schema}, this program {newest}). "
                "Install the newer version; the file was not touched."
            ),
            file=path,
            schema=schema,
            newest=newest_schema,
        )


def refuse_orphaned_changes(path: Path) -> None:
    """Refuse a place where the changes of a file lie without the file: another one there would never hold them."""
    if not path.exists() and unfinished_changes(path):
        raise MissingFileError(
            N_(
                "There is no data file at {file}, but changes that were saved in it lie beside it. It was moved "
                "away: put it back there under its name, or open it in the window where it is now, and they come in."
            ),
            file=path,
        )


def unfinished_changes(path: Path) -> bool:
    """Whether changes lie beside the file, as after a crash or a power cut; they come in when it is opened."""
    return any(each.exists() and each.stat().st_size > 0 for each in beside(path))
