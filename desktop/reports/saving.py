"""Writes a file so that either the old one or the whole new one stands there, whatever happens in between."""

import os
import threading
from pathlib import Path

from desktop.renaming import replace_patiently, sync


def save_whole(path: Path, content: bytes) -> None:
    """Write to a temporary name in the same folder, make sure it is on the disk, then rename."""
    part = path.with_name(f".{os.getpid()}-{threading.get_ident()}.part")  # nobody else's, in this process or another
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        replace_patiently(part, path)
        sync(path.parent)
    finally:
        part.unlink(missing_ok=True)
