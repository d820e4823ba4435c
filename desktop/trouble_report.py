"""What an owner can send when the program stumbled: versions, where it happened, the end of the log; no records."""

import faulthandler
import os
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TextIO

from desktop import paths
from desktop.tracebacks import traceback_of

LAST_LINES = 80
FAULTS = "fault-{}.txt"  # where Python writes what it was doing when the system ended it


def report(trouble: BaseException | None, now: datetime, told: str = "") -> str:
    """The report about one error, or about what was `told` of the last end; this user's folder is written as ~."""
    parts = [_about(now), told.strip()]
    if trouble is not None:
        parts.append(traceback_of(trouble))
    parts.append(_end_of(paths.log_file()))
    return _without_home("\n\n".join(part for part in parts if part) + "\n")


def save(text: str, file: Path) -> None:
    """Write a report where the owner wants it."""
    file.write_text(text, encoding="utf-8-sig", newline="\r\n")  # as the plainest editor of Windows reads it


class FaultFile:
    """Catches the end of a process that no Python sees: a fault in a library."""

    def __init__(self) -> None:
        self._path = paths.log_file().with_name(FAULTS.format(os.getpid()))
        self._file: TextIO | None = None

    def begin(self) -> str:
        """Watch from now on; what earlier runs left behind, empty where they ended well."""
        told = [_taken(path) for path in self._path.parent.glob(FAULTS.format("*"))]
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._path.open("w", encoding="utf-8")
            faulthandler.enable(self._file)
        return "\n".join(text for text in told if text)

    def end(self) -> None:
        """The run ended well."""
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            self._path.unlink(missing_ok=True)


def _taken(path: Path) -> str:
    """What a file of an ended run says; an empty one may be of a run that still goes on."""
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
        if text:
            path.unlink()
    except OSError:
        return ""
    return text


def _about(now: datetime) -> str:
    import platform  # with email and what it brings: only for a report
    from importlib.metadata import PackageNotFoundError, version

    try:
        own = version("qianji")
    except PackageNotFoundError:  # a copy that was never installed
        own = "?"
    return f"Qianji {own} · {platform.platform()} · Python {sys.version.split()[0]} · {now.isoformat(' ', 'seconds')}"


def _end_of(log: Path) -> str:
    try:
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    return "\n".join(lines[-LAST_LINES:])


def _without_home(text: str) -> str:
    home = str(Path.home())
    return text.replace(home, "~") if len(home) > 1 else text
