"""The look at a file whose last use ended suddenly: all of it, and on a copy, so that nothing is made worse.

Opening such a file plays what lies beside it into it. If that belongs to another file, or is damaged, both would be
spoilt for good; on a copy it shows, and file and changes stay as they were.
"""

import shutil
from contextlib import ExitStack
from pathlib import Path

from desktop.errors import DamagedFileError
from desktop.store.connection import connect
from desktop.store.health import health_of
from desktop.store.key import Key
from desktop.store.problems import DAMAGED
from desktop.store.slot_places import around
from desktop.store.temporary import private_copy, shelf_beside

SPARE = 1 << 20  # bytes left free beside the copy


def refuse_damaged(path: Path, key: Key | None) -> None:
    """Refuse a file that does not hold together with the changes that lie beside it; both stay untouched."""
    with ExitStack() as stack:
        copy = path
        if _has_room(path):  # on a full disk the owner still gets at the data
            copy = stack.enter_context(private_copy(path, shelf_beside(path)))
        connection = connect(copy, key)
        try:
            is_sound = health_of(connection).is_sound
        finally:
            connection.close()
    if not is_sound:
        raise DamagedFileError(DAMAGED, file=path)


def _has_room(path: Path) -> bool:
    needed = sum(each.stat().st_size for each in around(path) if each.exists())
    return shutil.disk_usage(path.parent).free > needed + SPARE
