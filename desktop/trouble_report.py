"""What an owner can send when the program stumbled: versions, where it happened, the end of the log; no records."""

import faulthandler
import os
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from desktop import paths
from desktop.store.lock import Lock
from desktop.tracebacks import traceback_of

LAST_LINES = 80
FAULTS = "fault-{}.txt"  # where Python writes what it was doing when the system ended it
MOST = 1_000_000  # bytes of it that are told


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
    """Catches the end of a process that no Python sees: a fault in a library. It is locked while the run lasts."""

    def __init__(self) -> None:
        self._folder = paths.log_file().parent
        self._held: Lock | None = None

    def begin(self) -> str:
        """Watch from now on; what runs that have ended left behind, empty where they ended well or were killed."""
        told = [_taken(path) for path in self._folder.glob(FAULTS.format("*"))]
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            self._held = Lock(self._folder / FAULTS.format(os.getpid()))
            faulthandler.enable(self._held.descriptor)
        return "\n".join(text for text in told if text)

    def end(self) -> None:
        """The run ended well."""
        if self._held is not None:
            faulthandler.disable()
            self._held.release()


def _taken(path: Path) -> str:
    """What the file of a run says that has ended, and the file is gone; one that is held is of a run that goes on."""
    try:
        left = Lock(path)
    except OSError:
        return ""
    try:
        return _read(left.descriptor)
    finally:
        left.release()


def _read(descriptor: int) -> str:
    os.lseek(descriptor, 0, os.SEEK_SET)
    return os.read(descriptor, MOST).decode("utf-8", errors="replace")


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
