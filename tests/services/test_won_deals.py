"""A deal won by a contract, when the contract is removed and when it comes back."""

from datetime import date
from decimal import Decimal

import pytest

from desktop.errors import RequestError
from desktop.models import Deal, Signing, Stage
from desktop.services.deal_course import DealCourse
from desktop.services.deal_drafts import DealDraft, WinDraft
from desktop.services.deals import DealBook
from desktop.services.signings import SigningBook
from desktop.services.staff import StaffDraft, StaffRegister
from desktop.store.database import Database
from tests.services.finalised_quarter import finalise

TODAY, OPENED, MOVED = date(2026, 11, 21), date(2026, 10, 1), date(2026, 11, 2)
Q3_DAY = date(2026, 8, 14)


def today() -> date:
    return TODAY


@pytest.fixture
def course(database: Database) -> DealCourse:
    return DealCourse(database, today)


@pytest.fixture
def staff_id(database: Database) -> int:
    """甲, with three stages, the last of them the signing."""
    with database.write() as session:
        for place, (name, step) in enumerate((("线索", "visit"), ("谈判", "negotiation"), ("签约", "signing"))):
            session.add(Stage(name=name, step=step, sort_order=place, probability=(10, 50, 100)[place]))
    return StaffRegister(database, today).add(StaffDraft("甲", hired_on=date(2026, 2, 1)))


@pytest.fixture
def deal(database: Database, staff_id: int) -> int:
    return DealBook(database, today).add(DealDraft(staff_id, OPENED, customer="绿洲", code="D1"))


def kept(database: Database, deal_id: int) -> Deal:
    with database.read() as session:
        row = session.get_one(Deal, deal_id)
        session.expunge(row)
        return row


@pytest.fixture
def contracts(database: Database) -> SigningBook:
    return SigningBook(database, today)


@pytest.fixture
def signing_id(course: DealCourse, deal: int) -> int:
    """The contract by which the deal was won from its second stage."""
    course.move(deal, 2, MOVED)
    return course.win(deal, WinDraft(signed_on=MOVED, amount=Decimal(1)))


def test_removed_leaves_the_deal_open_and_brought_back_wins_it(
    database: Database, contracts: SigningBook, deal: int, signing_id: int
) -> None:
    won = kept(database, deal)

    assert contracts.remove(signing_id) == deal
    row = kept(database, deal)
    assert (row.result, row.closed_on, row.amount, row.stage_id) == ("open", None, None, 2)

    contracts.restore(signing_id)
    row = kept(database, deal)
    assert (row.result, row.closed_on, row.amount, row.stage_id) == (
        "won",
        won.closed_on,
        won.amount,
        won.stage_id,
    )
    with database.read() as session:
        assert session.get_one(Signing, signing_id).deal_id == deal


def test_brought_back_to_a_deal_that_went_on_it_stays_by_itself(
    database: Database, contracts: SigningBook, course: DealCourse, deal: int, signing_id: int
) -> None:
    contracts.remove(signing_id)
    course.lose(deal, "价格", TODAY)

    contracts.restore(signing_id)

    assert kept(database, deal).result == "lost"
    with database.read() as session:
        signing = session.get_one(Signing, signing_id)
        assert (signing.deal_id, signing.deleted_at) == (None, None)


def test_a_deal_is_not_won_again_without_it(
    database: Database, contracts: SigningBook, course: DealCourse, deal: int, signing_id: int
) -> None:
    contracts.remove(signing_id)

    with pytest.raises(RequestError, match="Bring the contract back"):
        course.take_back(deal)

    assert kept(database, deal).result == "open"


def test_one_of_no_deal_opens_none(contracts: SigningBook, course: DealCourse, deal: int, signing_id: int) -> None:
    course.reopen(deal)

    assert contracts.remove(signing_id) is None


def test_of_a_day_that_is_final_neither_contract_nor_deal_changes(
    database: Database, course: DealCourse, staff_id: int
) -> None:
    early = DealBook(database, today).add(DealDraft(staff_id, Q3_DAY, customer="绿洲", code="D2"))
    signing_id = course.win(early, WinDraft(signed_on=Q3_DAY, amount=Decimal(1)))
    finalise(database, staff_id)

    with pytest.raises(RequestError, match="finalised"):
        SigningBook(database, today).remove(signing_id)

    assert kept(database, early).result == "won"
