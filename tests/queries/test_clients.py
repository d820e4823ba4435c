"""Customers as their page asks for them: the list in its orders, one customer's story, who resembles whom."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from sqlalchemy.orm import Session

from desktop.models import Complaint, Customer, CustomerOwner, DealStageChange, Staff, Stage, Survey
from desktop.queries.clients.duplicates import bearers, customers_like, duplicates
from desktop.queries.clients.list import LISTING, CustomerList
from desktop.queries.clients.narrowing import CustomerFilter
from desktop.queries.clients.story import customer_story
from desktop.queries.key_order import Order
from tests.queries.builders import (
    a_customer,
    a_deal,
    a_person,
    a_receipt,
    a_signing,
    a_team,
    a_visit,
    a_word,
    keep,
)
from tests.queries.statements import counted

TODAY = date(2026, 11, 21)
DAY = date(2026, 9, 1)


@pytest.fixture
def person(session: Session) -> Staff:
    return a_person(session, "王龚")


@pytest.fixture
def oasis(session: Session, person: Staff) -> Customer:
    """绿洲: two visits, two deals of which one is open, a contract with a payment and a refund."""
    customer = a_customer(
        session,
        name="绿洲超市",
        pinyin="lvzhou",
        initials="lzcs",
        owner_id=person.id,
        credit=Decimal(80),
        phone="139",
    )
    for day in (DAY, date(2026, 9, 9)):
        a_visit(session, person, day, customer_id=customer.id)
    a_deal(session, person, customer_id=customer.id, opened_on=DAY)
    a_deal(session, person, customer_id=customer.id, opened_on=DAY, closed_on=DAY, result="lost")
    signing = a_signing(session, DAY, (person, "100"), customer_id=customer.id, number="QY-1")
    a_receipt(session, signing, DAY, "300")
    a_receipt(session, signing, DAY, "-50")
    return customer


class TestList:
    def test_a_line_sums_up_what_there_is(self, session: Session, oasis: Customer) -> None:
        line = CustomerList(CustomerFilter(), TODAY, "en").lines(session, [oasis.id])[0]

        assert (line.owner, line.visited_on, line.score) == ("王龚", date(2026, 9, 9), Fraction(80))
        assert (line.open_deals, line.stalled_deals, line.contracts) == (1, 1, 1)
        assert (line.signed_amount, line.received) == (Decimal(1000), Decimal(250))

    def test_the_foot_sums_all_that_match(self, session: Session, oasis: Customer) -> None:
        a_customer(session)

        sums = CustomerList(CustomerFilter(), TODAY, "en").sums(session)

        assert (sums.number, sums.signed, sums.received) == (2, Decimal(1000), Decimal(250))

    def test_every_order_holds_every_customer_once(self, session: Session, oasis: Customer) -> None:
        keys = {oasis.id, a_customer(session, code="C1").id, a_customer(session, contact="陈").id}
        asked = CustomerList(CustomerFilter(), TODAY, "en")

        for column in ("", *LISTING.columns):
            for descending in (False, True):
                assert set(asked.order(session, Order(column, descending)).keys(0, 9)) == keys
        assert asked.first(session, Order("signed_amount", True), 1) == [oasis.id]
        assert asked.first(session, Order("visited_on"), 1) == [oasis.id]

    @pytest.mark.on_file
    def test_the_last_visit_is_found_without_a_look_at_the_visits(self, session: Session) -> None:
        asked = CustomerList(CustomerFilter(), TODAY, "en")

        with counted(session) as statements:
            asked.order(session, Order("visited_on", is_descending=True))
            asked.lines(session, [1])
        asked_of_engine = session.connection().exec_driver_sql
        plans = [
            str(asked_of_engine(f"EXPLAIN QUERY PLAN {statement}", (None,) * statement.count("?")).all())
            for statement in statements
            if "max(visit" in statement
        ]

        assert len(plans) == 2
        assert all("visit USING COVERING INDEX ix_visit_customer (customer_id=?)" in plan for plan in plans)

    def test_what_narrows_it(self, session: Session, oasis: Customer, person: Staff) -> None:
        words = {name: a_word(session, name, "甲") for name in ("kind", "region", "industry", "source")}
        for name, word in words.items():
            setattr(oasis, f"{name}_id", word.id)
        team = a_team(session, "一部", person)
        a_customer(session)
        wanted = [
            CustomerFilter(owner_id=person.id), CustomerFilter(team_id=team.id), CustomerFilter(is_stalled=True),
            CustomerFilter(text="绿洲"), CustomerFilter(text="lzcs"), CustomerFilter(text="139"),
            CustomerFilter(kind_id=words["kind"].id), CustomerFilter(region_id=words["region"].id),
            CustomerFilter(industry_id=words["industry"].id), CustomerFilter(source_id=words["source"].id),
        ]  # fmt: skip

        for each in wanted:
            assert CustomerList(each, TODAY, "en").first(session, Order(), 9) == [oasis.id], each


class TestStory:
    def test_all_that_happened_stands_in_it_newest_first(
        self, session: Session, oasis: Customer, person: Staff
    ) -> None:
        stage = keep(session, Stage(name="谈判", name_en="Talks"))
        keep(session, DealStageChange(deal_id=1, stage_id=stage.id, reached_on=date(2026, 9, 20)))
        keep(session, Survey(answered_on=TODAY, customer_id=oasis.id, score=Decimal(90)))
        keep(session, Complaint(received_on=TODAY, customer_id=oasis.id, staff_id=person.id, severity="一般"))
        keep(session, CustomerOwner(customer_id=oasis.id, staff_id=person.id, started_on=date(2026, 1, 1)))
        keep(session, CustomerOwner(customer_id=oasis.id, staff_id=person.id, started_on=None))

        story = customer_story(session, oasis.id, TODAY, "en")

        assert story is not None
        assert [event.kind.value for event in story.events] == [
            "survey", "complaint", "stage", "visit", "visit", "signing", "receipt", "receipt", "owner",
        ]  # fmt: skip
        assert story.events[2].word == "Talks"
        assert [deal.result for deal in story.deals] == ["lost", "open"]
        assert story.particulars.credit == Decimal(80)

    def test_one_that_is_not_there_has_none(self, session: Session) -> None:
        assert customer_story(session, 7, TODAY, "en") is None


class TestDuplicates:
    def test_a_new_one_is_compared_with_names_and_telephones(self, session: Session) -> None:
        alike = a_customer(session, name="上海禾味餐饮有限公司")
        called = a_customer(session, name="别家", phone="139-0000-1234")

        assert [one.customer_id for one in customers_like(session, "禾味餐饮")] == [alike.id]
        assert [one.customer_id for one in customers_like(session, "甲", "13900001234")] == [called.id]
        assert customers_like(session, "禾味餐饮", but=alike.id) == ()
        assert customers_like(session, "甲") == ()

    def test_pairs_of_the_list_are_found_and_the_likeliest_come_first(self, session: Session) -> None:
        for name, phone in (
            ("禾味餐饮", ""), ("杭州禾味餐饮管理有限公司", ""), ("景岸商业地产", "13900001234"),
            ("完全不同", "139 0000 1234"), ("德阳景岸商业地产集", ""), ("云舟酒店", ""),
        ):  # fmt: skip
            a_customer(session, name=name, phone=phone)

        pairs = duplicates(bearers(session))

        assert [(pair.older.name, pair.newer.name, pair.is_same_phone) for pair in pairs] == [
            ("景岸商业地产", "完全不同", True), ("禾味餐饮", "杭州禾味餐饮管理有限公司", False),
            ("景岸商业地产", "德阳景岸商业地产集", False),
        ]  # fmt: skip
        assert duplicates(bearers(session), cancelled=lambda: True) == ()
