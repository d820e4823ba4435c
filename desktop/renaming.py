"""Files made sure to be on disk, and given their name also where a virus scanner looks into them at that moment."""

import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

HELD = frozenset({5, 32, 33})  # Windows' codes: access denied, sharing violation, lock violation
PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8, 1.0, 0.5)  # s between tries, about three in all


def replace_patiently(part: Path, target: Path, pause: Callable[[float], None] = time.sleep) -> None:
    """Let a finished file take a name, the file that bears it goes; where it is held, tried again for about 3 s."""
    for wait in PAUSES:
        try:
            part.replace(target)
        except OSError as problem:
            if not is_held_by_another(problem):
                raise
            pause(wait)
        else:
            return
    part.replace(target)


def is_held_by_another(problem: OSError) -> bool:
    """Whether Windows says that another program has the file open."""
    return getattr(problem, "winerror", None) in HELD


def sync(place: Path) -> None:
    """Let the disk finish writing a file or a folder; systems that cannot sync folders are left alone."""
    with suppress(PermissionError):
        descriptor = os.open(place, os.O_RDONLY if place.is_dir() else os.O_RDWR)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
