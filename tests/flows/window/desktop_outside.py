"""A screen nobody sees, the program on it as a process of its own, and hands that only have keys."""

import os
import shutil
import sqlite3
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing, suppress
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtGui import QImage

from tests.flows.window.focus_told import FocusTold, found, stop

WIDTH, HEIGHT = 1440, 900
PATIENCE, BREATH = 40.0, 0.1  # seconds
LOST = 4.0  # seconds after which keys that show no effect count as lost
MOST_STEPS = 60  # of the focus from one control to another
BUS_OF_CONTROLS = Path("/usr/share/dbus-1/services/org.a11y.Bus.service")
PALETTE = "People, customers, contracts, pages and commands"
COPY = """
import sys
from PySide6.QtGui import QGuiApplication
application = QGuiApplication([])
application.clipboard().setText(sys.argv[1])
print("copied", flush=True)
application.exec()
"""


class Outside:
    """Starts screen and program; `end` stops both.

    Without `hears` nothing tells what has the focus, and keys come without the detour that Qt makes of them over the
    accessibility bus: there letters come later than shortcuts pressed after them.
    """

    def __init__(self, home: Path, *, hears: bool = True) -> None:
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
        self._hearing = FocusTold(home, self._environment) if hears else None
        self._environment |= self._told.surroundings if hears else {"DBUS_SESSION_BUS_ADDRESS": "disabled:"}
        self._program = self._started()

    @property
    def _told(self) -> FocusTold:
        assert self._hearing is not None, "nothing hears what has the focus"
        return self._hearing

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
        stop(self._copied)
        self._copied = subprocess.Popen(
            [sys.executable, "-c", COPY, text], env=self._environment, stdout=subprocess.PIPE, text=True
        )
        assert self._copied.stdout is not None
        self._copied.stdout.readline()

    def kill(self) -> None:
        """End the program without a warning (SIGKILL)."""
        self._program.kill()
        self._program.communicate()

    def start_again(self) -> None:
        """Start the program anew on the same file."""
        self._program = self._started()

    def press(self, *keys: str) -> None:
        """Press keys one after the other; they arrive in this order."""
        self._ask("key", "--clearmodifiers", "--delay", "40", *keys)

    def type(self, text: str) -> None:
        """Type a text."""
        self._ask("type", "--clearmodifiers", "--delay", "15", text)

    def burst(self, *keys: str) -> None:
        """Press keys as fast as the screen takes them, without looking at what comes of it."""
        self._ask("key", "--delay", "1", *["space" if key == " " else key for key in keys])

    def lands(self, name: str, within: float = PATIENCE) -> bool:
        """Wait until the control of this name has the focus; whether it has."""
        return self.waited(lambda: fnmatchcase(self._told.names()[-1], name), within)

    def go_to(self, name: str, key: str = "Tab") -> None:
        """Go from control to control until the one of this name has the focus."""
        for _step in range(MOST_STEPS):
            if self.lands(name, 2 * BREATH):
                self.breathe()
                if self.lands(name, 0):  # and stays
                    return
            before = len(self._told.names())
            self.press(key)
            self.waited(partial(self._has_moved, before), 2 * LOST)
        self.give_up(f"{name} was not reached: {self._told.names()[-12:]}")

    def press_until(self, name: str, key: str) -> None:
        """Press a key until the control of this name takes the focus anew."""
        before = len(self._told.names())
        for _attempt in range(3):
            self.press(key)
            if self.waited(lambda: name in self._told.names()[before:], LOST):
                return
        self.give_up(f"{key} did not lead to {name}: {self._told.names()[-12:]}")

    def find(self, text: str, page: str, name: str = "") -> None:
        """Choose something in the palette that leads to a page, and a control on it; lost keys are pressed again."""
        for _attempt in range(3):
            self.press("ctrl+k")
            if self.lands(PALETTE, LOST):
                self.type(text)
                self.press("Return")
                if self.waited(lambda: self._is_shown(page) and self._has_left(name), 4 * LOST):
                    return
            self.press("Escape")
        self.give_up(f"{text} did not lead to {page} {name}: {self._told.names()[-12:]}")

    def _has_moved(self, before: int) -> bool:
        return len(self._told.names()) > before

    def _is_shown(self, page: str) -> bool:
        return bool(self._ask("search", "--name", f"^{page} "))

    def _has_left(self, name: str) -> bool:
        now = self._told.names()[-1]
        return now == name if name else now != PALETTE

    def breathe(self, times: int = 1) -> None:
        """Give the program a moment; it must not end in it."""
        with suppress(subprocess.TimeoutExpired):
            self._program.wait(BREATH * times)
            raise AssertionError(f"the program ended: {self._program.stderr and self._program.stderr.read()}")

    def waited(self, is_so: Callable[[], object], within: float) -> bool:
        """Wait until something is so; whether it has become so."""
        end = time.monotonic() + within
        while not is_so():
            if time.monotonic() > end:
                return False
            self.breathe()
        return True

    def until(self, is_so: Callable[[], object], what: str) -> None:
        """Wait until something is so."""
        if not self.waited(is_so, PATIENCE):
            self.give_up(f"{what}: not within {PATIENCE:.0f} s")

    def give_up(self, why: str) -> None:
        """Keep what the screen shows, and fail."""
        self.picture().save(str(self._home / "stopped_here.png"))
        raise AssertionError(f"{why}; {self._home / 'stopped_here.png'} shows the screen")

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
            if self.waited(lambda: self.ask(question) == wanted, 3 * LOST):
                return
            self.press("Escape")
        self.give_up(f"the answer to {question} is not {wanted} but {self.ask(question)}")

    def picture(self) -> QImage:
        """What stands on the screen."""
        dump = self._dump()
        header, colours = struct.unpack_from(">I", dump, 0)[0], struct.unpack_from(">I", dump, 76)[0]
        pixels = dump[header + colours * 12 :]
        return QImage(pixels, WIDTH, HEIGHT, WIDTH * 4, QImage.Format.Format_RGB32).copy()

    def _dump(self) -> bytes:
        return (self._home / "Xvfb_screen0").read_bytes()

    def end(self) -> None:
        """Stop program and screen."""
        for process in (self._copied, self._program):
            stop(process)
        if self._hearing is not None:
            self._hearing.end()
        stop(self._screen)

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


def absent() -> list[str]:
    """What is needed and not on this machine."""
    tools = [tool for tool in ("Xvfb", "xdotool", "dbus-daemon") if not found(tool)]
    return tools if BUS_OF_CONTROLS.exists() else [*tools, "at-spi2-core"]


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
