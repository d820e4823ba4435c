"""What was removed is brought back by its entry in the record of changes."""

from datetime import date
from decimal import Decimal

import pytest

from desktop.errors import RequestError
from desktop.models import Customer, Signing, Visit
from desktop.queries.change_list import ChangeList
from desktop.queries.change_log import ChangeRow, WantedChanges
from desktop.queries.key_order import Order
from desktop.services.award_kinds import AwardKindDraft, AwardKinds
from desktop.services.commission_plans import CommissionPlans
from desktop.services.customer_merge import CustomerMerge
from desktop.services.customer_register import CustomerDraft, CustomerRegister
from desktop.services.needed_first import NeededFirstError
from desktop.services.returns import REMOVALS, Returns
from desktop.services.signing_drafts import ShareDraft, SigningDraft
from desktop.services.signings import SigningBook
from desktop.services.staff import StaffDraft, StaffRegister
from desktop.services.visits import VisitDraft, VisitLog
from desktop.store.database import Database
from tests.services.earning import PLAN
from tests.services.small_company import today

DAY = date(2026, 11, 2)


@pytest.fixture
def returns(database: Database) -> Returns:
    return Returns(database, today)


@pytest.fixture
def person(database: Database) -> int:
    return StaffRegister(database, today).add(StaffDraft("王䶮", hired_on=date(2026, 1, 1)))


def removals(database: Database) -> list[ChangeRow]:
    """The entries of removals whose record is still gone."""
    wanted = ChangeList(WantedChanges(), "en")
    with database.read() as session:
        rows = wanted.lines(session, wanted.first(session, Order("when"), 50))
    return [row for row in rows if row.is_removed and row.verb in REMOVALS]


def test_a_contract_comes_back_with_its_shares_and_money(database: Database, returns: Returns, person: int) -> None:
    book = SigningBook(database, today)
    shares = (ShareDraft(person, Decimal(100)),)
    key = book.sign(SigningDraft(signed_on=DAY, amount=Decimal(1000), customer="和味", shares=shares))
    book.remove(key)
    (row,) = removals(database)

    returns.bring_back(row.subject, row.record_id or 0)

    assert removals(database) == []
    with database.read() as session:
        assert session.get_one(Signing, key).deleted_at is None
    with pytest.raises(RequestError, match="removed meanwhile"):
        returns.bring_back("signing", key)


def test_a_customer_that_was_put_together_with_another_is_parted_again(
    database: Database, returns: Returns, person: int
) -> None:
    register = CustomerRegister(database, today)
    kept, gone = register.add(CustomerDraft("和味")), register.add(CustomerDraft("和味餐饮"))
    register.remove(gone)
    returns.bring_back("customer", gone)
    visit = VisitLog(database, today).log(VisitDraft(DAY, person, customer_id=gone))
    CustomerMerge(database).merge(kept, gone)

    returns.bring_back("customer", gone)

    with database.read() as session:
        assert session.get_one(Customer, gone).deleted_at is None
        assert session.get_one(Visit, visit).customer_id == gone


def test_it_is_refused_before_what_it_names(database: Database, returns: Returns, person: int) -> None:
    log, register = VisitLog(database, today), CustomerRegister(database, today)
    customer = register.add(CustomerDraft("和味"))
    visit = log.log(VisitDraft(DAY, person, customer_id=customer))
    log.remove(visit)
    register.remove(customer)

    with pytest.raises(NeededFirstError):
        returns.bring_back("visit", visit)
    returns.bring_back("customer", customer)
    returns.bring_back("visit", visit)

    assert removals(database) == []


def test_what_has_no_day_comes_back_too(database: Database, returns: Returns, person: int) -> None:
    kinds, plans, staff = AwardKinds(database), CommissionPlans(database), StaffRegister(database, today)
    kinds.remove(kinds.add(AwardKindDraft("签约冠军")))
    plans.remove(plans.add(PLAN))
    staff.remove(person)

    gone = removals(database)
    for row in gone:
        returns.bring_back(row.subject, row.record_id or 0)

    assert {row.verb for row in gone} == {"staff.removed", "commission_plan.removed", "award_kind.removed"}
    assert removals(database) == []


def test_every_removal_has_its_way_back(returns: Returns) -> None:
    assert set(returns._ways()) == REMOVALS


def test_what_never_was_removed_is_not_brought_back(returns: Returns, person: int) -> None:
    with pytest.raises(RequestError, match="cannot be brought back"):
        returns.bring_back("staff", person)
