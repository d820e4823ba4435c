"""Measures how long the window's thread is busy without a look at mouse and keys.

What counts is the processor's time the thread spends between two moments at which the event loop comes round
(`time.thread_time`): the clock would count what other programs and the data file's thread do meanwhile, which on a busy
machine is many times as much, and would make the verdict a matter of luck. What the thread waits for is no work of its
own; there is nothing it may wait for (the data file belongs to another thread). The allowance grows on a machine that
is slower than the one it was set on: a fixed piece of work says by how much.
"""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QAbstractEventDispatcher

ALLOWED = 0.1  # seconds a turn of the event loop may take
USUAL = 0.0125  # seconds the fixed piece of work takes on the machine the allowance was set on


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of the event loop: what was being done, and the seconds of the processor it took."""

    step: str
    seconds: float


class Watchdog:
    """Remembers the longest turn of each step."""

    def __init__(self) -> None:
        self._step = ""
        self._since: float | None = None
        self._longest: dict[str, float] = {}
        self.allowed = ALLOWED * max(1.0, _work() / USUAL)

    def step(self, name: str) -> None:
        """Say what is done from now on."""
        self._step = name

    def turns(self) -> list[Turn]:
        """The longest turn of each step, the longest first."""
        found = [Turn(step, seconds) for step, seconds in self._longest.items()]
        return sorted(found, key=lambda turn: -turn.seconds)

    def too_long(self) -> list[str]:
        """The steps in which the window was blocked for longer than is allowed, in words."""
        return [
            f"{turn.step}: {1000 * turn.seconds:.0f} ms of {1000 * self.allowed:.0f} allowed"
            for turn in self.turns()
            if turn.seconds > self.allowed
        ]

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Watch the event loop of this thread, without the tracing of test coverage, which would be counted, too."""
        dispatcher = QAbstractEventDispatcher.instance()
        assert dispatcher is not None
        traced = sys.gettrace()
        sys.settrace(None)
        dispatcher.awake.connect(self._came_round)
        dispatcher.aboutToBlock.connect(self._came_round)
        try:
            yield
        finally:
            dispatcher.awake.disconnect(self._came_round)
            dispatcher.aboutToBlock.disconnect(self._came_round)
            sys.settrace(traced)

    def _came_round(self) -> None:
        now = time.thread_time()
        if self._since is not None:
            self._longest[self._step] = max(self._longest.get(self._step, 0.0), now - self._since)
        self._since = time.thread_time()


def _work() -> float:
    """Seconds of the processor for a fixed piece of work, the least of some."""
    least = 1.0
    for _round in range(5):
        began = time.thread_time()
        words = [f"{number % 977} {number}" for number in range(20_000)]
        sorted(words)
        least = min(least, time.thread_time() - began)
    return least
