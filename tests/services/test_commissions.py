"""Commission statements: worked out from the records, kept once settled, overridden with a reason."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from desktop.domain.period import PeriodKind
from desktop.errors import RequestError
from desktop.models import CommissionStatement, Position, Signing, Staff
from desktop.models.base import now
from desktop.queries.commission_detail import StatementDetail, statement_detail
from desktop.queries.commissions import StatementKey, StatementLine, statement_lines
from desktop.services.audit import verify
from desktop.services.commission_plans import CommissionPlans
from desktop.services.commissions import Commissions
from desktop.store.database import Database
from tests.queries.builders import a_customer, a_person, a_receipt, a_word
from tests.services.earning import AUGUST, JULY, PLAN, SEPTEMBER, TERMS, TODAY, figures, paid_contract


@pytest.fixture
def plans(database: Database) -> CommissionPlans:
    return CommissionPlans(database)


@pytest.fixture
def commissions(database: Database) -> Commissions:
    return Commissions(database, lambda: TODAY)


@pytest.fixture
def read(database: Database) -> Callable[..., tuple[StatementLine, ...]]:
    def lines(span: tuple[date, date] | None = None, staff_id: int | None = None) -> tuple[StatementLine, ...]:
        with database.read() as session:
            return statement_lines(session, span, "zh_CN", staff_id)

    return lines


@pytest.fixture
def detail(database: Database) -> Callable[[StatementKey], StatementDetail]:
    def found(key: StatementKey) -> StatementDetail:
        with database.read() as session:
            told = statement_detail(session, key, "en")
        assert told is not None
        return told

    return found


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


class TestSettle:
    KEY = StatementKey(1, 1, JULY)

    @pytest.fixture(autouse=True)
    def earned(self, database: Database, plans: CommissionPlans) -> int:
        """王龚 earned 3,500 in July and 1,000 in November, which still runs."""
        plans.add(PLAN)
        return paid_contract(database, (JULY, "300000"), (date(2026, 11, 2), "100000"))

    def test_all_that_is_open_is_settled(
        self, commissions: Commissions, read: Callable[..., tuple[StatementLine, ...]]
    ) -> None:
        commissions.settle(self.KEY, TODAY)

        line = read()[0]
        assert (line.settled, line.open, line.last_settled_on, line.is_kept) == (
            Decimal(3500), Decimal(0), TODAY, True,
        )  # fmt: skip

    def test_a_part_leaves_the_rest_open(
        self,
        commissions: Commissions,
        read: Callable[..., tuple[StatementLine, ...]],
        detail: Callable[[StatementKey], StatementDetail],
    ) -> None:
        commissions.settle(self.KEY, date(2026, 8, 15), Decimal(2000), "8 月工资")
        commissions.settle(self.KEY, TODAY)

        assert read()[0].open == Decimal(0)
        assert [(paid.amount, paid.note) for paid in detail(self.KEY).settlements] == [
            (Decimal(2000), "8 月工资"),
            (Decimal(1500), ""),
        ]

    def test_taken_back_the_statement_follows_the_records_again(
        self, database: Database, commissions: Commissions, read: Callable[..., tuple[StatementLine, ...]]
    ) -> None:
        settlement = commissions.settle(self.KEY, TODAY)

        commissions.take_back([settlement])

        assert (read()[0].open, read()[0].is_kept) == (Decimal(3500), False)
        with database.read() as session:
            assert session.query(CommissionStatement).count() == 0
            assert verify(session).is_whole

    def test_of_two_settlements_one_may_be_taken_back(
        self, commissions: Commissions, read: Callable[..., tuple[StatementLine, ...]]
    ) -> None:
        first = commissions.settle(self.KEY, TODAY, Decimal(1000))
        commissions.settle(self.KEY, TODAY)

        commissions.take_back([first])

        assert (read()[0].open, read()[0].is_kept) == (Decimal(1000), True)
        with pytest.raises(RequestError, match="no longer there"):
            commissions.take_back([first])

    @pytest.mark.parametrize("amount", ["3500.01", "0", "-1"])
    def test_no_more_than_is_open_is_settled(
        self, commissions: Commissions, read: Callable[..., tuple[StatementLine, ...]], amount: str
    ) -> None:
        with pytest.raises(RequestError, match=r"3,500\.00 is open for 2026-07"):
            commissions.settle(self.KEY, TODAY, Decimal(amount))

        assert not read()[0].is_kept

    def test_a_period_is_settled_once_it_is_over(self, commissions: Commissions) -> None:
        with pytest.raises(RequestError, match="2026-11 runs until 2026-11-30"):
            commissions.settle(StatementKey(1, 1, date(2026, 11, 1)), TODAY)

    def test_who_has_left_is_settled_at_once(
        self, database: Database, commissions: Commissions, read: Callable[..., tuple[StatementLine, ...]]
    ) -> None:
        key = StatementKey(1, 1, date(2026, 11, 1))
        with database.write() as session:
            session.get_one(Staff, 1).left_on = TODAY

        commissions.settle(key, TODAY)

        (line,) = [each for each in read() if each.key == key]
        assert (line.open, line.last_settled_on) == (Decimal(0), TODAY)

    def test_nothing_is_settled_in_the_future_or_for_nobody(self, commissions: Commissions) -> None:
        with pytest.raises(RequestError, match="is in the future"):
            commissions.settle(self.KEY, date(2026, 11, 22))
        with pytest.raises(RequestError, match="no commission of this person"):
            commissions.settle(StatementKey(1, 2, JULY), TODAY)

    def test_many_are_settled_at_once_or_none(
        self, database: Database, commissions: Commissions, read: Callable[..., tuple[StatementLine, ...]]
    ) -> None:
        paid_contract(database, (AUGUST, "100000"))
        keys = [self.KEY, StatementKey(1, 1, AUGUST)]

        with pytest.raises(RequestError, match="runs until"):
            commissions.settle_all([*keys, StatementKey(1, 1, date(2026, 11, 1))], TODAY)
        before = [line.is_kept for line in read()]
        made = commissions.settle_all(keys, TODAY)
        again = commissions.settle_all(keys, TODAY)

        assert before == [False, False, False]
        assert [line.open for line in read()] == [0, 0, 1000]
        assert (len(made), again) == (2, ())

    def test_a_statement_of_nothing_is_not_kept_by_settling_all(
        self, database: Database, commissions: Commissions, read: Callable[..., tuple[StatementLine, ...]]
    ) -> None:
        paid_contract(database, (AUGUST, "100"), (AUGUST, "-100"))

        assert commissions.settle_all([StatementKey(1, 1, AUGUST)], TODAY) == ()
        assert not read()[1].is_kept

    def test_a_negative_month_is_settled_too(
        self, database: Database, commissions: Commissions, read: Callable[..., tuple[StatementLine, ...]]
    ) -> None:
        paid_contract(database, (JULY, "5"), (SEPTEMBER, "-5"))

        commissions.settle(StatementKey(1, 1, SEPTEMBER), TODAY)

        assert [line.settled for line in read((SEPTEMBER, date(2026, 9, 30)))] == [Decimal("-0.05")]

    def test_records_changed_later_show_beside_what_was_kept(
        self,
        database: Database,
        commissions: Commissions,
        earned: int,
        read: Callable[..., tuple[StatementLine, ...]],
        detail: Callable[[StatementKey], StatementDetail],
    ) -> None:
        commissions.settle(self.KEY, TODAY)
        with database.write() as session:
            a_receipt(session, session.get_one(Signing, earned), JULY, "100000")
        changed = read()[0]
        lines_before = len(detail(self.KEY).contracts)

        commissions.renew(self.KEY)

        assert (changed.computed, changed.now, changed.open) == (Decimal(3500), Decimal(5000), Decimal(0))
        renewed = read()[0]
        assert (renewed.computed, renewed.now, renewed.open) == (Decimal(5000), None, Decimal(1500))
        assert (lines_before, len(detail(self.KEY).contracts)) == (1, 2)

    def test_records_gone_later_leave_too_much_paid(
        self,
        database: Database,
        commissions: Commissions,
        earned: int,
        read: Callable[..., tuple[StatementLine, ...]],
        detail: Callable[[StatementKey], StatementDetail],
    ) -> None:
        commissions.settle(self.KEY, TODAY)
        with database.write() as session:
            session.get_one(Signing, earned).deleted_at = now()
        assert (read()[0].now, len(detail(self.KEY).contracts)) == (Decimal(0), 1)

        commissions.renew(self.KEY)

        assert (read()[0].open, detail(self.KEY).contracts) == (Decimal(-3500), ())

    def test_only_what_was_kept_can_be_renewed(self, commissions: Commissions) -> None:
        with pytest.raises(RequestError, match="no commission of this person"):
            commissions.renew(self.KEY)


class TestOverride:
    KEY = StatementKey(1, 1, JULY)

    @pytest.fixture(autouse=True)
    def earned(self, database: Database, plans: CommissionPlans) -> None:
        plans.add(PLAN)
        paid_contract(database, (JULY, "300000"))

    def test_the_computed_figure_the_new_one_and_the_reason_are_kept(
        self, commissions: Commissions, read: Callable[..., tuple[StatementLine, ...]]
    ) -> None:
        commissions.override(self.KEY, Decimal(3000), "资料未齐")

        line = read()[0]
        assert (line.computed, line.override, line.override_reason) == (Decimal(3500), Decimal(3000), "资料未齐")
        assert (line.payable, line.open) == (Decimal(3000), Decimal(3000))

    def test_dropped_the_computed_figure_stands(
        self, commissions: Commissions, read: Callable[..., tuple[StatementLine, ...]]
    ) -> None:
        commissions.override(self.KEY, Decimal(3000), "资料未齐")
        commissions.drop_override(self.KEY)

        assert (read()[0].open, read()[0].is_kept) == (Decimal(3500), False)
        with pytest.raises(RequestError, match="no commission of this person"):
            commissions.drop_override(self.KEY)

    def test_dropped_after_settling_the_rest_is_open(
        self, commissions: Commissions, read: Callable[..., tuple[StatementLine, ...]]
    ) -> None:
        commissions.override(self.KEY, Decimal(3000), "资料未齐")
        commissions.settle(self.KEY, TODAY)
        commissions.drop_override(self.KEY)

        assert read()[0].open == Decimal(500)

    def test_it_needs_a_reason_and_an_amount_that_can_be_paid(self, commissions: Commissions) -> None:
        with pytest.raises(RequestError, match="must not be empty"):
            commissions.override(self.KEY, Decimal(1), " ")
        with pytest.raises(RequestError, match="two decimals"):
            commissions.override(self.KEY, Decimal("0.001"), "x")
