"""Another start of the fiscal year never makes money due that was paid already."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.domain.period import PeriodKind
from desktop.errors import RequestError
from desktop.queries.commissions import StatementLine
from desktop.services.commission_plans import CommissionPlans
from desktop.services.commissions import Commissions
from desktop.services.company import CompanyDraft, change_company
from desktop.store.database import Database
from tests.services.earning import JULY, PLAN, TODAY, paid_contract

Read = Callable[..., tuple[StatementLine, ...]]


def start_in(database: Database, month: int) -> None:
    change_company(database, CompanyDraft("青禾", fiscal_year_start=month))


@pytest.fixture
def settle(
    database: Database, plans: CommissionPlans, commissions: Commissions, read: Read
) -> Callable[[PeriodKind], int]:
    """Settle what 王龚 earned in July by a plan of a cycle; the fiscal year starts in January."""

    def settled(cycle: PeriodKind) -> int:
        start_in(database, 1)
        plans.add(replace(PLAN, cycle=cycle))
        paid_contract(database, (JULY, "100000"))
        return commissions.settle(read()[0].key, TODAY)

    return settled


class TestSettledByQuarter:
    @pytest.fixture
    def settlement(self, settle: Callable[[PeriodKind], int]) -> int:
        return settle(PeriodKind.QUARTER)

    @pytest.mark.parametrize("month", [2, 3, 12])
    def test_the_quarters_do_not_move(self, database: Database, read: Read, settlement: int, month: int) -> None:
        before = read()

        with pytest.raises(RequestError, match="the same money would be due again"):
            start_in(database, month)

        assert (settlement, read()) == (1, before)

    @pytest.mark.parametrize("month", [4, 7, 10])
    def test_a_year_of_the_same_quarters_may_start_elsewhere(
        self, database: Database, read: Read, settlement: int, month: int
    ) -> None:
        start_in(database, month)

        assert (settlement, [(line.settled, line.open) for line in read()]) == (1, [(Decimal(1000), Decimal(0))])

    def test_taken_back_the_year_may_start_in_any_month(
        self, database: Database, commissions: Commissions, read: Read, settlement: int
    ) -> None:
        commissions.take_back([settlement])

        start_in(database, 2)

        assert [(line.period.label, line.open) for line in read()] == [("2026Q2", Decimal(1000))]


def test_months_never_move(database: Database, settle: Callable[[PeriodKind], int], read: Read) -> None:
    settle(PeriodKind.MONTH)

    start_in(database, 2)

    assert [(line.settled, line.open) for line in read()] == [(Decimal(1000), Decimal(0))]
