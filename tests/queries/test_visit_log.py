"""The visit log: newest first, page by page, filtered."""

from datetime import date, timedelta

import pytest
from sqlalchemy import text

from desktop.models import Customer, Lookup, LookupKind, Staff, Visit
from desktop.queries.visits import VisitFilter, VisitLine, visit_page
from desktop.store.database import Database

FIRST = date(2026, 1, 1)


@pytest.fixture
def logged(database: Database) -> Database:
    """Twelve visits by two people on six days, two a day."""
    with database.write() as session:
        session.add_all(
            [
                Staff(id=1, code="E01", name="周敏", pinyin="zhoumin", initials="zm"),
                Staff(id=2, code="E02", name="钱丰", pinyin="qianfeng", initials="qf"),
                Lookup(id=900, kind=LookupKind.OUTCOME, name="签约意向", is_effective=True),
                Lookup(id=901, kind=LookupKind.OUTCOME, name="未见到", is_effective=False),
                Customer(id=1, name="绿洲 100%", pinyin="lvzhou100%", initials="lz1"),
            ]
        )
        session.flush()
        for number in range(12):
            day = FIRST + timedelta(days=number // 2)
            session.add(
                Visit(
                    id=number + 1,
                    visited_on=day,
                    entered_on=day,
                    staff_id=1 + number % 2,
                    customer_id=1 if number == 5 else None,
                    outcome_id={4: 900, 7: 901, 8: 900}.get(number),
                    summary="谈了租金" if number == 3 else "",
                )
            )
    return database


def found(database: Database, wanted: VisitFilter) -> list[int]:
    with database.read() as session:
        return [line.visit_id for line in visit_page(session, wanted, "zh_CN").lines]


def test_pages_follow_each_other_without_gap_or_double(logged: Database) -> None:
    seen: list[VisitLine] = []
    place = None
    with logged.read() as session:
        while True:
            page = visit_page(session, VisitFilter(), "zh_CN", after=place, size=5)
            seen += page.lines
            place = page.further
            if place is None:
                break

    assert [line.visit_id for line in seen] == list(range(12, 0, -1))


def test_an_exact_last_page_has_nothing_further(logged: Database) -> None:
    with logged.read() as session:
        assert visit_page(session, VisitFilter(), "zh_CN", size=12).further is None


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (VisitFilter(start=FIRST, end=FIRST), [2, 1]),
        (VisitFilter(staff_id=1, end=FIRST + timedelta(days=1)), [3, 1]),
        (VisitFilter(text="租金"), [4]),
        (VisitFilter(text="100%"), [6]),
        (VisitFilter(text="lz"), [6]),
        (VisitFilter(text="qf", start=FIRST + timedelta(days=5)), [12]),
        (VisitFilter(text="_"), []),
        (VisitFilter(customer_id=1), [6]),
        (VisitFilter(has_customer=True), [6]),
        (VisitFilter(is_effective=True), [9, 5]),
        (VisitFilter(is_effective=True, end=FIRST + timedelta(days=2)), [5]),
    ],
)
def test_the_log_is_filtered(logged: Database, wanted: VisitFilter, expected: list[int]) -> None:
    assert found(logged, wanted) == expected


@pytest.mark.on_file
def test_a_page_is_read_along_an_index(logged: Database) -> None:
    with logged.read() as session:
        plan = session.execute(
            text("EXPLAIN QUERY PLAN SELECT * FROM visit ORDER BY visited_on DESC, id DESC LIMIT 200")
        ).all()

    assert "ix_visit_day" in str(plan)
    assert "TEMP B-TREE" not in str(plan)
