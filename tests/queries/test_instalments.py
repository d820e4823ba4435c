"""Money in SQL beside the rule in Python: contracts of chance with names, refunds, deletions and equal days."""

import random
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.collection import Due, Money, received_by_instalment
from desktop.domain.period import parse_period
from desktop.models import Instalment, Receipt, Signing, Staff
from desktop.queries.evidence import late_shares, unpaid_of
from desktop.queries.facts import company_facts, staff_facts
from desktop.queries.facts.assembly import Known
from desktop.queries.facts.instalments import dues_to_look_at, instalment_records
from desktop.queries.facts.narrowing import Narrowing
from desktop.queries.facts.tangled import paid_of_tangled
from tests.queries.builders import a_person, a_receipt, a_signing, an_instalment

QUARTER = parse_period("2026Q3")
DELETED = datetime(2026, 9, 1, tzinfo=UTC)
LARGEST = "99999999999.99"


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("with_overdue", [True, False])
class TestInstalmentRecords:
    def test_say_what_the_rule_says_of_every_instalment(
        self, session: Session, seed: int, with_overdue: bool
    ) -> None:
        _contracts_of_chance(session, random.Random(seed))  # noqa: S311 - the same contracts each time
        ruled = _ruled(session, QUARTER.end)

        rows = session.execute(instalment_records(QUARTER, Narrowing(), with_overdue)).all()
        tangled = paid_of_tangled(session, QUARTER, {row.tangled for row in rows if row.tangled})
        told = {row.record_id: tangled[row.record_id].paid if row.tangled else row.paid for row in rows}

        assert told == {key: ruled[key] for key in told}
        asked = session.scalars(select(Instalment).where(Instalment.deleted_at.is_(None)))
        due = {one.id: one for one in asked if one.due_on <= QUARTER.end}
        late = {key for key, one in due.items() if ruled[key] < one.amount * 100}
        in_period = {key for key, one in due.items() if one.due_on >= QUARTER.start}
        assert set(told) >= in_period | (late if with_overdue else set())


@pytest.mark.parametrize("seed", range(6))
class TestCollectionRate:
    def test_is_the_same_where_nobody_asks_for_overdue_money(self, session: Session, seed: int) -> None:
        _contracts_of_chance(session, random.Random(seed))  # noqa: S311 - the same contracts each time

        alone = staff_facts(session, QUARTER, wanted=frozenset({"collection_rate"}))
        beside = staff_facts(session, QUARTER, wanted=frozenset({"collection_rate", "overdue_amount"}))

        assert {who: facts["collection_rate"] for who, facts in beside.items()} == {
            who: facts["collection_rate"] for who, facts in alone.items()
        }


@pytest.mark.parametrize("seed", range(6))
class TestLateShares:
    def test_give_the_facts_what_they_would_have_asked_for(self, session: Session, seed: int) -> None:
        _contracts_of_chance(session, random.Random(seed))  # noqa: S311 - the same contracts each time

        told = staff_facts(session, QUARTER, known=Known(unpaid_of(late_shares(session, QUARTER))))

        assert told == staff_facts(session, QUARTER)


class TestPaidByInstalment:
    def test_holds_every_signing_with_overdue_money(self, session: Session) -> None:
        _contracts_of_chance(session, random.Random(9))  # noqa: S311 - the same contracts each time
        ruled = _ruled(session, QUARTER.end)

        paid = {key: due.paid for key, due in dues_to_look_at(session, QUARTER).items()}

        assert paid == {key: ruled[key] for key in paid}
        asked = session.scalars(
            select(Instalment).where(Instalment.deleted_at.is_(None), Instalment.due_on <= QUARTER.end)
        )
        assert all(one.id in paid for one in asked if ruled[one.id] < one.amount * 100)


class TestLargestAmounts:
    def test_are_summed_to_the_last_fen_whatever_their_number_and_share(self, session: Session) -> None:
        first, second = a_person(session), a_person(session)
        day = QUARTER.start
        for _ in range(120):  # 分 × share of these outgrow 64 bits
            signing = a_signing(
                session, day, (first, "99.99"), (second, "0.01"), amount=LARGEST, profit=Decimal("-" + LARGEST)
            )
            an_instalment(session, signing, day, LARGEST)
            a_receipt(session, signing, day, LARGEST)
            a_receipt(session, signing, day, "-0.01")

        facts, of_all = staff_facts(session, QUARTER), company_facts(session, QUARTER)

        whole = 120 * Decimal(LARGEST)
        assert of_all["signed_amount"].actual == whole
        assert of_all["gross_profit"].actual == -whole
        assert of_all["collected_amount"].actual == whole - Decimal("1.20")
        assert of_all["overdue_amount"].actual == Decimal("1.20")
        assert of_all["collection_rate"].denominator == whole
        assert facts[first.id]["signed_amount"].actual == whole * Decimal("0.9999")
        assert facts[second.id]["collected_amount"].actual == (whole - Decimal("1.20")) * Decimal("0.0001")


def _contracts_of_chance(session: Session, chance: random.Random) -> None:
    people = [a_person(session) for _ in range(3)]
    for _ in range(60):
        signing = a_signing(session, _day(chance), *_shares(chance, people))
        dues = [
            an_instalment(session, signing, _day(chance), chance.choice(["100", "100", "33.33", "0", "-20"]))
            for _ in range(chance.randrange(5))
        ]
        for _ in range(chance.randrange(6)):
            named = chance.choice(dues).id if dues and chance.random() < 0.4 else None
            amount = chance.choice(["100", "50", "33.33", "250", "-60", "0.01"])
            gone = DELETED if chance.random() < 0.1 else None
            a_receipt(session, signing, _day(chance), amount, instalment_id=named, deleted_at=gone)
        for due in dues:
            if chance.random() < 0.1:
                due.deleted_at = DELETED
    session.flush()


def _day(chance: random.Random) -> date:
    """Few days, so that many fall together."""
    return date(2026, 5, 1) + timedelta(days=20 * chance.randrange(12))


def _shares(chance: random.Random, people: list[Staff]) -> list[tuple[Staff, str]]:
    first, second = chance.sample(people, 2)
    return [(first, "100")] if chance.random() < 0.7 else [(first, "62.50"), (second, "37.50")]


def _ruled(session: Session, end: date) -> dict[int, int]:
    """What the rule in Python says, read signing by signing."""
    ruled: dict[int, int] = {}
    for signing_id in session.scalars(select(Signing.id)):
        dues = session.scalars(
            select(Instalment).where(Instalment.signing_id == signing_id, Instalment.deleted_at.is_(None))
        )
        money = session.scalars(
            select(Receipt).where(
                Receipt.signing_id == signing_id, Receipt.deleted_at.is_(None), Receipt.received_on <= end
            )
        )
        ruled |= received_by_instalment(
            [Due(one.id, one.due_on, int(one.amount * 100)) for one in dues],
            [Money(int(one.amount * 100), one.instalment_id) for one in money],
        )
    return ruled
