"""Reads the message box that a program on this Windows shows, and closes it as its only button would."""

import subprocess
import sys
import time
from pathlib import Path

PATIENCE = 60.0  # seconds until the box stands
GET_TEXT, CLOSE = 0x0D, 0x10
IN_TIME, ROOM = 2000, 4000  # milliseconds for an answer; signs of a text
BOX = "#32770"  # Windows' name for the kind of window


def told_by(program: Path) -> tuple[int, str]:
    """Start a program that is to show a box: its exit code after the box was closed, and all its words."""
    with subprocess.Popen([program]) as started:
        until, told = time.monotonic() + PATIENCE, ""
        while not told and started.poll() is None and time.monotonic() < until:
            time.sleep(0.3)
            told = _read_and_close(started.pid)
        try:
            return started.wait(PATIENCE), told
        except subprocess.TimeoutExpired:
            started.kill()
            return -1, told


def close_titled(words: str) -> None:
    """Close the window with these words in its title, if one comes up."""
    until = time.monotonic() + PATIENCE / 4
    while time.monotonic() < until:
        for window in _windows():
            if words in _text(window):
                _post_close(window)
                return
        time.sleep(0.3)


def _read_and_close(process: int) -> str:
    boxes = (each for each in _windows() if _owner(each) == process and _kind(each) == BOX and _is_whole(each))
    box = next(boxes, None)
    if box is None:
        return ""
    words = "\n".join(text for each in (box, *_windows(box)) if (text := _text(each)))
    _post_close(box)
    return words


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _user = ctypes.windll.user32
    _Each = ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.HWND, wintypes.LPARAM)

    def _windows(parent: int = 0) -> list[int]:
        found: list[int] = []

        def hear(window: int, _extra: int) -> bool:
            found.append(window)
            return True

        heard = _Each(hear)
        if parent:
            _user.EnumChildWindows(wintypes.HWND(parent), heard, 0)
        else:
            _user.EnumWindows(heard, 0)
        return found

    def _owner(window: int) -> int:
        process = wintypes.DWORD()
        _user.GetWindowThreadProcessId(wintypes.HWND(window), ctypes.byref(process))
        return process.value

    def _is_whole(window: int) -> bool:
        """Whether it is shown: before that its words are still being put in."""
        return bool(_user.IsWindowVisible(wintypes.HWND(window)))

    def _kind(window: int) -> str:
        name = ctypes.create_unicode_buffer(100)
        _user.GetClassNameW(wintypes.HWND(window), name, 100)
        return name.value

    def _text(window: int) -> str:
        text, size = ctypes.create_unicode_buffer(ROOM), ctypes.c_size_t()
        _user.SendMessageTimeoutW(wintypes.HWND(window), GET_TEXT, ROOM, text, 2, IN_TIME, ctypes.byref(size))
        return text.value

    def _post_close(window: int) -> None:
        _user.PostMessageW(wintypes.HWND(window), CLOSE, 0, 0)

else:  # nothing of this is there

    def _windows(parent: int = 0) -> list[int]:  # noqa: ARG001 - the signature of Windows
        return []

    def _owner(window: int) -> int:
        return window

    def _is_whole(window: int) -> bool:
        return window > 0

    def _kind(window: int) -> str:
        return str(window)

    def _text(window: int) -> str:
        return str(window)

    def _post_close(window: int) -> None:
        raise NotImplementedError(window)
