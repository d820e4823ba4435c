"""What a writer asks of the system, call by call, read from a trace of it."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

WRITING = (
    "openat", "pwrite64", "write", "ftruncate", "fdatasync", "fsync", "unlink", "unlinkat", "rename", "renameat",
    "renameat2", "sendfile", "copy_file_range", "lseek",
)  # fmt: skip
_CALL = re.compile(r"^(?:\[pid +)?(\d+)\]? +(\w+)\((.*)\) += (-?\d+)(?:<(.*)>)?")
_OPEN = re.compile(r'^AT_FDCWD(?:<.*?>)?, "((?:\\x..)*)", ([A-Z_|]+)')


@dataclass(frozen=True, slots=True)
class Call:
    """One call that succeeded: its name, what it was given, and its answer."""

    name: str
    given: str
    answer: int
    opened: str  # the path of what was opened


def has_strace() -> bool:
    """Whether the tool that traces is there and may trace."""
    strace = shutil.which("strace")
    return strace is not None and subprocess.run([strace, "-o", "/dev/null", "true"], check=False).returncode == 0


def trace(operation: str, path: Path, number: int, log: Path, program: str = "") -> list[Call]:
    """Run a writer to its end and return the calls that write; `program` stands in for the hidden command."""
    command = ["strace", "-f", "-y", "-xx", "-s", "9000000", "-e", f"trace={','.join(WRITING)}", "-o", str(log)]
    done = subprocess.run(
        [*command, *writer(operation, path, number, program)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return list(_calls(log))


def writer(operation: str, path: Path, number: int, program: str = "") -> list[str]:
    """The command of a writer."""
    if program:
        return [sys.executable, "-c", program, str(path), str(number)]
    return [sys.executable, "-m", "desktop", "fault-writer", operation, "--data", str(path), "--n", str(number)]


def _calls(log: Path) -> Iterator[Call]:
    begun: dict[str, str] = {}
    with log.open(encoding="ascii", errors="replace") as source:
        for line in source:
            pid = line.split(maxsplit=1)[0]
            text = line
            if "<unfinished ...>" in line:
                begun[pid] = line.partition("<unfinished ...>")[0].rstrip()
                continue
            if " resumed>" in line:
                text = begun.pop(pid, "") + line.partition(" resumed>")[2]
            found = _CALL.match(text)
            if found and int(found[4]) >= 0:
                yield Call(found[2], found[3], int(found[4]), plain(found[5] or ""))


def plain(text: str) -> str:
    """A text of a trace, in which every byte stands as \\xNN."""
    return raw(text).decode("utf-8", "replace")


def raw(text: str) -> bytes:
    """The bytes of such a text."""
    return bytes.fromhex(text.replace("\\x", "")) if text.startswith("\\x") else text.encode()


def opened_path(call: Call) -> tuple[str, str]:
    """The path that was opened and how."""
    found = _OPEN.match(call.given)
    return (plain(found[1]), found[2]) if found else ("", "")
