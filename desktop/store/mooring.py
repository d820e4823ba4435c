"""Whether an open file still lies where it was opened: a save into a file that was moved away would be found nowhere.

The engine goes on writing to a file that lost its name or its folder, and says that all went well.
"""

import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from desktop.errors import N_, DataFileError
from desktop.store.asides import is_aside
from desktop.store.files import beside, put_in_place, stamp, sync

Identity = tuple[int, int]
_ANY: Identity = (0, 0)  # Windows lets nobody else put a file in the place of an open one


class Mooring:
    """Remembers which file stands open at a place, and the journal beside it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = _identity(path)
        self._journal = _identity(beside(path)[0])  # None: it may come with the first change

    def refuse_gone(self) -> None:
        """Refuse to say that something was saved where nobody would find it; forms begun go where they can."""
        if self.is_gone and not is_aside():
            raise DataFileError(self._sentence(), file=self._path.name, folder=self._path.parent)

    @property
    def is_gone(self) -> bool:
        """Whether the file, or what the engine keeps beside it, was moved, removed or replaced."""
        journal = _identity(beside(self._path)[0])
        if self._journal is None:
            self._journal = journal
        return self.is_moved or journal != self._journal

    @property
    def is_moved(self) -> bool:
        """Whether the file itself lies no longer where it was opened, or another one does."""
        return _identity(self._path) != self._file

    def copy(self, connection: Any) -> Path | None:
        """A checked copy, beside where the file lay, of all that was saved; None where the file is there still."""
        if not self.is_moved or _identity(self._path.parent) is None:
            return None
        from desktop.store.backup import copy_verified  # hardly ever needed

        copy = self._path.with_name(f"{self._path.stem}-as-open-{stamp()}{self._path.suffix}")
        with suppress(DataFileError, OSError, driver.Error):  # the place takes no file: all stays as it is
            copy_verified(connection, copy)
            return copy
        return None

    def put_back(self, copy: Path) -> None:
        """Let the copy bear the file's name if nothing else does; changes left beside it are in the copy."""
        journal = beside(self._path)[0]
        with suppress(OSError, DataFileError):
            if journal.exists() and _identity(journal) == self._journal:
                journal.unlink()
            if not self._path.exists() and not any(each.exists() for each in beside(self._path)):
                put_in_place(copy, self._path)
                sync(self._path.parent)

    def _sentence(self) -> str:
        if _identity(self._path.parent) is None:
            return N_(
                "The folder {folder} is no longer there, so this was not saved. Plug the drive in again or put the "
                "folder back, then save again."
            )
        if _identity(self._path) is None:
            return N_(
                "{file} is no longer in {folder}: it was moved, renamed or removed while it stood open, so this was "
                "not saved. Put it back there under its name, then save again; or close Qianji: what was saved "
                "before is then written there anew."
            )
        if self.is_moved:
            return N_(
                "Another file has taken the place of {file}, which stands open, so this was not saved. Close Qianji: "
                "what was saved before is then written to a file of its own in {folder}, named “as-open”."
            )
        return N_(
            "What belongs to {file} in {folder} was moved or removed while it stood open, so this was not saved. "
            "Close Qianji and open the file again: what was saved before is then written into it."
        )


def _identity(path: Path) -> Identity | None:
    """What tells a file from another one at the same place, None where there is none or its drive does not answer."""
    try:
        found = path.stat()
    except OSError:
        return None
    return _ANY if sys.platform == "win32" else (found.st_dev, found.st_ino)
