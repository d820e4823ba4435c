from datetime import UTC, datetime
from decimal import Decimal

import pytest
from sqlalchemy.exc import StatementError
from sqlalchemy.orm import Session

from desktop.models import Company, Receipt, Signing


class TestMoney:
    def test_keeps_every_fen_of_the_largest_amount(self, session: Session) -> None:
        signing = Signing(signed_on=datetime(2026, 3, 5, tzinfo=UTC).date(), amount=Decimal("99999999999.99"))
        session.add(signing)
        session.flush()
        session.expire(signing)

        assert signing.amount == Decimal("99999999999.99")

    def test_refuses_what_is_finer_than_a_fen(self, session: Session) -> None:
        session.add(
            Receipt(signing_id=1, received_on=datetime(2026, 3, 5, tzinfo=UTC).date(), amount=Decimal("0.005"))
        )

        with pytest.raises(StatementError, match="finer than 2 places"):
            session.flush()


class TestMoment:
    def test_comes_back_in_utc(self, session: Session) -> None:
        company = Company(name="云岭鲜食")
        session.add(company)
        session.flush()

        assert company.currency == "CNY"
