"""A statement's figure is overridden with a reason, and the computed one stays beside it."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from desktop.errors import RequestError
from desktop.models import Signing
from desktop.queries.commissions import StatementKey, StatementLine
from desktop.services.commission_plans import CommissionPlans
from desktop.services.commissions import Commissions
from desktop.store.database import Database
from tests.queries.builders import a_receipt
from tests.services.earning import JULY, PLAN, TODAY, paid_contract


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

    def test_dropped_by_mistake_it_returns_beside_what_was_computed_then(
        self, database: Database, commissions: Commissions, read: Callable[..., tuple[StatementLine, ...]]
    ) -> None:
        commissions.override(self.KEY, Decimal(3000), "资料未齐")
        with database.write() as session:
            a_receipt(session, session.get_one(Signing, 1), JULY, "100")
        before = read()

        commissions.bring_override_back(commissions.drop_override(self.KEY))

        assert read() == before

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
