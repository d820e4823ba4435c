"""Contracts: what may stand on the list and how they are changed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from desktop.errors import RequestError
from desktop.models import Customer, Deal, Lookup, LookupKind, Signing
from desktop.services.audit import verify
from desktop.services.signing_drafts import InstalmentDraft, ShareDraft
from desktop.services.signings import SigningBook
from desktop.store.database import Database
from tests.services.signings.drafts import DAY, Q3_DAY, TODAY, Read, draft


class TestSign:
    def test_everything_entered_is_kept(self, book: SigningBook, people: tuple[int, int], read: Read) -> None:
        first, second = people
        signed = book.sign(
            draft(
                first,
                signed_on=Q3_DAY,
                number="QY-1",
                amount=Decimal("120000.50"),
                shares=(ShareDraft(first, Decimal("66.67")), ShareDraft(second, Decimal("33.33"))),
                profit=Decimal(-3),
                product="标准店",
                region="华东",
                first_year_fee=Decimal(48000),
                term_start=Q3_DAY,
                term_end=Q3_DAY + 365 * DAY,
                landing_planned_on=TODAY + DAY,
                instalments=(InstalmentDraft(TODAY, Decimal("120000.50")),),
            )
        )

        found = read(signed)
        assert (found.number, found.signed_on, found.customer) == ("QY-1", Q3_DAY, "绿洲")
        assert (found.amount, found.profit, found.first_year_fee) == (
            Decimal("120000.50"),
            Decimal(-3),
            Decimal(48000),
        )
        assert (found.product, found.region) == ("标准店", "华东")
        assert (found.term_start, found.term_end) == (Q3_DAY, Q3_DAY + 365 * DAY)
        assert (found.landing_planned_on, found.landed_on, found.terminated_on) == (TODAY + DAY, None, None)
        assert [(signer.staff_id, signer.percent) for signer in found.signers] == [
            (first, Decimal("66.67")),
            (second, Decimal("33.33")),
        ]
        assert [(line.due_on, line.amount, line.paid) for line in found.instalments] == [
            (TODAY, Decimal("120000.50"), Decimal(0))
        ]

    def test_a_new_customer_belongs_to_the_first_who_signed(
        self, book: SigningBook, people: tuple[int, int], database: Database
    ) -> None:
        book.sign(draft(people[1]))

        with database.read() as session:
            customer = session.get_one(Customer, 1)
            kept = (customer.owner_id, customer.first_contact_on)
        assert kept == (people[1], TODAY)

    def test_each_change_is_recorded(self, book: SigningBook, people: tuple[int, int], database: Database) -> None:
        signed = book.sign(draft(people[0]))
        book.change(signed, draft(people[0], amount=Decimal(5)))
        book.land(signed, TODAY)
        book.terminate(signed, TODAY)
        book.remove(signed)
        book.restore(signed)

        with database.read() as session:
            check = verify(session)
        assert check.is_whole
        assert check.entries == 2 + 1 + 6  # two people, one customer

    @pytest.mark.parametrize(
        ("stated", "said"),
        [
            ({"signed_on": TODAY + DAY}, "Signed on 2026-11-22 is in the future"),
            ({"signed_on": date(2026, 1, 31)}, "was hired on 2026-02-01"),
            ({"amount": Decimal(-1)}, "Amount of -1 cannot be right"),
            ({"amount": Decimal("0.001")}, "at most two decimals"),
            ({"amount": Decimal("NaN")}, "cannot be right"),
            ({"profit": Decimal(100000000000)}, "Profit of 100000000000 cannot be right"),
            ({"first_year_fee": Decimal(-1)}, "First-year fee of -1 cannot be right"),
            ({"landed_on": TODAY + DAY}, "Landed on 2026-11-22 is in the future"),
            ({"landed_on": TODAY - DAY}, "lies before the contract was signed"),
            ({"landing_planned_on": TODAY - DAY}, "lies before the contract was signed"),
            ({"terminated_on": TODAY - DAY}, "lies before the contract was signed"),
            ({"term_start": TODAY, "term_end": TODAY - DAY}, "The term ends on 2026-11-20"),
            ({"shares": ()}, "at least one person"),
            ({"customer": " "}, "with whom"),
            ({"customer_id": 99}, "no longer on the list"),
            ({"deal_id": 99}, "deal is no longer"),
            ({"shares": (ShareDraft(99, Decimal(100)),)}, "Choose the staff members"),
            ({"shares": (ShareDraft(1, Decimal(50)), ShareDraft(1, Decimal(50)))}, "stands twice"),
            ({"shares": (ShareDraft(1, Decimal(50)),)}, "sum to 50 %"),
            ({"instalments": (InstalmentDraft(TODAY, Decimal(0)),)}, "is 0"),
            ({"instalments": (InstalmentDraft(TODAY, Decimal(-1)),)}, "An instalment of -1 cannot be right"),
            ({"instalments": (InstalmentDraft(TODAY, Decimal(1), 99),)}, "removed meanwhile"),
        ],
    )
    def test_what_cannot_be_right_is_refused_and_nothing_kept(
        self, book: SigningBook, people: tuple[int, int], database: Database, stated: dict[str, Any], said: str
    ) -> None:
        with pytest.raises(RequestError, match=said):
            book.sign(replace(draft(people[0]), **stated))

        with database.read() as session:
            assert session.query(Signing).count() == 0

    def test_a_number_is_given_once_even_if_removed(self, book: SigningBook, people: tuple[int, int]) -> None:
        book.remove(book.sign(draft(people[0], number="QY-1")))

        with pytest.raises(RequestError, match="perhaps a removed one"):
            book.sign(draft(people[0], number=" QY-1 "))

    def test_contracts_without_a_number_may_be_many(self, book: SigningBook, people: tuple[int, int]) -> None:
        assert [book.sign(draft(people[0])), book.sign(draft(people[0]))] == [1, 2]

    def test_a_deal_is_kept(self, book: SigningBook, people: tuple[int, int], database: Database, read: Read) -> None:
        with database.write() as session:
            session.add(Deal(code="D1", staff_id=people[0]))

        assert read(book.sign(draft(people[0], deal_id=1))).deal == "D1"


class TestChange:
    def test_shares_and_instalments_become_those_of_the_draft(
        self, book: SigningBook, people: tuple[int, int], read: Read
    ) -> None:
        signed = book.sign(
            draft(people[0], instalments=(InstalmentDraft(TODAY, Decimal(400)), InstalmentDraft(TODAY, Decimal(600))))
        )
        kept, gone = (line.instalment_id for line in read(signed).instalments)

        book.change(
            signed,
            draft(
                *people,
                number="QY-9",
                instalments=(
                    InstalmentDraft(TODAY + DAY, Decimal(400), kept),
                    InstalmentDraft(TODAY + 2 * DAY, Decimal(500)),
                ),
            ),
        )

        found = read(signed)
        assert found.number == "QY-9"
        assert [signer.percent for signer in found.signers] == [Decimal(50), Decimal(50)]
        assert [(line.instalment_id, line.due_on, line.amount) for line in found.instalments] == [
            (kept, TODAY + DAY, Decimal(400)),
            (gone + 1, TODAY + 2 * DAY, Decimal(500)),
        ]

    def test_without_instalments_in_the_draft_they_stay(
        self, book: SigningBook, people: tuple[int, int], read: Read
    ) -> None:
        signed = book.sign(draft(people[0], instalments=(InstalmentDraft(TODAY, Decimal(400)),)))

        book.change(signed, draft(people[0], amount=Decimal(5)))

        assert [line.amount for line in read(signed).instalments] == [Decimal(400)]

    def test_its_own_number_is_no_clash(self, book: SigningBook, people: tuple[int, int], read: Read) -> None:
        signed = book.sign(draft(people[0], number="QY-1"))

        book.change(signed, draft(people[0], number="QY-1", amount=Decimal(5)))

        assert read(signed).amount == Decimal(5)

    def test_a_removed_contract_cannot_be_changed(self, book: SigningBook, people: tuple[int, int]) -> None:
        signed = book.sign(draft(people[0]))
        book.remove(signed)

        with pytest.raises(RequestError, match="removed meanwhile"):
            book.change(signed, draft(people[0]))
        with pytest.raises(RequestError, match="removed meanwhile"):
            book.land(signed, TODAY)

    def test_words_are_found_in_either_language(
        self, book: SigningBook, people: tuple[int, int], database: Database
    ) -> None:
        with database.write() as session:
            session.add(Lookup(kind=LookupKind.PRODUCT, name="标准店", name_en="Standard store"))

        book.sign(draft(people[0], product="standard store"))

        with database.read() as session:
            assert session.get_one(Signing, 1).product_id == 1


class TestLandAndTerminate:
    def test_days_are_recorded_and_taken_back(self, book: SigningBook, people: tuple[int, int], read: Read) -> None:
        signed = book.sign(draft(people[0], signed_on=Q3_DAY))
        book.land(signed, TODAY)
        book.terminate(signed, TODAY + 9 * DAY)
        dated = read(signed)
        book.land(signed, None)
        book.terminate(signed, None)

        assert (dated.landed_on, dated.terminated_on) == (TODAY, TODAY + 9 * DAY)
        assert (read(signed).landed_on, read(signed).terminated_on) == (None, None)

    def test_neither_lies_before_signing(self, book: SigningBook, people: tuple[int, int]) -> None:
        signed = book.sign(draft(people[0]))

        with pytest.raises(RequestError, match="lies before"):
            book.land(signed, TODAY - DAY)
        with pytest.raises(RequestError, match="lies before"):
            book.terminate(signed, TODAY - DAY)
