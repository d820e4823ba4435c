"""Rounds of work that end in a kill: a child writes, is killed at some moment, and another child looks."""

import io
import os
import random
import select
import signal
import sys
import time
from collections.abc import Callable
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from desktop.services.faults.telling import Spoken, Telling
from desktop.services.faults.verify import verify_units
from desktop.services.faults.writer import OPERATIONS, write
from desktop.store import vault
from desktop.store.database import Database
from desktop.store.key import Keys
from tests.locked import CHEAP

UNITS = 6  # in a round, where it is left alone
FRESH_AFTER = 20  # rounds with one data file; a longer one takes the look longer
KILLED_WHILE_LOOKING = 0.3

Work = Callable[[Path, int, Telling], None]


@dataclass
class Outcome:
    """What rounds of one operation came to."""

    operation: str
    rounds: int = 0
    killed: int = 0
    acknowledged: int = 0
    looks_killed: int = 0
    failures: list[str] = field(default_factory=list)


@dataclass
class Place:
    """A data file and everything that was said of it so far."""

    path: Path
    said: list[str] = field(default_factory=list)


def kill_rounds(
    operation: str, rounds: int, folder: Path, chance: random.Random, work: Work | None = None, keys: Keys = ()
) -> Outcome:
    """Kill an operation so many times; the first failure ends it."""
    outcome, usual = Outcome(operation), 0.2
    place = Place(folder)
    for number in range(rounds):
        if number % FRESH_AFTER == 0:
            place = Place(folder / f"{operation}-{number}.qianji".replace(" ", "-"))
            _run(partial(_create, place.path, keys))
        moment = _moment(chance, usual)
        act = partial(work or partial(write, operation, keys=keys), place.path, UNITS, Spoken())
        lines, was_killed, took = _run(act, moment)
        usual = usual if was_killed else (usual + took) / 2
        place.said += lines
        outcome.rounds += 1
        outcome.killed += was_killed
        outcome.acknowledged += sum(line.startswith("ACK") for line in lines)
        look = partial(_look, place.path, place.said, keys)
        if chance.random() < KILLED_WHILE_LOOKING:
            outcome.looks_killed += _run(look, Moment(chance.uniform(0, 0.03)))[1]
        found = _run(look)[0]
        if found[-1:] != ["ok"]:
            told = " ".join(found) or "the look ended without a word"
            outcome.failures.append(f"round {number}, killed {moment}: {told}")
            break
    return outcome


@dataclass(frozen=True, slots=True)
class Moment:
    """When to kill: after so many seconds, or at the so-many-th line that begins with a word; else never."""

    after: float | None = None
    word: str = ""
    left: int = 0

    def __str__(self) -> str:
        return f"after {self.after:.3f} s" if self.after is not None else f"at {self.word} number {self.left}"


NEVER = Moment()


def _moment(chance: random.Random, usual: float) -> Moment:
    kind = chance.choice(("time", "time", "ACK", "STEP"))
    if kind == "time":
        return Moment(chance.uniform(0, usual * 1.1))
    return Moment(None, kind, chance.randint(1, UNITS if kind == "ACK" else 2 * UNITS))


def warm_up(path: Path) -> None:
    """Do everything once, so that children find all that they need imported; passwords cost next to nothing."""
    vault.COST = CHEAP
    with redirect_stdout(io.StringIO()) as said:
        for operation in OPERATIONS:
            write(operation, path, 1, Spoken())
        _look(path, said.getvalue().splitlines())


def _create(path: Path, keys: Keys) -> None:
    Database.create(path, key=next(iter(keys), None)).close()


def _look(path: Path, said: list[str], keys: Keys = ()) -> None:
    found = verify_units(path, said, keys)
    sys.stdout.write(f"{found.wrong or 'ok'}\n")


def _run(act: Callable[[], None], moment: Moment = NEVER) -> tuple[list[str], bool, float]:
    """The lines a child said, whether it was killed, and how long it lived, in seconds."""
    reading, writing = os.pipe()
    began = time.monotonic()
    child = os.fork()
    if child == 0:
        _as_child(act, reading, writing)
    os.close(writing)
    lines: list[str] = []
    with os.fdopen(reading, encoding="utf-8") as source:
        if moment.after is not None:
            _wait(child, moment.after)
            os.kill(child, signal.SIGKILL)
        left = moment.left
        for line in source:
            lines.append(line.rstrip("\n"))
            left -= bool(moment.word) and line.startswith(moment.word)
            if moment.word and not left:
                os.kill(child, signal.SIGKILL)
    _pid, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        lines.append(f"ended with {os.WEXITSTATUS(status)}")
    return lines, os.WIFSIGNALED(status), time.monotonic() - began


def _wait(child: int, seconds: float) -> None:
    """Until the time is over or the child has ended, which stays to be waited for."""
    watched = os.pidfd_open(child)
    try:
        select.select([watched], [], [], seconds)
    finally:
        os.close(watched)


def _as_child(act: Callable[[], None], reading: int, writing: int) -> None:
    code = 1
    try:
        os.close(reading)
        os.dup2(writing, 1)
        sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
        act()
        sys.stdout.flush()
        code = 0
    finally:
        os._exit(code)
