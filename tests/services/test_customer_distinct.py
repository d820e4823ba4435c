"""Customers that look alike and are two."""

from collections.abc import Callable
from datetime import date

import pytest

from desktop.errors import RequestError
from desktop.queries.clients.distinct import compared
from desktop.queries.clients.duplicates import Pair, duplicates
from desktop.services.customer_distinct import CustomerDistinction
from desktop.services.customer_merge import CustomerMerge
from desktop.services.customer_register import CustomerDraft, CustomerRegister
from desktop.store.database import Database

Add = Callable[..., int]


@pytest.fixture
def add(database: Database) -> Add:
    register = CustomerRegister(database, lambda: date(2026, 11, 21))
    return lambda name, **more: register.add(CustomerDraft(name, **more))


def pairs(database: Database) -> tuple[Pair, ...]:
    with database.read() as session:
        found = compared(session)
    return duplicates(found.every, apart=found.apart)


def test_a_pair_kept_apart_is_not_found_and_comes_back_when_asked_again(database: Database, add: Add) -> None:
    first, second = add("禾味餐饮"), add("上海禾味餐饮有限公司")
    assert len(pairs(database)) == 1
    verbs = CustomerDistinction(database)

    key = verbs.keep_apart(second, first)  # whichever is named first
    assert verbs.keep_apart(first, second) == key
    assert pairs(database) == ()

    verbs.ask_again(key)
    assert len(pairs(database)) == 1
    assert verbs.keep_apart(first, second) == key
    assert pairs(database) == ()


def test_a_third_one_is_still_compared_with_both(database: Database, add: Add) -> None:
    first, second, _third = (add(name) for name in ("禾味餐饮", "上海禾味餐饮有限公司", "禾味餐饮集团"))

    CustomerDistinction(database).keep_apart(first, second)

    assert len(pairs(database)) == 2


def test_what_was_put_together_meanwhile_stands_in_no_judgement(database: Database, add: Add) -> None:
    first, second = add("禾味餐饮"), add("上海禾味餐饮有限公司")
    CustomerDistinction(database).keep_apart(first, second)

    CustomerMerge(database).merge(first, second)

    with database.read() as session:
        assert compared(session).judged == ()


def test_judgements_that_make_no_sense_are_refused(database: Database, add: Add) -> None:
    first, verbs = add("禾味餐饮"), CustomerDistinction(database)

    with pytest.raises(RequestError, match="two different customers"):
        verbs.keep_apart(first, first)
    with pytest.raises(RequestError, match="removed meanwhile"):
        verbs.keep_apart(first, 99)
    with pytest.raises(RequestError, match="asked about already"):
        verbs.ask_again(1)
