"""The owner locks the computer or leaves it."""

from ctypes import addressof, c_void_p
from ctypes.wintypes import MSG
from types import SimpleNamespace

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.session import KIND, Session
from desktop.windows import SESSION_CHANGED

LOCKED, UNLOCKED = 7, 8


class FakeWindows:
    """Notes through which windows it is to tell."""

    def __init__(self, *, tells: bool = True) -> None:
        self.windows: list[int | None] = []
        self._tells = tells
        self.wtsapi32 = SimpleNamespace(WTSRegisterSessionNotification=self._note)

    def _note(self, window: c_void_p, _whose: int) -> int:
        self.windows.append(window.value)
        return int(self._tells)


def say(session: Session, kind: int, name: bytes = KIND) -> None:
    told = MSG(message=SESSION_CHANGED, wParam=kind)
    assert session.nativeEventFilter(name, addressof(told)) == (False, 0)


def test_locking_the_computer_is_heard_once_and_after_the_message(qapp: QApplication, qtbot: QtBot) -> None:
    heard: list[int] = []
    session = Session(lambda: heard.append(1))

    say(session, LOCKED)
    say(session, UNLOCKED)
    say(session, LOCKED, b"xcb_generic_event_t")

    assert not heard
    qtbot.waitUntil(lambda: heard == [1], timeout=20000)
    qapp.processEvents()
    assert heard == [1]


def test_each_window_is_followed_once_and_messages_are_listened_to_once() -> None:
    windows, ears = FakeWindows(), list[Session]()
    session = Session(lambda: None, ears.append, windows)

    for window in (5, 5, 6):
        session.follow(window)

    assert windows.windows == [5, 6]
    assert ears == [session]


def test_where_windows_tells_nothing_nothing_is_listened_to() -> None:
    ears: list[Session] = []

    Session(lambda: None, ears.append, FakeWindows(tells=False)).follow(5)

    assert not ears
