"""The search for garbage while the window is open: on its own thread, in turns of its own."""

import gc
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

BREATH = 250  # ms between two looks whether a search is worth it
MANY = 2_000  # things made since the last search
SELDOM = 300.0  # s between two searches through everything made since the start


class GarbageTurns:
    """Takes the place of Python's own search, which comes on whatever thread makes the next thing.

    Objects of the window end on the window's thread: see `desktop.services.garbage`.
    """

    def __init__(self, owner: QObject, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._last = clock()
        self._timer = QTimer(owner)
        self._timer.setInterval(BREATH)
        self._timer.timeout.connect(self.turn)

    def begin(self) -> None:
        """Search from now on, leaving out what stays until the end; nothing where Python's own search goes on."""
        if not gc.isenabled() and not self._timer.isActive():
            gc.freeze()
            self._timer.start()

    def turn(self) -> None:
        """Search what was made lately where that is much, and everything once in a while."""
        # Here, since nothing of the services is imported before the first paint.
        from desktop.services.garbage import may_search_all, may_search_young

        if self._clock() - self._last > SELDOM and may_search_all():
            self._last = self._clock()
            gc.collect()
        elif gc.get_count()[0] > MANY and may_search_young():
            gc.collect(1)
