"""What every check of the installed program needs: to run it, to wait for it, to say what was seen or stop."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 120.0  # seconds for whatever goes on after a program has returned


def expect(seen: str, is_so: bool) -> None:
    """Say what was looked for, and end the check where it is not so."""
    print("ok " if is_so else "NOT", seen, flush=True)
    if not is_so:
        raise SystemExit(1)


def wait(seen: str, is_so: Callable[[], bool]) -> None:
    """Expect something that may take its time."""
    until = time.monotonic() + PATIENCE
    while not is_so() and time.monotonic() < until:
        time.sleep(0.5)
    expect(seen, is_so())


def exit_of(*command: object, env: Mapping[str, str] | None = None) -> int:
    """The exit code of a program."""
    return subprocess.run([str(word) for word in command], check=False, timeout=900, env=env).returncode


def exit_of_line(line: str) -> int:
    """The exit code of a command line as somebody wrote it, quotation marks and all."""
    return subprocess.run(line, check=False, timeout=900).returncode


def answer(*command: object) -> tuple[int, str]:
    """The exit code of a program and what it said."""
    words = [str(word) for word in command]
    done = subprocess.run(words, check=False, timeout=900, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return done.returncode, done.stdout.decode("utf-8", "replace")


@contextmanager
def held(file: Path) -> Iterator[None]:
    """Let nobody else open a file, as an office program does with what it shows."""
    if sys.platform == "win32":
        import _winapi

        read, existing = 0x80000000, 3
        handle = _winapi.CreateFile(str(file), read, 0, 0, existing, 0, 0)
        try:
            yield
        finally:
            _winapi.CloseHandle(handle)
    else:
        yield


def is_running() -> bool:
    """Whether the program has told Windows its name."""
    if sys.platform == "win32":
        import ctypes

        synchronise = 0x100000
        found = ctypes.windll.kernel32.OpenMutexW(synchronise, False, "Local\\QianjiRunning")
        if found:
            ctypes.windll.kernel32.CloseHandle(found)
        return bool(found)
    return False
