"""Runs the frozen program as a machine would that has nothing else: no Python, no Qt, no folder of ours."""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

BORROWED = ("PYTHON", "QT_", "QML", "VIRTUAL_ENV", "LD_LIBRARY_PATH", "QIANJI_", "UV_")


@dataclass(frozen=True, slots=True)
class Run:
    """One run: its exit code, what it said, and its seconds on the clock and of the processor."""

    code: int
    said: str
    clock: float
    work: float


def bare(environment: Mapping[str, str], home: Path) -> dict[str, str]:
    """An environment from which nothing can be borrowed; the window does without a screen."""
    kept = {name: value for name, value in environment.items() if not name.startswith(BORROWED)}
    return kept | {"QIANJI_HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "QIANJI_LANG": "en"}


def run(command: list[str], home: Path, cwd: Path, timeout: float = 300) -> Run:
    """Run a program to its end."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run(
        command, env=bare(os.environ, home), cwd=cwd, check=False, text=True, encoding="utf-8", timeout=timeout,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    work = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(done.returncode, done.stdout, time.monotonic() - began, work)


def unfrozen(*arguments: str) -> list[str]:
    """The same program as a command of this Python."""
    return [sys.executable, "-m", "desktop", *arguments]
