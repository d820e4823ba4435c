"""Files and folders: made, and made sure to be on disk."""

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

from desktop.errors import N_, DataFileError
from desktop.renaming import is_held_by_another, replace_patiently, sync
from desktop.system_causes import cause_and_way, short_name

__all__ = ["beside", "copy_file", "empty_file", "make_folder", "put_in_place", "sync"]


def put_in_place(part: Path, target: Path) -> None:
    """Let a finished file take a name; one that another program holds on to is told."""
    try:
        replace_patiently(part, target)
    except OSError as problem:
        if not is_held_by_another(problem):
            raise
        raise DataFileError(
            N_(
                "{file} is held by another program, perhaps a virus scanner or a program that synchronises. It is as "
                "it was before; close that program or wait a moment, then try again."
            ),
            file=target,
        ) from problem


def make_folder(folder: Path) -> None:
    """Make a folder with those above it."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)  # the owner's eyes only
    except OSError as problem:
        raise DataFileError(
            N_("The folder {folder} cannot be made: {reason}."),
            folder=short_name(folder),
            reason=cause_and_way(problem),
        ) from problem


def empty_file(path: Path) -> None:
    """A new empty file for the owner's eyes only, to be filled; one that stands there goes."""
    path.unlink(missing_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))


def copy_file(source: Path, target: Path) -> None:
    """A copy for the owner's eyes only, byte for byte."""
    empty_file(target)
    shutil.copyfile(source, target)


def beside(path: Path) -> tuple[Path, ...]:
    """The files in which the engine keeps changes that are not in the data file yet."""
    return tuple(path.with_name(path.name + ending) for ending in ("-wal", "-journal"))


def stamp(moment: datetime | None = None) -> str:
    """A moment, now without one, as it stands in the name of a file: by the clock on the wall, to the second."""
    return f"{(moment or datetime.now(UTC)).astimezone():%Y%m%d-%H%M%S}"
