"""Backups kept on a shelf beside the data file: each a checked copy with a slip that says what it holds."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from desktop.domain.rotation import Copy, Reason, spare
from desktop.errors import N_, DamagedFileError, DataFileError
from desktop.paths import is_folder
from desktop.store.backup import copy_verified
from desktop.store.connection import bare
from desktop.store.files import make_folder, put_in_place, stamp
from desktop.store.header import CUT_SHORT, EMPTY, key_for, refuse_unusable
from desktop.store.health import health_of
from desktop.store.key import Keys
from desktop.store.migrate import SCHEMA
from desktop.store.problems import problem_of, retold, told_to_owner
from desktop.store.slips import Backup, Facts, read_backup, slip_of, write_slip
from desktop.store.temporary import shelf_beside
from desktop.system_causes import cause_of

SUFFIX = ".qianji"
_TABLES = {"people": "staff", "visits": "visit", "signings": "signing"}

__all__ = [
    "Backup",
    "adopt",
    "backups_on",
    "checked_facts",
    "facts_of",
    "first_seal",
    "is_of_now",
    "last_change",
    "newest_change",
    "next_number",
    "put_aside",
    "rotate",
    "shelf_of",
    "shelve",
]


def shelf_of(data_file: Path) -> Path:
    """The folder of a data file's backups."""
    return shelf_beside(data_file)


def put_aside(
    connection: Any, data_file: Path, reason: Reason, made_at: datetime, shelf: Path | None = None
) -> Backup:
    """A checked copy of the open file on its shelf, or on another, with its slip; then copies that may go, go."""

    def copy_to(target: Path) -> Facts:
        # What is about to be rebuilt is looked through to its last reference; other copies are so by the rehearsal.
        with retold(partial(_damage_of, data_file)):
            copy_verified(connection, target, is_thorough=reason is Reason.MIGRATION)
            return facts_of(connection)

    return shelve(copy_to, data_file, reason, made_at, shelf)


def _damage_of(data_file: Path, error: BaseException) -> DataFileError | None:
    """A copy is damaged where the file is that it was made of: whoever reads of the copy would keep the file."""
    problem = problem_of(error, data_file)
    return problem if isinstance(problem, DamagedFileError) else None


def shelve(
    copy_to: Callable[[Path], Facts],
    data_file: Path,
    reason: Reason,
    made_at: datetime,
    shelf: Path | None = None,
    second: Path | None = None,
) -> Backup:
    """The same of any open company: `copy_to` writes the checked copy and says what it holds.

    It is counted after those in a `second` folder as well, to which it goes next.
    """
    shelf = shelf or shelf_of(data_file)
    make_folder(shelf)
    target = _free_name(shelf, reason, made_at)
    try:
        with told_to_owner(target):
            backup = write_slip(target, reason, made_at, copy_to(target), next_number(shelf, second))
    except OSError as problem:
        raise DataFileError(
            N_("No backup could be made in {folder}: {reason}. Your data is safe; make room or allow writing there."),
            folder=shelf,
            reason=cause_of(problem),
        ) from problem
    rotate(shelf)
    return backup


def adopt(kept: Path, data_file: Path, reason: Reason, made_at: datetime, keys: Keys = ()) -> Backup:
    """Put a file that lies elsewhere on the shelf; one that does not hold together goes there without a slip."""
    shelf = shelf_of(data_file)
    make_folder(shelf)
    target = _free_name(shelf, reason, made_at)
    put_in_place(kept, target)
    try:
        return write_slip(target, reason, made_at, checked_facts(target, keys), next_number(shelf))
    except (DataFileError, OSError):  # the disk may take no slip any more
        return read_backup(target)


def backups_on(shelf: Path, *, looks_anew: bool = True) -> list[Backup]:
    """Every backup on a shelf, the newest first; without looking anew what the slips say of each is believed."""
    if not is_folder(shelf):
        return []
    found = []
    for path in shelf.iterdir():
        if _is_copy(path) and path.is_file():
            with suppress(FileNotFoundError):  # another thread lets it go at this very moment
                found.append(read_backup(path, looks_anew=looks_anew))
    counted = [each for each in found if each.number]

    def place(backup: Backup) -> tuple[int, datetime, str]:
        """A copy that was never counted stands where its day puts it."""
        before = (each.number for each in counted if each.made_at <= backup.made_at)
        return backup.number or max(before, default=0), backup.made_at, backup.path.name

    return sorted(found, key=place, reverse=True)


def is_of_now(backup: Backup, connection: Any) -> bool:
    """Whether a backup holds the last change of the open file; after a restore an older number may be the newer."""
    number, head = newest_change(connection)
    return backup.last_change == number and (not backup.head or backup.head == head)


def checked_facts(path: Path, keys: Keys = ()) -> Facts:
    """What a backup holds, read without touching it, or a DataFileError where it does not hold together."""
    try:
        refuse_unusable(path, SCHEMA, keys)
    except DamagedFileError as damage:
        if damage.message not in (CUT_SHORT, EMPTY):
            raise
        told = N_("The backup {file} is incomplete: its end is missing. Choose another one. Nothing was changed.")
        raise DataFileError(told, file=path.name) from damage
    key = key_for(path, keys)
    connection = bare(path, key, is_only_looking=True)
    try:
        if not health_of(connection).is_sound or (key is not None and not _carries_slots(path)):
            raise DataFileError(
                N_("The backup {file} is damaged; choose another one. Nothing was changed."), file=path.name
            )
        return facts_of(connection)
    except driver.DatabaseError as error:
        raise DataFileError(
            N_("The backup {file} is damaged; choose another one. Nothing was changed."), file=path.name
        ) from error
    finally:
        connection.close()


def first_seal(path: Path, keys: Keys = ()) -> str:
    """The seal that tells one company's file from another's, read without touching it; empty where there is none."""
    with suppress(DataFileError, driver.DatabaseError, OSError):
        refuse_unusable(path, SCHEMA, keys)
        connection = bare(path, key_for(path, keys), is_only_looking=True)
        try:
            return _first_seal(connection)
        finally:
            connection.close()
    return ""


def _carries_slots(path: Path) -> bool:
    from desktop.store.slots import attached_to  # a plain file pays nothing for it

    return bool(attached_to(path))


def facts_of(connection: Any) -> Facts:
    """How many people, visits and signings a file holds, the number of its last change, and two seals."""
    facts: Facts = {
        name: connection.execute(f'SELECT count(*) FROM "{table}" WHERE deleted_at IS NULL').fetchone()[0]  # noqa: S608 - our own tables
        for name, table in _TABLES.items()
    }
    number, head = newest_change(connection)
    return facts | {"last_change": number, "head": head, "first": _first_seal(connection)}


def _first_seal(connection: Any) -> str:
    found = connection.execute("SELECT digest FROM audit_entry ORDER BY id LIMIT 1").fetchone()
    return str(found[0]) if found else ""


def last_change(connection: Any) -> int:
    """The number of the last entry in the record of changes."""
    return newest_change(connection)[0]


def newest_change(connection: Any) -> tuple[int, str]:
    """The number and the seal of the last entry in the record of changes."""
    found = connection.execute("SELECT id, digest FROM audit_entry ORDER BY id DESC LIMIT 1").fetchone()
    return (int(found[0]), str(found[1])) if found else (0, "")


def rotate(shelf: Path) -> list[Path]:
    """Let the copies go that may, each company's by themselves; the paths that went."""
    companies: dict[str, list[Backup]] = {}  # files of one name have one folder of second copies
    for each in backups_on(shelf, looks_anew=False):
        companies.setdefault(each.first, []).append(each)
    gone = [shelf / name for backups in companies.values() for name in spare(_copies(backups))]
    for path in gone:
        with suppress(OSError):  # a copy another program holds goes next time
            path.unlink()
            slip_of(path).unlink(missing_ok=True)
    return gone


def next_number(shelf: Path, second: Path | None = None) -> int:
    """The number of the copy that is made next: a shelf begun anew goes on where its second folder is."""
    numbers = [each.number for each in backups_on(shelf, looks_anew=False)]
    if second is not None:
        with suppress(OSError):  # a drive that does not answer is told when the copy is to go there
            numbers += [each.number for each in backups_on(second, looks_anew=False)]
    return max(numbers, default=0) + 1


def _is_copy(path: Path) -> bool:
    """Whether a file on a shelf is a copy: by its name, or by its slip, as of one that was named otherwise."""
    return path.suffix == SUFFIX or (path.suffix not in (".json", ".part") and slip_of(path).exists())


def _copies(backups: list[Backup]) -> list[Copy]:
    return [
        Copy(each.path.name, each.made_at.astimezone(), each.reason, each.is_verified, len(backups) - place)
        for place, each in enumerate(backups)
    ]


def _free_name(shelf: Path, reason: Reason, made_at: datetime) -> Path:
    """However the data file's name ends, its copies are known by one ending."""
    stem, number = f"{stamp(made_at)}-{reason.value}", 1
    path = shelf / f"{stem}{SUFFIX}"
    while path.exists():
        number += 1
        path = shelf / f"{stem}-{number}{SUFFIX}"
    return path
