"""A backup that is opened and checked before it bears its name, against a plain copy of the closed file.

Both end with the file on the disk (fsync), and both begin alike: what is copied lies in the system's memory, nothing
else waits to be written, and as much memory as a copy fills was given back a moment ago. Without the latter a copy
takes two to four times as long where the system first has to find memory, and the ratio tells that.
"""

import os
import shutil
from functools import partial
from pathlib import Path

from desktop.store.backup import copy_verified
from desktop.store.database import Database
from tests.benchmarks.era import Size
from tests.benchmarks.evaluation import Outcome, company_file
from tests.benchmarks.timing import Goal, Variant, process_work, shown, take_turns, weighed

CHECKED = 1.6
LEAST = 5  # rounds, where it is more than a try


def benchmark(folder: Path, size: Size, rounds: int) -> Outcome:
    """Copy the large company in turn, at least five times. What counts is the clock."""
    source = company_file(folder, size, 1)
    checked, plain, before = (folder / f"{name}.part" for name in ("checked", "plain", "before"))

    def remove() -> None:
        for each in (checked, plain, before):
            each.unlink(missing_ok=True)

    def begin_alike() -> None:
        remove()
        _copy(source, before)
        before.unlink()
        if hasattr(os, "sync"):
            os.sync()

    with Database.open(source) as database, database.raw() as connection:
        copies = partial(copy_verified, connection, checked), partial(_copy, source, plain)
        ours = Variant("backup, opened and checked", copies[0], begin_alike, process_work)
        bare = Variant("plain copy of the file", copies[1], begin_alike, process_work)
        goals = [Goal("backup / plain copy, on the clock", ours, bare, CHECKED, by_clock=True)]
        take_turns([ours, bare], max(rounds, LEAST) if rounds > 1 else rounds)
    remove()
    return Outcome(shown([ours, bare], goals), all(goal.is_met for goal in goals), weighed(goals))


def _copy(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)
    with target.open("rb+") as written:
        os.fsync(written.fileno())
