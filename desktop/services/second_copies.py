"""The second folder: a copy of each backup goes there, and one that could not go follows later."""

import errno
import os
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from desktop.errors import N_, DataFileError, RequestError
from desktop.parts import sweep_parts
from desktop.paths import is_folder, real_place
from desktop.store.files import copy_file, put_in_place, sync
from desktop.store.shelf import Backup, backups_on, rotate, shelf_of
from desktop.store.slips import file_digest
from desktop.system_causes import cause_and_way

_turn = threading.Lock()  # what is put aside is copied by the file's thread, what could not go before by another


@dataclass(frozen=True, slots=True)
class SecondCopies:
    """What lies in the second folder: whether it answers, and the newest checked copy of this company there."""

    is_there: bool
    newest: Backup | None = None
    is_behind: bool = False  # whether a newer one lies beside the data file


def second_copies(data_file: Path, second: Path) -> SecondCopies:
    """What lies in the second folder, where another company's copies may bear the same names."""
    own = next((each for each in backups_on(shelf_of(data_file)) if each.is_verified), None)
    try:
        found = [each for each in backups_on(second / shelf_of(data_file).name) if each.is_verified]
    except OSError:  # a drive that does not answer
        return SecondCopies(is_there=False)
    newest = next((each for each in found if own is None or each.first == own.first), None)
    return SecondCopies(is_folder(second), newest, own is not None and _state(newest) != _state(own))


def _state(backup: Backup | None) -> tuple[int, str] | None:
    """What a copy holds, whenever it was made: the end of its record of changes."""
    return None if backup is None else (backup.last_change, backup.head)


def bring_newest(data_file: Path, second: Path) -> Backup | None:
    """Copy the newest checked backup to the second folder where it is not there; None where it is or there is none.

    It may have been made while the folder's disk was not in, as on closing, where nobody is told.
    """
    shelf = shelf_of(data_file)
    newest = next((each for each in backups_on(shelf) if each.is_verified), None)
    folder = second / shelf.name
    if newest is None or _holds(folder, newest):
        return None
    copy_to(newest, folder)
    return newest


def refuse_beside(data_file: Path, second: Path) -> None:
    """Refuse a second folder in which the backups lie anyway: what takes the first copies takes the second ones."""
    folder, chosen = real_place(data_file).parent, real_place(second)
    if chosen == folder or chosen.is_relative_to(shelf_of(folder / data_file.name)):
        raise RequestError(
            N_(
                "The backups lie in {folder} already, and what becomes of it becomes of both copies. Choose a folder "
                "on another disk."
            ),
            folder=folder,
        )


def _holds(folder: Path, backup: Backup) -> bool:
    try:
        return any(each.path.name == backup.path.name and each.digest == backup.digest for each in backups_on(folder))
    except OSError:  # a drive that does not answer: why is told when it is copied to
        return False


def copy_to(backup: Backup, folder: Path) -> None:
    """A copy of a backup with its slip in another folder, which may be on another disk; `folder.parent` is there."""
    try:
        with _turn:
            _copy_with_slip(backup, folder)
    except OSError as error:
        raise DataFileError(
            N_("The backup is safe beside the data file, but the copy in {folder} could not be made: {reason}."),
            folder=folder,
            reason=cause_and_way(error),
        ) from error


def _copy_with_slip(backup: Backup, folder: Path) -> None:
    if not folder.parent.is_dir():
        missing = errno.ENOTDIR if folder.parent.exists() else errno.ENOENT  # or a stick that is not in
        raise OSError(missing, os.strerror(missing))
    folder.mkdir(mode=0o700, exist_ok=True)
    sweep_parts(folder, "*.part")  # a copy that was killed on its way has the name of a backup that may be gone
    for path in (backup.path, backup.path.with_name(backup.path.name + ".json")):
        part = folder / (path.name + ".part")
        try:
            _copy_whole(path, part)
            put_in_place(part, folder / path.name)
        finally:
            part.unlink(missing_ok=True)
    sync(folder)
    rotate(folder)


def _copy_whole(path: Path, part: Path) -> None:
    copy_file(path, part)
    sync(part)
    if file_digest(part) != file_digest(path):
        raise OSError(errno.EIO, os.strerror(errno.EIO))
    status = path.stat()
    with suppress(OSError):  # a drive that keeps no moments; its bytes are looked at instead
        os.utime(part, ns=(status.st_atime_ns, status.st_mtime_ns))  # last: until now it tells that it is written
