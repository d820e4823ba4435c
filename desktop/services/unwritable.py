"""What a file that could not be written means for the owner; one place for everything that is printed or saved."""

import errno
from pathlib import Path

from desktop.errors import N_, RequestError


def unwritable(place: Path, folder: Path, error: OSError) -> RequestError:
    """The owner's error for a file or folder `place`; `folder` is where it was to stand."""
    if isinstance(error, PermissionError):
        return RequestError(
            N_("{place} cannot be written. Close the file in other programs, or choose another folder."), place=place
        )
    if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.ENXIO):
        return RequestError(
            N_("The folder {place} is no longer there. Plug the drive in again, or choose another folder."),
            place=folder,
        )
    return RequestError(
        N_("{place} cannot be written ({problem}). Make room on the disk, or choose another folder."),
        place=place,
        problem=error.strerror or "",
    )
