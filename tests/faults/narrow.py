"""Disks on which no file may grow beyond a size: what was acknowledged stays, and the end is one sentence."""

import shutil
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from desktop.services.faults.verify import verify_units
from desktop.services.faults.writer import write
from tests.faults.commands import as_command, fault_writer
from tests.faults.disturbed import Ended, ended
from tests.faults.golden import lay_old_file
from tests.faults.silent import Silent
from tests.faults.stopping import turns

PAGE = 4096
UNITS = 3


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
    """Let no file grow beyond a page, then some more, up to a good deal more than the data file has."""
    outcome = Narrow(operation)
    whole, place = folder / "whole", folder / "tried"
    whole.mkdir(parents=True)
    lay_old_file(whole / "company.qianji", operation)
    write(operation, whole / "company.qianji", 1, Silent())
    largest = 5 * max(file.stat().st_size for file in whole.rglob("*")) // 4
    path = place / "company.qianji"
    for step in turns(range(runs)):
        size = PAGE + (largest * step // runs)
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(whole, place)
        done = ended(partial(_work, size, operation, path))
        outcome.runs += 1
        outcome.told += done.code in {2, 3}
        outcome.survived += done.code == 0
        outcome.sentences |= set(done.complained)
        wrong = verify_units(path, done.lines).wrong or _badly_told(done)
        if wrong:
            outcome.failures.append(f"{size} bytes: {wrong}")
    return outcome


def _work(size: int, operation: str, path: Path) -> int:
    import resource  # of Unix alone

    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))  # Python itself ignores the signal: the write fails
    return as_command([*fault_writer(operation, path, UNITS), "--lang", "en"])


def _badly_told(done: Ended) -> str:
    is_told = len(done.complained) == 1 and "unexpected" not in done.complained[0]
    is_well = not done.complained if done.code == 0 else done.code in {2, 3} and is_told
    return "" if is_well else f"ended with {done.code}: {' '.join(done.complained)[-300:]}"
