"""Backups that anybody can read: made before the file had a password, or after it was removed."""

from contextlib import suppress
from pathlib import Path

from desktop.store.header import MAGIC
from desktop.store.temporary import shelf_beside


def unprotected_backups(data_file: Path, second: Path | None = None) -> list[Path]:
    """The plain backups of a file, beside it and in the folder of second copies."""
    shelf = shelf_beside(data_file)
    return _plain_in(shelf) + ([] if second is None else _plain_in(second / shelf.name))


def _plain_in(folder: Path) -> list[Path]:
    with suppress(OSError):  # a drive that does not answer
        return [each for each in sorted(folder.iterdir()) if each.is_file() and _is_plain(each)]
    return []


def _is_plain(path: Path) -> bool:
    with suppress(OSError), path.open("rb") as source:
        return source.read(len(MAGIC)) == MAGIC
    return False
