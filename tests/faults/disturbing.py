"""Every call that writes to the disk goes wrong once: the disk is full, it reports an error, or the writer dies."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from desktop.services.faults.verify import verify_units
from desktop.services.faults.writer import write
from tests.faults.silent import Silent
from tests.faults.traced import ON_DISK, disturbed, trace

FAULTS = {"disk full": "error=ENOSPC", "error of the disk": "error=EIO", "kill": "signal=KILL"}


@dataclass
class Disturbances:
    """What the faults of one operation came to."""

    operation: str
    runs: int = 0
    told: int = 0  # ended with a sentence
    survived: int = 0  # went on to the end
    killed: int = 0
    failures: list[str] = field(default_factory=list)


def disturb(operation: str, most: int, folder: Path) -> Disturbances:
    """Let each call go wrong in each way, the first and last `most` of each kind of call."""
    outcome = Disturbances(operation)
    folder.mkdir(parents=True)
    usual = folder / "usual.qianji"
    write(operation, usual, 1, Silent())
    counted = Counter(call.name for call in trace(operation, usual, 1, folder / "trace.log"))
    for name, fault, when in _cases(counted, most):
        path = folder / f"{name}-{fault}-{when}".replace(" ", "-") / "company.qianji"
        path.parent.mkdir()
        write(operation, path, 1, Silent())
        done = disturbed(operation, path, 1, f"{name}:{FAULTS[fault]}:when={when}")
        outcome.runs += 1
        outcome.killed += done.returncode in {-9, 137}
        outcome.survived += done.returncode == 0
        outcome.told += done.returncode == 3
        wrong = verify_units(path, done.stdout.splitlines()).wrong or _badly_told(done.returncode, done.stderr)
        if wrong:
            outcome.failures.append(f"{name} number {when}, {fault}: {wrong}")
    return outcome


def _cases(counted: Counter[str], most: int) -> Iterator[tuple[str, str, int]]:
    for name in ON_DISK:
        numbers = range(1, counted[name] + 1)
        for when in sorted({*numbers[:most], *numbers[-most:]}):
            for fault in FAULTS:
                yield name, fault, when


def _badly_told(code: int, complained: str) -> str:
    """What is wrong with how it ended: it is killed, goes on, or ends with one sentence and code 3."""
    if code in {0, -9, 137}:
        return ""
    lines = complained.strip().splitlines()
    return "" if code == 3 and len(lines) == 1 else f"ended with {code}: {complained.strip()[-300:]}"
