"""Words are found in memory as LIKE finds them in the rows, whatever happened to those since; nothing is written."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from desktop.models import Customer, Staff, Visit
from desktop.models.base import now
from desktop.queries.held_words import are_held, hold_more, let_go
from desktop.queries.key_order import KeyOrder, Order
from desktop.queries.visit_list import LISTING, VisitList
from desktop.queries.visits import VisitFilter
from desktop.store.database import Database

FIRST = date(2026, 1, 1)
WORDS = st.text("账期 xX%é\x1f", min_size=1, max_size=3)
TEXTS = st.text("账期 xX%é\x1f", max_size=4)
DAYS = st.integers(0, 3).map(lambda days: FIRST + timedelta(days=days))
KEYS = st.integers(1, 6)
VALUES: dict[Any, st.SearchStrategy[Any]] = {
    "visited_on": DAYS, "summary": TEXTS, "next_step": TEXTS, "place": TEXTS,
    "customer_id": st.sampled_from([None, 1, 2]), "staff_id": st.sampled_from([1, 2]),
}  # fmt: skip
ROWS = st.fixed_dictionaries(VALUES)
ONE = st.sampled_from(list(VALUES)).flatmap(lambda name: st.fixed_dictionaries({name: VALUES[name]}))
CHANGES = st.one_of(
    st.tuples(st.just("put"), KEYS, ROWS),
    st.tuples(st.just("set"), KEYS, ONE),
    st.tuples(st.sampled_from(["remove", "restore", "delete"]), KEYS, st.none()),
    st.tuples(st.just("drop"), KEYS, ROWS),
    st.tuples(st.sampled_from(["hold", "let go"]), KEYS, st.none()),
)


class DroppedError(Exception):
    """What a transaction is dropped for."""


@contextmanager
def kept(database: Database) -> Iterator[Session]:
    """What is done in the connection's memory."""
    with database.read() as session:
        yield session
        session.commit()


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Two people and two customers without a visit; one of each bears letters that words are made of."""
    with Database.create(tmp_path_factory.mktemp("held") / "company.qianji") as database:
        with database.write() as session:
            session.add_all([Staff(id=1, code="E1", name="周期"), Staff(id=2, code="E2", name="Amy")])
            session.add_all([Customer(id=1, name="账款 x"), Customer(id=2, name="禾味")])
        yield database


def put(session: Session, key: int, values: dict[str, Any]) -> None:
    """A visit as it is given: a new one from all of its values, one that is there changed by some."""
    row = session.get(Visit, key)
    if row is None and len(values) > 1:
        session.add(Visit(id=key, entered_on=FIRST, **values))
    elif row is not None:
        for name, value in values.items():
            setattr(row, name, value)


def change(database: Database, what: str, key: int, values: dict[str, Any] | None) -> None:
    """One thing that happens to the log, or to what is held of it."""
    if what == "hold":
        with kept(database) as session:
            hold_more(session, at_once=3, long=0)
        return
    try:
        with database.write() as session:
            if values is not None:
                put(session, key, values)
            elif what == "let go":
                let_go(session)
            elif what == "delete":
                session.execute(delete(Visit).where(Visit.id == key))
            elif (row := session.get(Visit, key)) is not None:
                row.deleted_at = now() if what == "remove" else None
            if what == "drop":
                session.flush()
                raise DroppedError
    except DroppedError:
        pass


def by_like(session: Session, words: str) -> list[int]:
    """The keys of the visits a plain LIKE finds, the newest first."""
    called = (
        column.in_(select(table.id).where(table.name.icontains(words, autoescape=True)))
        for column, table in ((Visit.customer_id, Customer), (Visit.staff_id, Staff))
    )
    written = (each.icontains(words, autoescape=True) for each in (Visit.summary, Visit.next_step, Visit.place))
    found = select(Visit.id).where(Visit.deleted_at.is_(None), or_(*called, *written))
    return list(session.scalars(found.order_by(Visit.visited_on.desc(), Visit.id.desc())))


@given(st.dictionaries(KEYS, ROWS), st.integers(0, 3), st.lists(CHANGES, max_size=6), WORDS.filter(str.strip))
@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_same_visits_are_found_whatever_was_changed_dropped_and_held_meanwhile(
    company: Database, rows: dict[int, dict[str, Any]], held: int, changes: list[Any], words: str
) -> None:
    words = words.strip()
    with company.write() as session:
        let_go(session)
        session.execute(delete(Visit))
        for key, values in rows.items():
            put(session, key, values)

    for what, key, values in [("hold", 0, None)] * held + changes:
        change(company, what, key, values)
    with kept(company) as session:
        while hold_more(session, at_once=5, long=0):
            pass

    with company.read() as session:
        found = VisitList(VisitFilter(text=words), "zh_CN").order(session, Order())
        scanned = VisitList(VisitFilter(start=date.min, text=words), "zh_CN").order(session, Order())
        assert found == scanned == KeyOrder.of(by_like(session, words))
        assert VisitList(VisitFilter(text=words), "zh_CN").order(session, Order(LISTING.usual)) == KeyOrder.of(
            reversed(by_like(session, words))
        )


class TestHolding:
    @pytest.fixture(autouse=True)
    def logged(self, company: Database) -> None:
        with company.write() as session:
            let_go(session)
            session.execute(delete(Visit))
            for key in range(1, 6):
                put(session, key, {"visited_on": FIRST, "summary": "谈了账期", "staff_id": 1})

    def test_a_log_that_is_short_is_not_held(self, company: Database) -> None:
        with kept(company) as session:
            is_left = hold_more(session, long=5)

        with company.read() as session:
            assert not is_left
            assert not are_held(session, "账期")

    def test_nothing_is_answered_from_memory_before_all_of_it_is_there(self, company: Database) -> None:
        with kept(company) as session:
            is_left = hold_more(session, at_once=2, long=0)

        with company.read() as session:
            assert is_left
            assert not are_held(session, "账期")
            assert len(VisitList(VisitFilter(text="账期"), "zh_CN").order(session, Order())) == 5

    def test_the_file_stays_as_it_was_byte_for_byte(self, company: Database) -> None:
        beside = company.path.with_name(f"{company.path.name}-wal")
        before = company.path.read_bytes(), beside.read_bytes()

        with kept(company) as session:
            is_left = hold_more(session, long=0)

        with company.read() as session:
            assert are_held(session, "账期")
        assert not is_left
        assert (company.path.read_bytes(), beside.read_bytes()) == before

    def test_words_that_could_reach_from_one_text_into_the_next_are_looked_for_in_the_rows(
        self, company: Database
    ) -> None:
        with kept(company) as session:
            hold_more(session, long=0)

        with company.read() as session:
            assert not are_held(session, "账\x1f期")

    @pytest.mark.parametrize("column", ["summary", "next_step", "place"])
    def test_what_is_changed_while_it_is_held_is_found_as_it_is_now(self, company: Database, column: str) -> None:
        with kept(company) as session:
            hold_more(session, long=0)

        change(company, "set", 3, {column: "看样品"})

        with company.read() as session:
            assert VisitList(VisitFilter(text="看样"), "zh_CN").order(session, Order()) == KeyOrder.of([3])

    @pytest.mark.parametrize("words", ["账期到店", "账期 到店", "账期\n到店"])
    def test_no_words_reach_from_one_text_into_the_next(self, company: Database, words: str) -> None:
        change(company, "set", 3, {"next_step": "到店", "place": "到店"})
        with kept(company) as session:
            hold_more(session, long=0)

        with company.read() as session:
            assert not len(VisitList(VisitFilter(text=words), "zh_CN").order(session, Order()))
