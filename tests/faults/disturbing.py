"""Every call that writes to the disk goes wrong once: the disk is full, it reports an error, or the writer dies."""

import shutil
import signal
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from desktop.services.faults.verify import verify_units
from desktop.services.faults.writer import write
from tests.faults.commands import as_command, fault_writer
from tests.faults.disturbed import ON_DISK, Ended, counted, disturbed
from tests.faults.golden import lay_old_file
from tests.faults.silent import Silent
from tests.faults.stopping import turns

FAULTS = {"disk full": "error=ENOSPC", "error of the disk": "error=EIO", "kill": "signal=KILL"}


@dataclass
class Disturbances:
    """What the faults of one operation came to."""

    operation: str
    runs: int = 0
    told: int = 0  # ended with a sentence
    survived: int = 0  # went on to the end
    killed: int = 0
    sentences: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)


def disturb(operation: str, most: int, folder: Path) -> Disturbances:
    """Let each call go wrong in each way, the first and last `most` of each kind of call."""
    outcome = Disturbances(operation)
    whole, place = folder / "whole", folder / "tried"
    whole.mkdir(parents=True)
    lay_old_file(whole / "company.qianji", operation)
    write(operation, whole / "company.qianji", 1, Silent())
    path = place / "company.qianji"
    act = partial(as_command, [*fault_writer(operation, path, 1), "--lang", "en"])
    shutil.copytree(whole, place)
    calls = counted(act, folder / "calls.log")
    for name, fault, when in turns(_cases(calls, most)):
        shutil.rmtree(place)
        shutil.copytree(whole, place)
        done = disturbed(act, f"{name}:{FAULTS[fault]}:when={when}")
        _count(outcome, done)
        wrong = verify_units(path, done.lines).wrong or _badly_told(done)
        if wrong:
            outcome.failures.append(f"{name} number {when}, {fault}: {wrong}")
    return outcome


def _count(outcome: Disturbances, done: Ended) -> None:
    outcome.runs += 1
    outcome.killed += done.code == -signal.SIGKILL
    outcome.survived += done.code == 0
    outcome.told += done.code in {2, 3}
    outcome.sentences.update(done.complained)


def _cases(counted: Counter[str], most: int) -> Iterator[tuple[str, str, int]]:
    for name in ON_DISK:
        numbers = range(1, counted[name] + 1)
        for when in sorted({*numbers[:most], *numbers[-most:]}):
            for fault in FAULTS:
                yield name, fault, when


def _badly_told(done: Ended) -> str:
    """What is wrong with how it ended: it is killed, goes on, or ends with one sentence that says what to do."""
    if done.code in {0, -signal.SIGKILL}:
        return ""
    is_told = done.code in {2, 3} and len(done.complained) == 1 and "unexpected" not in done.complained[0]
    return "" if is_told else f"ended with {done.code}: {' '.join(done.complained)[-300:]}"
