"""What the accessibility bus says has the focus, for a flow that is driven by keys alone."""

import json
import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

PATIENCE, BREATH = 40, 0.1  # seconds
EAR = Path(__file__).with_name("focus_ear.py")


class FocusTold:
    """A bus of its own with an ear on it that writes down the name of whatever takes the focus."""

    def __init__(self, home: Path, surroundings: dict[str, str]) -> None:
        self._path = home / "focus.txt"
        self._sockets = TemporaryDirectory(prefix="qianji")  # the names of sockets are short
        self._bus = subprocess.Popen(
            [found("dbus-daemon"), "--session", "--nofork", "--print-address=1"],
            env=surroundings | {"HOME": str(home), "XDG_RUNTIME_DIR": self._sockets.name},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._bus.stdout is not None
        address = self._bus.stdout.readline().strip()
        self.surroundings = {"DBUS_SESSION_BUS_ADDRESS": address, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        with self._path.open("w") as written:
            self._ear = subprocess.Popen(
                [sys.executable, str(EAR), address],
                env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
                stdout=written,
                stderr=subprocess.DEVNULL,
                text=True,
            )
        self._wait_until_it_listens()

    def end(self) -> None:
        """Stop listening."""
        stop(self._ear)
        stop(self._bus)
        self._sockets.cleanup()

    def names(self) -> list[str]:
        """What had the focus, one after the other; the last has it now."""
        lines = self._path.read_text(encoding="utf-8").splitlines(keepends=True)
        return [json.loads(line) for line in lines if line.endswith("\n")]

    def _wait_until_it_listens(self) -> None:
        for _moment in range(int(PATIENCE / BREATH)):
            if self.names():
                return
            with suppress(subprocess.TimeoutExpired):
                self._ear.wait(BREATH)
                break
        raise AssertionError("nothing tells on the accessibility bus what has the focus")


def found(tool: str) -> str:
    """Where a tool lies, empty where it is not on this machine."""
    return shutil.which(tool) or ""


def stop(process: subprocess.Popen[Any] | None) -> None:
    """End a process that was started, if it was."""
    if process is not None:
        process.send_signal(signal.SIGTERM)
        process.wait(PATIENCE)
        for stream in (process.stdout, process.stderr):
            if stream is not None:
                stream.close()
