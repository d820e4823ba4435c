"""One window per data file: a second start rings at the first, which comes to the front.

The bell is a socket of this user on this computer alone (a named pipe on Windows), never one of the network.
"""

import hashlib
import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QObject, QThread
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from desktop.paths import real_place

ANSWER = b"here\n"
PATIENCE = 5000  # ms a second start waits for the first one, which may still be opening the file
AT_ONCE = 500  # ms where it is not known whether a window has the file at all
PAUSE = 100  # ms between two tries
ANYBODY = -1  # Windows: whoever it is may bring its window to the front


class Doorbell(QObject):
    """Listens while a data file is open; whoever rings is answered, and `wanted` is called."""

    def __init__(self, parent: QObject, wanted: Callable[[], None]) -> None:
        super().__init__(parent)
        self._wanted = wanted
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def hang_at(self, file: Path) -> bool:
        """Listen for this file from now on; only who holds the file's lock may."""
        self.take_down()
        name = bell_of(file)
        QLocalServer.removeServer(name)  # one that a killed process left
        return self._server.listen(name)

    def take_down(self) -> None:
        """Listen no more."""
        self._server.close()

    def _answer(self) -> None:
        caller = self._server.nextPendingConnection()
        self._wanted()
        caller.write(ANSWER)
        caller.flush()
        caller.disconnected.connect(caller.deleteLater)
        caller.disconnectFromServer()


def ring(file: Path, patience: int = PATIENCE) -> bool:
    """Ask the window that works with this file to come forward; whether it answered within `patience` ms."""
    _let_others_come_forward()
    deadline = QDeadlineTimer(patience)
    while not _rings_once(bell_of(file), deadline):
        if deadline.hasExpired():
            return False
        QThread.msleep(min(PAUSE, max(deadline.remainingTime(), 1)))
    return True


def bell_of(file: Path) -> str:
    """The name of a file's bell, the same whichever way the file is named."""
    place = os.path.normcase(str(real_place(file)))
    name = f"qianji-{hashlib.sha256(place.encode('utf-8', 'surrogatepass')).hexdigest()[:20]}"
    if sys.platform == "win32":
        return name
    folder = Path(os.environ.get("XDG_RUNTIME_DIR") or "/nowhere")  # this user's alone; else Qt's temporary folder
    return str(folder / name) if folder.is_dir() else name


def _rings_once(name: str, deadline: QDeadlineTimer) -> bool:
    socket = QLocalSocket()
    socket.connectToServer(name)
    try:
        return (
            socket.waitForConnected(deadline.remainingTime())
            and socket.waitForReadyRead(deadline.remainingTime())
            and socket.readAll().data() == ANSWER
        )
    finally:
        socket.abort()


def _let_others_come_forward() -> None:
    """Windows lets only the program the owner has just started bring a window to the front."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(ANYBODY)
