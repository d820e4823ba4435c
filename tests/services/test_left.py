"""An act that is taken back after somebody else went on with what it left."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import RequestError
from desktop.models import Company, Customer, Lookup, Visit
from desktop.queries.lookups import word_list
from desktop.services.customer_register import CustomerDraft, CustomerRegister
from desktop.services.left import ChangedSinceError, Left, while_shown
from desktop.services.row_batches import Batch, keep_each
from desktop.services.staff import StaffDraft, StaffRegister
from desktop.services.visits import VisitDraft, VisitLog
from desktop.services.word_lists import WordDraft, WordLists
from desktop.store.database import Database
from tests.services.small_company import TODAY, today

TEA, MILK_TEA, SHOP = WordDraft("茶"), WordDraft("奶茶"), WordDraft("奶茶店")


@pytest.fixture
def lists(database: Database) -> WordLists:
    return WordLists(database)


def words(database: Database) -> list[tuple[str, bool]]:
    with database.read() as session:
        return [(line.name, line.is_active) for line in word_list(session, "product")]


def test_what_stands_as_it_was_left_is_taken_back(database: Database, lists: WordLists) -> None:
    left = Left()
    key = left.noting(lambda: lists.add("product", TEA))()

    left.guarding(lambda: lists.retire(key))()

    assert words(database) == [("茶", False)]


def test_what_was_changed_since_stays(database: Database, lists: WordLists) -> None:
    key, left = lists.add("product", TEA), Left()
    left.noting(lambda: lists.change(key, MILK_TEA))()
    lists.change(key, SHOP)

    with pytest.raises(ChangedSinceError):
        left.guarding(lambda: lists.change(key, TEA))()

    assert words(database) == [("奶茶店", True)]


def test_acts_are_taken_back_one_after_the_other(database: Database, lists: WordLists) -> None:
    key, former, later = lists.add("product", TEA), Left(), Left()
    former.noting(lambda: lists.change(key, MILK_TEA))()
    later.noting(lambda: lists.change(key, SHOP))()

    later.guarding(lambda: lists.change(key, MILK_TEA))()
    former.guarding(lambda: lists.change(key, TEA))()

    assert words(database) == [("茶", True)]


def test_a_row_refused_among_others_leaves_nothing_that_could_change(database: Database) -> None:
    register, left = CustomerRegister(database, today), Left()

    def keep(session: Session, name: str) -> int:
        row = Customer(name=name)
        session.add(row)
        session.flush()
        if name == "refused":
            raise RequestError(name)
        return row.id

    def act() -> Batch:
        with database.write() as session:
            return keep_each(session, ["kept", "refused"], keep)

    batch = left.noting(act)()
    register.add(CustomerDraft("和味"))  # a file gives it the key of the refused one

    left.guarding(lambda: register.remove(batch.kept[0]))()

    with database.read() as session:
        assert session.scalars(select(Customer.name).where(Customer.deleted_at.is_(None))).all() == ["和味"]


def test_what_others_hung_something_on_stays(database: Database) -> None:
    register, left = CustomerRegister(database, today), Left()
    key = left.noting(lambda: register.add(CustomerDraft("和味")))()
    person = StaffRegister(database, today).add(StaffDraft("王䶮", hired_on=date(2026, 1, 1)))
    log = VisitLog(database, today)
    visit = log.log(VisitDraft(TODAY, person, customer_id=key, summary="first"))
    with pytest.raises(ChangedSinceError):
        left.guarding(lambda: register.remove(key))()
    log.remove(visit)

    left.guarding(lambda: register.remove(key))()

    with database.read() as session:
        assert session.scalars(select(Customer.id).where(Customer.deleted_at.is_(None))).all() == []


def test_a_customer_made_on_the_way_may_be_named_by_others(database: Database) -> None:
    person = StaffRegister(database, today).add(StaffDraft("王䶮", hired_on=date(2026, 1, 1)))
    log, left = VisitLog(database, today), Left()
    draft = VisitDraft(TODAY, person, customer="和味", summary="first")
    visit = left.noting(lambda: log.log(draft))()
    log.log(replace(draft, summary="second"))

    left.guarding(lambda: log.remove(visit))()

    with database.read() as session:
        assert session.scalars(select(Visit.summary).where(Visit.deleted_at.is_(None))).all() == ["second"]


def test_of_what_many_acts_share_only_its_own_part_counts(database: Database) -> None:
    with database.write() as session:
        session.add(Company(name="Hewei"))
    left = Left()

    def set_to(**columns: object) -> None:
        with database.write() as session:
            row = session.query(Company).one()
            for name, value in columns.items():
                setattr(row, name, value)

    left.noting(lambda: set_to(logo=b"new"))()
    set_to(name="Heweihui")
    left.guarding(lambda: set_to(logo=None))()
    with database.read() as session:
        assert session.query(Company.name, Company.logo).one() == ("Heweihui", None)


def test_a_row_that_is_gone_was_changed(database: Database, lists: WordLists) -> None:
    left = Left()
    key = left.noting(lambda: lists.add("product", TEA))()
    with database.write() as session:
        session.delete(session.get_one(Lookup, key))

    with pytest.raises(ChangedSinceError):
        left.guarding(lambda: lists.retire(key))()


def test_what_is_made_anew_each_time_is_known_by_what_it_shows(database: Database, lists: WordLists) -> None:
    lists.add("product", replace(TEA, name_en="Tea"))
    undone: list[str] = []
    read = {"names": ("茶",)}

    while_shown(read, lambda session: {"names": tuple(each.name for each in word_list(session, "product"))},
                lambda: undone.append(str(lists.add("product", MILK_TEA))))()  # fmt: skip
    with pytest.raises(ChangedSinceError):
        while_shown(read, lambda session: {"names": tuple(each.name for each in word_list(session, "product"))},
                    lambda: lists.add("product", SHOP))()  # fmt: skip

    assert (len(undone), words(database)) == (1, [("茶", True), ("奶茶", True)])
