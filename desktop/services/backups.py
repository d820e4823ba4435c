"""Backups of the open data file: put aside on its shelf, copied to a second folder, looked at, put back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import func, select

from desktop.domain.rotation import Reason
from desktop.errors import N_, DamagedFileError, DataFileError, RequestError
from desktop.models import AuditEntry
from desktop.models.base import now
from desktop.paths import is_folder, may_be_there
from desktop.services.chain_heads import RESTORED
from desktop.services.keeping import put_back, refuse_restore_on_server
from desktop.services.second_copies import SecondCopies, copy_to, second_copies
from desktop.store.database import Database
from desktop.store.key import Keys
from desktop.store.looking import refuse_reading_only
from desktop.store.restore import is_kept_damaged
from desktop.store.shelf import (
    Backup,
    adopt,
    backups_on,
    is_of_now,
    shelf_of,
    shelve,
)

Moment = Callable[[], datetime]
DAY = timedelta(days=1)


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
    damaged: Path | None = None  # where a damaged file is kept as it was


class Backups:
    """The verbs on backups; `second` names the folder that gets a copy of each, None where there is none."""

    def __init__(
        self, database: Database, second: Callable[[], Path | None] = lambda: None, moment: Moment = now
    ) -> None:
        self._database = database
        self._second = second
        self._moment = moment

    @property
    def is_on_server(self) -> bool:
        """Whether they are of a company on a server."""
        return self._database.is_server

    @property
    def is_of_damaged(self) -> bool:
        """Whether they are of a file that is only looked at because it is damaged."""
        return self._database.is_known_damaged

    def refuse_restore(self) -> None:
        """Refuse to put any back where nothing may take the company's place."""
        refuse_restore_on_server(self._database.path)

    def shelf(self) -> Shelf:
        """What lies on the shelf."""
        backups = tuple(backups_on(shelf_of(self._database.path)))
        checked = next((each for each in backups if each.is_verified), None)
        return Shelf(backups, checked is None or self._has_changed_since(checked))

    def _has_changed_since(self, checked: Backup) -> bool:
        try:
            with self._database.raw() as connection:
                return not is_of_now(checked, connection)
        except DamagedFileError:  # which is why they are wanted: they are listed whatever the file can answer
            return True

    def second_copies(self) -> SecondCopies | None:
        """What lies in the second folder; None where there is none."""
        second = self._second()
        return None if second is None else second_copies(self._database.path, second)

    def put_aside(self, reason: Reason) -> Backup:
        """A checked copy on the shelf, and in the second folder where there is one.

        Where none can be made beside the file, as on a full disk, it is made in the second folder at least.
        """
        refuse_reading_only(self._database)
        path, second = self._database.path, self._second()
        elsewhere = second / shelf_of(path).name if second is not None and is_folder(second) else None
        try:
            self._refuse_gone(path)
            backup = shelve(self._database.copy_to, path, reason, self._moment(), second=elsewhere)
        except DataFileError as trouble:
            if elsewhere is None:
                raise
            shelve(self._database.copy_to, path, reason, self._moment(), elsewhere)
            raise DataFileError(
                N_(
                    "No backup could be made beside the data file, so this one lies in {folder} alone. Make room "
                    "on the disk of the data file, or allow writing to its folder."
                ),
                folder=elsewhere,
            ) from trouble
        if second is not None:
            copy_to(backup, second / shelf_of(path).name)
        return backup

    def _refuse_gone(self, path: Path) -> None:
        """Refuse where the drive of the data file was pulled out: a folder in its place would look like a backup."""
        if self._database.is_server or may_be_there(path):
            return
        if is_folder(path.parent):  # also of a drive whose place stays when it is pulled out
            raise DataFileError(
                N_(
                    "No backup was made: {file} is no longer in {place}. Put it back under its name, or plug its "
                    "drive in again."
                ),
                file=path.name,
                place=path.parent,
            )
        raise DataFileError(
            N_("The folder {place} is no longer there. Plug the drive in again, or choose another folder."),
            place=path.parent,
        )

    def late_since(self) -> datetime | None:
        """Since when there are changes that no checked backup holds, where that is more than a day ago."""
        shelf = self.shelf()
        if not shelf.has_changed:
            return None
        checked = shelf.last_checked
        with self._database.read() as session:
            first = session.scalar(
                select(func.min(AuditEntry.happened_at)).where(
                    AuditEntry.id > (checked.last_change if checked is not None else 0)
                )
            ) or session.scalar(select(func.max(AuditEntry.happened_at)).where(AuditEntry.verb == RESTORED))
        is_late = first is not None and abs(self._moment() - first) > DAY  # a clock put back is no excuse
        return first if is_late else None

    def put_aside_if_changed(self, reason: Reason) -> Backup | None:
        """A checked copy, unless nothing changed since the last one."""
        return self.put_aside(reason) if self.shelf().has_changed else None


def restore_path(data_file: Path, source: Path, moment: Moment = now, keys: Keys = ()) -> Restored:
    """Let a file that lies anywhere take the data file's place, which is closed and opened by the caller after.

    What it takes the place of goes to the shelf, so that this can be undone; a damaged file stays where it lay.
    """
    if not source.exists():
        gone = N_("There is no backup {file} there. Choose another one; nothing was changed.")
        raise RequestError(gone, file=source)
    kept = put_back(data_file, source, keys)
    if kept is not None and is_kept_damaged(kept):
        return Restored(source, None, kept)
    return Restored(source, None if kept is None else _on_shelf(kept, data_file, moment(), keys))


def _on_shelf(kept: Path, data_file: Path, moment: datetime, keys: Keys) -> Path:
    """Where what was replaced lies after: on the shelf, or beside the file where the shelf takes nothing.

    The backup is in its place by now, whatever becomes of that.
    """
    try:
        return adopt(kept, data_file, Reason.RESTORE, moment, keys).path
    except (DataFileError, OSError):
        return kept


def backups_of(data_file: Path, second: Path | None = None) -> tuple[Backup, ...]:
    """The backups of a file that need not open, the newest first; of two alike the one beside the file."""
    shelf = shelf_of(data_file)
    found = {each.path.name: each for each in backups_on(second / shelf.name)} if second is not None else {}
    found |= {each.path.name: each for each in backups_on(shelf)}
    return tuple(sorted(found.values(), key=lambda each: (each.number, each.made_at), reverse=True))
