"""Cells of a finalised evaluation changed with another tool, one at a time, the guards put back: `check` says so."""

import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import select

from desktop.domain.acknowledgement import Outcome
from desktop.models import Review
from desktop.services.acknowledgements import Acknowledgements
from desktop.services.checkup import check_up
from desktop.services.evaluations import Evaluations
from desktop.store.database import Database
from tests.services.small_company import Q3, two_people

# What a finalised evaluation is: its rows, what became of its forms, the rules it was worked out by, and the record
# that tells its seal.
TABLES = (
    "evaluation", "review", "review_item", "finding", "action", "acknowledgement", "scheme_version",
    "scheme_item", "audit_entry",
)  # fmt: skip


@dataclass
class Tampered:
    """What the changes came to."""

    cells: int = 0
    told: int = 0
    failures: list[str] = field(default_factory=list)


def tamper(folder: Path, chance: random.Random, *, is_short: bool = False) -> Tampered:
    """Change each cell once; in the short form one of each column, whichever."""
    folder.mkdir(parents=True, exist_ok=True)
    whole, found = folder / "whole.qianji", Tampered()
    with Database.create(whole) as database:
        with database.write() as session:
            two_people(session)
        evaluations = Evaluations(database, lambda: date(2026, 11, 21))
        evaluations.finalise(evaluations.run(Q3).evaluation_id)
        forms = Acknowledgements(database, lambda: date(2026, 11, 21))
        with database.read() as session:
            signed, refused = session.scalars(select(Review.id).order_by(Review.id)).all()
        forms.note((signed,), Outcome.SIGNED, date(2026, 11, 21))
        forms.note((refused,), Outcome.REFUSED, date(2026, 11, 21), "王䶮", "邮寄")
    cells = list(_cells(whole))
    chance.shuffle(cells)
    wanted = {(table, column): key for table, column, key in cells}
    for table, column, key in [(*place, key) for place, key in wanted.items()] if is_short else cells:
        path = folder / "changed.qianji"
        shutil.copyfile(whole, path)
        _change(path, table, column, key)
        with Database.open(path) as database:
            is_told = not check_up(database).is_whole
        found.cells += 1
        found.told += is_told
        if not is_told:
            found.failures.append(f"{table} {key}: {column}")
    return found


def _cells(path: Path) -> Iterator[tuple[str, str, int]]:
    connection = driver.connect(str(path))
    for table in TABLES:
        columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
        for (key,) in connection.execute(f'SELECT id FROM "{table}"').fetchall():  # noqa: S608 - our own tables
            yield from ((table, column, key) for column in columns)
    connection.close()


def _change(path: Path, table: str, column: str, key: int) -> None:
    """Take the guards away, change one value, and put the guards back, as somebody who knows them would."""
    connection = driver.connect(str(path), isolation_level=None)
    for setting in ("foreign_keys = OFF", "ignore_check_constraints = ON"):
        connection.execute(f"PRAGMA {setting}")
    guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _sql in guards:
        connection.execute(f'DROP TRIGGER "{name}"')
    (present,) = connection.execute(f'SELECT "{column}" FROM "{table}" WHERE id = ?', (key,)).fetchone()  # noqa: S608 - our own tables
    statement = f'UPDATE "{table}" SET "{column}" = ? WHERE id = ?'  # noqa: S608 - our own tables
    try:
        connection.execute(statement, (_other(present), key))
    except driver.IntegrityError:  # another row has that value
        connection.execute(statement, (present + 100_000 if isinstance(present, int) else f"{present}'", key))
    for _name, sql in guards:
        connection.execute(sql)
    connection.close()


def _other(value: Any) -> Any:
    """Another value of the same kind, as near as possible."""
    if value is None:
        return 1
    if isinstance(value, int):
        return value + 1
    if isinstance(value, bytes):
        return value[:-1] + bytes([value[-1] ^ 1]) if value else b"\x01"
    text = str(value)
    if len(text) == 10 and text[4:5] == "-":
        return f"{text[:9]}{(int(text[9]) + 1) % 10}" if text[9:].isdigit() else text + "0"
    return text[:-1] + ("1" if text[-1:] != "1" else "2") if text else "x"
