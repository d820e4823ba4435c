"""Hears from Windows that the owner locked the computer or left it; elsewhere nothing is heard."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QCoreApplication, QTimer

from desktop import windows

KIND = b"windows_generic_MSG"  # how Qt names what Windows sends


class Session(QAbstractNativeEventFilter):
    """Calls `left` when the owner locks the computer or leaves it to somebody else."""

    def __init__(
        self, left: Callable[[], None], listen: "Callable[[Session], None] | None" = None, libraries: Any = None
    ) -> None:
        super().__init__()
        self._left = left
        self._listen = listen or _listen
        self._libraries = libraries
        self._window = 0
        self._hears = False

    def follow(self, window: int) -> None:
        """Hear of it through a window, by its handle, from now on."""
        if window == self._window or not windows.follow_session(window, self._libraries):
            return
        self._window = window
        if not self._hears:
            self._listen(self)
            self._hears = True

    def nativeEventFilter(self, eventType: Any, message: Any) -> tuple[bool, int]:  # noqa: N802, N803 - Qt names them
        """Note what Windows says; nothing is held back."""
        if eventType == KIND and windows.is_gone(int(message)):
            QTimer.singleShot(0, self._left)  # the message is answered first
        return False, 0


def _listen(session: Session) -> None:
    application = QCoreApplication.instance()
    if application is not None:
        application.installNativeEventFilter(session)
