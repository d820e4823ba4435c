"""Places of one's own in a folder that several processes share: held while somebody works there, gone at the end.

Nobody holds a lock on such a folder, so each place has a lock of its own beside it, which dies with its process. A
place whose lock nobody holds was left by a sudden end; whoever makes the next one removes it.
"""

import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from desktop.store.lock import ENDING, Lock


@contextmanager
def held_place(folder: Path, beginning: str = "") -> Iterator[Path]:
    """An empty place inside a folder, under a name that begins so; what keeps it from being made is raised as it is.

    Places and locks that begin so and that nobody holds are removed first.
    """
    sweep(folder, beginning)
    place, lock = _taken(folder, beginning)
    try:
        place.mkdir(mode=0o700)  # the owner's eyes only
        yield place
    finally:
        _remove(place)
        lock.release()


def sweep(folder: Path, beginning: str = "") -> None:
    """Remove what a sudden end left: places and locks that nobody holds."""
    found = [each for each in folder.iterdir() if each.name.startswith(beginning)]
    for place in {each.with_suffix("") if each.suffix == ENDING else each for each in found}:
        with suppress(OSError):  # somebody works there, or it is another user's
            lock = Lock(_lock_of(place))
            _remove(place)
            lock.release()


def _remove(place: Path) -> None:
    with suppress(OSError):  # as far as it goes
        place.chmod(stat.S_IRWXU)  # where nothing may be put, nothing may be removed
        for each in place.rglob("*"):
            if each.is_file() and not each.is_symlink():
                each.chmod(stat.S_IREAD | stat.S_IWRITE)  # Windows removes nothing that may not be written
    shutil.rmtree(place, ignore_errors=True)


def _taken(folder: Path, beginning: str) -> tuple[Path, Lock]:
    """A place that is held before it is made, so that whoever sweeps meanwhile leaves it alone."""
    while True:
        place = folder / f"{beginning}{uuid4().hex}"
        with suppress(BlockingIOError):  # somebody sweeps at this very moment
            return place, Lock(_lock_of(place))


def _lock_of(place: Path) -> Path:
    return place.with_name(place.name + ENDING)
