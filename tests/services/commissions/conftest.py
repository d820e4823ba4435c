"""The plans, the settling of statements, and statements as they are read."""

from collections.abc import Callable
from datetime import date

import pytest

from desktop.queries.commission_detail import StatementDetail, statement_detail
from desktop.queries.commissions import StatementKey, StatementLine, statement_lines
from desktop.services.commission_plans import CommissionPlans
from desktop.services.commissions import Commissions
from desktop.store.database import Database
from tests.services.earning import TODAY


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
