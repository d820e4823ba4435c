"""One process per data file: a lock of the operating system, which dies with the process that holds it."""

import errno
import os
import sys
import time
from contextlib import suppress
from pathlib import Path

from desktop.errors import N_, DataFileError, InUseError, ReadOnlyError
from desktop.system_causes import cause_of

ENDING = ".lock"
AGAIN = 0.2 if sys.platform == "win32" else 0.0  # s after which a file that is just being removed there is gone
_RIGHTS = (errno.EACCES, errno.EPERM, errno.EROFS)


class NoLocksError(OSError):
    """The drive cannot lock anything."""


class Lock:
    """A held lock: a file that only its holder has locked; what the system refuses is raised as it is."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._descriptor = _locked(place)

    @property
    def descriptor(self) -> int:
        """The open file of the lock, for what its holder keeps in it."""
        return self._descriptor

    def release(self) -> None:
        """Let others in; the lock's own file goes too."""
        if self._descriptor < 0:
            return
        if sys.platform != "win32":  # Windows cannot remove a file that is still open
            with suppress(OSError):  # a sick disk may keep the name: what locks is the open file
                self._place.unlink()
        os.close(self._descriptor)
        self._descriptor = -1
        if sys.platform == "win32":
            with suppress(OSError):
                self._place.unlink()


class FileLock(Lock):
    """The held lock beside one data file; its owner is told what keeps it from being taken."""

    def __init__(self, path: Path) -> None:
        try:
            super().__init__(path.with_name(path.name + ENDING))
        except BlockingIOError:
            raise in_use(path) from None
        except NoLocksError as problem:
            raise _lockless(path, problem) from problem
        except OSError as problem:
            raise _unwritable(path, problem) from problem


def _locked(place: Path) -> int:
    while True:
        descriptor = _opened(place)
        try:
            _take(descriptor)
            # Whoever held it before may have removed the lock's file meanwhile; then this lock keeps nobody out.
            if place.exists() and os.fstat(descriptor).st_ino == place.stat().st_ino:
                return descriptor
        except FileNotFoundError:
            pass
        except BlockingIOError:
            os.close(descriptor)
            raise
        except OSError as problem:
            os.close(descriptor)
            raise NoLocksError(problem.errno, problem.strerror) from problem
        os.close(descriptor)


def _opened(place: Path) -> int:
    """The lock's file; Windows says of one that is being removed that it may not be opened, so it is tried again."""
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0)
    try:
        return os.open(place, flags, 0o600)
    except PermissionError:
        if not AGAIN:
            raise
        time.sleep(AGAIN)
        return os.open(place, flags, 0o600)


def _unwritable(path: Path, problem: OSError) -> DataFileError:
    kind = ReadOnlyError if problem.errno in _RIGHTS else DataFileError
    return kind(
        N_("The folder of {file} cannot be written to: {reason}. Move the data file to a folder of your own."),
        file=path,
        reason=cause_of(problem),
    )


def _lockless(path: Path, problem: OSError) -> DataFileError:
    return DataFileError(
        N_(
            "The drive of {file} cannot keep others out while Qianji works with the file ({reason}). Move it to a "
            "folder on this computer."
        ),
        file=path,
        reason=cause_of(problem),
    )


def is_held(path: Path) -> bool:
    """Whether another process works with a data file at this moment."""
    place = path.with_name(path.name + ENDING)
    try:
        descriptor = os.open(place, os.O_RDWR)
    except OSError:
        return False
    try:
        _take(descriptor)
    except BlockingIOError:
        return True
    except OSError:
        return False
    finally:
        os.close(descriptor)
    return False


def may_be_held(path: Path) -> bool:
    """Whether another process works with a data file, as far as can be told: also where its lock may not be tried."""
    place = path.with_name(path.name + ENDING)
    if not place.exists():
        return False
    try:
        descriptor = os.open(place, os.O_RDWR)
    except OSError:
        return True
    os.close(descriptor)
    return is_held(path)


def in_use(path: Path) -> InUseError:
    """The error for a file that another process works with."""
    return InUseError(
        N_("{file} is already open in another Qianji window or command. Close that one, then try again."), file=path
    )


if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError as problem:
            raise BlockingIOError from problem

else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
