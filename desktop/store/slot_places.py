"""Where the slots of an encrypted data file lie, and how they are kept there."""

import logging
import os
from contextlib import suppress
from pathlib import Path

from desktop.store.files import beside, put_in_place, sync
from desktop.store.key import MARK, Key
from desktop.store.slots import Slots, attached_to, parse_slots, tail_of

PAGE = 4096  # bytes of an encrypted page
MOST = 100_000  # bytes that a file of slots may have


def slots_place(path: Path) -> Path:
    """The file of slots beside a data file."""
    return path.with_name(path.name + ".key")


def around(path: Path) -> tuple[Path, ...]:
    """A data file and everything that belongs to it and lies beside it."""
    return path, slots_place(path), *beside(path)


def slots_for(path: Path) -> Slots | None:
    """The slots that fit an encrypted file: beside it, at its own end, or at the end of one of its backups."""
    mark = mark_on(path)
    with suppress(OSError):
        place = slots_place(path)
        found = parse_slots(place.read_bytes()) if place.stat().st_size < MOST else None
        if found is not None and found.mark == mark:
            return found
    for place in (path, *_backups_of(path)):
        with suppress(OSError):
            found = parse_slots(attached_to(place))
            if found is not None and found.mark == mark:
                return found
    return None


def mark_on(path: Path) -> bytes:
    """The mark at the beginning of an encrypted file."""
    with path.open("rb") as source:
        return source.read(MARK)


def is_copy_damaged(path: Path) -> bool:
    """Whether the slots beside an encrypted file or at its end cannot be read; the others opened it all the same."""
    place = slots_place(path)
    with suppress(OSError):
        if place.stat().st_size >= MOST or parse_slots(place.read_bytes()) is None:
            return True
    return _may_carry_slots(path) and parse_slots(attached_to(path)) is None


def keep_beside(path: Path, key: Key) -> None:
    """Make sure that the key's slots lie beside the data file; what lies there already stays."""
    place = slots_place(path)
    with suppress(OSError):
        if place.read_bytes() == key.slots:
            return
    part = place.with_name(place.name + ".part")
    part.unlink(missing_ok=True)
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(descriptor, "wb") as target:
            target.write(key.slots)
        sync(part)
        put_in_place(part, place)
    finally:
        part.unlink(missing_ok=True)  # of a disk that is full
    sync(place.parent)


def put_away_stale(path: Path) -> None:
    """Rename slots beside a plain file that opened: they were left when its password was removed and open nothing."""
    place = slots_place(path)
    with suppress(OSError):
        if place.is_file():
            place.replace(place.with_name(place.name + ".old"))
            logging.getLogger("qianji").info("a key file beside a plain data file was put away as *.key.old")


def attach(path: Path, key: Key) -> None:
    """Write the key's slots after the last page of a closed file, so that it carries them."""
    if any(each.exists() for each in beside(path)):
        return  # the last pages are not in the file yet
    if attached_to(path) == key.slots:
        return
    with path.open("r+b") as target:
        target.truncate(_end_of_pages(path))
        target.seek(0, os.SEEK_END)
        target.write(tail_of(key.slots))
        target.flush()
        os.fsync(target.fileno())


def detach(path: Path) -> None:
    """Take the slots off the end of a file that is going to be written; the engine would count them as a page.

    They lie beside it by now. After a crash, as long as changes lie beside the file, nothing hangs on to it.
    """
    if _may_carry_slots(path):
        with path.open("r+b") as target:
            target.truncate(_end_of_pages(path))


def _may_carry_slots(path: Path) -> bool:
    """Whether something lies behind the last page that is no half-written page."""
    has_changes = any(each.exists() and each.stat().st_size for each in beside(path))
    return _end_of_pages(path) != path.stat().st_size and not has_changes


def _end_of_pages(path: Path) -> int:
    """Where the pages end, in bytes from the beginning; slots half written go like whole ones."""
    size = path.stat().st_size
    return size - size % PAGE


def _backups_of(path: Path) -> list[Path]:
    shelf = path.with_name(f"{path.stem}-backups")
    return sorted(shelf.glob("*.qianji"), reverse=True) if shelf.is_dir() else []
