"""Money received: which instalment it pays, and what cannot be taken out again."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from desktop.errors import RequestError
from desktop.services.receipts import ReceiptBook
from desktop.services.signing_drafts import InstalmentDraft, ReceiptDraft
from desktop.services.signings import SigningBook
from tests.services.signings.drafts import DAY, Q3_DAY, TODAY, Read, draft


class TestReceipts:
    def test_money_pays_the_oldest_instalment_first_and_a_refund_takes_from_the_newest(
        self, book: SigningBook, receipts: ReceiptBook, people: tuple[int, int], read: Read
    ) -> None:
        signed = book.sign(
            draft(
                people[0],
                signed_on=Q3_DAY,
                instalments=(InstalmentDraft(Q3_DAY, Decimal(600)), InstalmentDraft(TODAY, Decimal(400))),
            )
        )

        receipts.receive(ReceiptDraft(signed, TODAY - DAY, Decimal("800.50")))
        receipts.receive(ReceiptDraft(signed, TODAY, Decimal(-100)))

        found = read(signed)
        assert [(line.paid, line.unpaid) for line in found.instalments] == [
            (Decimal(600), Decimal(0)),
            (Decimal("100.50"), Decimal("299.50")),
        ]
        assert found.received == Decimal("700.50")

    def test_money_named_for_an_instalment_pays_that_one(
        self, book: SigningBook, receipts: ReceiptBook, people: tuple[int, int], read: Read
    ) -> None:
        signed = book.sign(
            draft(people[0], instalments=(InstalmentDraft(TODAY, Decimal(600)), InstalmentDraft(TODAY, Decimal(400))))
        )
        second = read(signed).instalments[1].instalment_id

        key = receipts.receive(ReceiptDraft(signed, TODAY, Decimal(400), second))
        receipts.change(key, ReceiptDraft(signed, TODAY, Decimal(300), second))

        assert [line.paid for line in read(signed).instalments] == [Decimal(0), Decimal(300)]

    def test_a_removed_receipt_comes_back(
        self, book: SigningBook, receipts: ReceiptBook, people: tuple[int, int], read: Read
    ) -> None:
        signed = book.sign(draft(people[0]))
        key = receipts.receive(ReceiptDraft(signed, TODAY, Decimal(5)))
        receipts.remove(key)
        without = read(signed).received
        receipts.restore(key)

        assert (without, read(signed).received) == (Decimal(0), Decimal(5))

    @pytest.mark.parametrize(
        ("stated", "said"),
        [
            ({"signing_id": 99}, "Choose the contract"),
            ({"received_on": TODAY + DAY}, "Received on 2026-11-22 is in the future"),
            ({"amount": Decimal(0)}, "a refund is a negative amount"),
            ({"amount": Decimal("0.005")}, "two decimals"),
            ({"amount": Decimal(-6)}, "¥1.00 more would have been refunded"),
            ({"instalment_id": 99}, "does not belong"),
        ],
    )
    def test_what_cannot_be_right_is_refused(
        self,
        book: SigningBook,
        receipts: ReceiptBook,
        people: tuple[int, int],
        read: Read,
        stated: dict[str, Any],
        said: str,
    ) -> None:
        signed = book.sign(draft(people[0]))
        receipts.receive(ReceiptDraft(signed, TODAY, Decimal(5)))

        with pytest.raises(RequestError, match=said):
            receipts.receive(replace(ReceiptDraft(signed, TODAY, Decimal(1)), **stated))

        assert read(signed).received == Decimal(5)

    def test_money_that_was_refunded_cannot_be_taken_out(
        self, book: SigningBook, receipts: ReceiptBook, people: tuple[int, int]
    ) -> None:
        signed = book.sign(draft(people[0]))
        paid = receipts.receive(ReceiptDraft(signed, TODAY, Decimal(5)))
        receipts.receive(ReceiptDraft(signed, TODAY, Decimal(-5)))

        with pytest.raises(RequestError, match=r"5\.00 more would have been refunded"):
            receipts.remove(paid)

    def test_money_stays_with_its_contract(
        self, book: SigningBook, receipts: ReceiptBook, people: tuple[int, int]
    ) -> None:
        one, other = book.sign(draft(people[0])), book.sign(draft(people[0]))
        key = receipts.receive(ReceiptDraft(one, TODAY, Decimal(5)))

        with pytest.raises(RequestError, match="another contract"):
            receipts.change(key, ReceiptDraft(other, TODAY, Decimal(5)))
