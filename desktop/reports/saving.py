"""Writes a file so that either the old one or the whole new one stands there, whatever happens in between."""

import os
from pathlib import Path

from desktop.parts import part_in, sweep_parts
from desktop.renaming import replace_patiently, sync


def save_whole(path: Path, content: bytes, *, is_one_of_many: bool = False) -> None:
    """Write to a temporary name in the same folder, make sure it is on the disk, then rename.

    What a sudden end left there goes; who writes many files sweeps their folder once.
    """
    if not is_one_of_many:
        sweep_parts(path.parent)
    part = part_in(path.parent)
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        replace_patiently(part, path)
        sync(path.parent)
    finally:
        part.unlink(missing_ok=True)
