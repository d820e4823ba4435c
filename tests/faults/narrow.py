"""Disks on which the file may not grow beyond a size: what was acknowledged stays, and the end is one sentence."""

import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from desktop.services.faults.verify import verify_units
from desktop.services.faults.writer import write
from tests.faults.silent import Silent

PAGE = 4096
# Python itself ignores the signal, so that the write ends with an error.
WRITER = """
import resource, sys
size = int(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
from desktop.cli.root import qianji
qianji.main(sys.argv[2:])
"""


@dataclass
class Narrow:
    """What the sizes of one operation came to."""

    operation: str
    runs: int = 0
    told: int = 0
    survived: int = 0
    sentences: set[str] = field(default_factory=set)
    failures: list[str] = field(default_factory=list)


def narrow(operation: str, runs: int, folder: Path) -> Narrow:
    """Let the file grow by nothing, one page, two … and work on it until it can no more."""
    outcome = Narrow(operation)
    for step in range(runs):
        path = folder / str(step) / "company.qianji"
        path.parent.mkdir(parents=True)
        write(operation, path, 1, Silent())
        size = PAGE * (1 + 3 * step)
        command = ["fault-writer", operation, "--data", str(path), "--n", "3", "--lang", "en"]
        done = subprocess.run(
            [sys.executable, "-c", WRITER, str(size), *command], capture_output=True, text=True, check=False
        )
        outcome.runs += 1
        outcome.told += done.returncode == 3
        outcome.survived += done.returncode == 0
        lines = done.stderr.strip().splitlines()
        outcome.sentences |= set(lines)
        wrong = verify_units(path, done.stdout.splitlines()).wrong
        if done.returncode not in {0, 3} or len(lines) > 1:
            wrong = wrong or f"ended with {done.returncode}: {done.stderr.strip()[-300:]}"
        if wrong:
            outcome.failures.append(f"{size} bytes: {wrong}")
    return outcome
