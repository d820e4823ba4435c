"""Notices that nobody has touched the window, or a box before it, for so many minutes."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QWindow

TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)
MINUTE = 60.0  # seconds
SOONEST = 200  # ms


class Idle(QObject):
    """Calls `elapsed` once nobody touched the window for `minutes`; 0 never calls."""

    def __init__(self, elapsed: Callable[[], None], clock: Callable[[], float] = time.time) -> None:
        super().__init__()
        self._elapsed = elapsed
        self._clock = clock  # of the wall: a computer that slept is not touched either
        self._limit = 0.0
        self._touched_at = clock()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._follow)

    def watch(self, window: QWindow) -> None:
        """Take notice of what is done in this window."""
        window.installEventFilter(self)

    def _follow(self, window: QWindow | None) -> None:
        """Take notice of a box that stands before the window, as where a file is chosen."""
        if window is not None:
            self.watch(window)

    def begin(self, minutes: int) -> None:
        """Count from now on."""
        self._limit, self._touched_at = minutes * MINUTE, self._clock()
        self._timer.stop()
        if minutes:
            self._timer.start(int(self._limit * 1000))

    def look(self) -> None:
        """Call, or look again when the time will be over."""
        passed = self._clock() - self._touched_at
        if passed >= self._limit or passed < 0:
            self._elapsed()
        else:
            self._timer.start(max(SOONEST, int((self._limit - passed) * 1000)))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note when the window was touched; nothing is held back."""
        if event.type() in TOUCHES:
            self._touched_at = self._clock()
        return False
