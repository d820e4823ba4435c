"""What the errors of the engine and of the disk mean to the owner."""

import errno
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from desktop.errors import N_, DamagedFileError, DataFileError, InUseError, QianjiError, ReadOnlyError
from desktop.store.header import READ_ONLY, unfinished_changes
from desktop.store.migrations.guards import REFUSALS
from desktop.system_causes import cause_and_way, short_name

DAMAGED = N_(
    "The data file {file} is damaged. Restore the last backup, and keep this file so that it can be looked at."
)
FULL = N_("The disk is full. What was saved before is kept; free some space, then save again.")
GUARDED = N_(
    "This belongs to a finalised evaluation or to the record of changes and stays as it is. Reopen the evaluation to "
    "correct it."
)
NO_ROOM = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG})
SICK = (None, errno.EIO)
# SQLite's primary result codes
SICK_DISK = N_(
    "The disk reported an error at {file}; it may be full. What was saved before is kept; free space or check it."
)
SENTENCES = {
    3: N_("The data file {file} may not be opened: the rights are missing."),
    5: N_("{file} is already open in another Qianji window or command. Close that one, then try again."),
    8: READ_ONLY,
    10: SICK_DISK,
    11: DAMAGED,
    13: FULL,
    14: N_("The data file {file} cannot be opened. Check that its folder exists and may be written to."),
    26: DAMAGED,
}
_WITHOUT_CODE = {
    "not a database": 26,
    "disk is full": 13,
    "disk I/O error": 10,
    "malformed": 11,
    "closed database": 14,  # it was let go of, and could not be opened again
}
SENTENCES[6] = SENTENCES[5]
KINDS: dict[int, type[DataFileError]] = {
    5: InUseError,
    6: InUseError,
    8: ReadOnlyError,
    11: DamagedFileError,
    26: DamagedFileError,
}


def problem_of(error: BaseException, path: Path) -> DataFileError | None:
    """The owner's error for an engine's error about the file or the disk; None for any other."""
    original = engine_error(error)
    if original is None:
        return None
    code = getattr(original, "sqlite_errorcode", None)
    if isinstance(original, UnicodeDecodeError) or "Could not decode to UTF-8" in str(original):
        code = 11  # damaged bytes in a text, or quoted in the engine's own complaint
    if code is None and isinstance(original, driver.DatabaseError):  # of a copy, they come without a code
        code = next((known for words, known in _WITHOUT_CODE.items() if words in str(original)), None)
    if str(original) in REFUSALS:
        return DataFileError(GUARDED)
    known = (code or 0) & 0xFF
    sentence = SENTENCES.get(known)
    return KINDS.get(known, DataFileError)(sentence, file=path) if sentence else None


def engine_error(error: BaseException) -> BaseException | None:
    """The engine's own error, on its own or inside SQLAlchemy's, which need not be imported; None for any other."""
    original = getattr(error, "orig", error)
    return original if isinstance(original, driver.Error | UnicodeDecodeError) else None


def told_to_owner(path: Path) -> AbstractContextManager[None]:
    """Turn errors about the file or the disk into the owner's sentences; let all others through."""
    return retold(partial(problem_of, path=path))


def problem_of_disk(error: OSError, path: Path) -> DataFileError:
    """The owner's error for what the system refused while a file was written beside or in the place of `path`."""
    if error.errno in NO_ROOM:
        return DataFileError(FULL)
    if error.errno in SICK:
        return DataFileError(SICK_DISK, file=path)
    return not_written(path, error)


def refuse_unfinished(part: Path, path: Path) -> None:
    """Refuse to let a new file take the place of `path` while changes lie beside it: its new name would part them.

    The engine says nothing where it could not bring them in on closing.
    """
    if unfinished_changes(part):
        raise DataFileError(SICK_DISK, file=path)


def not_written(path: Path, error: OSError) -> DataFileError:
    """Why a file other than the data file could not be written, and where."""
    return DataFileError(
        N_("{file} could not be written: {reason}. What was saved before is kept."),
        file=short_name(path),
        reason=cause_and_way(error),
    )


@contextmanager
def told_of_disk(path: Path) -> Iterator[None]:
    """Turn what the system refuses into the owner's sentences; only around work on the data file and its copies."""
    try:
        yield
    except OSError as error:
        raise problem_of_disk(error, path) from error


@contextmanager
def retold(problem_for: Callable[[BaseException], QianjiError | None]) -> Iterator[None]:
    """Turn an error into the owner's where there is one for it; let all others through."""
    try:
        yield
    except Exception as error:  # SQLAlchemy's is known by what it carries, so that it need not be imported here
        problem = problem_for(error)
        if problem is None:
            raise
        raise problem from error
