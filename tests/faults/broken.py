"""Writers that do it wrong on purpose: a harness that does not catch them proves nothing."""

import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from sqlalchemy import func, select

from desktop.models import ImportBatch, Visit
from desktop.services.faults.telling import Telling, folder_beside, next_change
from desktop.services.faults.writer import DAY, somebody, today
from desktop.services.visits import VisitDraft, VisitLog
from desktop.store.database import Database
from desktop.store.files import make_folder


def acknowledged_first(path: Path, number: int, telling: Telling) -> None:
    """Says that a visit is kept, and keeps it then."""
    with Database.open(path) as database:
        staff_id = somebody(database)
        for _ in range(number):
            unit = f"save-{next_change(database)}"
            telling.tries(unit)
            telling.keeps(unit)
            VisitLog(database, today).log(VisitDraft(DAY, staff_id, summary=unit))


def in_two_transactions(path: Path, number: int, telling: Telling) -> None:
    """Keeps the head of an import, then its rows."""
    with Database.open(path) as database:
        staff_id = somebody(database)
        for _ in range(number):
            with database.read() as session:
                unit = f"import-{(session.scalar(select(func.max(ImportBatch.id))) or 0) + 1000}"
            telling.tries(unit)
            with database.write() as session:
                batch = ImportBatch(kind="visits", file_name=unit, created=40)
                session.add(batch)
                session.flush()
                key = batch.id
            with database.write() as session:
                session.add_all(
                    Visit(
                        visited_on=DAY,
                        staff_id=staff_id,
                        entered_on=DAY,
                        summary=f"{unit} {row}",
                        import_batch_id=key,
                    )
                    for row in range(40)
                )
            telling.keeps(unit)


def in_place(path: Path, number: int, telling: Telling) -> None:
    """Writes a backup under its final name from the beginning."""
    make_folder(folder_beside(path))
    for each in range(number):
        unit = f"backup-{each}-{time.monotonic_ns()}"
        telling.tries(unit)
        with path.open("rb") as source, (folder_beside(path) / f"{unit}.qianji").open("wb", buffering=0) as target:
            while block := source.read(16_384):
                target.write(block)
                os.fsync(target.fileno())  # as slow as a disk
        telling.keeps(unit)


def not_waiting_for_the_disk(path: Path, number: int, telling: Telling) -> None:
    """Keeps visits as engines do by default beside a write-ahead log: the disk may still have them in its hands."""
    with Database.open(path) as database:
        with database.raw() as connection:
            connection.execute("PRAGMA synchronous = NORMAL")
        staff_id = somebody(database)
        for _ in range(number):
            unit = f"save-{next_change(database)}"
            telling.tries(unit)
            VisitLog(database, today).log(VisitDraft(DAY, staff_id, summary=unit))
            telling.keeps(unit)


BROKEN: Mapping[str, Callable[[Path, int, Telling], None]] = {
    "acknowledged first": acknowledged_first,
    "in two transactions": in_two_transactions,
    "in place": in_place,
}
