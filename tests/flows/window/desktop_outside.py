"""A screen nobody sees, the program on it as a process of its own, and hands that only have keys."""

import os
import shutil
import signal
import sqlite3
import struct
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from PySide6.QtGui import QImage

WIDTH, HEIGHT = 1440, 900
PATIENCE, BREATH = 40.0, 0.25  # seconds
STILL, SHOWN = 6, 5  # breaths
COPY = """
import sys
from PySide6.QtGui import QGuiApplication
application = QGuiApplication([])
application.clipboard().setText(sys.argv[1])
print("copied", flush=True)
application.exec()
"""


class Outside:
    """Starts screen and program; `end` stops both."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._screen, number = _screen(home)
        self._environment = os.environ | {
            "DISPLAY": f":{number}",
            "QT_QPA_PLATFORM": "xcb",
            "QIANJI_HOME": str(home),
            "QIANJI_LANG": "en",
            "QIANJI_DATA": str(home / "company.qianji"),
        }
        self._copied: subprocess.Popen[str] | None = None
        self._program = self._started()

    def wait_for_page(self, name: str) -> None:
        """Wait until the window says that it shows this page, and give it the keys."""
        self.focus(f"^{name} ")

    def focus(self, title: str) -> None:
        """Wait until a window has this title, and give it the keys, as a window manager does."""
        self.until(lambda: self._ask("search", "--onlyvisible", "--name", title), f"the window {title}")
        window = self._ask("search", "--onlyvisible", "--name", title).splitlines()[-1]
        self._ask("windowfocus", "--sync", window)
        self.breathe()

    def copy(self, text: str) -> None:
        """Put a text on the clipboard as another program does, which keeps it as long as it runs."""
        _stop(self._copied)
        self._copied = subprocess.Popen(
            [sys.executable, "-c", COPY, text], env=self._environment, stdout=subprocess.PIPE, text=True
        )
        assert self._copied.stdout is not None
        self._copied.stdout.readline()

    def press(self, *keys: str) -> None:
        """Press keys one after the other, each once the one before shows; what shows nothing has its time."""
        for key in keys:
            before = self._seen()
            self._ask("key", key)
            for _moment in range(SHOWN):
                self.breathe()
                if self._seen() != before:
                    break

    def type(self, text: str) -> None:
        """Type a text."""
        self._ask("type", "--delay", "40", text)
        self.breathe()

    def find(self, text: str, page: str) -> None:
        """Choose something in the palette that leads to a page; keys lost on a busy machine are pressed again."""
        for _attempt in range(3):
            self.press("ctrl+k")
            self.wait_until_still(2)
            self.type(text)
            self.wait_until_still(2)
            self.press("Return")
            for _moment in range(int(PATIENCE / BREATH / 4)):
                if self._ask("search", "--name", f"^{page} "):
                    self.wait_until_still()
                    return
                self.breathe()
            self.press("Escape", "Escape")
        self.wait_for_page(page)

    def wait_until_still(self, wanted: int = STILL) -> None:
        """Wait until what is shown does not change for a moment."""
        before, still = b"", 0
        for _moment in range(int(PATIENCE / BREATH)):
            self.breathe()
            now = self._seen()
            still = still + 1 if now == before else 0
            if still >= wanted:
                return
            before = now

    def breathe(self, times: int = 1) -> None:
        """Give the program a moment; it must not end in it."""
        with suppress(subprocess.TimeoutExpired):
            self._program.wait(BREATH * times)
            raise AssertionError(f"the program ended: {self._program.stderr and self._program.stderr.read()}")

    def until(self, is_so: Callable[[], object], what: str) -> None:
        """Wait until something is so."""
        for _moment in range(int(PATIENCE / BREATH)):
            if is_so():
                return
            self.breathe()
        self.picture().save(str(self._home / "stopped_here.png"))
        raise AssertionError(
            f"{what}: not within {PATIENCE:.0f} s; {self._home / 'stopped_here.png'} shows the screen"
        )

    def ask(self, question: str) -> list[tuple[Any, ...]]:
        """What the data file says, read from a copy: while the program runs the file belongs to it alone."""
        copies = self._home / "looked_at"
        copies.mkdir(exist_ok=True)
        for each in copies.iterdir():
            each.unlink()
        for name in ("company.qianji", "company.qianji-wal"):
            if (self._home / name).exists():
                shutil.copyfile(self._home / name, copies / name)
        try:
            with closing(sqlite3.connect(copies / "company.qianji")) as copy:
                return copy.execute(question).fetchall()
        except sqlite3.OperationalError:
            raise  # the question is wrong
        except sqlite3.DatabaseError:
            return []  # copied in the midst of being written: asked again in a moment

    def do(self, act: Callable[[], None], question: str, wanted: list[tuple[Any, ...]]) -> None:
        """Do something until the data file has it; keys lost on a busy machine are pressed again."""
        for _attempt in range(3):
            act()
            for _moment in range(int(PATIENCE / BREATH / 4)):
                if self.ask(question) == wanted:
                    return
                self.breathe()
            self.press("Escape")
        self.until(lambda: self.ask(question) == wanted, f"{wanted} as the answer to {question}")

    def picture(self) -> QImage:
        """What stands on the screen."""
        dump = self._dump()
        header, colours = struct.unpack_from(">I", dump, 0)[0], struct.unpack_from(">I", dump, 76)[0]
        pixels = dump[header + colours * 12 :]
        return QImage(pixels, WIDTH, HEIGHT, WIDTH * 4, QImage.Format.Format_RGB32).copy()

    def _seen(self) -> bytes:
        """Some dots of the screen; a blinking cursor is rarely among them."""
        return self._dump()[:: 4 * 37]

    def _dump(self) -> bytes:
        return (self._home / "Xvfb_screen0").read_bytes()

    def end(self) -> None:
        """Stop program and screen."""
        for process in (self._copied, self._program, self._screen):
            _stop(process)

    def _started(self) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "desktop"], env=self._environment, stderr=subprocess.PIPE, text=True
        )

    def _ask(self, *arguments: str) -> str:
        answer = subprocess.run(
            [found("xdotool"), *arguments],
            env=self._environment,
            check=False,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )
        return answer.stdout.strip()


def _stop(process: subprocess.Popen[Any] | None) -> None:
    if process is not None:
        process.send_signal(signal.SIGTERM)
        process.wait(PATIENCE)
        for stream in (process.stdout, process.stderr):
            if stream is not None:
                stream.close()


def found(tool: str) -> str:
    """Where a tool lies, empty where it is not on this machine."""
    return shutil.which(tool) or ""


def _screen(home: Path) -> tuple[subprocess.Popen[bytes], str]:
    """A screen with a number nobody else has, its contents in a file of the folder."""
    reading, writing = os.pipe()
    screen = subprocess.Popen(
        [found("Xvfb"), "-displayfd", str(writing), "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-fbdir", str(home)],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        number = told.readline().decode().strip()
    return screen, number
