"""Backups: made from the open file, and put back in its place."""

from pathlib import Path

from desktop.errors import N_, RequestError
from desktop.services import audit
from desktop.services.chain_heads import COPIES, RESTORED
from desktop.store.database import Database
from desktop.store.files import make_folder
from desktop.store.key import Keys
from desktop.store.problems import told_of_disk
from desktop.store.restore import restore
from desktop.store.shelf import next_number, shelf_of


def back_up(database: Database, target: Path) -> None:
    """Write a copy of the data file that was opened and checked; an existing file is not overwritten."""
    if target.exists():
        raise RequestError(N_("{file} exists already; it was not touched. Choose another name."), file=target)
    make_folder(target.parent)
    with told_of_disk(target):
        database.copy_to(target)


def put_back(path: Path, backup: Path, keys: Keys = ()) -> Path | None:
    """Let a backup take the data file's place; where the file before is kept, None where there was none.

    The record of changes tells it from the first moment on: the entry is written before the file gets its name.
    """
    copies = next_number(shelf_of(path))  # the one of what it takes the place of is still to come

    def note(part: Path) -> None:
        with Database.open(part, keys, is_copied=True) as database, database.write() as session:
            audit.append(session, RESTORED, details={COPIES: copies})

    return restore(path, backup, keys, note)
