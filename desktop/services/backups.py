"""Backups of the open data file: put aside on its shelf, copied to a second folder, looked at, put back."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop.domain.rotation import Reason
from desktop.errors import N_, DataFileError, RequestError
from desktop.models.base import now
from desktop.services.keeping import put_back
from desktop.store.database import Database
from desktop.store.key import Keys
from desktop.store.shelf import (
    Backup,
    adopt,
    backups_on,
    put_aside,
    refuse_changed,
    rotate,
    shelf_of,
)

Moment = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Shelf:
    """What lies on the shelf: backups, the newest first, and whether anything changed since the last checked one."""

    backups: tuple[Backup, ...]
    has_changed: bool

    @property
    def last_checked(self) -> Backup | None:
        """The newest backup that was checked."""
        return next((each for each in self.backups if each.is_verified), None)


@dataclass(frozen=True, slots=True)
class Restored:
    """A backup that took the data file's place, and what it took the place of."""

    backup: Path
    before: Path | None


class Backups:
    """The verbs on backups; `second` names the folder that gets a copy of each, None where there is none."""

    def __init__(
        self, database: Database, second: Callable[[], Path | None] = lambda: None, moment: Moment = now
    ) -> None:
        self._database = database
        self._second = second
        self._moment = moment

    def shelf(self) -> Shelf:
        """What lies on the shelf."""
        backups = tuple(backups_on(shelf_of(self._database.path)))
        checked = next((each for each in backups if each.is_verified), None)
        return Shelf(backups, checked is None or self._database.last_change() > checked.last_change)

    def put_aside(self, reason: Reason) -> Backup:
        """A checked copy on the shelf, and in the second folder where there is one."""
        backup = put_aside(self._database.copy_to, self._database.path, reason, self._moment())
        folder = self._second()
        if folder is not None:
            copy_to(backup, folder / shelf_of(self._database.path).name)
        return backup

    def put_aside_if_changed(self, reason: Reason) -> Backup | None:
        """A checked copy, unless nothing changed since the last one."""
        return self.put_aside(reason) if self.shelf().has_changed else None


def copy_to(backup: Backup, folder: Path) -> None:
    """A copy of a backup with its slip in another folder, which may be on another disk."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path in (backup.path, backup.path.with_name(backup.path.name + ".json")):
            part = folder / (path.name + ".part")
            shutil.copyfile(path, part)
            part.replace(folder / path.name)
        rotate(folder)
    except OSError as error:
        raise DataFileError(
            N_(
                "The backup is safe beside the data file, but the copy in {folder} could not be made: {reason}. Is "
                "the disk there, and has it room?"
            ),
            folder=folder,
            reason=error.strerror or error,
        ) from error


def restore_backup(data_file: Path, backup: Backup, moment: Moment = now, keys: Keys = ()) -> Restored:
    """Let a checked backup take the data file's place; the file is closed meanwhile and opened by the caller after.

    What it takes the place of goes to the shelf, so that this can be undone.
    """
    refuse_changed(backup, keys)
    return restore_path(data_file, backup.path, moment, keys)


def restore_path(data_file: Path, source: Path, moment: Moment = now, keys: Keys = ()) -> Restored:
    """The same for a file that lies anywhere."""
    if not source.exists():
        raise RequestError(N_("There is no backup {file} any more. Refresh the list."), file=source.name)
    kept = put_back(data_file, source, keys)
    before = adopt(kept, data_file, Reason.RESTORE, moment(), keys).path if kept is not None else None
    return Restored(source, before)
