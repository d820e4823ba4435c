"""The moment after something was painted for the first time: what can wait until then does."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

LONGEST = 1000  # ms; a window that starts out of sight is not painted at all


class FirstPaint(QObject):
    """Calls `go_on` once a part of the window was painted with all in it, or after a while."""

    def __init__(self, part: QWidget, go_on: Callable[[], None]) -> None:
        super().__init__(part)
        self._go_on: Callable[[], None] | None = go_on
        part.installEventFilter(self)
        QTimer.singleShot(LONGEST, self, self._painted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Go on in the next turn of the event loop: what stands inside is painted in this one."""
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._painted)
        return super().eventFilter(watched, event)

    def _painted(self) -> None:
        go_on, self._go_on = self._go_on, None
        if go_on is not None:
            go_on()
            self.deleteLater()
