"""Keeps keys and clicks waiting, in their order, while what the owner just asked for is on its way.

A form opens a moment after Ctrl+N, since what it offers is read on another thread. Whoever types on meanwhile means
the form, not the page below: until it stands the system keeps what was pressed, and hands it out afterwards.
"""

from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QObject, QTimer
from shiboken6 import isValid

LONGEST = 5000  # ms, after which keys and clicks act as ever: a file that is busy for so long ties nobody's hands


class InputHold:
    """Counts what is on its way; `wait` returns once it stands, has failed or takes too long."""

    def __init__(self, longest: int = LONGEST) -> None:
        self._longest = longest
        self._coming = 0
        self._loop: QEventLoop | None = None
        self._has_given_up = False

    @property
    def is_holding(self) -> bool:
        """Whether keys and clicks wait just now."""
        return self._loop is not None

    def begin(self) -> None:
        """Something was asked for."""
        self._coming += 1

    def end(self) -> None:
        """It stands, or will not come."""
        self._coming = max(0, self._coming - 1)
        if not self._coming:
            self.release()

    def release(self) -> None:
        """Nothing is waited for any more."""
        self._coming, self._has_given_up = 0, False
        if self._loop is not None:
            self._loop.quit()

    def until_next_turn(self, context: QObject, act: Callable[[], None]) -> None:
        """Do something in the next turn of the event loop, while `context` lives; keys and clicks wait for it."""

        def do() -> None:
            try:
                if isValid(context):
                    act()
            finally:
                self.end()

        self.begin()
        QTimer.singleShot(0, do)  # whatever becomes of the context: a timer that goes with it would end no wait
        self.wait()

    def wait(self) -> None:
        """Let everything happen but keys and clicks until nothing is on its way; within a wait that one goes on."""
        if not self._coming or self._loop is not None or self._has_given_up:
            return
        loop = self._loop = QEventLoop()
        timer = QTimer(loop)
        timer.setSingleShot(True)
        timer.timeout.connect(loop.quit)
        timer.start(self._longest)
        try:
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        finally:
            self._loop = None
            self._has_given_up = self._coming > 0
