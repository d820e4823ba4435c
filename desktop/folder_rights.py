"""Whether a folder takes files: only a try tells, since Windows answers the question without looking at its lists."""

import os
import threading
from contextlib import suppress
from pathlib import Path


def takes_files(folder: Path) -> bool:
    """Whether a new file can be made in a folder; it goes at once."""
    tried = folder / f".{os.getpid()}-{threading.get_ident()}.try"  # nobody else's, in this process or another
    try:
        tried.touch()
    except OSError:
        return False
    with suppress(OSError):  # a scanner that looks into it does not make the folder a forbidden one
        tried.unlink()
    return True


def standing(folder: Path) -> Path:
    """The folder, or where it is going to be made: the nearest place above it that is known to stand by now."""
    return next((each for each in (folder, *folder.parents) if _is_there(each)), folder)


def _is_there(place: Path) -> bool:
    try:
        return place.exists()
    except OSError:  # a folder above it, or its drive, keeps us from seeing it
        return False
