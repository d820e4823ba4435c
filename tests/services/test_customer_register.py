"""Customers: added, changed, handed over, put together with another, and each of it taken back."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import func, select

from desktop.errors import RequestError
from desktop.models import Customer, CustomerOwner, Deal, DealOwner, Survey, Visit
from desktop.services.audit import verify
from desktop.services.customer_merge import CustomerMerge
from desktop.services.customer_owners import CustomerOwners
from desktop.services.customer_register import CustomerDraft, CustomerRegister
from desktop.services.deal_drafts import DealDraft
from desktop.services.deals import DealBook
from desktop.services.staff import StaffDraft, StaffRegister
from desktop.services.visits import VisitDraft, VisitLog
from desktop.store.database import Database

TODAY = date(2026, 11, 21)
JUNE = date(2026, 6, 1)
Stays = Callable[[int], list[tuple[int, date | None, date | None]]]


def today() -> date:
    return TODAY


@pytest.fixture
def register(database: Database) -> CustomerRegister:
    return CustomerRegister(database, today)


@pytest.fixture
def owners(database: Database) -> CustomerOwners:
    return CustomerOwners(database, today)


@pytest.fixture
def merge(database: Database) -> CustomerMerge:
    return CustomerMerge(database)


@pytest.fixture
def people(database: Database) -> tuple[int, int]:
    staff = StaffRegister(database, today)
    first, second = (staff.add(StaffDraft(name, hired_on=date(2025, 1, 1))) for name in ("甲", "乙"))
    return first, second


@pytest.fixture
def stays(database: Database) -> Stays:
    def of(customer_id: int) -> list[tuple[int, date | None, date | None]]:
        with database.read() as session:
            rows = session.scalars(select(CustomerOwner).where(CustomerOwner.customer_id == customer_id)).all()
            return [(row.staff_id, row.started_on, row.ended_on) for row in rows]

    return of


def kept(database: Database, customer_id: int) -> Customer:
    with database.read() as session:
        row = session.get_one(Customer, customer_id)
        session.expunge(row)
        return row


class TestAdd:
    def test_it_keeps_what_was_entered_with_its_pinyin_and_the_first_stay_of_its_owner(
        self, database: Database, register: CustomerRegister, people: tuple[int, int], stays: Stays
    ) -> None:
        key = register.add(
            CustomerDraft("禾味餐饮", "C1", "企业", people[0], "转介绍", first_contact_on=JUNE, credit=Decimal(80))
        )

        row = kept(database, key)
        assert (row.name, row.initials, row.code, row.credit) == ("禾味餐饮", "hwcy", "C1", Decimal(80))
        assert stays(key) == [(people[0], JUNE, None)]

    @pytest.mark.parametrize(
        ("draft", "said"),
        [
            (CustomerDraft(" "), "Name"),
            (CustomerDraft("甲", code="C1"), "already belongs"),
            (CustomerDraft("甲", owner_id=99), "Choose the staff member"),
            (CustomerDraft("甲", first_contact_on=date(2027, 1, 1)), "future"),
            (CustomerDraft("甲", credit=Decimal(101)), "0 to 100"),
        ],
    )
    def test_it_refuses_what_cannot_be(self, register: CustomerRegister, draft: CustomerDraft, said: str) -> None:
        register.add(CustomerDraft("绿洲", code="C1"))

        with pytest.raises(RequestError, match=said):
            register.add(draft)


class TestChange:
    def test_another_owner_holds_from_today_on(
        self, register: CustomerRegister, people: tuple[int, int], stays: Stays
    ) -> None:
        key = register.add(CustomerDraft("绿洲", owner_id=people[0], first_contact_on=JUNE))

        register.change(key, CustomerDraft("绿洲超市", owner_id=people[1], first_contact_on=JUNE))

        assert stays(key) == [(people[0], JUNE, date(2026, 11, 20)), (people[1], TODAY, None)]


class TestRemove:
    def test_a_removed_customer_comes_back(self, database: Database, register: CustomerRegister) -> None:
        key = register.add(CustomerDraft("绿洲"))
        register.remove(key)
        assert kept(database, key).deleted_at is not None

        register.restore(key)

        assert kept(database, key).deleted_at is None

    def test_one_with_records_stays(
        self, database: Database, register: CustomerRegister, people: tuple[int, int]
    ) -> None:
        key = register.add(CustomerDraft("绿洲"))
        VisitLog(database, today).log(VisitDraft(TODAY, people[0], key))

        with pytest.raises(RequestError, match="records"):
            register.remove(key)


class TestHandOver:
    def test_customers_of_somebody_who_left_go_over_with_their_open_deals_and_come_back(
        self,
        database: Database,
        register: CustomerRegister,
        owners: CustomerOwners,
        people: tuple[int, int],
        stays: Stays,
    ) -> None:
        book = DealBook(database, today)
        keys = [register.add(CustomerDraft(name, owner_id=people[0], first_contact_on=JUNE)) for name in "甲乙"]
        deals = [book.add(DealDraft(people[0], JUNE, keys[0])), book.add(DealDraft(people[1], JUNE, keys[0]))]

        entry = owners.hand_over(keys, people[1], date(2026, 11, 1))

        assert stays(keys[1]) == [(people[0], JUNE, date(2026, 10, 31)), (people[1], date(2026, 11, 1), None)]
        with database.read() as session:
            assert set(session.scalars(select(Customer.owner_id))) == {people[1]}
            assert {session.get_one(Deal, key).staff_id for key in deals} == {people[1]}
            assert session.scalar(select(func.count(DealOwner.id))) == 2

        owners.take_back(entry)

        assert stays(keys[0]) == [(people[0], JUNE, None)]
        with database.read() as session:
            assert [session.get_one(Deal, key).staff_id for key in deals] == list(people)
            assert session.scalar(select(func.count(DealOwner.id))) == 0
            assert verify(session).is_whole
        with pytest.raises(RequestError, match="already"):
            owners.take_back(entry)

    def test_a_customer_known_from_a_visit_gets_its_first_owner_into_the_history(
        self, database: Database, owners: CustomerOwners, people: tuple[int, int], stays: Stays
    ) -> None:
        VisitLog(database, today).log(VisitDraft(JUNE, people[0], customer="绿洲"))

        owners.hand_over([1], people[1], TODAY, with_deals=False)

        assert stays(1) == [(people[0], JUNE, date(2026, 11, 20)), (people[1], TODAY, None)]

    @pytest.mark.parametrize(
        ("keys", "day", "said"),
        [((), TODAY, "at least one"), ((1,), date(2027, 1, 1), "future"), ((7,), TODAY, "removed meanwhile")],
    )
    def test_it_refuses_nobody_tomorrow_and_strangers(
        self,
        register: CustomerRegister,
        owners: CustomerOwners,
        people: tuple[int, int],
        keys: tuple[int, ...],
        day: date,
        said: str,
    ) -> None:
        register.add(CustomerDraft("绿洲"))

        with pytest.raises(RequestError, match=said):
            owners.hand_over(keys, people[0], day)

    def test_who_has_left_takes_nothing_over(
        self, database: Database, register: CustomerRegister, owners: CustomerOwners
    ) -> None:
        gone = StaffRegister(database, today).add(StaffDraft("丙", left_on=JUNE))
        register.add(CustomerDraft("绿洲"))

        with pytest.raises(RequestError, match="left"):
            owners.hand_over([1], gone, TODAY)
        with pytest.raises(RequestError, match="takes over"):
            owners.hand_over([1], 99, TODAY)


class TestMerge:
    @pytest.fixture
    def two(self, database: Database, register: CustomerRegister, people: tuple[int, int]) -> tuple[int, int]:
        kept_id = register.add(CustomerDraft("禾味餐饮", first_contact_on=date(2026, 8, 1), phone="1"))
        gone_id = register.add(
            CustomerDraft("禾味", "C9", "企业", people[0], phone="2", contact="陈", first_contact_on=JUNE)
        )
        VisitLog(database, today).log(VisitDraft(TODAY, people[0], gone_id))
        DealBook(database, today).add(DealDraft(people[0], JUNE, gone_id))
        with database.write() as session:
            session.add(Survey(answered_on=TODAY, customer_id=gone_id, staff_id=people[0], score=Decimal(90)))
        return kept_id, gone_id

    def test_all_records_move_and_what_was_not_known_is_taken_over(
        self, database: Database, merge: CustomerMerge, two: tuple[int, int]
    ) -> None:
        merge.merge(*two)

        row = kept(database, two[0])
        assert (row.code, row.phone, row.contact, row.first_contact_on) == ("C9", "1", "陈", JUNE)
        assert kept(database, two[1]).deleted_at is not None
        with database.read() as session:
            for table in (Visit, Deal, Survey):
                assert session.scalars(select(table.customer_id)).all() == [two[0]]

    def test_taken_apart_everything_is_where_it_was_save_what_the_owner_changed_since(
        self, database: Database, merge: CustomerMerge, register: CustomerRegister, two: tuple[int, int]
    ) -> None:
        merge.merge(*two)
        register.change(two[0], CustomerDraft("禾味餐饮", code="C9", phone="1", contact="林"))

        merge.part(two[1])

        one, other = kept(database, two[0]), kept(database, two[1])
        assert (one.code, one.contact, one.first_contact_on) == (None, "林", date(2026, 8, 1))
        assert (other.code, other.contact, other.deleted_at) == ("C9", "陈", None)
        with database.read() as session:
            assert session.scalars(select(Visit.customer_id)).all() == [two[1]]
        with pytest.raises(RequestError):
            merge.part(two[1])

    def test_a_customer_is_not_put_together_with_itself(self, merge: CustomerMerge, two: tuple[int, int]) -> None:
        with pytest.raises(RequestError, match="two different"):
            merge.merge(two[0], two[0])
