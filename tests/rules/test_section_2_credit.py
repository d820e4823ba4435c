"""§2: a record belongs to who made it, on the day it was made, by exact shares."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from desktop.domain.facts import Facts
from desktop.domain.period import parse_period
from desktop.models import CustomerOwner, TeamMembership
from desktop.queries.facts import company_facts, staff_facts, team_facts
from tests.queries.builders import (
    a_customer,
    a_person,
    a_receipt,
    a_signing,
    a_team,
    a_visit,
    an_instalment,
    keep,
)

Q3 = parse_period("2026Q3")
JULY, AUGUST, SEPTEMBER = date(2026, 7, 15), date(2026, 8, 15), date(2026, 9, 15)


def actuals(facts: Facts, *codes: str) -> list[str]:
    return [str(facts[code].actual) for code in codes]


def test_credit_stays_where_the_work_was_done_when_the_customer_gets_another_owner(session: Session) -> None:
    worker, heir = a_person(session), a_person(session)
    customer = a_customer(session, owner_id=worker.id)
    a_visit(session, worker, JULY, customer_id=customer.id)
    a_signing(session, JULY, (worker, "100"), customer_id=customer.id)
    before = staff_facts(session, Q3)[worker.id]

    customer.owner_id = heir.id
    keep(session, CustomerOwner(customer_id=customer.id, staff_id=heir.id, started_on=date(2026, 7, 1)))

    assert staff_facts(session, Q3)[worker.id] == before
    assert actuals(staff_facts(session, Q3)[heir.id], "visits", "signings", "retention_rate") == ["0", "0", "None"]


@pytest.mark.parametrize(
    ("moved_on", "north", "south"),
    [
        (date(2026, 7, 1), "0", "3"),
        (JULY, "0", "3"),  # the first day in a team counts for it
        (date(2026, 7, 16), "1", "2"),
        (SEPTEMBER, "2", "1"),
        (date(2026, 9, 16), "3", "0"),
    ],
)
def test_a_team_has_the_records_of_the_days_somebody_was_in_it(
    session: Session, moved_on: date, north: str, south: str
) -> None:
    person = a_person(session)
    teams = [a_team(session, name) for name in ("城北", "城南")]
    day_before = date.fromordinal(moved_on.toordinal() - 1)
    keep(session, TeamMembership(staff_id=person.id, team_id=teams[0].id, ended_on=day_before))
    keep(session, TeamMembership(staff_id=person.id, team_id=teams[1].id, started_on=moved_on))
    for day in (JULY, AUGUST, SEPTEMBER):
        a_visit(session, person, day)
        a_signing(session, day, (person, "100"))

    facts = team_facts(session, Q3)

    assert actuals(facts[teams[0].id], "visits", "signings") == [north, north]
    assert actuals(facts[teams[1].id], "visits", "signings") == [south, south]
    assert actuals(staff_facts(session, Q3)[person.id], "visits", "signings") == ["3", "3"]


def test_each_day_of_a_contract_goes_to_the_team_of_that_day(session: Session) -> None:
    """Signed in the north, paid and due after the move to the south."""
    person = a_person(session)
    north, south = a_team(session, "城北"), a_team(session, "城南")
    keep(session, TeamMembership(staff_id=person.id, team_id=north.id, ended_on=date(2026, 7, 31)))
    keep(session, TeamMembership(staff_id=person.id, team_id=south.id, started_on=date(2026, 8, 1)))
    signing = a_signing(session, JULY, (person, "100"), landing_planned_on=SEPTEMBER)
    an_instalment(session, signing, AUGUST, "1000")
    a_receipt(session, signing, SEPTEMBER, "400")

    facts = team_facts(session, Q3)
    codes = ("signed_amount", "collected_amount", "overdue_amount", "landing_rate")

    assert actuals(facts[north.id], *codes) == ["1000", "0", "0", "None"]
    assert actuals(facts[south.id], *codes) == ["0", "400", "600", "0"]


SHARES = st.lists(st.integers(1, 9999), min_size=0, max_size=4, unique=True).map(
    lambda cuts: [right - left for left, right in zip([0, *sorted(cuts)], [*sorted(cuts), 10_000], strict=True)]
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(shares=SHARES, amount=st.integers(1, 99_999_999_999), refund=st.integers(0, 99_999))
def test_what_people_have_adds_up_to_what_the_company_has(
    session: Session, shares: list[int], amount: int, refund: int
) -> None:
    """What is left of one example adds to the next: the sums must hold over all of them."""
    people = [a_person(session) for _ in shares]
    parts = [(person, str(Decimal(share) / 100)) for person, share in zip(people, shares, strict=True)]
    profit = Decimal(amount) / 200 if amount % 2 == 0 else None
    signing = a_signing(session, JULY, *parts, amount=str(Decimal(amount) / 100), profit=profit)
    an_instalment(session, signing, AUGUST, str(Decimal(amount) / 100))
    a_receipt(session, signing, AUGUST, str(Decimal(amount) / 100))
    a_receipt(session, signing, SEPTEMBER, str(-Decimal(refund) / 100))

    own, whole = staff_facts(session, Q3), company_facts(session, Q3)

    for code in ("signings", "signed_amount", "collected_amount", "overdue_amount", "gross_profit"):
        known = [measure.actual for facts in own.values() if (measure := facts[code]).actual is not None]
        assert sum(known) == (whole[code].actual or 0)


@pytest.mark.parametrize(
    ("shares", "each"),
    [
        ((("60", "40")), ("600", "400")),
        ((("33.33", "33.33", "33.34")), ("333.3", "333.3", "333.4")),
        ((("99.99", "0.01")), ("999.9", "0.1")),
    ],
)
def test_shares_multiply_exactly(session: Session, shares: tuple[str, ...], each: tuple[str, ...]) -> None:
    people = [a_person(session) for _ in shares]
    a_signing(session, JULY, *zip(people, shares, strict=True), amount="1000")

    facts = staff_facts(session, Q3)

    assert tuple(str(facts[person.id]["signed_amount"].actual) for person in people) == each
    assert [facts[person.id]["signings"].actual for person in people] == [Decimal(s) / 100 for s in shares]
