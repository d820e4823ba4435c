from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from desktop.models import Customer, Deal, DealStageChange, Lookup, Receipt, Signing, SigningShare
from desktop.models.base import now
from tests.services.importing import Importing, counts, importing, reasons, remarks, staffed

__all__ = ["importing", "staffed"]

HEAD = "项目编号,负责人,客户,开始日期,结束日期,成交金额,结果\n"
WON = HEAD + "D1,E01,禾味餐饮,2026-01-05,2026-03-05,120000,成交\n"


def _signings(company: Importing) -> list[tuple[object, ...]]:
    with company.database.read() as session:
        return [
            tuple(row)
            for row in session.execute(
                select(Signing.number, Signing.signed_on, Signing.amount, SigningShare.staff_id, SigningShare.share)
                .join(SigningShare, SigningShare.signing_id == Signing.id)
                .where(Signing.deleted_at.is_(None))
            )
        ]


class TestAWonDeal:
    def test_makes_its_signing_once(self, staffed: Importing) -> None:
        first, again = staffed.take("deals", WON), staffed.take("deals", WON)

        assert counts(first) == (1, 0, 0, 0)
        assert counts(again) == (0, 0, 1, 0)
        assert _signings(staffed) == [("D1", date(2026, 3, 5), Decimal(120000), 1, Decimal(100))]

    def test_takes_its_signing_along_when_it_changes(self, staffed: Importing) -> None:
        staffed.take("deals", WON)

        report = staffed.take(
            "deals", WON.replace("120000", "150000").replace("E01", "E02").replace("-03-05", "-03-06")
        )

        assert counts(report) == (0, 1, 0, 0)
        assert _signings(staffed) == [("D1", date(2026, 3, 6), Decimal(150000), 2, Decimal(100))]

    def test_withdraws_its_signing_when_it_is_lost_after_all(self, staffed: Importing) -> None:
        staffed.take("deals", WON)

        report = staffed.take("deals", WON.replace("成交\n", "丢单\n"))

        assert _signings(staffed) == []
        assert "withdrawn" in remarks(report)[0]

    def test_keeps_a_signing_on_which_money_is_booked(self, staffed: Importing) -> None:
        staffed.take("deals", WON)
        staffed.take("receipts", "合同编号,到账日期,到账金额\nD1,2026-04-01,1000\n")

        report = staffed.take("deals", WON.replace("成交\n", "丢单\n"))

        assert len(_signings(staffed)) == 1
        assert "the signing stays" in remarks(report)[0]

    def test_leaves_a_signing_alone_that_came_on_its_own(self, staffed: Importing) -> None:
        staffed.take("signings", "合同编号,客户,签约日期,员工,金额\nD1,C01,2026-03-01,E01:60;E02:40,100\n")

        staffed.take("deals", WON)
        staffed.take("deals", WON.replace("120000", "150000"))

        assert [row[2:] for row in _signings(staffed)] == [
            (Decimal(100), 1, Decimal(60)),
            (Decimal(100), 2, Decimal(40)),
        ]

    def test_hands_its_signing_over_to_the_contract_that_names_it(self, staffed: Importing) -> None:
        staffed.take("deals", WON)

        report = staffed.take(
            "signings", "合同编号,客户,签约日期,员工,金额,项目\nHT-1,C01,2026-03-06,E01,130000,D1\n"
        )

        assert counts(report) == (0, 1, 0, 0)
        assert _signings(staffed) == [("HT-1", date(2026, 3, 6), Decimal(130000), 1, Decimal(100))]
        assert counts(staffed.take("deals", WON)) == (0, 0, 1, 0)
        assert len(_signings(staffed)) == 1

    def test_does_not_bring_back_a_signing_the_owner_removed(self, staffed: Importing) -> None:
        staffed.take("deals", WON)
        with staffed.database.write() as session:
            session.scalars(select(Signing)).one().deleted_at = now()

        report = staffed.take("deals", WON)

        assert counts(report) == (0, 0, 1, 0)
        assert _signings(staffed) == []

    def test_comes_back_with_its_signing_when_it_is_won_after_all(self, staffed: Importing) -> None:
        staffed.take("deals", WON)
        staffed.take("deals", WON.replace("成交\n", "丢单\n"))
        staffed.take("deals", WON.replace("成交\n", "丢单\n").replace("120000", "5"))

        staffed.take("deals", WON)

        assert [row[2] for row in _signings(staffed)] == [Decimal(120000)]
        assert len(staffed.all(Signing.id)) == 1

    def test_without_a_closing_date_makes_none_and_says_so(self, staffed: Importing) -> None:
        report = staffed.take("deals", HEAD + "D1,E01,,,,500,won\n")

        assert counts(report) == (1, 0, 0, 0)
        assert _signings(staffed) == []
        assert "no closing date" in remarks(report)[0]
        assert [problem.row for problem in report.warnings] == [2]

    def test_may_lack_its_customer(self, staffed: Importing) -> None:
        staffed.take("deals", HEAD + "D1,E01,,,2026-03-05,500,won\n")

        assert staffed.all(Signing.customer_id) == [(None,)]


class TestDeals:
    def test_without_a_code_are_recognised_by_all_their_values(self, staffed: Importing) -> None:
        text = (
            "负责人,客户,开始日期,结束日期,成交金额,结果\n"
            + "E01,C01,2026-01-05,2026-03-05,100,成交\n" * 2
            + "E02,,,,,进行中\n"
        )

        first, again = staffed.take("deals", text), staffed.take("deals", text)

        assert counts(first) == (3, 0, 0, 0)
        assert counts(again) == (0, 0, 3, 0)
        assert len(_signings(staffed)) == 2

    def test_remember_when_a_stage_was_reached(self, staffed: Importing) -> None:
        head = "项目编号,负责人,阶段,开始日期\n"
        staffed.take("deals", head + "D1,E01,初访,2026-01-05\n")
        staffed.take("deals", head + "D1,E01,谈判,2026-01-05\n")
        staffed.take("deals", head + "D1,E01,谈判,2026-01-05\n")

        assert staffed.all(DealStageChange.reached_on) == [(date(2026, 1, 5),), (staffed.today,)]

    def test_of_unknown_customers_are_refused_with_the_way_out(self, staffed: Importing) -> None:
        text = HEAD + "D1,E01,新客户,2026-01-05,,,进行中\n"

        refused = staffed.take("deals", text)
        taken = staffed.take("deals", text, {"options": {"create": ["customer"]}})

        assert counts(refused) == (0, 0, 0, 1)
        assert reasons(refused)[0] == "There is no customer “新客户”. Correct the name, or let the import add it."
        assert counts(taken) == (1, 0, 0, 0)
        assert ("新客户",) in staffed.all(Customer.name)

    def test_a_refused_row_makes_nothing_on_the_way(self, staffed: Importing) -> None:
        text = HEAD.replace("客户", "产品") + "D1,E99,新产品,2026-01-05,,,进行中\n"

        report = staffed.take("deals", text, {"options": {"create": ["product"]}})

        assert counts(report) == (0, 0, 0, 1)
        assert staffed.all(Lookup.name) == []

    def test_that_end_before_they_start_are_refused(self, staffed: Importing) -> None:
        report = staffed.take("deals", HEAD + "D1,E01,,2026-03-05,2026-01-05,,lost\n")

        assert counts(report) == (0, 0, 0, 1)
        assert report.errors[0].column == "结束日期"

    def test_values_of_the_file_are_translated_by_the_map(self, staffed: Importing) -> None:
        stated = {
            "columns": {"code": "opp", "staff": "agent", "result": "deal_stage"},
            "values": {"result": {"Won": "won", "Engaging": "open"}},
        }

        report = staffed.take(
            "deals", "opp,agent,deal_stage\n1,Ann Lee,Engaging\n2,ann lee,won\n3,E01,Maybe\n", stated
        )

        assert counts(report) == (2, 0, 0, 1)
        assert staffed.all(Deal.result) == [("open",), ("won",)]

    @pytest.mark.parametrize("create", [["staff"], ["deal"], "everything"])
    def test_staff_and_deals_are_never_made_on_the_way(self, staffed: Importing, create: object) -> None:
        from desktop.errors import RequestError

        with pytest.raises(RequestError, match="create"):
            staffed.take("deals", WON, {"options": {"create": create}})

    def test_booked_money_is_found_by_the_deals_code(self, staffed: Importing) -> None:
        staffed.take("deals", WON)

        staffed.take("receipts", "合同编号,到账日期,到账金额\nD1,2026-04-01,1000\n")

        assert staffed.all(Receipt.amount) == [(Decimal(1000),)]
