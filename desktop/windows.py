"""What Windows is told about this process; elsewhere nothing is."""

import sys
from typing import Any

RUNNING = "Local\\QianjiRunning"  # the setup asks for this name before it exchanges files
APP_ID = "Qianji.Desktop"  # the taskbar's name for our windows and shortcuts; the setup gives it to these
ERROR_BOX = 0x10  # a message with the sign of an error
SESSION_CHANGED = 0x2B1  # the message about the user's session; its first number says what became of it
GONE = frozenset({2, 4, 7})  # another user took the screen, a remote connection was cut, the computer was locked
OF_THIS_SESSION = 0

_held: list[Any] = []  # what must not be let go before the process ends


def announce(libraries: Any = None) -> None:
    """Let the setup see that the program runs, and the taskbar know whose window it is."""
    known = libraries if libraries is not None else _libraries()
    if known is None:
        return
    _held.append(known.kernel32.CreateMutexW(None, False, RUNNING))
    known.shell32.SetCurrentProcessExplicitAppUserModelID(APP_ID)


def tell(sentence: str, libraries: Any = None) -> None:
    """Show a sentence where there is neither a window yet nor a command line to write to."""
    known = libraries if libraries is not None else _libraries()
    if known is not None:
        known.user32.MessageBoxW(None, sentence, "Qianji", ERROR_BOX)


def follow_session(window: int, libraries: Any = None) -> bool:
    """Have Windows tell a window, by its handle, when the user leaves the computer; whether it will."""
    known = libraries if libraries is not None else _libraries()
    if known is None:
        return False
    from ctypes import c_void_p  # a handle has 64 bits

    return bool(known.wtsapi32.WTSRegisterSessionNotification(c_void_p(window), OF_THIS_SESSION))


def is_gone(address: int) -> bool:
    """Whether a message of Windows, by its address, says that the user left the computer."""
    from ctypes.wintypes import MSG

    told = MSG.from_address(address)
    return told.message == SESSION_CHANGED and told.wParam in GONE


def _libraries() -> Any:
    """Windows' own libraries, by name; None on another system."""
    if sys.platform == "win32":
        import ctypes  # takes a moment, and only here

        return ctypes.windll
    return None
