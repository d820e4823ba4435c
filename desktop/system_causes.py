"""What a refusal of the system means, in the owner's language and with what to do; one table for all."""

import errno
import os
from pathlib import Path

from desktop.errors import N_, RequestError, Term

_NO_ROOM = (N_("the disk is full"), N_("the disk is full; make room on it, or choose another place"))
_NO_RIGHT = (
    N_("this user may not do that there"),
    N_("this user may not do that there; choose another place, or ask for access"),
)
_NOT_THERE = (
    N_("the folder or the drive is not there"),
    N_("the folder or the drive is not there; plug the drive in, or choose another place"),
)
_NO_FOLDER = (
    N_("a file stands where a folder should be"),
    N_("a file stands where a folder should be; choose another place"),
)
_FAULT = (
    N_("the drive reports a fault"),
    N_("the drive reports a fault; check the drive, or choose another one"),
)
# What it is, and the same with what to do.
_CAUSES = {
    errno.EACCES: _NO_RIGHT,
    errno.EPERM: _NO_RIGHT,
    errno.EROFS: (
        N_("the drive is write-protected"),
        N_("the drive is write-protected; take the protection off, or choose another place"),
    ),
    errno.ENOSPC: _NO_ROOM,
    getattr(errno, "EDQUOT", errno.ENOSPC): _NO_ROOM,
    errno.EFBIG: (
        N_("a file may not grow that large there"),
        N_("a file may not grow that large there; choose another drive"),
    ),
    errno.ENAMETOOLONG: (
        N_("the name is too long for this drive"),
        N_("the name is too long for this drive; choose a shorter one"),
    ),
    errno.ELOOP: (
        N_("the links on the way there lead in a circle"),
        N_("the links on the way there lead in a circle; name the folder itself"),
    ),
    errno.EISDIR: (N_("a folder bears this name"), N_("a folder bears this name; choose another name")),
    errno.ENOTDIR: _NO_FOLDER,
    errno.EEXIST: _NO_FOLDER,
    errno.ENOENT: _NOT_THERE,
    errno.ENXIO: _NOT_THERE,
    errno.ENODEV: _NOT_THERE,
    errno.EBUSY: (
        N_("another program holds it"),
        N_("another program holds it; close that program, then try again"),
    ),
    errno.EINVAL: (
        N_("the name holds a character not allowed there"),
        N_("the name holds a character not allowed there; choose another name"),
    ),
}

# Windows' own codes where Python's number says something else: "not ready" comes as a missing right, a failing drive
# as a name that is not allowed.
_ON_WINDOWS = {
    21: _NOT_THERE,  # not ready
    23: _FAULT,  # data error
    39: _NO_ROOM,
    433: _NOT_THERE,  # no such device
    483: _FAULT,  # fatal error of the device
    1110: _NOT_THERE,  # the medium was changed
    1117: _FAULT,  # error of the device
    1167: _NOT_THERE,  # not connected
}
_NOT_OF_FILES = (ConnectionError, ChildProcessError, ProcessLookupError, InterruptedError)


def cause_of(problem: OSError) -> Term:
    """What kept the system from it: the end of a sentence that says itself what to do."""
    return Term(_told(problem)[0])


def cause_and_way(problem: OSError) -> Term:
    """The same with what to do, the end of a sentence that only says what failed."""
    return Term(_told(problem)[1])


def refusal_of(problem: OSError) -> RequestError | None:
    """What the owner reads where the system would not read or write something and nobody else says what it means.

    None for an error that is no refusal of a file: one of a library, of a process, of a connection.
    """
    if problem.errno is None or isinstance(problem, _NOT_OF_FILES):
        return None
    if problem.filename is None:
        return RequestError(
            N_("Something could not be read or written: {reason}. What was saved before is kept."),
            reason=cause_and_way(problem),
        )
    return RequestError(
        N_("{file} could not be read or written: {reason}. What was saved before is kept."),
        file=_short(problem.filename),
        reason=cause_and_way(problem),
    )


def _told(problem: OSError) -> tuple[str, str]:
    known = _ON_WINDOWS.get(getattr(problem, "winerror", None) or 0)
    return known or _CAUSES.get(problem.errno or 0, _FAULT)


def _short(name: object) -> str:
    return short_name(Path(os.fsdecode(name))) if isinstance(name, str | bytes | os.PathLike) else str(name)


def short_name(place: Path) -> str:
    """A path whose longest part does not fill the owner's screen."""
    return str(Path(*(part if len(part) <= 60 else f"{part[:40]}…" for part in place.parts)))
