"""Private copies for a moment, in known places only, so that what a crash leaves of them is found and removed."""

import glob
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from desktop.errors import N_, DataFileError
from desktop.store.files import copy_file, make_folder, sync
from desktop.store.slot_places import around
from desktop.system_causes import cause_and_way

KEPT = "-before-restore-"  # then the moment: the file a backup took the place of
MARK = ".look-"  # how the folders of private copies begin; then the process that made it


def shelf_beside(data_file: Path) -> Path:
    """The folder of a data file's backups, where private copies of it are made too."""
    return data_file.with_name(f"{data_file.stem}-backups")


@contextmanager
def private_copy(source: Path, folder: Path) -> Iterator[Path]:
    """A copy of a closed data file with all that lies beside it, inside a folder; it goes at the end."""
    was_there = folder.is_dir()
    make_folder(folder)
    place = Path(tempfile.mkdtemp(prefix=f"{MARK}{os.getpid()}-", dir=folder))  # for the owner's eyes only
    try:
        copy = place / source.name
        copy_elsewhere(source, copy)
        yield copy
    finally:
        shutil.rmtree(place, ignore_errors=True)
        if not was_there:
            with suppress(OSError):
                folder.rmdir()


def copy_elsewhere(source: Path, target: Path, *, is_to_last: bool = False) -> None:
    """Copy a closed data file with all that lies beside it to where none stands; a copy that is to last is synced."""
    make_folder(target.parent)
    try:
        for each, copy in zip(around(source), around(target), strict=True):
            if each.exists():
                copy_file(each, copy)
                if is_to_last:
                    sync(copy)
    except OSError as problem:
        for copy in around(target):
            copy.unlink(missing_ok=True)
        raise DataFileError(
            N_("{file} could not be copied: {reason}. The data file is as it was."),
            file=source,
            reason=cause_and_way(problem),
        ) from problem


def sweep(data_file: Path) -> None:
    """Remove what a sudden end left half done beside a data file and on its shelf; only who holds its lock may."""
    shelf, beside = shelf_beside(data_file), data_file.parent
    half_made = f"{glob.escape(data_file.name)}.part*"
    half_kept = f"{glob.escape(data_file.stem + KEPT)}*.part*"
    for folder, names in ((beside, half_made), (beside, half_kept), (shelf, "*.part*")):
        for leftover in folder.glob(names):
            with suppress(OSError):
                leftover.unlink()
    for leftover in shelf.glob(f"{MARK}*"):
        if not leftover.name.startswith(f"{MARK}{os.getpid()}-"):  # our own is being looked at
            shutil.rmtree(leftover, ignore_errors=True)


def free_space(folder: Path) -> int:
    """The bytes that are free where a folder lies."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return shutil.disk_usage(os.fspath(folder)).free
