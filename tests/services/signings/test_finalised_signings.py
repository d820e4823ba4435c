"""Contracts of a finalised evaluation: what its figures rest on stays as it was."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from desktop.errors import RequestError
from desktop.services.receipts import ReceiptBook
from desktop.services.signing_drafts import InstalmentDraft, ReceiptDraft, SigningDraft
from desktop.services.signings import SigningBook
from desktop.store.database import Database
from tests.services.finalised_quarter import finalise
from tests.services.signings.drafts import DAY, Q3_DAY, TODAY, Read, draft


class TestFinalised:
    @pytest.fixture
    def signed(self, book: SigningBook, receipts: ReceiptBook, people: tuple[int, int], database: Database) -> int:
        """A contract of the finalised third quarter, due and paid in it."""
        key = book.sign(
            draft(
                people[0],
                signed_on=Q3_DAY,
                landing_planned_on=TODAY,
                instalments=(InstalmentDraft(Q3_DAY, Decimal(500)), InstalmentDraft(TODAY, Decimal(500))),
            )
        )
        receipts.receive(ReceiptDraft(key, Q3_DAY, Decimal(500)))
        finalise(database, people[0])
        return key

    def same(self, people: tuple[int, int], **stated: Any) -> SigningDraft:
        return draft(people[0], **{"signed_on": Q3_DAY, "landing_planned_on": TODAY, **stated})

    def test_what_its_figures_rest_on_stays(
        self, book: SigningBook, receipts: ReceiptBook, people: tuple[int, int], signed: int, read: Read
    ) -> None:
        first = read(signed).instalments[0].instalment_id
        refused: list[Callable[[], object]] = [
            lambda: book.sign(draft(people[0], signed_on=Q3_DAY)),
            lambda: book.change(signed, self.same(people, amount=Decimal(1))),
            lambda: book.change(signed, replace(self.same(people), shares=draft(*people).shares)),
            lambda: book.change(signed, self.same(people, signed_on=TODAY)),
            lambda: book.change(signed, self.same(people, landing_planned_on=Q3_DAY)),
            lambda: book.change(signed, self.same(people, instalments=())),
            lambda: book.change(
                signed, self.same(people, instalments=(InstalmentDraft(TODAY, Decimal(500), first),))
            ),
            lambda: book.land(signed, Q3_DAY),
            lambda: book.terminate(signed, Q3_DAY + DAY),
            lambda: book.remove(signed),
            lambda: receipts.receive(ReceiptDraft(signed, Q3_DAY, Decimal(1))),
            lambda: receipts.change(1, ReceiptDraft(signed, TODAY, Decimal(500))),
            lambda: receipts.remove(1),
        ]

        for change in refused:
            with pytest.raises(RequestError, match="2026Q3, which is finalised"):
                change()

    def test_what_happens_later_is_recorded(
        self, book: SigningBook, receipts: ReceiptBook, people: tuple[int, int], signed: int, read: Read
    ) -> None:
        first, second = (line.instalment_id for line in read(signed).instalments)

        book.land(signed, TODAY)
        book.terminate(signed, TODAY)
        receipts.receive(ReceiptDraft(signed, TODAY, Decimal(100)))
        book.change(
            signed,
            self.same(
                people,
                number="QY-7",
                landed_on=TODAY,
                terminated_on=TODAY,
                instalments=(
                    InstalmentDraft(Q3_DAY, Decimal(500), first),
                    InstalmentDraft(TODAY + DAY, Decimal(400), second),
                ),
            ),
        )

        found = read(signed)
        assert (found.number, found.landed_on, found.received) == ("QY-7", TODAY, Decimal(600))
        assert found.instalments[1].amount == Decimal(400)

    def test_somebody_else_is_free(self, book: SigningBook, people: tuple[int, int], signed: int, read: Read) -> None:
        assert read(book.sign(draft(people[1], signed_on=Q3_DAY))).signed_on == Q3_DAY
