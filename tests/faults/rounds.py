"""Rounds of work that end in a kill: a child writes, is killed at some moment, and then all of it is looked through.

One process imports everything, then forks a child for each writer, which runs the command `qianji fault-writer` as it
is. The look afterwards is `qianji check --json` and `qianji fault-verify`. In some rounds the writer is a process of
its own from the beginning.
"""

import fcntl
import gc
import io
import random
import shutil
from collections.abc import Callable
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from desktop.services.faults.telling import Spoken, Telling
from desktop.services.faults.verify import verify_units
from desktop.services.faults.writer import OPERATIONS, write
from desktop.store.database import Database
from desktop.store.key import Keys
from desktop.store.slot_places import around
from tests.faults.children import Killed, Moment, forked, started
from tests.faults.commands import as_command, check, fault_verify, fault_writer
from tests.faults.golden import lay_old_file
from tests.faults.statements import make_cheap
from tests.faults.stopping import turns

UNITS = 2  # in a round, where it is left alone
FRESH_AFTER = 10  # rounds with one data file; a longer one takes the look longer
FRESH_AFTER_MIGRATIONS = 3  # where each round leaves further data files to look at
STARTED_EVERY = 25  # rounds: one of so many starts its writer as a process of its own
STARTED_EVERY_WITH_PASSWORDS = 100  # where it then pays for real passwords
KILLED_WHILE_LOOKING = 0.2

Work = Callable[[Path, int, Telling], None]


@dataclass
class Outcome:
    """What rounds of one operation came to."""

    operation: str
    rounds: int = 0
    killed: int = 0
    acknowledged: int = 0
    looks_killed: int = 0
    started: int = 0  # rounds with processes of their own
    failures: list[str] = field(default_factory=list)


@dataclass
class Place:
    """A data file and everything that was said of it so far."""

    path: Path
    said: list[str] = field(default_factory=list)


@dataclass
class Rounds:
    """Rounds of one operation: by whom it is done, with which dice, and on files with which keys."""

    operation: str
    folder: Path
    chance: random.Random
    work: Work | None = None
    keys: Keys = ()
    usual: float = 0.2  # seconds that a writer takes where it is left alone

    @property
    def is_by_command(self) -> bool:
        """Whether the program's own commands can do it: they are not handed keys."""
        return self.work is None and not self.keys

    @property
    def fresh_after(self) -> int:
        """One data file is used for so many rounds."""
        return FRESH_AFTER_MIGRATIONS if self.operation == "migrate" else FRESH_AFTER

    @property
    def started_every(self) -> int:
        """One of so many rounds has a process of its own."""
        return STARTED_EVERY_WITH_PASSWORDS if self.operation == "rekey" else STARTED_EVERY

    def writes(self, place: Place, moment: Moment, *, is_started: bool) -> Killed:
        """Let a writer work until it is killed."""
        if is_started:
            return started(fault_writer(self.operation, place.path, UNITS), moment)
        if self.is_by_command:
            return forked(partial(as_command, fault_writer(self.operation, place.path, UNITS)), moment)
        work = self.work or partial(write, self.operation, keys=self.keys)
        return forked(partial(work, place.path, UNITS, Spoken()), moment)

    def finds(self, place: Place) -> str:
        """What is wrong with the file, empty where nothing is."""
        if not self.is_by_command:
            return verify_units(place.path, place.said, self.keys).wrong
        _let_go(place.path)
        acks = place.path.with_suffix(".acks")
        acks.write_text("\n".join(place.said), encoding="utf-8")
        commands = [fault_verify(place.path, acks)]
        if self.operation != "rekey":  # it may ask for a password by now; the other look finds the key by itself
            commands.insert(0, check(place.path))
        for command in commands:
            done = as_started(command)
            if done.code:
                return " ".join(done.lines) or f"{command[0]} ended with {done.code}"
        return ""


def _let_go(path: Path) -> None:
    """Wait for the lock: a reader that the killed writer had just begun holds it until it is a program of its own."""
    with path.with_name(f"{path.name}.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)


def as_started(command: list[str]) -> Killed:
    """What a command says and how it ends, done in this process."""
    with redirect_stdout(io.StringIO()) as said:
        code = as_command(command)
    return Killed(said.getvalue().splitlines(), code, is_killed=False, took=0.0)


def kill_rounds(
    operation: str, kills: int, folder: Path, chance: random.Random, work: Work | None = None, keys: Keys = ()
) -> Outcome:
    """Kill an operation so many times, a writer that was done before is none; the first failure ends it."""
    outcome, of = Outcome(operation), Rounds(operation, folder, chance, work, keys)
    whole = folder / f"{operation}-whole.qianji".replace(" ", "-")
    Database.create(whole, key=next(iter(keys), None)).close()
    place = Place(whole)
    for number in turns(range(2 * kills)):
        if outcome.killed == kills:
            break
        if number % of.fresh_after == 0:
            place = _fresh(whole, number)
            lay_old_file(place.path, operation)
        is_started = of.is_by_command and number % of.started_every == of.started_every - 1
        failure = _round(of, place, outcome, is_started=is_started)
        if failure:
            outcome.failures.append(f"round {number}, killed {failure}")
            break
    return outcome


def _round(of: Rounds, place: Place, outcome: Outcome, *, is_started: bool) -> str:
    moment = _moment(of.chance, of.usual, is_by_word=is_started)
    done = of.writes(place, moment, is_started=is_started)
    if not done.is_killed and not is_started:
        of.usual = (of.usual + done.took) / 2
    place.said += done.lines
    outcome.rounds += 1
    outcome.killed += done.is_killed
    outcome.started += is_started
    outcome.acknowledged += sum(line.startswith("ACK") for line in done.lines)
    if done.code:
        return f"{moment}: the writer ended with {done.code}"
    if of.chance.random() < KILLED_WHILE_LOOKING:
        look = partial(verify_units, place.path, place.said, of.keys)
        outcome.looks_killed += forked(look, Moment(of.chance.uniform(0, 0.03))).is_killed
    wrong = of.finds(place)
    return f"{moment}: {wrong}" if wrong else ""


def _fresh(whole: Path, number: int) -> Place:
    """Another data file, nothing in it; the ones before go."""
    stem = whole.stem.removesuffix("whole")
    for old in whole.parent.glob(f"{stem}[0-9]*"):
        shutil.rmtree(old) if old.is_dir() else old.unlink()
    path = whole.with_stem(f"{stem}{number}")
    for source, target in zip(around(whole), around(path), strict=True):
        if source.exists():
            shutil.copyfile(source, target)
    return Place(path)


def _moment(chance: random.Random, usual: float, *, is_by_word: bool) -> Moment:
    kind = chance.choice(("ACK", "STEP") if is_by_word else ("time", "time", "ACK", "STEP"))
    if kind == "time":
        return Moment(chance.uniform(0, usual * 0.95))
    return Moment(None, kind, chance.randint(1, UNITS if kind == "ACK" else 2 * UNITS))


def warm_up(path: Path) -> None:
    """Do everything once, so that children find all that they need imported."""
    make_cheap()
    with redirect_stdout(io.StringIO()) as said:
        for operation in OPERATIONS:
            as_command(fault_writer(operation, path, 1))
        acks = path.with_suffix(".acks")
        acks.write_text(said.getvalue(), encoding="utf-8")
        as_command(fault_verify(path, acks))
    plain = path.with_stem("plain")
    Database.create(plain).close()
    as_started(check(plain))
    gc.collect()
    gc.freeze()  # what is there now is looked at by no child's search for garbage
