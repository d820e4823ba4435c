"""Whether another program holds a file: where one cannot be opened, Python's error tells C's number alone.

It is the same for a file that somebody has open and for one that may not be written to; Windows itself knows better.
"""

import sys
from pathlib import Path

_HELD = frozenset({32, 33})  # Windows' codes: sharing violation, lock violation
_ANYBODY = 7  # may read, write and remove it meanwhile


def is_held(path: Path) -> bool:
    """Whether Windows lets nobody write to a file because another program has it open."""
    return _refusal_of(path) in _HELD


def _refusal_of(path: Path) -> int | None:
    """Windows' code for why a file cannot be opened for writing; None where it can, and on other systems."""
    if sys.platform == "win32":
        import _winapi

        wish = _winapi.GENERIC_READ | _winapi.GENERIC_WRITE
        try:
            handle = _winapi.CreateFile(str(path), wish, _ANYBODY, 0, _winapi.OPEN_EXISTING, 0, 0)
        except OSError as problem:
            return problem.winerror
        _winapi.CloseHandle(handle)
    return None
