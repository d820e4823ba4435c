"""The owner's table of quality factors is kept with the company and used from the next calculation on."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from desktop.domain.period import parse_period
from desktop.domain.quality_table import USUAL, Factor
from desktop.errors import RequestError
from desktop.models import AuditEntry, Company, Customer, Signing, SigningShare
from desktop.queries.facts import staff_facts
from desktop.queries.quality_table import quality_table
from desktop.services.quality_table import change_quality_table
from desktop.store.database import Database
from tests.services.quality_records import add_people

ONLY_CREDIT = replace(USUAL, weights={factor: 100 if factor is Factor.CREDIT else 0 for factor in Factor})


@pytest.fixture
def signed(database: Database) -> int:
    """Somebody who signed a rich customer with a poor credit."""
    people = add_people(database)
    with database.write() as session:
        session.add(Company(name="招商公司"))
        customer = Customer(name="绿洲", registered_capital=Decimal(20_000_000), credit=Decimal(10))
        session.add(customer)
        session.flush()
        signing = Signing(number="HT-1", customer_id=customer.id, signed_on=date(2026, 8, 3), amount=Decimal(1))
        session.add(signing)
        session.flush()
        session.add(SigningShare(signing_id=signing.id, staff_id=people.first, share=Decimal(100)))
    return people.first


def quality(database: Database, staff_id: int) -> Decimal | None:
    with database.read() as session:
        measure = staff_facts(session, parse_period("2026Q3"))[staff_id]["customer_quality"]
    return None if measure.actual is None else Decimal(measure.actual)


def test_a_changed_table_changes_the_figure_and_comes_back(database: Database, signed: int) -> None:
    before = quality(database, signed)
    former = change_quality_table(database, ONLY_CREDIT)
    changed = quality(database, signed)
    change_quality_table(database, former)

    assert before == Decimal(30 * 100 + 10 * 10) / 40
    assert changed == 10
    assert quality(database, signed) == before


def test_the_change_stands_in_the_record_of_changes(database: Database, signed: int) -> None:
    change_quality_table(database, ONLY_CREDIT)

    with database.read() as session:
        (entry,) = session.scalars(select(AuditEntry).where(AuditEntry.verb == "quality_table.changed"))
        assert entry.details["weights"]["credit"] == 100
        assert quality_table(session) == ONLY_CREDIT


def test_a_senseless_table_is_refused_and_changes_nothing(database: Database, signed: int) -> None:
    with pytest.raises(RequestError, match="exactly 100"):
        change_quality_table(database, replace(USUAL, weights={**USUAL.weights, Factor.CREDIT: 50}))

    with database.read() as session:
        assert quality_table(session) == USUAL


def test_without_a_company_there_is_the_usual_table_and_nothing_to_keep_another_with(database: Database) -> None:
    with database.read() as session:
        assert quality_table(session) == USUAL
    with pytest.raises(RequestError, match="company's name first"):
        change_quality_table(database, ONLY_CREDIT)
