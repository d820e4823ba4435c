"""A backup that is opened and checked before it bears its name, against a plain copy of the closed file."""

import os
import shutil
from pathlib import Path

from desktop.store.backup import copy_verified
from desktop.store.database import Database
from tests.benchmarks.era import Size
from tests.benchmarks.evaluation import Outcome, company_file
from tests.benchmarks.timing import Goal, Variant, process_work, shown, take_turns, weighed

CHECKED = 1.6


def benchmark(folder: Path, size: Size, rounds: int) -> Outcome:
    """Copy the large company in turn; both copies are on the disk when they are done. What counts is the clock."""
    source = company_file(folder, size, 1)
    checked, plain = folder / "checked.part", folder / "plain.part"

    def copy_plainly() -> None:
        shutil.copyfile(source, plain)
        with plain.open("rb+") as written:
            os.fsync(written.fileno())

    def remove() -> None:
        for each in (checked, plain):
            each.unlink(missing_ok=True)

    with Database.open(source) as database, database.raw() as connection:
        ours = Variant("backup, opened and checked", lambda: copy_verified(connection, checked), remove, process_work)
        bare = Variant("plain copy of the file", copy_plainly, remove, process_work)
        goals = [Goal("backup / plain copy, on the clock", ours, bare, CHECKED, by_clock=True)]
        take_turns([ours, bare], rounds)
    remove()
    return Outcome(shown([ours, bare], goals), all(goal.is_met for goal in goals), weighed(goals))
