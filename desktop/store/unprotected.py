"""Backups that anybody can read: made before the file had a password, or after it was removed."""

from contextlib import suppress
from pathlib import Path

from desktop.store.header import MAGIC


def unprotected_on(shelf: Path) -> list[Path]:
    """The plain backups in a folder."""
    return [] if not shelf.is_dir() else [each for each in sorted(shelf.glob("*.qianji")) if _is_plain(each)]


def _is_plain(path: Path) -> bool:
    with suppress(OSError), path.open("rb") as source:
        return source.read(len(MAGIC)) == MAGIC
    return False
