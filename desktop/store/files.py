"""Files and folders: made, and made sure to be on disk."""

import os
from contextlib import suppress
from pathlib import Path

from desktop.errors import N_, DataFileError


def sync(place: Path) -> None:
    """Let the disk finish writing a file or a folder; systems that cannot sync folders are left alone."""
    with suppress(PermissionError):
        descriptor = os.open(place, os.O_RDONLY if place.is_dir() else os.O_RDWR)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def make_folder(folder: Path) -> None:
    """Make a folder with those above it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise DataFileError(
            N_("The folder {folder} cannot be made: {reason}."), folder=folder, reason=problem.strerror
        ) from problem


def beside(path: Path) -> tuple[Path, ...]:
    """The files in which the engine keeps changes that are not in the data file yet."""
    return tuple(path.with_name(path.name + ending) for ending in ("-wal", "-journal"))
