"""The look at a file whose last use ended suddenly: all of it, and on a copy, so that nothing is made worse.

Opening such a file plays what lies beside it into it. If that belongs to another file, or is damaged, both would be
spoilt for good; on a copy it shows, and file and changes stay as they were.
"""

import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from desktop.errors import N_, DamagedFileError, DataFileError, ForeignChangesError
from desktop.store.belonging import belongs, is_whole_alone
from desktop.store.connection import connect
from desktop.store.files import beside, sync
from desktop.store.health import health_of
from desktop.store.key import Key
from desktop.store.lock import FileLock
from desktop.store.problems import DAMAGED
from desktop.store.slot_places import around
from desktop.store.temporary import private_copy, shelf_beside

SPARE = 1 << 20  # bytes left free beside the copy
ASIDE = ".foreign"  # how the name of a journal ends that was set aside
_SPOILT = frozenset({11, 26})  # SQLite's codes for pages that do not hold together, and for what is no database
FOREIGN = N_(
    "The data file {file} itself is whole, but the journal beside it ({journal}) belongs to another file or another "
    "program, or is damaged. Nothing was touched. Move the journal into another folder or rename it to {aside}, then "
    "open the file again."
)
NO_ROOM = N_(
    "{file} was not closed properly, and there is no room to look through a copy of it first. Nothing was touched. "
    "Free {needed} MB on its disk, then open it again."
)


def refuse_damaged(path: Path, key: Key | None) -> None:
    """Refuse a file that is not one whole with the changes that lie beside it; both stay untouched."""
    if _is_one_whole(path, key):
        return
    if not is_whole_alone(path, key):
        raise DamagedFileError(DAMAGED, file=path)
    journals = [each for each in beside(path) if each.exists() and each.stat().st_size]
    names = [each.name for each in journals]
    raise ForeignChangesError(
        FOREIGN, file=path, journal=" + ".join(names), aside=" + ".join(name + ASIDE for name in names)
    )


def set_aside(path: Path) -> None:
    """Give what lies beside a data file names under which no engine plays it in; nobody may be working with it."""
    lock = FileLock(path)
    try:
        for each in beside(path):
            if each.exists():
                each.replace(_free(each.with_name(each.name + ASIDE)))
        sync(path.parent)
    finally:
        lock.release()


def _free(wished: Path) -> Path:
    place, number = wished, 1
    while place.exists():
        number += 1
        place = wished.with_name(f"{wished.name}-{number}")
    return place


def _is_one_whole(path: Path, key: Key | None) -> bool:
    with ExitStack() as stack:
        shelf = next(
            (each for each in (shelf_beside(path), Path(tempfile.gettempdir())) if _has_room(path, each)), None
        )
        if shelf is None and key is None:
            needed = (_size(path) + SPARE) / 1e6
            raise DataFileError(NO_ROOM, file=path, needed=f"{needed:,.0f}")
        # Nothing foreign gets into an encrypted file: its pages would not bear the key's seal. So on a full disk the
        # owner still gets at the data.
        copy = path if shelf is None else stack.enter_context(private_copy(path, shelf))
        try:
            connection = connect(copy, key)
            try:
                return health_of(connection).is_sound and belongs(connection, path, key)
            finally:
                connection.close()
        except driver.DatabaseError as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in _SPOILT:
                return False
            raise


def _has_room(path: Path, folder: Path) -> bool:
    standing = folder if folder.is_dir() else path.parent
    return shutil.disk_usage(standing).free > _size(path) + SPARE


def _size(path: Path) -> int:
    return sum(each.stat().st_size for each in around(path) if each.exists())
