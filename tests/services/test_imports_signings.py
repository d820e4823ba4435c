"""Contracts and money received come in from a file."""

from decimal import Decimal

import pytest

from desktop.models import Instalment, Receipt, Signing, SigningShare
from tests.services.importing import Importing, counts, importing, reasons, remarks, staffed

__all__ = ["importing", "staffed"]
SIGNINGS = "合同编号,客户,签约日期,员工,金额\n"


class TestSignings:
    def test_may_be_shared(self, staffed: Importing) -> None:
        text = SIGNINGS + "HT1,C01,2026-03-05,E01:60;E02:40,10万\nHT2,C02,2026-03-06,王小明,¥5000\n"

        first, again = staffed.take("signings", text), staffed.take("signings", text)

        assert (counts(first), counts(again)) == ((2, 0, 0, 0), (0, 0, 2, 0))
        assert staffed.all(SigningShare.signing_id, SigningShare.staff_id, SigningShare.share) == [
            (1, 1, Decimal(60)), (1, 2, Decimal(40)), (2, 1, Decimal(100)),
        ]  # fmt: skip

    def test_shares_may_stand_between_commas(self, staffed: Importing) -> None:
        for number, shared in enumerate(("E01：60，E02：40", "E01:60%, E02:40%", "E01:60、E02:40")):
            staffed.take("signings", SIGNINGS + f'HT{number},C01,2026-03-05,"{shared}",100\n')

        assert [share for (share,) in staffed.all(SigningShare.share)] == [Decimal(60), Decimal(40)] * 3

    def test_a_comma_in_a_name_parts_nobody(self, staffed: Importing) -> None:
        staffed.take("staff", '工号,姓名\nE07,"Smith, John"\n')

        report = staffed.take("signings", SIGNINGS + 'HT1,C01,2026-03-05,"Smith, John:60;E02:40",100\n')

        assert counts(report) == (1, 0, 0, 0)
        assert [share for (share,) in staffed.all(SigningShare.share)] == [Decimal(60), Decimal(40)]

    def test_changed_shares_replace_the_former(self, staffed: Importing) -> None:
        staffed.take("signings", SIGNINGS + "HT1,C01,2026-03-05,E01:60;E02:40,100\n")

        report = staffed.take("signings", SIGNINGS + "HT1,C01,2026-03-05,E01：33.34；E02：33.33；E03=33.33%,100\n")

        assert counts(report) == (0, 1, 0, 0)
        assert [share for (share,) in staffed.all(SigningShare.share)] == [
            Decimal("33.34"), Decimal("33.33"), Decimal("33.33"),
        ]  # fmt: skip

    @pytest.mark.parametrize(
        "shares",
        [
            "E01:60;E02:30",
            "E01:60;E02",
            "E01;E02",
            "王小明、李红",
            "E01:0;E02:100",
            "E01:50;E01:50",
            "E01:x",
            "E09",
            "E01:33.333;E02:66.667",
        ],
    )
    def test_shares_that_are_not_exactly_100_are_refused(self, staffed: Importing, shares: str) -> None:
        report = staffed.take("signings", SIGNINGS + f'HT1,C01,2026-03-05,"{shares}",100\n')

        assert counts(report) == (0, 0, 0, 1)
        assert report.errors[0].column == "员工"

    def test_without_a_number_are_recognised_by_all_values(self, staffed: Importing) -> None:
        rows = ("E01,100", "E02,100", "E01:50;E02:50,100")
        text = "客户,签约日期,员工,金额\n" + "".join(f"C01,2026-03-05,{row}\n" for row in rows)

        first, again = staffed.take("signings", text), staffed.take("signings", text)

        assert (counts(first), counts(again)) == ((3, 0, 0, 0), (0, 0, 3, 0))
        assert len(staffed.all(SigningShare.id)) == 4

    def test_a_unit_in_the_header_counts_and_is_pointed_out(self, staffed: Importing) -> None:
        report = staffed.take(
            "signings", SIGNINGS.replace("金额", "合同金额（万元）") + "HT1,C01,2026-03-05,E01,3.5\n"
        )

        assert staffed.all(Signing.amount) == [(Decimal(35000),)]
        assert "multiplied by 10000" in remarks(report)[0]

    def test_a_stated_multiplier_counts_instead(self, staffed: Importing) -> None:
        stated = {"options": {"multiplier": 1000}}

        staffed.take(
            "signings", SIGNINGS.replace("金额", "合同金额（万元）") + "HT1,C01,2026-03-05,E01,3.5\n", stated
        )

        assert staffed.all(Signing.amount) == [(Decimal(3500),)]

    def test_terms_stand_in_order(self, staffed: Importing) -> None:
        text = "客户,签约日期,员工,金额,起始日期,到期日期\nC01,2026-03-05,E01,100,2026-05-01,2026-04-01\n"

        assert "lies before" in reasons(staffed.take("signings", text))[0]


class TestReceipts:
    HEAD = "合同编号,应收日期,应收金额,到账日期,到账金额\n"

    @pytest.fixture
    def signed(self, staffed: Importing) -> Importing:
        staffed.take("signings", SIGNINGS + "HT1,C01,2026-03-05,E01,100\n")
        return staffed

    def test_a_row_may_hold_a_due_part_a_received_part_or_both(self, signed: Importing) -> None:
        text = self.HEAD + "HT1,2026-04-01,60,2026-04-03,50\nHT1,2026-05-01,40,,\nHT1,,,2026-05-02,(10)\n"

        first, again = signed.take("receipts", text), signed.take("receipts", text)

        assert (counts(first), counts(again)) == ((3, 0, 0, 0), (0, 0, 3, 0))
        assert signed.all(Instalment.amount) == [(Decimal(60),), (Decimal(40),)]
        assert signed.all(Receipt.amount, Receipt.instalment_id) == [(Decimal(50), 1), (Decimal(-10), None)]

    def test_a_later_received_part_does_not_double_what_is_due(self, signed: Importing) -> None:
        signed.take("receipts", self.HEAD + "HT1,2026-04-01,60,,\n")

        report = signed.take("receipts", self.HEAD + "HT1,2026-04-01,60,2026-04-03,60\n")

        assert counts(report) == (0, 1, 0, 0)
        assert len(signed.all(Instalment.id)) == 1
        assert signed.all(Receipt.instalment_id) == [(1,)]

    @pytest.mark.parametrize("row", ["HT1,2026-04-01,,,", "HT1,,,,5", "HT1,,,,", "HT9,2026-04-01,5,,"])
    def test_half_parts_and_unknown_contracts_are_refused(self, signed: Importing, row: str) -> None:
        assert counts(signed.take("receipts", self.HEAD + row + "\n")) == (0, 0, 0, 1)
