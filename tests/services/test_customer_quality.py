"""What is known of customers' quality: entered, changed, cleared and brought back; finalised figures stay."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select

from desktop.domain.period import parse_period
from desktop.errors import RequestError
from desktop.models import AuditEntry, Company, Customer, Signing, SigningShare
from desktop.queries.facts import staff_facts
from desktop.queries.quality.customers import customer_lines
from desktop.queries.quality.narrowing import RecordFilter
from desktop.services.customer_quality import CustomerQuality, QualityDraft
from desktop.store.database import Database
from tests.services.finalised_quarter import finalise
from tests.services.quality_records import People, add_people, today

KNOWN = QualityDraft(
    None, "绿洲", Decimal(5_000_000), date(2020, 8, 3), Decimal(90), Decimal(70), Decimal(100)
)  # worth (30 × 80 + 20 × 80 + 20 × 90 + 20 × 70 + 10 × 100) ÷ 100 = 82 on the day of signing


@pytest.fixture
def people(database: Database) -> People:
    return add_people(database)


@pytest.fixture
def quality(database: Database) -> CustomerQuality:
    return CustomerQuality(database, today)


def sign(database: Database, customer_id: int, staff_id: int, day: date) -> None:
    with database.write() as session:
        session.add(Company(name="招商公司"))
        signing = Signing(number="HT-1", customer_id=customer_id, signed_on=day, amount=Decimal(1))
        session.add(signing)
        session.flush()
        session.add(SigningShare(signing_id=signing.id, staff_id=staff_id, share=Decimal(100)))


def listed(database: Database, **wanted: Any) -> list[Any]:
    with database.read() as session:
        return list(customer_lines(session, RecordFilter(**wanted)))


class TestVerbs:
    def test_a_customer_is_rated_changed_cleared_and_brought_back(
        self, database: Database, quality: CustomerQuality
    ) -> None:
        key = quality.add(KNOWN)
        quality.change(key, replace(KNOWN, credit=Decimal(60)))
        (changed,) = listed(database)
        quality.remove(key)
        (cleared,) = listed(database)
        quality.restore(key)

        assert (changed.customer, changed.credit, changed.founded_on) == ("绿洲", Decimal(60), date(2020, 8, 3))
        assert (cleared.customer, cleared.credit, cleared.registered_capital) == ("绿洲", None, None)
        assert listed(database) == [changed]

    def test_every_verb_stands_in_the_record_of_changes(self, database: Database, quality: CustomerQuality) -> None:
        key = quality.add(KNOWN)
        quality.remove(key)
        quality.restore(key)

        with database.read() as session:
            verbs = session.scalars(select(AuditEntry.verb).order_by(AuditEntry.id)).all()
        assert verbs == [
            "customer.added", "customer_quality.entered", "customer_quality.cleared", "customer_quality.restored",
        ]  # fmt: skip

    def test_a_known_customer_keeps_its_record(self, database: Database, quality: CustomerQuality) -> None:
        first = quality.add(QualityDraft(None, "绿洲"))

        assert quality.add(KNOWN) == first
        with database.read() as session:
            assert session.scalars(select(Customer.name)).all() == ["绿洲"]


class TestRefusals:
    @pytest.mark.parametrize(
        ("wrong", "sentence"),
        [
            ({"customer": ""}, "Choose the customer"),
            ({"registered_capital": Decimal(-1)}, "registered capital must be an amount"),
            ({"registered_capital": Decimal("0.001")}, "registered capital must be an amount"),
            ({"founded_on": date(2026, 11, 22)}, "in the future"),
            ({"track_record": Decimal(101)}, "from 0 to 100"),
            ({"reputation": Decimal("NaN")}, "from 0 to 100"),
            ({"credit": Decimal("1.005")}, "from 0 to 100"),
        ],
    )
    def test_what_cannot_be_is_said(self, quality: CustomerQuality, wrong: dict[str, Any], sentence: str) -> None:
        with pytest.raises(RequestError, match=sentence):
            quality.add(replace(KNOWN, **wrong))

    def test_a_rating_does_not_wander_to_another_customer(self, quality: CustomerQuality) -> None:
        key = quality.add(KNOWN)

        with pytest.raises(RequestError, match="another customer"):
            quality.change(key, replace(KNOWN, customer="别家"))

    def test_nothing_comes_back_that_was_not_cleared(self, quality: CustomerQuality) -> None:
        key = quality.add(KNOWN)

        with pytest.raises(RequestError, match="Nothing was cleared"):
            quality.restore(key)


class TestScores:
    def test_the_list_shows_the_score_that_counts_in_the_review(
        self, database: Database, quality: CustomerQuality, people: People
    ) -> None:
        key = quality.add(KNOWN)
        before = listed(database)[0].score
        sign(database, key, people.first, date(2026, 8, 3))

        with database.read() as session:
            fact = staff_facts(session, parse_period("2026Q3"))[people.first]["customer_quality"]
        assert before is None
        assert listed(database)[0].score == fact.actual == 82

    def test_may_change_after_the_evaluation_was_finalised(
        self, database: Database, quality: CustomerQuality, people: People
    ) -> None:
        key = quality.add(KNOWN)
        sign(database, key, people.first, date(2026, 8, 3))
        finalise(database, people.first)

        quality.change(key, replace(KNOWN, credit=Decimal(0)))

        assert listed(database)[0].score == 72


class TestLists:
    def test_are_narrowed_by_first_signing_person_and_words(
        self, database: Database, quality: CustomerQuality, people: People
    ) -> None:
        key = quality.add(KNOWN)
        quality.add(QualityDraft(None, "禾味"))
        sign(database, key, people.first, date(2026, 8, 3))

        def names(**wanted: Any) -> list[str]:
            return [line.customer for line in listed(database, **wanted)]

        assert names() == ["绿洲", "禾味"]
        assert names(start=date(2026, 8, 3), end=date(2026, 8, 3)) == ["绿洲"]
        assert names(start=date(2026, 8, 4)) == names(end=date(2026, 8, 2)) == []
        assert (names(staff_id=people.first), names(staff_id=people.second)) == (["绿洲"], [])
        assert (names(text="禾"), names(text="lz"), names(text="HEWEI")) == (["禾味"], ["绿洲"], ["禾味"])
