"""What a file that could not be written means for the owner; one place for everything that is printed or saved."""

import errno
import sys
from pathlib import Path

from desktop.errors import N_, RequestError
from desktop.folder_rights import standing, takes_files
from desktop.paths import is_folder
from desktop.reports.file_names import is_reserved
from desktop.system_causes import cause_and_way

_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG}
_GONE = {errno.ENOENT, errno.ENOTDIR, errno.ENXIO, errno.ENODEV}
_MAY_NOT = {errno.EACCES, errno.EPERM}


def unwritable(place: Path, folder: Path, error: OSError) -> RequestError:
    """The owner's error for a file or folder `place`; `folder` is where it was to stand."""
    if sys.platform == "win32" and is_reserved(place.name):
        told = N_("Windows keeps the name {name} for a device, so no file can have it. Choose another name.")
        return RequestError(told, name=place.name)
    if error.errno == errno.ENAMETOOLONG:
        longest = max((*place.parts, ""), key=len)
        told = N_("The name {name} is too long for this drive. Choose a shorter one, or a folder nearer to the top.")
        return RequestError(told, name=_cut(longest))
    if error.errno in (errno.ENOTDIR, errno.EEXIST) and (file := _file_on_the_way(folder)):
        return RequestError(
            N_("{file} is a file, not a folder, so nothing can be put into it. Name another folder."), file=file
        )
    if error.errno in (errno.ELOOP, errno.EEXIST) and (link := _link_on_the_way(place, folder)):
        return RequestError(N_("{link} is a link that leads to no folder. Name the folder itself."), link=link)
    if (standing := _folder_in_the_way(place, folder, error)) is not None:
        return RequestError(
            N_("{folder} is a folder and bears the name the file is to have. Rename or remove it, then try again."),
            folder=standing,
        )
    if error.errno in _FULL:
        return RequestError(
            N_("{place} cannot be written: the disk is full. Make room on the disk, or choose another folder."),
            place=place,
        )
    if error.errno == errno.EROFS:
        return RequestError(
            N_("{place} cannot be written: the drive is write-protected. Choose another folder."), place=place
        )
    if isinstance(error, PermissionError):
        return _not_allowed(place, folder)
    if error.errno == errno.ENOENT and is_folder(folder):
        return RequestError(N_("The folder {folder} takes no files. Choose another one."), folder=folder)
    if error.errno in _GONE:
        return RequestError(
            N_("The folder {place} is no longer there. Plug the drive in again, or choose another folder."),
            place=folder,
        )
    if error.errno == errno.EINVAL:
        return RequestError(
            N_("{place} cannot be written: its name holds a character not allowed here. Choose another name."),
            place=place,
        )
    return RequestError(N_("{place} cannot be written: {cause}."), place=place, cause=cause_and_way(error))


def _not_allowed(place: Path, folder: Path) -> RequestError:
    there = standing(folder)
    if not takes_files(there):
        return RequestError(
            N_("You may not write into the folder {folder}. Choose another one, or ask for access."),
            folder=there,
        )
    return RequestError(
        N_("{place} cannot be written. Close the file in other programs, or choose another folder."), place=place
    )


def _folder_in_the_way(place: Path, folder: Path, error: OSError) -> Path | None:
    """The folder that stands where the file is to stand: `place`, or the name that the system refused."""
    if error.errno != errno.EISDIR and error.errno not in _MAY_NOT:
        return None
    named = (Path(name) for name in (error.filename2, error.filename) if isinstance(name, str))
    found = next((each for each in (place, *named) if each != folder and is_folder(each)), None)
    return place if found is None and error.errno == errno.EISDIR else found


def _file_on_the_way(folder: Path) -> Path | None:
    """The file that stands where the folder, or one above it, should be."""
    try:
        return next((each for each in (folder, *folder.parents) if each.exists() and not each.is_dir()), None)
    except OSError:
        return None


def _link_on_the_way(place: Path, folder: Path) -> Path | None:
    """The link, to nothing or in a circle, that stands where the folder, or one above it, should be."""
    try:
        ways = (place, folder, *folder.parents)
        return next((each for each in ways if each.is_symlink() and not each.exists()), None)
    except OSError:
        return None


def _cut(name: str) -> str:
    return name if len(name) <= 40 else f"{name[:30]}…"
