"""The slip beside each backup: what it holds, and the digest it had when it was checked."""

import hashlib
import json
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from os import stat_result
from pathlib import Path
from typing import Any

from desktop.domain.rotation import Reason
from desktop.store.files import empty_file, put_in_place, sync

COARSE = 2_000_000_000  # ns: the coarsest clock of a drive, an old stick's
_COUNTED = ("people", "visits", "signings")
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
    is_altered: bool = False  # whether it was checked and is another file since


def write_slip(path: Path, reason: Reason, made_at: datetime, facts: Facts, number: int) -> Backup:
    """The slip of a checked copy: what it holds and the digest it had when it was checked."""
    status = path.stat()
    slip = facts | {
        "number": number,
        "reason": reason.value,
        "made_at": made_at.isoformat(),
        "size": status.st_size,
        "written": status.st_mtime_ns,
        "digest": file_digest(path),
    }
    place = slip_of(path)
    part = place.with_name(place.name + ".part")
    empty_file(part)
    part.write_text(json.dumps(slip, indent=1), encoding="utf-8")
    sync(part)
    put_in_place(part, place)
    sync(place.parent)
    return read_backup(path)


def read_backup(path: Path, *, looks_anew: bool = True) -> Backup:
    """A backup as its slip describes it; one whose slip is lost is unchecked, as is one that is another file now.

    Where its size or the moment it was written is not what the slip says, its bytes are looked at; what comes of that
    is remembered. Without `looks_anew` the size alone counts.
    """
    status = path.stat()
    slip: dict[str, Any] = {}
    with suppress(OSError, ValueError):
        read = json.loads(slip_of(path).read_text(encoding="utf-8"))
        slip = read if isinstance(read, dict) else {}
    try:
        made_at, reason = datetime.fromisoformat(slip["made_at"]), Reason(slip["reason"])
        people, visits, signings, change = (int(slip[name]) for name in (*_COUNTED, "last_change"))
        checked = Backup(
            path, made_at, reason, status.st_size, people, visits, signings, change, str(slip["digest"]), True,
            str(slip.get("head", "")), str(slip.get("first", "")), int(slip.get("number", 0)),
        )  # fmt: skip
        is_same = slip["size"] == status.st_size and (not looks_anew or _is_as_left(path, status, slip))
    except (KeyError, TypeError, ValueError):
        made_at = datetime.fromtimestamp(status.st_mtime).astimezone()
        return Backup(path, made_at, Reason.WISHED, status.st_size, 0, 0, 0, 0, "", False)
    return checked if is_same else replace(checked, is_verified=False, is_altered=True)


def is_as_checked(backup: Backup) -> bool:
    """Whether a checked backup is still, byte for byte, the file that was checked."""
    return file_digest(backup.path) == backup.digest


def slip_of(path: Path) -> Path:
    """The slip of a backup."""
    return path.with_name(path.name + ".json")


def file_digest(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal digits."""
    digest = hashlib.sha256()
    with path.open("rb") as source:
        while block := source.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _is_as_left(path: Path, status: stat_result, slip: dict[str, Any]) -> bool:
    """Whether nobody wrote to a backup since, by its own clock; where that is in doubt, by its bytes."""
    written = slip.get("written")
    if written is None:  # a slip of an earlier version, which was written after its backup
        is_left = status.st_mtime_ns <= slip_of(path).stat().st_mtime_ns + COARSE
    else:
        is_left = abs(status.st_mtime_ns - int(written)) <= COARSE
    if is_left:
        return True
    try:
        return _known_digest(path, status.st_size, status.st_mtime_ns) == str(slip["digest"])
    except OSError:
        return False  # it cannot be read just now; the next look may tell


@lru_cache(maxsize=512)
def _known_digest(path: Path, _size: int, _written: int) -> str:
    """The digest of a file, looked at again only when it was written since."""
    return file_digest(path)
