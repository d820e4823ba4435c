"""Backups: made from the open file, and put back in its place."""

import errno
import os
from contextlib import suppress
from pathlib import Path

from desktop.errors import N_, DataFileError, RequestError
from desktop.services import audit
from desktop.services.chain_heads import RESTORED
from desktop.shown import on_a_line
from desktop.store.database import Database
from desktop.store.files import make_folder
from desktop.store.key import Keys
from desktop.store.link import is_link
from desktop.store.problems import FULL, SICK_DISK, not_written, told_of_disk
from desktop.store.restore import restore
from desktop.store.restores import note_restore
from desktop.store.shelf import newest_change, next_number, shelf_of


def back_up(database: Database, target: Path) -> None:
    """Write a copy of the data file that was opened and checked; an existing file is not overwritten."""
    with told_of_disk(target):
        if os.path.lexists(target):
            raise RequestError(N_("{file} exists already; it was not touched. Choose another name."), file=target)
        _refuse_missing(target.parent, database)
        _copy(database, target)


def _copy(database: Database, target: Path) -> None:
    try:
        database.copy_to(target)
    except DataFileError as problem:  # told of where the copy goes, which may be another disk than the data file's
        if problem.message == FULL:
            raise not_written(target, OSError(errno.ENOSPC, "")) from problem
        if problem.message == SICK_DISK:
            raise DataFileError(SICK_DISK, file=target) from problem
        raise


def _refuse_missing(folder: Path, database: Database) -> None:
    """No folder is made for a backup: in the place of a stick that is not in, it would lie on the system's disk.

    The program's own folder of backups beside the data file is the exception.
    """
    if not database.is_server and folder == shelf_of(database.path):
        make_folder(folder)
    elif not folder.is_dir():
        folder.stat()  # a name too long, a circle of links, no right to look: the system says why
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))


def refuse_restore_on_server(path: Path) -> None:
    """Refuse to let a backup take the place of a file that only names a server: the company would not go back."""
    if is_link(path):
        raise RequestError(
            N_(
                "This company lies on a server, where others work on it; a backup does not take its place there. "
                "Copy the backup elsewhere and open it: it is a data file, and from its settings it moves into an "
                "empty database. Nothing was changed."
            )
        )


def put_back(path: Path, backup: Path, keys: Keys = ()) -> Path | None:
    """Let a backup take the data file's place; where the file before is kept, None where there was none.

    The record of changes and a note on the shelf tell it from the first moment on: both are written before the file
    gets its name.
    """
    refuse_restore_on_server(path)

    def note(part: Path) -> None:
        with Database.open(part, keys, is_copied=True) as database:
            with database.write() as session:
                audit.append(session, RESTORED, details={"file": on_a_line(backup.name)})
            with database.raw() as connection:
                _number, seal = newest_change(connection)
        shelf = shelf_of(path)
        if path.exists():
            with suppress(DataFileError):  # where no folder can be made no copy remembers anything either
                make_folder(shelf)
        note_restore(shelf, seal, next_number(shelf))  # the copy of what it takes the place of is still to come

    return restore(path, backup, keys, note)
