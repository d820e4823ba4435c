"""What a refusal of the system means, in the owner's language and with what to do; one table for all."""

import errno
from pathlib import Path

from desktop.errors import N_, Term

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


def cause_of(problem: OSError) -> Term:
    """What kept the system from it: the end of a sentence that says itself what to do."""
    return Term(_CAUSES.get(problem.errno or 0, _FAULT)[0])


def cause_and_way(problem: OSError) -> Term:
    """The same with what to do, the end of a sentence that only says what failed."""
    return Term(_CAUSES.get(problem.errno or 0, _FAULT)[1])


def short_name(place: Path) -> str:
    """A path whose longest part does not fill the owner's screen."""
    return str(Path(*(part if len(part) <= 60 else f"{part[:40]}…" for part in place.parts)))
