"""Private copies that are looked at instead of a data file: made steadily, in the owner's folder, gone at the end."""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from desktop import paths
from desktop.errors import N_, DamagedFileError, DataFileError, ForeignChangesError, InUseError
from desktop.folder_rights import takes_files
from desktop.store.database import Database
from desktop.store.files import make_folder
from desktop.store.held_places import held_place
from desktop.store.key import Keys
from desktop.store.lock import is_held
from desktop.store.problems import DAMAGED
from desktop.store.slot_places import around
from desktop.store.temporary import copy_elsewhere

FOLDER = "looked-at"
TRIES = 5
_BUSY = N_("{file} is being written at this moment and could not be copied as a whole. Try again in a moment.")


@contextmanager
def looked_at_copy(path: Path, keys: Keys) -> Iterator[Path]:
    """A whole copy of a data file with what lies beside it brought in, of this version's schema."""
    with ExitStack() as until_the_end:
        try:
            place = until_the_end.enter_context(held_place(_folder()))
        except OSError as problem:
            raise _nowhere() from problem
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


def _folder() -> Path:
    """Where the copies lie: the owner's folder, or the system's for files of a moment where that is not to be had."""
    for home in (paths.user_folder(), Path(tempfile.gettempdir())):
        with suppress(DataFileError, OSError):
            folder = home / FOLDER
            make_folder(folder)
            if takes_files(folder):
                return folder
    raise _nowhere()


def _nowhere() -> DataFileError:
    return DataFileError(
        N_("There is no folder to put a copy of the file into. Make room on the disk, then try again.")
    )


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
