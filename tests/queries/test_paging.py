"""Pages of a long list tile the whole of it, whatever the order and the filter, with ties and missing values."""

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.models import Customer, Lookup, LookupKind, Staff, Visit
from desktop.models.base import now
from desktop.queries.key_order import KeyOrder, Order
from desktop.queries.visit_list import LISTING, VisitList, VisitSums
from desktop.queries.visits import VisitFilter, VisitLine, visit_page
from desktop.store.database import Database

FIRST = date(2026, 1, 1)
NUMBER = 90
ORDERS = st.builds(Order, st.sampled_from(["", LISTING.usual, *LISTING.columns]), st.booleans())
FILTERS = st.builds(
    VisitFilter,
    st.none() | st.integers(0, 20).map(lambda days: FIRST + timedelta(days=days)),
    st.none() | st.integers(0, 20).map(lambda days: FIRST + timedelta(days=days)),
    st.none() | st.sampled_from([1, 2, 3]),
    st.sampled_from(["", "租金", "zm", "绿", "x"]),
)


@pytest.fixture(scope="module")
def logged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Ninety visits on few days, by few people, with much missing and some removed."""
    chance = random.Random(7)  # noqa: S311 - the same visits each time
    database = Database.create(tmp_path_factory.mktemp("paging") / "company.qianji")
    with database.write() as session:
        for key, name, pinyin in ((1, "周敏", "zhoumin"), (2, "钱丰", "qianfeng"), (3, "Amy", "")):
            session.add(Staff(id=key, code=f"E{key}", name=name, pinyin=pinyin, initials="zm" if key == 1 else ""))
            session.add(Customer(id=key, name=("绿洲", "绿源", "禾味")[key - 1]))
        session.add_all(
            [Lookup(id=key, kind=LookupKind.OUTCOME, name=name, is_effective=key == 2, sort_order=9 - key)
             for key, name in ((1, "未见"), (2, "有意向"))]
        )  # fmt: skip
        session.flush()
        for key in range(1, NUMBER + 1):
            day = FIRST + timedelta(days=chance.randrange(20))
            session.add(
                Visit(
                    id=key,
                    visited_on=day,
                    entered_on=day,
                    staff_id=chance.choice((1, 2, 3)),
                    customer_id=chance.choice((1, 2, 3, None)),
                    outcome_id=chance.choice((1, 2, None)),
                    minutes=chance.choice((None, 30, 30, 45)),
                    summary=chance.choice(("谈了租金", "x ray", "X", "")),
                    next_on=chance.choice((None, day)),
                    deleted_at=None if key % 11 else now(),
                )
            )
    yield database
    database.close()


def pages(database: Database, listed: VisitList, order: Order, size: int) -> list[VisitLine]:
    """The whole list, a page of keys at a time."""
    seen: list[VisitLine] = []
    with database.read() as session:
        keys = listed.order(session, order)
        for first in range(0, len(keys), size):
            page = keys.keys(first, first + size)
            lines = {line.visit_id: line for line in listed.lines(session, page)}
            seen += [lines[key] for key in page]
    return seen


def expected(database: Database, wanted: VisitFilter) -> list[int]:
    """The keys of the same list, newest first, read at once."""
    with database.read() as session:
        return [line.visit_id for line in visit_page(session, wanted, "zh_CN", size=NUMBER).lines]


class TestPages:
    @given(FILTERS, ORDERS, st.integers(1, 40))
    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    def test_they_tile_the_whole_in_any_order(
        self, logged: Database, wanted: VisitFilter, order: Order, size: int
    ) -> None:
        listed = VisitList(wanted, "zh_CN")

        found = [line.visit_id for line in pages(logged, listed, order, size)]
        with logged.read() as session:
            first = listed.first(session, order, size)

        assert sorted(found) == sorted(expected(logged, wanted))
        assert first == found[:size]

    @given(FILTERS)
    @settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    def test_without_a_column_it_is_the_log_newest_first(self, logged: Database, wanted: VisitFilter) -> None:
        found = [line.visit_id for line in pages(logged, VisitList(wanted, "zh_CN"), Order(), 7)]

        assert found == expected(logged, wanted)

    @given(st.sampled_from(["minutes", "next_on", "customer", "outcome", "summary"]), st.booleans())
    @settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    def test_what_has_no_value_stands_last_and_equals_stand_newest_first(
        self, logged: Database, column: str, is_descending: bool
    ) -> None:
        found = pages(logged, VisitList(VisitFilter(), "zh_CN"), Order(column, is_descending), 20)

        values = [getattr(line, column) for line in found]
        empty = [value in (None, "") for value in values]
        assert empty == sorted(empty)
        for one, next_one in pairwise(found):
            if getattr(one, column) == getattr(next_one, column):
                assert (one.visited_on, one.visit_id) > (next_one.visited_on, next_one.visit_id)


class TestColumns:
    def test_people_stand_in_the_order_of_their_pinyin_and_words_in_the_owners(self, logged: Database) -> None:
        listed = VisitList(VisitFilter(), "zh_CN")

        people = [line.staff for line in pages(logged, listed, Order("staff"), 30)]
        outcomes = [line.outcome for line in pages(logged, listed, Order("outcome"), 30)]

        assert list(dict.fromkeys(people)) == ["Amy", "钱丰", "周敏"]
        assert list(dict.fromkeys(outcomes)) == ["有意向", "未见", ""]

    def test_the_oldest_can_stand_first(self, logged: Database) -> None:
        found = pages(logged, VisitList(VisitFilter(), "zh_CN"), Order("visited_on"), 30)

        assert [line.visit_id for line in found] == expected(logged, VisitFilter())[::-1]


def test_the_foot_counts_every_visit_that_matches(logged: Database) -> None:
    listed = VisitList(VisitFilter(staff_id=2), "zh_CN")
    lines: Sequence[VisitLine] = pages(logged, listed, Order(), 50)

    with logged.read() as session:
        sums = listed.sums(session)

    assert sums == VisitSums(
        len(lines), sum(line.is_effective for line in lines), sum(line.minutes or 0 for line in lines)
    )


def test_the_logs_own_order_is_read_from_its_index_alone(logged: Database) -> None:
    with logged.raw() as connection:
        plan = connection.execute(
            "EXPLAIN QUERY PLAN SELECT id FROM visit WHERE deleted_at IS NULL ORDER BY visited_on DESC, id DESC"
        ).fetchall()

    assert "COVERING INDEX ix_visit_day" in str(plan)
    assert "TEMP B-TREE" not in str(plan)


class TestKeyOrder:
    @given(st.lists(st.integers(1, 9_999_999_999), unique=True), st.integers(0, 30), st.integers(0, 30))
    def test_it_holds_what_it_was_given(self, keys: list[int], first: int, size: int) -> None:
        order = KeyOrder.of(keys)

        assert len(order) == len(keys)
        assert order.keys(first, first + size) == keys[first : first + size]
        assert [order.place_of(key) for key in keys] == list(range(len(keys)))

    def test_a_key_that_only_seems_to_stand_there_does_not(self) -> None:
        order = KeyOrder.of([1_000_000_010, 1_000_000_001])

        assert order.place_of(1_000_000_01) == -1
