"""Children that work until they are killed: forked from this process, or started as processes of their own."""

import gc
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Moment:
    """When to kill: after so many seconds, or at the so-many-th line that begins with a word; else never."""

    after: float | None = None
    word: str = ""
    left: int = 0

    def __str__(self) -> str:
        return f"after {self.after:.3f} s" if self.after is not None else f"at {self.word} number {self.left}"


NEVER = Moment()


@dataclass(frozen=True, slots=True)
class Killed:
    """What a child said, its exit code (0 where it was killed), whether it was killed, and its life in seconds."""

    lines: list[str]
    code: int
    is_killed: bool
    took: float


def forked(act: Callable[[], object], moment: Moment = NEVER) -> Killed:
    """Let a fork of this process do something; a number it returns is its exit code."""
    reading, writing = os.pipe()
    began = time.monotonic()
    child = os.fork()
    if child == 0:
        _as_child(act, reading, writing)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as source:
        lines = _heard(source, child, moment)
    _pid, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    return Killed(lines, max(code, 0), code == -signal.SIGKILL, time.monotonic() - began)


def started(arguments: list[str], moment: Moment = NEVER) -> Killed:
    """Let a process of its own call the command `qianji`."""
    began = time.monotonic()
    command = [sys.executable, "-m", "desktop", *arguments]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8") as child:
        lines = _heard(child.stdout or (), child.pid, moment)
        code = child.wait()
    return Killed(lines, max(code, 0), code == -signal.SIGKILL, time.monotonic() - began)


def _heard(source: Iterable[str], child: int, moment: Moment) -> list[str]:
    """The lines of a child, which is killed at its moment."""
    lines: list[str] = []
    left = moment.left
    if moment.after is not None:
        _wait(child, moment.after)
        os.kill(child, signal.SIGKILL)
    for line in source:
        lines.append(line.rstrip("\n"))
        left -= bool(moment.word) and line.startswith(moment.word)
        if moment.word and not left:
            os.kill(child, signal.SIGKILL)
    return lines


def _wait(child: int, seconds: float) -> None:
    """Until the time is over or the child has ended, which stays to be waited for."""
    watched = os.pidfd_open(child)
    try:
        select.select([watched], [], [], seconds)
    finally:
        os.close(watched)


def _as_child(act: Callable[[], object], reading: int, writing: int) -> None:
    code = 1
    try:
        gc.disable()  # it lives for a moment
        os.close(reading)
        os.dup2(writing, 1)
        sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
        answer = act()
        sys.stdout.flush()
        code = answer if isinstance(answer, int) else 0
    finally:
        os._exit(code)
