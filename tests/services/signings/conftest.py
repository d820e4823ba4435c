"""The book of contracts, the book of money, two people, and a contract as it is read."""

from datetime import date

import pytest

from desktop.queries.signing_detail import SigningDetail, signing_detail
from desktop.services.receipts import ReceiptBook
from desktop.services.signings import SigningBook
from desktop.services.staff import StaffDraft, StaffRegister
from desktop.store.database import Database
from tests.services.signings.drafts import TODAY, Read


@pytest.fixture
def book(database: Database) -> SigningBook:
    return SigningBook(database, lambda: TODAY)


@pytest.fixture
def receipts(database: Database) -> ReceiptBook:
    return ReceiptBook(database, lambda: TODAY)


@pytest.fixture
def people(database: Database) -> tuple[int, int]:
    """Two people in service since February 2026."""
    register = StaffRegister(database, lambda: TODAY)
    first, second = (register.add(StaffDraft(name, hired_on=date(2026, 2, 1))) for name in ("甲", "乙"))
    return first, second


@pytest.fixture
def read(database: Database) -> Read:
    def detail(signing_id: int) -> SigningDetail:
        with database.read() as session:
            found = signing_detail(session, signing_id, "zh_CN")
        assert found is not None
        return found

    return detail
