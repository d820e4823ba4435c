"""Commission statements worked out from the records: whose, of which month, by which contracts."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from desktop.domain.period import PeriodKind
from desktop.models import Position, Signing, Staff
from desktop.models.base import now
from desktop.queries.commission_detail import StatementDetail, statement_detail
from desktop.queries.commissions import StatementKey, StatementLine
from desktop.services.commission_plans import CommissionPlans
from desktop.store.database import Database
from tests.queries.builders import a_customer, a_person, a_receipt, a_word
from tests.services.earning import AUGUST, JULY, PLAN, SEPTEMBER, TERMS, figures, paid_contract


class TestStatements:
    def test_each_month_and_person_has_its_own(
        self, database: Database, plans: CommissionPlans, read: Callable[..., tuple[StatementLine, ...]]
    ) -> None:
        plans.add(PLAN)
        paid_contract(database, (date(2026, 7, 31), "300000"), (AUGUST, "100000"), share="60")

        assert figures(read()) == [
            ("2026-07", "王龚", 1800, 1800),
            ("2026-07", "李禾", 1200, 1200),
            ("2026-08", "王龚", 600, 600),
            ("2026-08", "李禾", 400, 400),
        ]

    @pytest.mark.parametrize(
        ("cycle", "found"),
        [
            (PeriodKind.MONTH, ["2026-07", "2026-09"]),
            (PeriodKind.QUARTER, ["2026Q3"]),
            (PeriodKind.HALF, []),  # the second half-year ends after the quarter asked for
        ],
    )
    def test_a_span_shows_the_periods_that_end_in_it(
        self,
        database: Database,
        plans: CommissionPlans,
        read: Callable[..., tuple[StatementLine, ...]],
        cycle: PeriodKind,
        found: list[str],
    ) -> None:
        plans.add(replace(PLAN, cycle=cycle))
        paid_contract(database, (JULY, "100"), (SEPTEMBER, "100"), (date(2026, 10, 1), "100"))

        assert [line.period.label for line in read((JULY, date(2026, 9, 30)))] == found

    def test_a_statement_goes_down_to_the_contract(
        self,
        database: Database,
        plans: CommissionPlans,
        detail: Callable[[StatementKey], StatementDetail],
    ) -> None:
        plans.add(PLAN)
        with database.write() as session:
            customer = a_customer(session, name="绿洲").id
        paid_contract(database, (JULY, "300000"), share="80", number="QY-1", customer_id=customer)

        told = detail(StatementKey(1, 1, JULY))

        (line,) = told.contracts
        assert (line.number, line.customer, line.event) == ("QY-1", "绿洲", "received")
        assert (line.amount, line.share, line.base) == (Decimal(300000), Decimal(80), Decimal(240000))
        assert (line.rate, line.earned) == (Decimal("1.0833"), Decimal(2600))
        assert [(part.tier, part.base, part.earned) for part in told.slices] == [
            (0, Decimal(200000), Decimal(2000)),
            (1, Decimal(40000), Decimal(600)),
        ]
        assert told.plan.label == "Commission on money received"

    def test_there_is_none_of_a_key_that_says_nothing(self, database: Database, plans: CommissionPlans) -> None:
        plans.add(PLAN)

        with database.read() as session:
            assert statement_detail(session, StatementKey(1, 1, JULY), "en") is None
            assert statement_detail(session, StatementKey(9, 1, JULY), "en") is None

    def test_a_refund_is_a_negative_month(
        self, database: Database, plans: CommissionPlans, read: Callable[..., tuple[StatementLine, ...]]
    ) -> None:
        plans.add(PLAN)
        paid_contract(database, (JULY, "300000"), (AUGUST, "-300000"))

        assert figures(read()) == [("2026-07", "王龚", 3500, 3500), ("2026-08", "王龚", -3500, -3500)]

    def test_what_a_leaver_earned_stays_open(
        self, database: Database, plans: CommissionPlans, read: Callable[..., tuple[StatementLine, ...]]
    ) -> None:
        plans.add(PLAN)
        paid_contract(database, (SEPTEMBER, "100000"))
        with database.write() as session:
            session.get_one(Staff, 1).left_on = AUGUST

        (line,) = read()

        assert (line.left_on, line.open) == (AUGUST, Decimal(1000))


class TestWhichContracts:
    @pytest.mark.parametrize(
        ("stated", "earned"),
        [
            ({}, 1000),
            ({"product": "标准店"}, 1000),
            ({"product": "旗舰店"}, 0),
            ({"valid_from": JULY}, 1000),
            ({"valid_from": date(2026, 7, 2)}, 0),
            ({"valid_to": JULY}, 1000),  # the money comes later; the day of signing decides
            ({"valid_to": date(2026, 6, 30)}, 0),
            ({"position_id": 1}, 1000),
            ({"position_id": 2}, 0),
        ],
    )
    def test_product_position_and_day_of_signing_decide(
        self,
        database: Database,
        plans: CommissionPlans,
        read: Callable[..., tuple[StatementLine, ...]],
        stated: dict[str, Any],
        earned: int,
    ) -> None:
        with database.write() as session:
            session.add_all([Position(name="专员"), Position(name="主管")])
            product = a_word(session, "product", "标准店").id
            session.flush()
            a_person(session, "王龚", position_id=1)
        paid_contract(database, (SEPTEMBER, "100000"), product_id=product)

        plans.add(replace(PLAN, **stated))

        assert sum(line.computed for line in read()) == earned

    def test_a_customers_second_contract_earns_its_own_rate(
        self, database: Database, plans: CommissionPlans, read: Callable[..., tuple[StatementLine, ...]]
    ) -> None:
        plans.add(replace(PLAN, terms=replace(TERMS, repeat_rate=Decimal("0.5"))))
        with database.write() as session:
            customer = a_customer(session).id
        for _ in range(2):
            paid_contract(database, (JULY, "100000"), customer_id=customer)

        assert figures(read()) == [("2026-07", "王龚", 1500, 1500)]

    def test_removed_contracts_receipts_and_people_earn_nothing(
        self, database: Database, plans: CommissionPlans, read: Callable[..., tuple[StatementLine, ...]]
    ) -> None:
        plans.add(PLAN)
        paid_contract(database, (JULY, "100000"), deleted_at=now())
        kept = paid_contract(database)
        with database.write() as session:
            a_receipt(session, session.get_one(Signing, kept), JULY, "5", deleted_at=now())

        assert read() == ()

    def test_two_plans_pay_side_by_side(
        self, database: Database, plans: CommissionPlans, read: Callable[..., tuple[StatementLine, ...]]
    ) -> None:
        plans.add(PLAN)
        plans.add(replace(PLAN, name="旗舰店奖励"))
        paid_contract(database, (JULY, "100000"))

        assert [(line.plan, line.computed) for line in read()] == [
            ("回款提成", Decimal(1000)),
            ("旗舰店奖励", Decimal(1000)),
        ]
