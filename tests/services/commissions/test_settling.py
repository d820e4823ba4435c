"""Statements are settled in part or whole, kept as they were paid, and taken back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from desktop.domain.period import PeriodKind
from desktop.errors import RequestError
from desktop.models import Signing, Staff
from desktop.queries.change_list import ChangeList
from desktop.queries.change_log import WantedChanges
from desktop.queries.commission_detail import StatementDetail
from desktop.queries.commission_plans import commission_plans
from desktop.queries.commissions import StatementKey, StatementLine
from desktop.queries.key_order import Order
from desktop.services.audit import verify
from desktop.services.commission_plans import CommissionPlans
from desktop.services.commissions import Commissions
from desktop.store.database import Database
from tests.queries.builders import a_receipt
from tests.services.earning import AUGUST, JULY, PLAN, SEPTEMBER, TODAY, paid_contract


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
            assert verify(session).is_whole

    def test_taken_back_by_mistake_it_returns_with_the_figures_it_was_paid_by(
        self,
        database: Database,
        commissions: Commissions,
        read: Callable[..., tuple[StatementLine, ...]],
        detail: Callable[[StatementKey], StatementDetail],
    ) -> None:
        settlement = commissions.settle(self.KEY, date(2026, 8, 15), note="8 月工资")
        with database.write() as session:
            a_receipt(session, session.get_one(Signing, 1), date(2026, 7, 20), "100")
        before = read()[0], detail(self.KEY)

        commissions.take_back([settlement])
        follows = read()[0].is_kept
        commissions.bring_back([settlement])

        assert not follows
        assert (read()[0], detail(self.KEY)) == before
        with pytest.raises(RequestError, match="removed meanwhile"):
            commissions.bring_back([settlement])

    def test_it_does_not_return_once_the_plan_says_something_else(
        self, commissions: Commissions, plans: CommissionPlans
    ) -> None:
        settlement = commissions.settle(self.KEY, TODAY)
        commissions.take_back([settlement])
        plans.change(1, replace(PLAN, cycle=PeriodKind.QUARTER))

        with pytest.raises(RequestError, match="plan was changed meanwhile"):
            commissions.bring_back([settlement])

    def test_what_is_settled_anew_follows_the_records_of_that_day(
        self, database: Database, commissions: Commissions, read: Callable[..., tuple[StatementLine, ...]]
    ) -> None:
        commissions.take_back([commissions.settle(self.KEY, TODAY)])
        with database.write() as session:
            a_receipt(session, session.get_one(Signing, 1), date(2026, 7, 20), "100")

        commissions.settle(self.KEY, TODAY)

        assert (read()[0].computed, read()[0].now) == (Decimal("3501.50"), None)

    def test_by_a_plan_of_which_all_was_taken_back_nothing_is_settled(
        self, database: Database, commissions: Commissions, plans: CommissionPlans
    ) -> None:
        commissions.take_back([commissions.settle(self.KEY, TODAY)])

        with database.read() as session:
            assert [line.kept for line in commission_plans(session, "en")] == [0]
        plans.remove(1)

    def test_of_two_settlements_one_may_be_taken_back(
        self, commissions: Commissions, read: Callable[..., tuple[StatementLine, ...]]
    ) -> None:
        first = commissions.settle(self.KEY, TODAY, Decimal(1000))
        commissions.settle(self.KEY, TODAY)

        commissions.take_back([first])

        assert (read()[0].open, read()[0].is_kept) == (Decimal(1000), True)
        with pytest.raises(RequestError, match="removed meanwhile"):
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

    @pytest.mark.parametrize(("day", "is_over"), [(date(2026, 7, 31), False), (date(2026, 8, 1), True)])
    def test_the_day_it_was_settled_on_lies_after_the_period_too(
        self, commissions: Commissions, read: Callable[..., tuple[StatementLine, ...]], day: date, is_over: bool
    ) -> None:
        if is_over:
            commissions.settle(self.KEY, day)
        else:
            with pytest.raises(RequestError, match="2026-07 runs until 2026-07-31"):
                commissions.settle(self.KEY, day)

        assert read()[0].is_kept is is_over

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


@pytest.mark.parametrize("text", ["王龚", "2026-07"])
def test_the_record_of_changes_tells_and_finds_whose_commission_was_settled(
    database: Database, plans: CommissionPlans, commissions: Commissions, text: str
) -> None:
    plans.add(PLAN)
    paid_contract(database, (JULY, "300000"))
    commissions.settle(StatementKey(1, 1, JULY), TODAY)

    with database.read() as session:
        listed = ChangeList(WantedChanges("commission", text=text), "en")
        (entry,) = listed.lines(session, listed.first(session, Order(), 9))

    assert (entry.verb, entry.label) == ("commission.settled", "2026-07 · 王龚 · 2026-11-21")
