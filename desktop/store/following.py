"""Which rows one act writes and what they hold when it is kept, so that it is taken back only while that is so."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlalchemy import Table
    from sqlalchemy.orm import Session

Place = tuple[str, int]  # a table and a key
Values = Mapping[str, Any]  # column → value
# Marks of a change that say nothing of what was changed, and are made again by whoever takes it back.
MARKS = frozenset({"changed_at", "kept_at", "revision"})
# Bookkeeping, and histories that are written anew as a whole: what they lead to stands in the record itself.
BESIDE = frozenset({
    "audit_entry", "kept_answer", "entry_draft", "target_revision", "customer_owner", "deal_owner",
})  # fmt: skip
# Rows that hold what belongs to several acts: of them only what this act changed counts.
SHARED = frozenset({"company", "review", "evaluation", "action"})
# Made on the way, where a record names them first; others may name them as well.
NAMED = frozenset({"lookup", "position", "team", "stage"})
BYPRODUCTS = (NAMED | {"customer"}, NAMED, frozenset[str]())
_MOST_KEYS = 500  # keys in one statement


@dataclass(slots=True)
class Trace:
    """The rows an act wrote as it left them, and those of them it made."""

    rows: dict[Place, Values | None] = field(default_factory=dict)  # None for one it deleted
    made: set[Place] = field(default_factory=set)

    def is_untouched(self, session: "Session") -> bool:
        """Whether all rows stand as they were left, and nothing new hangs on those that were made."""
        names = {place: tuple(values or ()) for place, values in self.rows.items()}
        return _values(session, names) == self.rows and not self._has_followers(session)

    def _has_followers(self, session: "Session") -> bool:
        """Whether a record that is not this act's names one it made."""
        from sqlalchemy import select

        from desktop.models import Base

        for table in Base.metadata.sorted_tables:
            for column in [] if table.name in BESIDE else table.columns:
                named = {key.column.table.name for key in column.foreign_keys}
                keys = [key for name, key in self._mainly_made() if name in named]
                if not keys:
                    continue
                question = select(table.c.id).where(column.in_(keys))
                if "deleted_at" in table.columns:
                    question = question.where(table.c.deleted_at.is_(None))
                if any((table.name, key) not in self.rows for key in session.scalars(question)):
                    return True
        return False

    def _mainly_made(self) -> set[Place]:
        """What the act was about, without what it made on the way."""
        parts = ({place for place in self.made if place[0] not in beside} for beside in BYPRODUCTS)
        return next((part for part in parts if part), set())


_trace: ContextVar[Trace | None] = ContextVar("trace", default=None)


@contextmanager
def tracing(trace: Trace) -> Iterator[None]:
    """Let every writing transaction inside note in `trace` what it leaves."""
    before = _trace.set(trace)
    try:
        yield
    finally:
        _trace.reset(before)


@contextmanager
def followed(session: "Session") -> Iterator[None]:
    """Note what the transaction leaves, at its end, where somebody asks for it."""
    trace = _trace.get()
    if trace is None:
        yield
        return
    from sqlalchemy import event

    names: dict[Place, tuple[str, ...]] = {}

    def note(flushing: "Session", _context: Any) -> None:
        for each in (*flushing.new, *flushing.dirty, *flushing.deleted):
            place, columns = _noted(each)
            if place[0] not in BESIDE:
                names[place] = tuple(dict.fromkeys((*names.get(place, ()), *columns)))
        trace.made.update(_noted(each)[0] for each in flushing.new if each.__tablename__ not in BESIDE)

    event.listen(session, "after_flush", note)
    yield
    session.flush()
    left = _values(session, names)
    # Of what was refused under a savepoint nothing is left; its key may be given again to somebody else's row.
    gone = {place for place in trace.made if place in left and left[place] is None}
    trace.made -= gone
    trace.rows.update({place: values for place, values in left.items() if place not in gone})


def _noted(record: Any) -> tuple[Place, list[str]]:
    """A record's place, and the columns of it that count."""
    from sqlalchemy import inspect

    state = inspect(record)
    columns = [each.key for each in state.mapper.column_attrs if each.key not in MARKS]
    if record.__tablename__ in SHARED:
        columns = [name for name in columns if state.attrs[name].history.has_changes()]
    return (record.__tablename__, record.id), columns


def _values(session: "Session", names: Mapping[Place, tuple[str, ...]]) -> dict[Place, Values | None]:
    """What the named columns hold now, None for a row that is gone."""
    from sqlalchemy import select

    from desktop.models import Base

    found: dict[Place, Values | None] = dict.fromkeys(names)
    for name in {table for table, _key in names}:
        table: Table = Base.metadata.tables[name]
        keys = sorted(key for each, key in names if each == name)
        for start in range(0, len(keys), _MOST_KEYS):
            question = select(table).where(table.c.id.in_(keys[start : start + _MOST_KEYS]))
            for row in session.execute(question).mappings():
                place = (name, row["id"])
                found[place] = {column: row[column] for column in names[place]}
    return found
