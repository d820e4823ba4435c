"""How long the window's thread kept its event loop waiting."""

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer

BEAT = 2  # ms between two looks at the clock
PATIENCE = 120.0  # s after which something is wrong


class GapWatch:
    """Ticks in the event loop; remembers the longest time between two ticks: on the clock, and of work.

    On a machine that does other things meanwhile the clock also counts those; work is processor time: that of this
    thread, and that of all threads of the process, for which the loop may have had to wait.
    """

    def __init__(self) -> None:
        self.gap = self.work = self.all_work = 0.0  # s, the longest so far
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT)
        self._timer.timeout.connect(self._tick)
        self._last = (0.0, 0.0, 0.0)

    def start(self) -> None:
        """Forget what was before."""
        self.gap = self.work = self.all_work = 0.0
        self._last = (time.perf_counter(), time.thread_time(), time.process_time())
        self._timer.start()

    def stop(self) -> None:
        """Take the time since the last tick into account and rest."""
        self._tick()
        self._timer.stop()

    def _tick(self) -> None:
        now = (time.perf_counter(), time.thread_time(), time.process_time())
        self.gap = max(self.gap, now[0] - self._last[0])
        self.work = max(self.work, now[1] - self._last[1])
        self.all_work = max(self.all_work, now[2] - self._last[2])
        self._last = now


def wait_until(condition: Callable[[], bool]) -> None:
    """Let the event loop run until something is so; it sleeps in between."""
    began = time.perf_counter()
    while not condition():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if time.perf_counter() - began > PATIENCE:
            message = "what was waited for did not happen"
            raise TimeoutError(message)
