"""A child under strace, to whose calls something is done: each that writes can fail, or be its last."""

import gc
import os
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

# Calls that are made to fail, or at which the writer dies; writes to pipes and screens are not among them.
ON_DISK = ("pwrite64", "fdatasync", "fsync", "ftruncate", "unlink", "rename")
_ATTACHED = "attached"


@dataclass(frozen=True, slots=True)
class Ended:
    """What a child said on both outputs, and its exit code; below zero the signal that ended it."""

    lines: list[str]
    complained: list[str]
    code: int


def disturbed(act: Callable[[], int], disturbance: str) -> Ended:
    """Let a fork of this process do something while a call does what is told, like "pwrite64:error=ENOSPC:when=3"."""
    return _watched(act, ["-o", os.devnull, "-e", f"inject={disturbance}"])


def ended(act: Callable[[], int]) -> Ended:
    """Let a fork of this process do something and hear both its outputs."""
    return _watched(act, [])


def counted(act: Callable[[], int], log: Path) -> Counter[str]:
    """How often a fork of this process calls each, by name, if nothing is done to it."""
    ended = _watched(act, ["-o", str(log)])
    if ended.code:
        message = f"ended with {ended.code}: {ended.complained}"
        raise RuntimeError(message)
    calls = (line.split(maxsplit=1)[1].partition("(")[0] for line in log.read_text(errors="replace").splitlines())
    return Counter(call for call in calls if call in ON_DISK)


def _watched(act: Callable[[], int], options: list[str]) -> Ended:
    """The fork waits until it is watched, where there are options for that."""
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as complained:
        child = os.fork()
        if child == 0:
            _as_child(act, said.fileno(), complained.fileno())
        os.waitpid(child, os.WUNTRACED)
        with _strace(child, options) if options else nullcontext():
            os.kill(child, signal.SIGCONT)
            _pid, status = os.waitpid(child, 0)
        return Ended(_lines(said.fileno()), _lines(complained.fileno()), os.waitstatus_to_exitcode(status))


@contextmanager
def _strace(child: int, options: list[str]) -> Iterator[None]:
    command = ["strace", "-f", "-p", str(child), "-e", f"trace={','.join(ON_DISK)}", *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8") as strace:
        for line in strace.stderr or ():
            if _ATTACHED in line:
                break
        yield


def _lines(file: int) -> list[str]:
    os.lseek(file, 0, os.SEEK_SET)
    return os.read(file, 1 << 20).decode("utf-8", "replace").splitlines()


def _as_child(act: Callable[[], int], said: int, complained: int) -> None:
    code = 1
    try:
        gc.disable()  # it lives for a moment
        os.dup2(said, 1)
        os.dup2(complained, 2)
        sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
        sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False)
        os.kill(os.getpid(), signal.SIGSTOP)
        code = act()
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)
