"""The same work on a plain file and on the same file encrypted, in turn: a quarter evaluated, visits saved."""

import shutil
from contextlib import ExitStack
from datetime import date
from pathlib import Path

from sqlalchemy import select

from desktop.models import Staff
from desktop.services.evaluations import Evaluations
from desktop.services.unlocking import unlock
from desktop.services.vault import Vault, new_code
from desktop.services.visits import VisitDraft, VisitLog
from desktop.store.database import Database
from tests.benchmarks.era import Size
from tests.benchmarks.evaluation import QUARTER, SCHEME, TODAY, Outcome, company_file
from tests.benchmarks.timing import Goal, Variant, shown, take_turns, weighed

PASSWORD = "茶水间 green door"  # noqa: S105 - of a file the benchmark makes
EVALUATION, VISIT = 1.3, 1.2
VISITS = 20  # saved in one round
DAY = date(2026, 9, 30)


def benchmark(folder: Path, size: Size, rounds: int) -> Outcome:
    """Copy the company twice, encrypt one of the copies, and let both do the same."""
    folder.mkdir(parents=True, exist_ok=True)
    made = company_file(folder, size, 1)
    plain, locked = (folder / f"{made.stem}-{name}.qianji" for name in ("plain", "encrypted"))
    for copy in (plain, locked):
        shutil.copyfile(made, copy)
    with Database.open(locked) as database:
        Vault(database).set_password(PASSWORD, new_code())
    with ExitStack() as files:
        both = {
            "plain": files.enter_context(Database.open(plain)),
            "encrypted": files.enter_context(Database.open(locked, [unlock(locked, PASSWORD)])),
        }
        evaluations = {name: _evaluation(database, name) for name, database in both.items()}
        visits = {name: _visits(database, name) for name, database in both.items()}
        goals = [
            Goal("evaluation, encrypted / plain", evaluations["encrypted"], evaluations["plain"], EVALUATION),
            Goal("saving visits, encrypted / plain", visits["encrypted"], visits["plain"], VISIT),
        ]
        variants = [*evaluations.values(), *visits.values()]
        take_turns(variants, rounds)
    return Outcome(shown(variants, goals), all(goal.is_met for goal in goals), weighed(goals))


def _evaluation(database: Database, name: str) -> Variant:
    """Each round computes the quarter for the first time."""
    verbs, made = Evaluations(database, lambda: TODAY), list[int]()

    def run() -> None:
        made.append(verbs.run(QUARTER, SCHEME).evaluation_id)

    def discard() -> None:
        while made:
            verbs.discard(made.pop())

    return Variant(f"evaluation, {name}", run, discard)


def _visits(database: Database, name: str) -> Variant:
    """Each visit is a transaction of its own, kept on the disk before the next begins."""
    log = VisitLog(database, lambda: DAY)
    with database.read() as session:
        somebody = session.scalar(select(Staff.id).order_by(Staff.id).limit(1)) or 0

    def run() -> None:
        for number in range(VISITS):
            log.log(VisitDraft(DAY, somebody, summary=f"第 {number} 次拜访，介绍产品"))

    return Variant(f"{VISITS} visits saved, {name}", run)
