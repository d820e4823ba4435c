"""The log file: tracebacks and ids, never names or amounts."""

import logging
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from desktop import paths
from desktop.marker import MarkerError
from desktop.tracebacks import traceback_of

MEGABYTE = 1_000_000
# What sys.exc_info() gives.
ErrorInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class _RollingFile(RotatingFileHandler):
    """Begins a new file at a megabyte, once no other process has the old one open: Windows renames no open file."""

    def rotate(self, source: str, dest: str) -> None:
        """Put the old file aside, or go on in it."""
        with suppress(OSError):
            super().rotate(source, dest)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the library's own name
        """Leave out what the disk does not take: the owner is told of the disk itself, not of the log."""


class _WithoutValues(logging.Formatter):
    """Writes of an error where it happened, never what it said."""

    def formatException(self, ei: ErrorInfo) -> str:  # noqa: N802 - the library's own name
        """The traceback without the error's own words."""
        return traceback_of(ei[1]) if ei[1] is not None else ""


def log_to_file() -> Path | None:
    """Send records of the logger "qianji" to the log file; its path, or None where it cannot be written."""
    try:
        place = paths.log_file()
    except MarkerError:  # told where the folder is needed
        return None
    logger = logging.getLogger("qianji")
    if any(getattr(handler, "baseFilename", None) == str(place.absolute()) for handler in logger.handlers):
        return place
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        handler = _RollingFile(place, maxBytes=MEGABYTE, backupCount=3, encoding="utf-8", delay=False)
    except OSError:
        return None
    handler.setFormatter(_WithoutValues("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logger.addHandler(handler)
    logger.propagate = False
    return place
