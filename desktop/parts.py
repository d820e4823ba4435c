"""The names of files that are not whole yet, and the removal of what a sudden end left under such names."""

import os
import threading
from contextlib import suppress
from pathlib import Path

PARTS = ".qianji-*.part"  # in folders of the owner's, where other programs keep their own unfinished files
LEFT = 600  # s since a part was last written to, after which nobody is writing it any more


def part_in(folder: Path, ending: str = "") -> Path:
    """A name in a folder for what is being written; nobody else's, in this process or another."""
    return folder / f".qianji-{os.getpid()}-{threading.get_ident()}{ending}.part"


def sweep_parts(folder: Path, names: str = PARTS) -> None:
    """Remove what was left unfinished by a process that ended suddenly; what somebody may still be writing stays."""
    with suppress(OSError):  # what cannot be looked at or removed now waits for the next time
        parts = sorted(folder.glob(names))
        now = _clock_of(folder) if parts else 0.0
        for each in parts:
            if abs(now - _last_written(each)) > LEFT:  # either way: clocks are set back as well
                _remove(each)


def _clock_of(folder: Path) -> float:
    """The moment by the clock that dates what is written there: that of another computer's drive may go wrong."""
    trial = part_in(folder, "-clock")
    try:
        trial.touch()
        return trial.stat().st_mtime
    finally:
        trial.unlink(missing_ok=True)


def _last_written(part: Path) -> float:
    return max(each.stat().st_mtime for each in (part, *part.glob("*")))


def _remove(part: Path) -> None:
    if part.is_dir():
        import shutil  # with what packs archives: not for the first paint

        shutil.rmtree(part, ignore_errors=True)
    else:
        part.unlink(missing_ok=True)
