"""Private copies that are looked at instead of a data file: made steadily, in the owner's folder, gone at the end."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from desktop import paths
from desktop.errors import N_, DamagedFileError, DataFileError, ForeignChangesError, InUseError
from desktop.folder_rights import takes_files
from desktop.store.database import Database
from desktop.store.files import make_folder
from desktop.store.key import Keys
from desktop.store.lock import ENDING, FileLock, is_held
from desktop.store.problems import DAMAGED
from desktop.store.slot_places import around
from desktop.store.temporary import copy_elsewhere

FOLDER = "looked-at"
TRIES = 5
_BUSY = N_("{file} is being written at this moment and could not be copied as a whole. Try again in a moment.")


@contextmanager
def looked_at_copy(path: Path, keys: Keys) -> Iterator[Path]:
    """A whole copy of a data file with what lies beside it brought in, of this version's schema."""
    folder = _folder()
    _sweep(folder)
    place, lock = _held_place(folder)
    try:
        make_folder(place)
        copy = place / path.name
        _copy_steadily(path, copy)
        try:
            Database.open(copy, keys, is_copied=True).close()
        except ForeignChangesError as foreign:
            raise ForeignChangesError(foreign.message, **foreign.values | {"file": path}) from foreign
        except DamagedFileError as damage:
            raise (
                InUseError(_BUSY, file=path) if is_held(path) else DamagedFileError(DAMAGED, file=path)
            ) from damage
        yield copy
    finally:
        shutil.rmtree(place, ignore_errors=True)
        lock.release()


def _folder() -> Path:
    """Where the copies lie: the owner's folder, or the system's for files of a moment where that is not to be had."""
    for home in (paths.user_folder(), Path(tempfile.gettempdir())):
        with suppress(DataFileError, OSError):
            folder = home / FOLDER
            make_folder(folder)
            if takes_files(folder):
                return folder
    raise DataFileError(
        N_("There is no folder to put a copy of the file into. Make room on the disk, then try again.")
    )


def _held_place(folder: Path) -> tuple[Path, FileLock]:
    """A place of one's own that is held before it is made, so that whoever sweeps meanwhile leaves it alone."""
    while True:
        place = folder / uuid4().hex
        with suppress(InUseError):  # somebody sweeps at this very moment
            return place, FileLock(place)


def _copy_steadily(path: Path, copy: Path) -> None:
    """Copy a file that somebody may be writing, until it was not written meanwhile."""
    for _ in range(TRIES):
        before = _marks(path)
        copy_elsewhere(path, copy)
        if _marks(path) == before:
            return
    raise InUseError(_BUSY, file=path)


def _marks(path: Path) -> list[tuple[int, int]]:
    found = [each.stat() for each in around(path) if each.exists()]
    return [(each.st_size, each.st_mtime_ns) for each in found]


def _sweep(folder: Path) -> None:
    """Remove what a sudden end left: folders and locks that nobody holds."""
    found = list(folder.iterdir())
    left = {each.with_suffix("") if each.suffix == ENDING else each for each in found}
    for place in left:
        with suppress(DataFileError, OSError):  # somebody looks at it, or it may not be touched
            lock = FileLock(place)
            shutil.rmtree(place, ignore_errors=True)
            lock.release()
