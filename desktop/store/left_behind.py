"""What a file left behind that was moved while it stood open, where a sudden end came before it was closed.

Its journal, with what was saved last, and the slots of a protected one lie where it lay. Opened where it lies now, it
would show how it stood some saves before, and whatever is entered then would make the journal unfit for ever.
"""

from contextlib import ExitStack, suppress
from pathlib import Path

from desktop.errors import DataFileError
from desktop.paths import may_be_there
from desktop.store.files import beside, copy_file, put_in_place, sync
from desktop.store.header import key_for, unfinished_changes
from desktop.store.interrupted import refuse_damaged
from desktop.store.key import Key, Keys
from desktop.store.lock import FileLock
from desktop.store.next_saves import are_next
from desktop.store.problems import told_to_owner
from desktop.store.slot_places import keep_beside, mark_on, slots_for, slots_place
from desktop.store.slots import parse_slots
from desktop.store.temporary import private_copy, shelf_beside

JUST_BEFORE = 10.0  # s: the engine may write to the file itself right after its journal


def bring_in(path: Path, left_at: Path, keys: Keys = ()) -> bool:
    """Let what was left at another place come in beside a closed file, where it belongs to it; whether it did.

    It is tried on a copy first. Where it is another file's, goes on from a later state of this one as beside an older
    copy, or where the file was written to since, both stay as they are.
    """
    with suppress(DataFileError, OSError), told_to_owner(path), ExitStack() as stack:
        if not _may_belong(path, left_at):
            return False
        for place in (path, left_at):
            stack.callback(FileLock(place).release)
        _bring_slots(path, left_at)
        if not _is_written_before(path, left_at):
            return False
        if not _is_fit(path, left_at, key_for(path, keys)):
            return False
        _move_journals(left_at, path)
        return True
    return False


def _may_belong(path: Path, left_at: Path) -> bool:
    is_lost = not may_be_there(left_at) and unfinished_changes(left_at)
    return is_lost and path.is_file() and not unfinished_changes(path)


def _bring_slots(path: Path, left_at: Path) -> None:
    """Let the slots of a protected file follow it; they bear the mark of their key."""
    content = slots_place(left_at).read_bytes() if slots_place(left_at).is_file() else b""
    slots = parse_slots(content)
    if slots is not None and slots.mark == mark_on(path) and slots_for(path) is None:
        keep_beside(path, Key(b"", content))


def _is_written_before(path: Path, left_at: Path) -> bool:
    """Whether nobody went on with the file since its journal was written last; moving keeps the moment."""
    last = max(each.stat().st_mtime for each in beside(left_at) if each.exists())
    return path.stat().st_mtime <= last + JUST_BEFORE


def _is_fit(path: Path, left_at: Path, key: Key | None) -> bool:
    """Whether what was left goes on where the file ends, looked at on a copy; refused where both are no whole."""
    with private_copy(path, shelf_beside(path)) as copy:
        for left, place in zip(beside(left_at), beside(copy), strict=True):
            if left.exists():
                copy_file(left, place)
        refuse_damaged(copy, key)
        return are_next(copy, key)


def _move_journals(left_at: Path, path: Path) -> None:
    """Put copies beside the file, all of it on the disk before anything goes where it lay."""
    moved = [(left, place) for left, place in zip(beside(left_at), beside(path), strict=True) if left.exists()]
    for left, place in moved:
        part = place.with_name(place.name + ".part")
        try:
            copy_file(left, part)
            sync(part)
            put_in_place(part, place)
        finally:
            part.unlink(missing_ok=True)
    sync(path.parent)
    for left, _place in moved:
        with suppress(OSError):
            left.unlink()
