"""The visits that bear a word of two characters: found in memory, in the rows, and by a plain LIKE."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from desktop.models import Customer, Staff, Visit
from desktop.queries.held_words import let_go
from desktop.queries.key_order import KeyOrder, Order
from desktop.queries.paging import key_order
from desktop.queries.visit_list import LISTING, VisitList
from desktop.queries.visits import VisitFilter
from desktop.services.visit_words import VisitWords
from desktop.store.database import Database
from tests.benchmarks.timing import Variant, Weighed

FILTER = 0.5
WORD = "账期"


@dataclass(slots=True)
class Filters:
    """The same hits in the same order, however they are found; and what it takes to hold all words in memory.

    The plain ways follow the list's own order along its index, as a question written down at once does.
    """

    held: Variant = field(default_factory=lambda: Variant(f"keys of {WORD}", list))
    rows: Variant = field(default_factory=lambda: Variant(f"keys of {WORD}, in the rows", list))
    plain: Variant = field(default_factory=lambda: Variant(f"keys of {WORD}, LIKE", list))
    small: Variant = field(default_factory=lambda: Variant(f"keys of {WORD}, lower() LIKE lower()", list))
    holding: Variant = field(default_factory=lambda: Variant("hold all words", list))

    @property
    def all(self) -> list[Variant]:
        """All of them."""
        return [self.held, self.rows, self.plain, self.small, self.holding]

    def time(self, database: Database) -> None:
        """One round of all, after one that only brings the pages into memory."""
        likes, made_small = _bearing(InstrumentedAttribute.contains), _bearing(InstrumentedAttribute.icontains)

        def plainly(session: Session) -> KeyOrder:
            return key_order(session, LISTING, likes, Order())

        def as_listed(session: Session) -> KeyOrder:
            return VisitList(VisitFilter(text=WORD), "zh_CN").order(session, Order())

        with database.read() as session:
            let_go(session)
            session.commit()
            plainly(session)
        found = [
            _timed(self.rows, database, as_listed),
            _timed(self.plain, database, plainly),
            _timed(self.small, database, lambda session: key_order(session, LISTING, made_small, Order())),
        ]
        began, work_began = time.perf_counter(), time.thread_time()
        while VisitWords(database, long=0).hold_more():
            pass
        self.holding.seconds.append(time.thread_time() - work_began)
        self.holding.clock.append(time.perf_counter() - began)
        found.append(_timed(self.held, database, as_listed))
        assert all(each == found[0] for each in found), "all ways must find the same visits"

    def weighed(self) -> tuple[Weighed, ...]:
        """How long each takes against a plain LIKE, and against one with every text made small first."""
        return (
            Weighed(f"keys of {WORD} / LIKE", _ratio(self.held, self.plain), FILTER),
            Weighed(f"keys of {WORD} before its words are held / LIKE", _ratio(self.rows, self.plain)),
            Weighed(f"keys of {WORD} / lower() LIKE lower()", _ratio(self.held, self.small)),
            Weighed("holding all words, once / LIKE", _ratio(self.holding, self.plain)),
        )


def _timed(variant: Variant, database: Database, ask: Callable[[Session], KeyOrder]) -> KeyOrder:
    with database.read() as session:
        began, work_began = time.perf_counter(), time.thread_time()
        found = ask(session)
        variant.seconds.append(time.thread_time() - work_began)
        variant.clock.append(time.perf_counter() - began)
    return found


def _bearing(holds: Callable[[InstrumentedAttribute[str], str], ColumnElement[bool]]) -> list[ColumnElement[bool]]:
    called = [
        column.in_(select(table.id).where(holds(table.name, WORD)))
        for column, table in ((Visit.customer_id, Customer), (Visit.staff_id, Staff))
    ]
    written = (holds(column, WORD) for column in (Visit.summary, Visit.next_step, Visit.place))
    return [Visit.deleted_at.is_(None), or_(*called, *written)]


def _ratio(measured: Variant, base: Variant) -> float:
    return median(a / b for a, b in zip(measured.seconds, base.seconds, strict=True))
