"""Putting a backup in the place of the data file, so that at every moment one whole file bears its name."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from desktop.errors import N_, DataFileError, LockedError, NewerFileError, RequestError
from desktop.paths import behind_link
from desktop.store.backup import copy_verified
from desktop.store.connection import connect
from desktop.store.files import beside, copy_file, make_folder, put_in_place, stamp, sync
from desktop.store.header import Header, key_for, refuse_unusable, unfinished_changes
from desktop.store.health import health_of
from desktop.store.interrupted import refuse_damaged
from desktop.store.key import Key, Keys
from desktop.store.lock import FileLock
from desktop.store.migrate import SCHEMA
from desktop.store.problems import refuse_unfinished, told_of_disk, told_to_owner
from desktop.store.slot_places import around, attach, detach, keep_beside
from desktop.store.tables import refuse_other_tables
from desktop.store.temporary import KEPT, copy_elsewhere
from desktop.system_causes import cause_and_way

_DAMAGED = ".damaged-"  # then the moment; what lies beside it keeps its own ending behind that


def restore(
    path: Path, source: Path, keys: Keys = (), note: Callable[[Path], None] = lambda _part: None
) -> Path | None:
    """Put the checked content of `source` under the name `path`; where the file before is kept, None without one.

    `note` may write into the new file before it gets its name, so that it never bears it without.
    """
    path = behind_link(path)
    header, key = refuse_unusable(source, SCHEMA, keys), key_for(source, keys)
    if path.exists() and path.samefile(source):
        raise RequestError(N_("{file} is the data file itself; name a backup."), file=source)
    make_folder(path.parent)
    lock = FileLock(path)
    part = path.with_name(path.name + ".part")
    try:
        with told_of_disk(path):
            _bring_in(source, part, header, key)
            _protect_as_present(path, part, key, keys)
            note(part)
            refuse_unfinished(part, path)
            sync(part)
            kept = _keep_present(path, keys)
            for each in beside(path):
                each.unlink(missing_ok=True)  # changes of the old file would be played into the new one
            put_in_place(part, path)
            sync(path.parent)
        return kept
    finally:
        with suppress(OSError):  # what went wrong before is what the owner reads
            for each in around(part):  # whoever noted something in an encrypted one laid its slots beside it
                each.unlink(missing_ok=True)
        lock.release()


def _bring_in(source: Path, part: Path, header: Header, key: Key | None) -> None:
    """A private copy of the backup with everything that lay beside it, checked and on disk."""
    with told_to_owner(source):
        try:
            for place, copy in zip((source, *beside(source)), (part, *beside(part)), strict=True):
                copy.unlink(missing_ok=True)
                if place.exists():
                    copy_file(place, copy)
            if key is not None:
                detach(part)
            connection = connect(part, key)
            try:
                is_sound = health_of(connection).is_sound
                if is_sound and header.schema == SCHEMA:
                    refuse_other_tables(connection, source)
            finally:
                connection.close()
        except OSError as problem:
            raise DataFileError(
                N_("{file} could not be copied: {reason}. The data file is as it was."),
                file=source,
                reason=cause_and_way(problem),
            ) from problem
    if not is_sound:
        raise DataFileError(N_("The backup {file} is damaged; choose another one. Nothing was changed."), file=source)
    if key is not None:
        attach(part, key)
    sync(part)


def _protect_as_present(path: Path, part: Path, key: Key | None, keys: Keys) -> None:
    """Encrypt what is brought in as the file is now: an older backup brings back neither a password nor its absence.

    Where the file is plain, missing or damaged, what is brought in stays as it is.
    """
    present = None
    with suppress(DataFileError):
        present = key_for(path, keys)
    if present is None or key == present:
        return
    from desktop.store.conversion import convert  # seldom needed

    made = part.with_name(part.name + ".made")
    try:
        if key is not None:
            detach(part)
        connection = connect(part, key)
        try:
            convert(connection, made, present)
        finally:
            connection.close()
        made.replace(part)
    finally:
        made.unlink(missing_ok=True)


def _keep_orphans(path: Path, moment: str) -> None:
    """Put aside the changes of a file that was moved away: with it they may be all that holds the last entries."""
    for each in beside(path):
        if each.exists() and each.stat().st_size > 0:
            each.rename(each.with_name(f"{path.name}{_DAMAGED}{moment}{each.name.removeprefix(path.name)}"))


def is_kept_damaged(kept: Path) -> bool:
    """Whether what a backup took the place of is kept as it was because it is damaged."""
    return _DAMAGED in kept.name


def _keep_present(path: Path, keys: Keys) -> Path | None:
    """A copy of the file that is about to be replaced: checked where it is whole, byte for byte where it is not."""
    moment = stamp()
    if not path.exists():
        _keep_orphans(path, moment)
        return None
    kept = path.with_name(f"{path.stem}{KEPT}{moment}{path.suffix}")
    try:
        with told_to_owner(path):
            refuse_unusable(path, SCHEMA, keys)
            key = key_for(path, keys)
            if unfinished_changes(path):
                refuse_damaged(path, key)
            if key is not None:
                keep_beside(path, key)
                detach(path)
            connection = connect(path, key)
            try:
                copy_verified(connection, kept)
            finally:
                connection.close()
    except DataFileError as trouble:
        if not isinstance(trouble, LockedError | NewerFileError):
            kept = path.with_name(f"{path.name}{_DAMAGED}{moment}")
        copy_elsewhere(path, kept, is_to_last=True)
    return kept
