"""Making sure that files and folders are on disk."""

import os
from contextlib import suppress
from pathlib import Path


def sync(place: Path) -> None:
    """Let the disk finish writing a file or a folder; systems that cannot sync folders are left alone."""
    with suppress(PermissionError):
        descriptor = os.open(place, os.O_RDONLY if place.is_dir() else os.O_RDWR)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
