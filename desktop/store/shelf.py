"""Backups kept on a shelf beside the data file: each a checked copy with a slip that says what it holds."""

import hashlib
import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from desktop.domain.rotation import Copy, Reason, spare
from desktop.errors import N_, DamagedFileError, DataFileError
from desktop.paths import is_folder
from desktop.store.backup import copy_verified
from desktop.store.connection import bare
from desktop.store.files import empty_file, make_folder, put_in_place, sync
from desktop.store.header import CUT_SHORT, EMPTY, key_for, refuse_unusable
from desktop.store.health import health_of
from desktop.store.key import Keys
from desktop.store.link import is_link
from desktop.store.migrate import SCHEMA
from desktop.store.problems import told_to_owner
from desktop.store.temporary import shelf_beside
from desktop.system_causes import cause_of

_COUNTED = {"people": "staff", "visits": "visit", "signings": "signing"}
_BLOCK = 1 << 20
Facts = dict[str, int | str]


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup and what its slip says; without a slip (`is_verified` false) only the file itself speaks."""

    path: Path
    made_at: datetime  # with its time zone
    reason: Reason
    size: int  # bytes
    people: int
    visits: int
    signings: int
    last_change: int  # the number of the last entry in the record of changes
    digest: str
    is_verified: bool
    head: str = ""  # the seal of the last entry in the record of changes; empty where there is none or an older slip
    first: str = ""  # that of the first entry: it tells one company's file from another's
    number: int = 0  # counts the copies of a shelf, whatever the clock says


def shelf_of(data_file: Path) -> Path:
    """The folder of a data file's backups."""
    return shelf_beside(data_file)


def put_aside(
    connection: Any, data_file: Path, reason: Reason, made_at: datetime, shelf: Path | None = None
) -> Backup:
    """A checked copy of the open file on its shelf, or on another, with its slip; then copies that may go, go."""

    def copy_to(target: Path) -> Facts:
        # What is about to be rebuilt is looked through to its last reference; other copies are so by the rehearsal.
        copy_verified(connection, target, is_thorough=reason is Reason.MIGRATION)
        return facts_of(connection)

    return shelve(copy_to, data_file, reason, made_at, shelf)


def shelve(
    copy_to: Callable[[Path], Facts],
    data_file: Path,
    reason: Reason,
    made_at: datetime,
    shelf: Path | None = None,
) -> Backup:
    """The same of any open company: `copy_to` writes the checked copy and says what it holds."""
    shelf = shelf or shelf_of(data_file)
    make_folder(shelf)
    target = _free_name(shelf, reason, made_at, ".qianji" if is_link(data_file) else data_file.suffix)
    try:
        with told_to_owner(target):
            backup = write_slip(target, reason, made_at, copy_to(target), next_number(shelf))
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
    target = _free_name(shelf, reason, made_at, data_file.suffix)
    put_in_place(kept, target)
    try:
        return write_slip(target, reason, made_at, checked_facts(target, keys), next_number(shelf))
    except (DataFileError, OSError):  # the disk may take no slip any more
        return _read(target)


def backups_on(shelf: Path) -> list[Backup]:
    """Every backup on a shelf, the newest first."""
    if not is_folder(shelf):
        return []
    found = [_read(path) for path in shelf.iterdir() if path.suffix == ".qianji" and path.is_file()]
    counted = [each for each in found if each.number]

    def place(backup: Backup) -> tuple[int, datetime, str]:
        """A copy that was never counted stands where its day puts it."""
        before = (each.number for each in counted if each.made_at <= backup.made_at)
        return backup.number or max(before, default=0), backup.made_at, backup.path.name

    return sorted(found, key=place, reverse=True)


def is_as_checked(backup: Backup) -> bool:
    """Whether a checked backup is still, byte for byte, the file that was checked."""
    return file_digest(backup.path) == backup.digest


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
        for name, table in _COUNTED.items()
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


def write_slip(path: Path, reason: Reason, made_at: datetime, facts: Facts, number: int) -> Backup:
    """The slip of a checked copy: what it holds and the digest it had when it was checked."""
    slip = facts | {
        "number": number,
        "reason": reason.value,
        "made_at": made_at.isoformat(),
        "size": path.stat().st_size,
        "digest": file_digest(path),
    }
    place = _slip_of(path)
    part = place.with_name(place.name + ".part")
    empty_file(part)
    part.write_text(json.dumps(slip, indent=1), encoding="utf-8")
    sync(part)
    put_in_place(part, place)
    sync(place.parent)
    return _read(path)


def rotate(shelf: Path) -> list[Path]:
    """Let the copies go that may; the paths that went."""
    backups = backups_on(shelf)
    copies = [
        Copy(each.path.name, each.made_at.astimezone(), each.reason, each.is_verified, len(backups) - place)
        for place, each in enumerate(backups)
    ]
    gone = [shelf / name for name in spare(copies)]
    for path in gone:
        with suppress(OSError):  # a copy another program holds goes next time
            path.unlink()
            _slip_of(path).unlink(missing_ok=True)
    return gone


def _read(path: Path) -> Backup:
    """A backup as its slip describes it; one whose slip is lost or fits no more is unchecked."""
    status = path.stat()
    slip: dict[str, Any] = {}
    with suppress(OSError, ValueError):
        read = json.loads(_slip_of(path).read_text(encoding="utf-8"))
        slip = read if isinstance(read, dict) and read.get("size") == status.st_size else {}
    try:
        made_at, reason = datetime.fromisoformat(slip["made_at"]), Reason(slip["reason"])
        people, visits, signings, change = (int(slip[name]) for name in (*_COUNTED, "last_change"))
        return Backup(
            path, made_at, reason, status.st_size, people, visits, signings, change, str(slip["digest"]), True,
            str(slip.get("head", "")), str(slip.get("first", "")), int(slip.get("number", 0)),
        )  # fmt: skip
    except (KeyError, TypeError, ValueError):
        made_at = datetime.fromtimestamp(status.st_mtime).astimezone()
        return Backup(path, made_at, Reason.WISHED, status.st_size, 0, 0, 0, 0, "", False)


def next_number(shelf: Path) -> int:
    """The number of the copy that is made next."""
    return max((each.number for each in backups_on(shelf)), default=0) + 1


def _slip_of(path: Path) -> Path:
    return path.with_name(path.name + ".json")


def _free_name(shelf: Path, reason: Reason, made_at: datetime, suffix: str) -> Path:
    stem, number = f"{made_at.astimezone():%Y%m%d-%H%M%S}-{reason.value}", 1
    path = shelf / f"{stem}{suffix}"
    while path.exists():
        number += 1
        path = shelf / f"{stem}-{number}{suffix}"
    return path


def file_digest(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal digits."""
    digest = hashlib.sha256()
    with path.open("rb") as source:
        while block := source.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
