"""§1 and §3: which day makes a record belong to a period; both ends included, for every indicator."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy.orm import Session

from desktop.domain.indicators import BUILT_IN
from desktop.domain.period import custom
from desktop.models import Staff
from desktop.queries.facts import staff_facts
from tests.queries.builders import a_deal, a_person, a_receipt, a_signing, a_visit, an_instalment
from tests.rules.makers import DECIDED_BY_DAY, END, LONG_AGO, START, a_milestone, an_action, signed

DAY = timedelta(days=1)
PERIOD = custom(START, END)
ON_ONE_DAY = {"retention_rate", "churn_rate", "overdue_amount"}  # tested below


def actual(session: Session, person: Staff, indicator: str) -> Decimal | None:
    return staff_facts(session, PERIOD)[person.id][indicator].actual


def number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def test_no_built_in_indicator_is_left_out() -> None:
    asked = {name.split()[0] for name in DECIDED_BY_DAY} | ON_ONE_DAY

    assert asked == {indicator.code for indicator in BUILT_IN}


@pytest.mark.parametrize("name", DECIDED_BY_DAY)
def test_both_ends_count_and_the_days_beside_them_do_not(session: Session, name: str) -> None:
    code, dated = name.split()[0], DECIDED_BY_DAY[name]
    inside, outside = number(dated.inside), number(dated.outside)
    people = {day: a_person(session) for day in (START - DAY, START, END, END + DAY)}
    for day, person in people.items():
        dated.make(session, person, day)
    nobody = a_person(session)

    facts = staff_facts(session, PERIOD)

    found = [facts[person.id][code].actual for person in people.values()]
    assert found == [outside, inside, inside, outside]
    assert not facts[nobody.id][code].actual  # 0 or no data: the records are those of others


@pytest.mark.parametrize(("due", "overdue"), [(START - DAY, "300"), (START, "300"), (END, "300"), (END + DAY, "0")])
def test_overdue_is_what_is_unpaid_at_the_end_of_all_that_was_due_by_then(
    session: Session, due: date, overdue: str
) -> None:
    person = a_person(session)
    signing = a_signing(session, LONG_AGO, (person, "100"))
    an_instalment(session, signing, due, "400")
    a_receipt(session, signing, LONG_AGO, "100")

    assert actual(session, person, "overdue_amount") == Decimal(overdue)


@pytest.mark.parametrize(("received", "rate", "overdue"), [(END, "100", "0"), (END + DAY, "25", "300")])
def test_money_counts_up_to_the_last_day(session: Session, received: date, rate: str, overdue: str) -> None:
    person = a_person(session)
    signing = a_signing(session, LONG_AGO, (person, "100"))
    an_instalment(session, signing, START, "400")
    a_receipt(session, signing, START, "100")
    a_receipt(session, signing, received, "300")

    assert actual(session, person, "collection_rate") == Decimal(rate)
    assert actual(session, person, "overdue_amount") == Decimal(overdue)


@pytest.mark.parametrize(("closed", "percent"), [(END, "100"), (END + DAY, "0")])
def test_conversion_asks_who_was_won_by_the_last_day(session: Session, closed: date, percent: str) -> None:
    person = a_person(session)
    a_deal(session, person, opened_on=START, closed_on=closed, result="won")

    assert actual(session, person, "deal_conversion") == Decimal(percent)


@pytest.mark.parametrize(("landed", "percent"), [(END, "100"), (END + DAY, "0"), (None, "0")])
def test_landing_asks_what_stood_by_the_last_day(session: Session, landed: date | None, percent: str) -> None:
    person = a_person(session)
    signed(session, person, LONG_AGO, landing_planned_on=START, landed_on=landed)

    assert actual(session, person, "landing_rate") == Decimal(percent)


@pytest.mark.parametrize(("done", "percent"), [(START, "100"), (START + DAY, "0"), (None, "0")])
def test_milestones_and_actions_are_done_by_their_own_day(session: Session, done: date | None, percent: str) -> None:
    person = a_person(session)
    a_milestone(session, person, START, done)
    an_action(session, person, START, done)

    assert actual(session, person, "milestones_on_time") == Decimal(percent)
    assert actual(session, person, "plan_completion") == Decimal(percent)


@pytest.mark.parametrize(("late", "percent"), [(0, "100"), (2, "100"), (3, "0")])
def test_a_visit_entered_within_2_days_is_timely(session: Session, late: int, percent: str) -> None:
    person = a_person(session)
    a_visit(session, person, START, entered_on=START + late * DAY)

    assert actual(session, person, "log_timeliness") == Decimal(percent)


ACTIVE: list[tuple[dict[str, Any], str | None]] = [
    ({"signed_on": START - DAY}, "100"),
    ({"signed_on": START}, None),  # not active on the day before the period
    ({"signed_on": LONG_AGO, "terminated_on": START - DAY}, None),
    ({"signed_on": LONG_AGO, "terminated_on": START}, "0"),
    ({"signed_on": LONG_AGO, "terminated_on": END}, "0"),
    ({"signed_on": LONG_AGO, "terminated_on": END + DAY}, "100"),
    ({"signed_on": LONG_AGO, "term_end": START - 2 * DAY}, None),
    ({"signed_on": LONG_AGO, "term_end": START - DAY}, "0"),
    ({"signed_on": LONG_AGO, "term_end": END - DAY}, "0"),
    ({"signed_on": LONG_AGO, "term_end": END}, "100"),
]


@pytest.mark.parametrize(("contract", "retained"), ACTIVE)
def test_a_customer_is_active_from_signing_until_terminated_or_past_the_term(
    session: Session, contract: dict[str, Any], retained: str | None
) -> None:
    person = a_person(session)
    rest = {name: value for name, value in contract.items() if name != "signed_on"}
    signed(session, person, contract["signed_on"], **rest)

    assert actual(session, person, "retention_rate") == number(retained)
    assert actual(session, person, "churn_rate") == (None if retained is None else 100 - Decimal(retained))


@pytest.mark.parametrize(
    ("contract", "is_active"),
    [
        ({"signed_on": END}, True),
        ({"signed_on": END + DAY}, False),
        ({"signed_on": LONG_AGO, "terminated_on": START}, False),
        ({"signed_on": LONG_AGO, "terminated_on": START + DAY}, True),
        ({"signed_on": LONG_AGO, "term_end": START - DAY}, False),
        ({"signed_on": LONG_AGO, "term_end": START}, True),
    ],
)
def test_the_complaint_rate_asks_for_customers_active_on_any_day(
    session: Session, contract: dict[str, Any], is_active: bool
) -> None:
    person = a_person(session)
    DECIDED_BY_DAY["complaints"].make(session, person, START)  # with a customer active throughout
    rest = {name: value for name, value in contract.items() if name != "signed_on"}
    signed(session, person, contract["signed_on"], **rest)

    assert actual(session, person, "complaint_rate") == (50 if is_active else 100)
