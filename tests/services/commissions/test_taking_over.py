"""What a settled statement kept stands beside what the records say later, and is taken over and left again."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from desktop.errors import RequestError
from desktop.models import Signing
from desktop.models.base import now
from desktop.queries.commission_detail import StatementDetail
from desktop.queries.commissions import StatementKey, StatementLine
from desktop.services.audit import verify
from desktop.services.commission_plans import CommissionPlans
from desktop.services.commissions import Commissions
from desktop.store.database import Database
from tests.queries.builders import a_receipt
from tests.services.earning import JULY, PLAN, TODAY, paid_contract


class TestTakingOver:
    KEY = StatementKey(1, 1, JULY)

    @pytest.fixture(autouse=True)
    def earned(self, database: Database, plans: CommissionPlans) -> int:
        """王龚 earned 3,500 in July and 1,000 in November, which still runs."""
        plans.add(PLAN)
        return paid_contract(database, (JULY, "300000"), (date(2026, 11, 2), "100000"))

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

    def test_what_was_taken_over_can_be_left_as_before(
        self,
        database: Database,
        commissions: Commissions,
        earned: int,
        read: Callable[..., tuple[StatementLine, ...]],
        detail: Callable[[StatementKey], StatementDetail],
    ) -> None:
        commissions.settle(self.KEY, TODAY)
        before = detail(self.KEY)
        with database.write() as session:
            a_receipt(session, session.get_one(Signing, earned), JULY, "100000")
        shown = read()[0]

        former = commissions.renew(self.KEY)
        commissions.leave_as_before(former)

        assert (read()[0].computed, read()[0].now) == (shown.computed, shown.now)
        assert detail(self.KEY).contracts == before.contracts
        with database.read() as session:
            assert verify(session).is_whole

    def test_it_is_not_left_as_before_once_something_was_settled_of_it(
        self, database: Database, commissions: Commissions, earned: int
    ) -> None:
        commissions.settle(self.KEY, TODAY)
        with database.write() as session:
            a_receipt(session, session.get_one(Signing, earned), JULY, "100000")
        former = commissions.renew(self.KEY)
        commissions.settle(self.KEY, TODAY)

        with pytest.raises(RequestError, match="changed again since"):
            commissions.leave_as_before(former)

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
