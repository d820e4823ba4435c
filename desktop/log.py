"""The log file: tracebacks and ids, never names or amounts."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from desktop import paths

MEGABYTE = 1_000_000


def log_to_file() -> Path | None:
    """Send records of the logger "qianji" to the log file; its path, or None where it cannot be written."""
    place = paths.log_file()
    logger = logging.getLogger("qianji")
    if any(getattr(handler, "baseFilename", None) == str(place.absolute()) for handler in logger.handlers):
        return place
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(place, maxBytes=MEGABYTE, backupCount=3, encoding="utf-8", delay=False)
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logger.addHandler(handler)
    logger.propagate = False
    return place
