"""What the owner lets the relations of raters weigh."""

from decimal import Decimal

import pytest
from sqlalchemy.orm import Session

from desktop.domain.raters import USUAL_WEIGHTS
from desktop.errors import RequestError
from desktop.queries.own_indicators import own_indicators
from desktop.services.scheme_verbs import Schemes
from desktop.store.database import Database
from tests.services.small_company import add_company


@pytest.fixture
def schemes(database: Database) -> Schemes:
    return Schemes(database)


class TestRaters:
    WEIGHTS = {"manager": Decimal(40), "peer": Decimal(30), "customer": Decimal(30), "self": Decimal(0)}  # noqa: RUF012 - a constant

    def test_weights_are_kept_with_the_company(self, database: Database, schemes: Schemes) -> None:
        with database.write() as session:
            add_company(session)

        schemes.weigh_raters(self.WEIGHTS)

        with database.read() as session:
            assert own_indicators(session).weights == self.WEIGHTS

    def test_are_the_usual_ones_until_then(self, session: Session) -> None:
        add_company(session)

        assert own_indicators(session).weights == USUAL_WEIGHTS

    def test_weights_that_miss_100_are_refused(self, schemes: Schemes) -> None:
        with pytest.raises(RequestError, match="sum to 110"):
            schemes.weigh_raters({**self.WEIGHTS, "self": Decimal(10)})

    def test_without_a_company_it_says_so(self, schemes: Schemes) -> None:
        with pytest.raises(RequestError, match="no company yet"):
            schemes.weigh_raters(self.WEIGHTS)
