"""How long to wait after wrong passwords: 1, 2, 4 … 60 seconds from the fourth on, kept beside the data file.

The time is that of the machine since it was switched on, which nobody can set; after a restart of the machine the
pause of the last try counts from the beginning. It never lasts longer than a minute.
"""

import json
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

FREE = 3  # tries without a pause
LONGEST = 60.0  # seconds
_MOST = 64  # counted no further: the pause is the longest by then

Clock = Callable[[], float]


class WrongTries:
    """The wrong tries at one data file; a right one ends the count."""

    def __init__(self, path: Path, clock: Clock = time.monotonic) -> None:
        self._place = path.with_name(path.name + ".tries")
        self._clock = clock

    def pause(self) -> float:
        """The seconds to wait before the next try, 0 when there may be one now."""
        count, at = self._read()
        if count < FREE:
            return 0.0
        now, length = self._clock(), pause_after(count)
        if at > now:  # the machine was switched off and on since
            self._write(count, now)
            return length
        return max(0.0, at + length - now)

    def begin(self) -> None:
        """Count a try as wrong before it is made, so that ending the program does not make it free."""
        self._write(min(self._read()[0] + 1, _MOST), self._clock())

    def end(self) -> None:
        """It was right: nothing is counted any more."""
        with suppress(OSError):
            self._place.unlink(missing_ok=True)

    def _read(self) -> tuple[int, float]:
        try:
            found = json.loads(self._place.read_text(encoding="ascii"))
            return max(0, int(found["wrong"])), float(found["at"])
        except FileNotFoundError:
            return 0, 0.0
        except (OSError, ValueError, TypeError, KeyError):
            return FREE + 1, 0.0  # somebody wrote into it: that is no way round the pause

    def _write(self, count: int, at: float) -> None:
        with suppress(OSError):  # a folder nobody may write to: then the password itself has to hold
            part = self._place.with_name(self._place.name + ".part")
            part.write_text(json.dumps({"wrong": count, "at": at}), encoding="ascii")
            part.replace(self._place)


def pause_after(count: int) -> float:
    """The seconds to wait after so many wrong tries."""
    return 0.0 if count <= FREE else min(LONGEST, 2.0 ** (min(count, _MOST) - FREE - 1))
