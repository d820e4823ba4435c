"""Of two things removed one after the other, the one that names the other does not come back alone."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

import pytest

from desktop.errors import RequestError
from desktop.models import (
    Absence,
    ActivityResult,
    Award,
    AwardKind,
    Complaint,
    Conduct,
    Customer,
    Feedback,
    Rating,
    Survey,
    Target,
    Team,
)
from desktop.models.quality import Activity
from desktop.services.customer_owners import CustomerOwners
from desktop.services.customer_register import CustomerDraft, CustomerRegister
from desktop.services.deal_course import DealCourse
from desktop.services.deal_drafts import DealDraft
from desktop.services.deals import DealBook
from desktop.services.milestones import MilestoneDraft, Milestones
from desktop.services.needed_first import NeededFirstError
from desktop.services.receipts import ReceiptBook
from desktop.services.signing_drafts import ReceiptDraft, ShareDraft, SigningDraft
from desktop.services.signings import SigningBook
from desktop.services.staff import StaffDraft, StaffRegister
from desktop.services.visits import VisitDraft, VisitLog
from desktop.store.database import Database
from tests.services.small_company import today

DAY = date(2026, 11, 2)
HIRED = date(2026, 1, 1)


class Book(Protocol):
    """Verbs that take something off a list and bring it back."""

    def remove(self, _key: int) -> object: ...

    def restore(self, _key: int) -> None: ...


class House:
    """The books of a company of one person, one customer and one deal."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.staff = StaffRegister(database, today)
        self.customers = CustomerRegister(database, today)
        self.deals = DealBook(database, today)
        self.signings = SigningBook(database, today)
        self.visits = VisitLog(database, today)
        self.receipts = ReceiptBook(database, today)
        self.milestones = Milestones(database, today)
        self.person = self.staff.add(StaffDraft("王䶮", hired_on=HIRED))
        self.customer = self.customers.add(CustomerDraft("和味"))

    def deal(self) -> int:
        return self.deals.add(DealDraft(opened_on=DAY, staff_id=self.person, customer_id=self.customer, code="D1"))

    def visit(self) -> int:
        return self.visits.log(VisitDraft(DAY, self.person, customer_id=self.customer))

    def signing(self, **stated: Any) -> int:
        shares = (ShareDraft(self.person, Decimal(100)),)
        named: dict[str, Any] = {"customer_id": self.customer, "number": "QY-1", **stated}
        return self.signings.sign(SigningDraft(signed_on=DAY, amount=Decimal(1000), shares=shares, **named))

    def is_there(self, table: Any, key: int) -> bool:
        with self.database.read() as session:
            return session.get_one(table, key).deleted_at is None

    def kept(self, *rows: Any) -> None:
        with self.database.write() as session:
            session.add_all(rows)


@pytest.fixture
def house(database: Database) -> House:
    return House(database)


Removed = tuple[Book, int]


def visit_then_customer(house: House) -> tuple[Removed, Removed]:
    return (house.visits, house.visit()), (house.customers, house.customer)


def visit_then_person(house: House) -> tuple[Removed, Removed]:
    visit = house.visits.log(VisitDraft(DAY, house.person))
    return (house.visits, visit), (house.staff, house.person)


def deal_then_customer(house: House) -> tuple[Removed, Removed]:
    return (house.deals, house.deal()), (house.customers, house.customer)


def contract_then_deal(house: House) -> tuple[Removed, Removed]:
    deal = house.deal()
    return (house.signings, house.signing(deal_id=deal)), (house.deals, deal)


def contract_then_customer(house: House) -> tuple[Removed, Removed]:
    return (house.signings, house.signing()), (house.customers, house.customer)


def receipt_then_contract(house: House) -> tuple[Removed, Removed]:
    signing = house.signing()
    receipt = house.receipts.receive(ReceiptDraft(signing, DAY, Decimal(10)))
    return (house.receipts, receipt), (house.signings, signing)


def milestone_then_deal(house: House) -> tuple[Removed, Removed]:
    deal = house.deal()
    milestone = house.milestones.add(MilestoneDraft(deal, "选址", DAY))
    return (house.milestones, milestone), (house.deals, deal)


def customer_then_owner(house: House) -> tuple[Removed, Removed]:
    customer = house.customers.add(CustomerDraft("禾里", owner_id=house.person))
    return (house.customers, customer), (house.staff, house.person)


def person_then_superior(house: House) -> tuple[Removed, Removed]:
    junior = house.staff.add(StaffDraft("李雷", manager_id=house.person))
    return (house.staff, junior), (house.staff, house.person)


PAIRS = (
    visit_then_customer, visit_then_person, deal_then_customer, contract_then_deal, contract_then_customer,
    receipt_then_contract, milestone_then_deal, customer_then_owner, person_then_superior,
)  # fmt: skip


@pytest.mark.parametrize("pair", PAIRS)
def test_what_it_names_comes_back_first(house: House, pair: Callable[[House], tuple[Removed, Removed]]) -> None:
    (book, key), (needed_book, needed_key) = pair(house)
    book.remove(key)
    needed_book.remove(needed_key)

    with pytest.raises(NeededFirstError, match="was removed, too"):
        book.restore(key)
    needed_book.restore(needed_key)
    book.restore(key)

    book.remove(key)  # refused unless it is there


def test_the_refusal_names_both(house: House) -> None:
    visit = house.visit()
    house.visits.remove(visit)
    house.customers.remove(house.customer)

    with pytest.raises(NeededFirstError) as refused:
        house.visits.restore(visit)

    assert str(refused.value).startswith(
        "和味 was removed, too. Bring that back first, then this: 王䶮 · 和味 · 2026-11-02."
    )


def test_a_milestone_does_not_come_back_beside_one_of_its_name(house: House) -> None:
    deal = house.deal()
    milestone = house.milestones.add(MilestoneDraft(deal, "选址", DAY))
    house.milestones.remove(milestone)
    house.milestones.add(MilestoneDraft(deal, "选址", DAY))

    with pytest.raises(RequestError, match="already; change that one"):
        house.milestones.restore(milestone)


def test_customers_are_not_given_back_to_somebody_who_was_removed(house: House) -> None:
    customer = house.customers.add(CustomerDraft("禾里", owner_id=house.person))
    other = house.staff.add(StaffDraft("李雷", hired_on=HIRED))
    entry = CustomerOwners(house.database, today).hand_over([customer], other, DAY)
    house.staff.remove(house.person)

    with pytest.raises(NeededFirstError):
        CustomerOwners(house.database, today).take_back(entry)

    with house.database.read() as session:
        assert session.get_one(Customer, customer).owner_id == other


def test_a_deal_is_not_given_back_to_somebody_who_was_removed(house: House) -> None:
    deal, other = house.deal(), house.staff.add(StaffDraft("李雷", hired_on=HIRED))
    course = DealCourse(house.database, today)
    course.hand_over(deal, other, DAY)
    house.staff.remove(house.person)

    with pytest.raises(NeededFirstError):
        course.take_back(deal)


class TestWhoIsTied:
    @pytest.mark.parametrize(
        "made",
        [
            lambda person: Survey(answered_on=DAY, staff_id=person, score=Decimal(80)),
            lambda person: Complaint(received_on=DAY, staff_id=person),
            lambda person: Feedback(reported_on=DAY, staff_id=person),
            lambda person: Conduct(happened_on=DAY, staff_id=person, kind="award"),
            lambda person: Absence(staff_id=person, started_on=DAY, ended_on=DAY),
            lambda person: Rating(start=DAY, end=DAY, staff_id=person, relation="peer", score=Decimal(80)),
            lambda person: Target(
                staff_id=person, indicator="visits", level="base", start=DAY, end=DAY, value=Decimal(1)
            ),
        ],
    )
    def test_any_record_keeps_a_person(self, house: House, made: Callable[[int], Any]) -> None:
        house.kept(made(house.person))

        with pytest.raises(RequestError, match="has records"):
            house.staff.remove(house.person)

    def test_an_award_and_what_came_of_an_activity_do_so_too(self, house: House) -> None:
        house.kept(AwardKind(name="签约冠军"), Activity(name="展会", held_on=DAY))
        award = Award(kind_id=1, staff_id=house.person, period_label="2026Q3", start=DAY, end=DAY, granted_on=DAY)
        for row in (award, ActivityResult(activity_id=1, staff_id=house.person)):
            house.kept(row)
            with pytest.raises(RequestError, match="has records"):
                house.staff.remove(house.person)
            with house.database.write() as session:
                session.delete(session.get_one(type(row), 1))

        house.staff.remove(house.person)

    def test_a_record_that_was_removed_keeps_nobody(self, house: House) -> None:
        house.visits.remove(house.visit())

        house.staff.remove(house.person)

    def test_whoever_looks_after_customers_hands_them_over_first(self, house: House) -> None:
        customer = house.customers.add(CustomerDraft("禾里", owner_id=house.person))
        with pytest.raises(RequestError, match=r"looks after customers \(1\)"):
            house.staff.remove(house.person)

        house.customers.change(customer, CustomerDraft("禾里"))
        house.staff.remove(house.person)

    def test_a_team_is_never_left_with_a_leader_who_is_gone(self, house: House) -> None:
        house.kept(Team(name="华东", leader_id=house.person))

        with pytest.raises(RequestError, match="leads 华东"):
            house.staff.remove(house.person)

    def test_nobody_answers_to_somebody_who_is_gone(self, house: House) -> None:
        house.staff.add(StaffDraft("李雷", manager_id=house.person))

        with pytest.raises(RequestError, match="somebody's superior"):
            house.staff.remove(house.person)
