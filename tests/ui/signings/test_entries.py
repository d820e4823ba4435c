"""Shares and instalments read from what was entered."""

from decimal import Decimal

import pytest

from desktop.i18n import ENGLISH, translator
from desktop.services.signing_drafts import InstalmentDraft, ShareDraft
from desktop.ui.signings.entries import InstalmentEntry, ShareEntry, instalments_of, shares_of, sum_of
from tests.ui.surroundings import TODAY

TEXTS = translator(ENGLISH)


class TestEntries:
    @pytest.mark.parametrize(
        ("entered", "shares", "said"),
        [
            ((ShareEntry(1),), (ShareDraft(1, Decimal(100)),), ""),
            ((ShareEntry(1, percent="60 %"), ShareEntry(2, percent="40"), ShareEntry()),
             (ShareDraft(1, Decimal(60)), ShareDraft(2, Decimal(40))), ""),
            ((ShareEntry(typed="甲"),), None, "Nobody is called 甲"),
            ((ShareEntry(1, percent="x"),), None, "Enter each share in percent"),
            ((ShareEntry(1), ShareEntry(2, percent="50")), None, "Enter each share in percent"),
            ((), None, "at least one person"),
        ],
    )  # fmt: skip
    def test_shares_are_read(
        self, entered: tuple[ShareEntry, ...], shares: tuple[ShareDraft, ...] | None, said: str
    ) -> None:
        found, error = shares_of(entered, TEXTS)

        assert found == shares
        assert said in error

    @pytest.mark.parametrize(
        ("entered", "drafts", "said"),
        [
            (
                (InstalmentEntry(7, TODAY, "x", "1万"), InstalmentEntry()),
                (InstalmentDraft(TODAY, Decimal(10000), 7),),
                "",
            ),
            ((InstalmentEntry(day="soon", amount="1"),), None, "Write the day of each instalment"),
            ((InstalmentEntry(None, TODAY, "x", "-1"),), None, "Enter the amount of each instalment"),
            ((InstalmentEntry(None, TODAY, "x", "much"),), None, "Enter the amount of each instalment"),
            (None, (), ""),
        ],
    )  # fmt: skip
    def test_instalments_are_read(
        self, entered: tuple[InstalmentEntry, ...] | None, drafts: tuple[InstalmentDraft, ...] | None, said: str
    ) -> None:
        found, error = instalments_of(entered, TEXTS)

        assert found == drafts
        assert said in error

    def test_what_is_no_amount_adds_nothing_to_the_sum(self) -> None:
        assert sum_of((InstalmentEntry(amount="1"), InstalmentEntry(amount="x"), InstalmentEntry())) == 1
