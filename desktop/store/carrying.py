"""A whole company carried from one place to another, whichever engine keeps either: every row, keys included."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, LargeBinary, Table, func, insert, select, type_coerce
from sqlalchemy.orm import Session

from desktop.errors import N_, DataFileError
from desktop.models import Base
from desktop.models.types import Scaled
from desktop.store.migrations.guards import guard, guarded_acts
from desktop.store.taking_back import let_references_wait

LEFT_OUT = frozenset({"kept_answer"})  # worked out anew where it is missing
_PART = 2000  # rows read and written at once; of rows that hold whole files one
Step = Callable[[int, int], None]  # rows carried so far, rows in all


@dataclass(frozen=True, slots=True)
class Cargo:
    """What lies in one place: rows by table, sums of its exact columns, and a digest of every value by table."""

    rows: Mapping[str, int]
    sums: Mapping[str, int]  # "signing.amount" → 分, worked out by the engine itself
    digests: Mapping[str, str]

    def first_difference(self, other: "Cargo") -> str:
        """The first table that is not the same in both; an empty text where all are."""
        for mine, theirs in ((self.rows, other.rows), (self.sums, other.sums), (self.digests, other.digests)):
            for name, value in mine.items():
                if theirs.get(name) != value:
                    return name
        return ""


def carry(source: Session, target: Session, step: Step) -> None:
    """Copy every row into the empty tables of the target, inside its transaction."""
    done, total = 0, sum(_rows(source).values())
    step(done, total)
    with _guards_at_rest(target):
        let_references_wait(target)
        for table in _tables():
            for rows in _parts(source, table):
                target.execute(insert(table), rows)
                done += len(rows)
                step(done, total)


def carry_verified(source: Session, target: Session, step: Step = lambda _done, _total: None) -> Cargo:
    """Copy every row and compare both sides: counts, sums and every value; what lies there now."""
    carry(source, target, step)
    before, after = cargo_of(source), cargo_of(target)
    different = before.first_difference(after)
    if different:
        raise not_the_same(different)
    return after


def not_the_same(what: str) -> DataFileError:
    """What is said where the two sides differ; the transaction is dropped by it."""
    return DataFileError(
        N_("What arrived is not what was sent ({what}). The new place was left empty; nothing was moved."), what=what
    )


def cargo_of(session: Session) -> Cargo:
    """What lies in one place, read to its end."""
    digests = {}
    for table in _tables():
        digest = hashlib.sha256()
        for rows in _parts(session, table):
            for row in rows:
                digest.update(repr(tuple(row.values())).encode("utf-8", "surrogatepass"))
        digests[table.name] = digest.hexdigest()
    return Cargo(_rows(session), _sums(session), digests)


def _tables() -> list[Table]:
    return [table for table in Base.metadata.sorted_tables if table.name not in LEFT_OUT]


def _parts(session: Session, table: Table) -> Iterator[list[dict[str, Any]]]:
    """The rows of a table in the order of their keys, some at a time."""
    last, part = 0, 1 if any(isinstance(column.type, LargeBinary) for column in table.columns) else _PART
    while True:
        question = select(table).where(table.c.id > last).order_by(table.c.id).limit(part)
        rows = [dict(row) for row in session.execute(question).mappings()]
        if not rows:
            return
        yield rows
        last = rows[-1]["id"]


def _rows(session: Session) -> dict[str, int]:
    return {table.name: session.scalar(select(func.count()).select_from(table)) or 0 for table in _tables()}


def _sums(session: Session) -> dict[str, int]:
    sums: dict[str, int] = {}
    for table in _tables():
        exact = [column for column in table.columns if isinstance(column.type, Scaled)]
        if exact:
            found = session.execute(select(*(func.sum(type_coerce(column, BigInteger)) for column in exact))).one()
            sums |= {f"{table.name}.{each.name}": int(value or 0) for each, value in zip(exact, found, strict=True)}
    return sums


@contextmanager
def _guards_at_rest(session: Session) -> Iterator[None]:
    """Let finalised results come in as they are; afterwards they are guarded again."""
    connection = session.connection()
    is_server = connection.dialect.name != "sqlite"
    for each in guarded_acts():
        on_table = f' ON "{each.table}"' if is_server else ""
        connection.exec_driver_sql(f'DROP TRIGGER "{each.name}"{on_table}')
    yield
    if is_server:
        from desktop.store.server.equipment import guard_server  # the driver, only where there is a server

        guard_server(connection)
    else:
        guard(connection)
