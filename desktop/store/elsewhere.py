"""Carrying a closed data file with its backups into another folder: every copy is compared."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from desktop.errors import N_, DataFileError, RequestError
from desktop.paths import real_place
from desktop.store.files import copy_file, make_folder, put_in_place, sync
from desktop.store.lock import FileLock
from desktop.store.slips import file_digest
from desktop.store.slot_places import around
from desktop.store.temporary import MARK, free_space, shelf_beside, sweep
from desktop.system_causes import cause_and_way

UNDER_WAY = ".part-moving"  # beside the place a file is carried to, until it lies there; goes where it is opened
_SPARE = 1 << 20  # bytes to be left free besides


@dataclass(frozen=True, slots=True)
class Carried:
    """Where a data file lies besides, and every file that was made for it."""

    file: Path
    made: tuple[Path, ...]

    def take_back(self) -> None:
        """Remove the copies again; what they were made of lies where it lay."""
        for each in self.made:
            with suppress(OSError):
                each.unlink(missing_ok=True)
        with suppress(OSError):
            shelf_beside(self.file).rmdir()


def refuse_unfit(path: Path, folder: Path) -> None:
    """Refuse a folder where a data file cannot go: its own, that of its backups, one where its name is taken."""
    target, shelf = folder / path.name, shelf_beside(path)
    if target.exists() and target.samefile(path):
        raise RequestError(N_("The company file lies in {folder} already."), folder=folder)
    if real_place(folder).is_relative_to(real_place(shelf)):
        raise RequestError(N_("{folder} is kept for backups. Choose another folder."), folder=folder)
    if any(each.exists() for each in (*around(target), shelf_beside(target))) and not _was_broken_off(target):
        raise RequestError(
            N_("In {folder} lies a file {file}, or its backups, already. Choose another folder; nothing was moved."),
            folder=folder,
            file=path.name,
        )


def carry(path: Path, folder: Path) -> Carried:
    """Copy a closed data file, all that belongs to it and its backups; the file itself gets its name last."""
    refuse_unfit(path, folder)
    carried = Carried(folder / path.name, tuple(copy for _source, copy in _pieces(path, folder / path.name)))
    make_folder(folder)
    locks: list[FileLock] = []
    try:
        locks.extend(FileLock(each) for each in (path, carried.file))
        with _under_way(carried.file):
            _copy_all(path, carried)
    except OSError as problem:
        raise DataFileError(
            N_("{file} could not be moved to {folder}: {reason}. It lies where it lay, as it was."),
            file=path.name,
            folder=folder,
            reason=cause_and_way(problem),
        ) from problem
    finally:
        for lock in locks:
            lock.release()
    return carried


def _copy_all(path: Path, carried: Carried) -> None:
    try:
        _refuse_full(path, carried.file.parent)
        for source, copy in _pieces(path, carried.file):
            make_folder(copy.parent)
            _copy_compared(source, copy)
        sync(carried.file.parent)
    except BaseException:
        carried.take_back()
        raise


@contextmanager
def _under_way(target: Path) -> Iterator[None]:
    """Mark a place while a file is carried there; what was carried there before a sudden end goes."""
    mark = target.with_name(target.name + UNDER_WAY)
    if _was_broken_off(target):
        shelf = shelf_beside(target)
        for each in (*around(target), *(shelf.iterdir() if shelf.is_dir() else ())):
            each.unlink(missing_ok=True)
        sweep(target)
    mark.touch()
    try:
        yield
    finally:
        with suppress(OSError):
            mark.unlink()


def _was_broken_off(target: Path) -> bool:
    """Whether all that lies around a place are copies of what was to be moved there, which itself never arrived."""
    return target.with_name(target.name + UNDER_WAY).exists() and not target.exists()


def _pieces(path: Path, target: Path) -> Iterator[tuple[Path, Path]]:
    """What is copied, and to where: backups with their slips, what lies beside the file, the file."""
    shelf = shelf_beside(path)
    for each in sorted(shelf.iterdir()) if shelf.is_dir() else ():
        if each.is_file() and each.suffix != ".part" and not each.name.startswith(MARK):
            yield each, shelf_beside(target) / each.name
    for source, copy in reversed(tuple(zip(around(path), around(target), strict=True))):
        if source.exists():
            yield source, copy


def _copy_compared(source: Path, copy: Path) -> None:
    part = copy.with_name(copy.name + ".part")
    try:
        copy_file(source, part)
        shutil.copystat(source, part)  # a backup without a slip is as old as its file says
        sync(part)
        if file_digest(part) != file_digest(source):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        put_in_place(part, copy)
    finally:
        part.unlink(missing_ok=True)


def _refuse_full(path: Path, folder: Path) -> None:
    needed = sum(source.stat().st_size for source, _copy in _pieces(path, folder / path.name)) + _SPARE
    if free_space(folder) < needed:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
