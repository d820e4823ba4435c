"""A deal won by a contract, when the contract is removed and when it comes back."""

from datetime import date
from decimal import Decimal

import pytest

from desktop.errors import RequestError
from desktop.models import Deal, Signing, Stage
from desktop.services.deal_course import DealCourse
from desktop.services.deal_drafts import DealDraft, WinDraft
from desktop.services.deals import DealBook
from desktop.services.signing_drafts import ShareDraft, SigningDraft
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


def test_of_two_contracts_of_a_deal_the_last_one_opens_it(
    database: Database, contracts: SigningBook, deal: int, signing_id: int, staff_id: int
) -> None:
    shares = (ShareDraft(staff_id, Decimal(100)),)
    second = contracts.sign(SigningDraft(TODAY, Decimal(2), shares, customer="绿洲"))
    with database.write() as session:
        session.get_one(Signing, second).deal_id = deal

    opened = [contracts.remove(second), contracts.remove(signing_id)]

    assert opened == [None, deal]
    contracts.restore(second)  # it is not the one whose removal opened the deal
    assert kept(database, deal).result == "open"
    contracts.restore(signing_id)
    assert kept(database, deal).result == "won"


def test_handed_over_meanwhile_the_deal_stays_with_whom_it_is(
    database: Database, contracts: SigningBook, deal: int, signing_id: int
) -> None:
    other = StaffRegister(database, today).add(StaffDraft("乙", hired_on=date(2026, 2, 1)))
    contracts.remove(signing_id)
    with database.write() as session:  # as handing over a customer with the open deals does
        session.get_one(Deal, deal).staff_id = other

    contracts.restore(signing_id)

    row = kept(database, deal)
    assert (row.result, row.staff_id) == ("open", other)


def test_opened_by_hand_it_is_taken_back_after_the_contract(
    database: Database, contracts: SigningBook, course: DealCourse, deal: int, signing_id: int
) -> None:
    course.reopen(deal)
    contracts.remove(signing_id)
    with pytest.raises(RequestError, match="first, then take this back"):
        course.take_back(deal)

    contracts.restore(signing_id)
    course.take_back(deal)

    assert kept(database, deal).result == "won"


class TestOfADayThatIsFinal:
    @pytest.fixture
    def shared_by_another(self, database: Database, course: DealCourse, staff_id: int) -> int:
        """A contract of somebody else, by which 甲's deal is won within the third quarter."""
        other = StaffRegister(database, today).add(StaffDraft("乙", hired_on=date(2026, 2, 1)))
        early = DealBook(database, today).add(DealDraft(staff_id, Q3_DAY, customer="绿洲", code="D2"))
        shares = (ShareDraft(other, Decimal(100)),)
        signing_id = SigningBook(database, today).sign(SigningDraft(Q3_DAY, Decimal(1), shares, customer="绿洲"))
        course.win(early, WinDraft(signing_id=signing_id))
        return signing_id

    def test_a_contract_is_not_removed_from_a_deal_that_counts_there(
        self, database: Database, contracts: SigningBook, staff_id: int, shared_by_another: int
    ) -> None:
        finalise(database, staff_id)

        with pytest.raises(RequestError, match="finalised"):
            contracts.remove(shared_by_another)

    def test_nor_brought_back_to_one_that_would_count_there(
        self, database: Database, contracts: SigningBook, staff_id: int, shared_by_another: int
    ) -> None:
        contracts.remove(shared_by_another)
        finalise(database, staff_id)

        with pytest.raises(RequestError, match="finalised"):
            contracts.restore(shared_by_another)
