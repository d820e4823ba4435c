"""Measures how long the window's thread is busy without a look at mouse and keys.

What counts is the processor's time the thread spends between two moments at which the event loop comes round
(`time.thread_time`): the clock would count what other programs and the data file's thread do meanwhile, which on a
busy machine is many times as much, and would make the verdict a matter of luck. What the thread waits for is no work
of its own; there is nothing it may wait for (the data file belongs to another thread). Where neighbours crowd the
processor's memory, or the machine is a slow one, its time runs slower, too: a turn that seems long is divided by what
a fixed piece of work takes right after it, as a multiple of what it took where the allowance was set.
"""

import gc
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median

from PySide6.QtCore import QAbstractEventDispatcher
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

ALLOWED = 0.1  # seconds a turn of the event loop may take, in every step
USUAL = 0.0065  # seconds the fixed piece of work takes on an undisturbed core of an AMD EPYC


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of the event loop: what was being done, and the seconds it took on an undisturbed machine."""

    step: str
    seconds: float


class Watchdog:
    """Remembers the longest turn of each step."""

    def __init__(self) -> None:
        self._step = ""
        self._since: float | None = None
        self._longest: dict[str, float] = {}

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
            f"{turn.step}: {1000 * turn.seconds:.0f} ms of {1000 * ALLOWED:.0f} allowed"
            for turn in self.turns()
            if turn.seconds > ALLOWED
        ]

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Watch the event loop of this thread, without the tracing of test coverage, which would be counted, too."""
        dispatcher = QAbstractEventDispatcher.instance()
        assert dispatcher is not None
        traced = sys.gettrace()
        sys.settrace(None)
        gc.collect()
        gc.freeze()  # as the program does: what other tests left behind is not to be looked through
        gc.disable()  # the program searches in turns of its own, see desktop.app.garbage_turns
        dispatcher.awake.connect(self._came_round)
        dispatcher.aboutToBlock.connect(self._came_round)
        try:
            yield
        finally:
            dispatcher.awake.disconnect(self._came_round)
            dispatcher.aboutToBlock.disconnect(self._came_round)
            gc.unfreeze()
            gc.enable()
            sys.settrace(traced)

    def _came_round(self) -> None:
        now = time.thread_time()
        if self._since is not None:
            took = now - self._since
            if took > ALLOWED:
                took /= _pace()
            self._longest[self._step] = max(self._longest.get(self._step, 0.0), took)
        self._since = time.thread_time()


def _pace() -> float:
    """How much longer than usual a fixed piece of work takes now, at least 1: a small form made and measured."""
    took = []
    for _round in range(3):
        began = time.thread_time()
        form = QWidget()
        form.setStyleSheet("QLineEdit { border: 1px solid red; } QPushButton[kind='plain'] { padding: 3px; }")
        lines = QVBoxLayout(form)
        for number in range(40):
            for kind in (QLabel, QLineEdit, QPushButton):
                widget = kind(str(number))
                lines.addWidget(widget)
                widget.ensurePolished()
        lines.activate()
        took.append(time.thread_time() - began)
        form.deleteLater()
    return max(1.0, median(took) / USUAL)
