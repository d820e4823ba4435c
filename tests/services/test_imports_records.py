from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from desktop.models import (
    Activity,
    ActivityResult,
    Complaint,
    Conduct,
    Customer,
    CustomerOwner,
    Feedback,
    Instalment,
    Lookup,
    Milestone,
    Rating,
    Receipt,
    Signing,
    SigningShare,
    Survey,
    Visit,
)
from tests.services.importing import TODAY, Importing, counts, importing, reasons, remarks, staffed

__all__ = ["importing", "staffed"]

VISITS = "日期,员工,客户,方式,时长,结果,内容\n"
SIGNINGS = "合同编号,客户,签约日期,员工,金额\n"


class TestVisits:
    def test_are_recognised_by_all_values_as_often_as_they_occur(self, staffed: Importing) -> None:
        text = VISITS + "2026-03-05,E01,C01,上门,30,有进展,谈价格\n" * 2 + "2026-03-06,李红,,电话,,,\n"

        first, again = staffed.take("visits", text), staffed.take("visits", text)
        more = staffed.take("visits", text + "2026-03-05,E01,C01,上门,30,有进展,谈价格\n")

        assert counts(first) == (3, 0, 0, 0)
        assert counts(again) == (0, 0, 3, 0)
        assert counts(more) == (1, 0, 3, 0)

    def test_imported_on_another_day_are_still_the_same(self, staffed: Importing) -> None:
        text = VISITS + "2026-03-05,E01,C01,,,,\n"
        staffed.take("visits", text)
        staffed.today = date(2026, 12, 1)

        report = staffed.take("visits", text)

        assert counts(report) == (0, 0, 1, 0)
        assert staffed.all(Visit.entered_on) == [(TODAY,)]

    def test_keep_the_day_of_entry_where_the_file_knows_it(self, staffed: Importing) -> None:
        text = "日期,员工,录入日期\n2026-03-05,E01,2026-03-06\n2026-03-05,E01,\n"

        first, again = staffed.take("visits", text), staffed.take("visits", text)

        assert (counts(first), counts(again)) == ((2, 0, 0, 0), (0, 0, 2, 0))
        assert sorted(staffed.all(Visit.entered_on)) == [(date(2026, 3, 6),), (TODAY,)]

    def test_words_for_methods_and_outcomes_are_added_and_named(self, staffed: Importing) -> None:
        report = staffed.take("visits", VISITS + "2026-03-05,E01,,上门,,有进展,\n")

        assert staffed.all(Lookup.kind, Lookup.name) == [("method", "上门"), ("outcome", "有进展")]
        assert len(remarks(report)) == 2

    def test_in_the_future_are_pointed_out(self, staffed: Importing) -> None:
        assert "future" in remarks(staffed.take("visits", VISITS + "2027-03-05,E01,,,,,\n"))[0]

    def test_bad_cells_are_named_with_row_column_and_value(self, staffed: Importing) -> None:
        report = staffed.take("visits", VISITS + "2026-02-30,E01,,,-5,,\n2026-03-05,E09,,,,,\n,E01,,,,,\n")

        assert counts(report) == (0, 0, 0, 3)
        assert [(problem.row, problem.column, problem.value) for problem in report.errors] == [
            (2, "日期", "2026-02-30"), (2, "时长", "-5"), (3, "员工", "E09"), (4, "日期", ""),
        ]  # fmt: skip

    def test_a_row_with_more_cells_than_headers_is_refused_not_shifted(self, staffed: Importing) -> None:
        report = staffed.take("visits", VISITS + "2026-03-05,E01,,,,,谈了价格,还谈了选址\n2026-03-05,E01\n")

        assert counts(report) == (1, 0, 0, 1)


class TestCustomers:
    def test_are_found_by_code_then_by_name(self, staffed: Importing) -> None:
        text = (
            "客户编号,客户名称,类型,负责人,注册资本,过往业绩评分\nC01,禾味餐饮,餐饮,E01,500万,85\n,城东广场,,E02,,\n"
        )

        first, again = staffed.take("customers", text), staffed.take("customers", text)

        assert (counts(first), counts(again)) == ((0, 2, 0, 0), (0, 0, 2, 0))
        assert staffed.all(Customer.registered_capital, Customer.owner_id) == [(Decimal(5000000), 1), (None, 2)]

    def test_a_new_owner_starts_today_and_the_former_ends_yesterday(self, staffed: Importing) -> None:
        staffed.take("customers", "客户编号,客户名称,负责人,首次接触日期\nC09,新客户,E01,2026-01-05\n")

        staffed.take("customers", "客户编号,客户名称,负责人\nC09,新客户,E02\n")

        assert staffed.all(CustomerOwner.staff_id, CustomerOwner.started_on, CustomerOwner.ended_on) == [
            (1, date(2026, 1, 5), date(2026, 11, 20)), (2, TODAY, None),
        ]  # fmt: skip

    def test_made_on_the_way_receive_their_code_later(self, staffed: Importing) -> None:
        staffed.take("visits", VISITS + "2026-03-05,E01,新客户,,,,\n", {"options": {"create": ["customer"]}})

        report = staffed.take("customers", "客户编号,客户名称\nC09,新客户\n")

        assert counts(report) == (0, 1, 0, 0)
        assert staffed.all(Customer.code)[-1] == ("C09",)

    def test_of_one_name_need_a_code(self, staffed: Importing) -> None:
        staffed.take("customers", "客户编号,客户名称\nC8,万家\nC9,万家\n")

        assert counts(staffed.take("customers", "客户名称,电话\n万家,1\n")) == (0, 0, 0, 1)


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


class TestQuality:
    CASES = (
        ("surveys", Survey, "日期,客户,员工,评分,意见\n2026-03-05,C01,E01,很满意,好\n2026-03-06,,E02,80,\n",
        "2026-03-05,C01,E01,6x,\n"),
        ("complaints", Complaint, "日期,客户,员工,等级,内容,解决日期\n2026-03-05,C01,E01,严重,迟到,2026-03-09\n",
        "2026-03-05,C01,E01,,,2026-03-01\n"),
        ("feedback", Feedback,
        "日期,员工,主题,内容,状态\n2026-03-05,E01,竞品,新店,已采纳\n2026-03-05,E01,竞品,新店,\n",
        "2026-03-05,E01,,,也许\n"),
        ("conduct", Conduct,
        "日期,员工,类型,分值,内容\n2026-03-05,E01,奖励,5,好\n2026-03-05,E02,红线,,虚假报销\n",
        "2026-03-05,E01,罚款,,\n"),
        ("ratings", Rating, "期间,员工,关系,评分,评价人\n2026Q1,E01,上级,90,陈\n2026年3月,E01,自评,95,\n",
        "2026Q9,E01,上级,90,\n"),
        ("activities", ActivityResult,
        "活动,日期,类型,费用,员工,获客数,成交数\n春季招商会,2026-03-05,展会,1万,E01,5,1\n春季招商会,2026-03-05,展会,1万,E02,3,0\n",
        "夏季,2026-06-05,,,E01,-1,\n"),
    )  # fmt: skip

    @pytest.mark.parametrize(("kind", "model", "text", "bad"), CASES, ids=[case[0] for case in CASES])
    def test_records_go_in_once_and_bad_rows_stay_out(
        self, staffed: Importing, kind: str, model: type, text: str, bad: str
    ) -> None:
        number = text.count("\n") - 1

        first, again = staffed.take(kind, text), staffed.take(kind, text + bad)

        assert counts(first) == (number, 0, 0, 0)
        assert counts(again) == (0, 0, number, 1)
        assert len(staffed.all(model.id)) == number  # type: ignore[attr-defined] # every table has its key

    def test_answers_on_a_stated_scale_become_points(self, staffed: Importing) -> None:
        staffed.take("surveys", "日期,员工,评分\n2026-03-05,E01,4\n", {"options": {"scale": 5}})

        assert staffed.all(Survey.score) == [(Decimal(80),)]

    def test_answers_that_look_like_a_scale_are_pointed_out(self, staffed: Importing) -> None:
        report = staffed.take("surveys", "日期,员工,评分\n2026-03-05,E01,4\n2026-03-05,E01,5\n")

        assert "scale = 5" in remarks(report)[0]

    def test_the_kind_of_an_event_gives_its_sign(self, staffed: Importing) -> None:
        report = staffed.take("conduct", "日期,员工,类型,分值\n2026-03-05,E01,扣分,-5\n2026-03-05,E01,奖励,-5\n")

        assert counts(report) == (1, 0, 0, 1)
        assert staffed.all(Conduct.points) == [(Decimal(5),)]
        assert (report.errors[0].column, report.errors[0].value) == ("分值", "-5.00")

    def test_milestones_are_known_by_deal_and_name(self, staffed: Importing) -> None:
        staffed.take("deals", "项目编号,负责人\nD1,E01\n")
        head = "项目,里程碑,计划日期,完成日期\n"

        first = staffed.take("milestones", head + "D1,选址,2026-03-05,\nD1,开业,2026-06-05,\n")
        later = staffed.take("milestones", head + "D1,选址,2026-03-05,2026-03-04\nD1,开业,2026-06-05,\n")

        assert (counts(first), counts(later)) == ((2, 0, 0, 0), (0, 1, 1, 0))
        assert staffed.all(Milestone.done_on) == [(date(2026, 3, 4),), (None,)]

    def test_a_corrected_result_of_an_activity_is_changed(self, staffed: Importing) -> None:
        head = "活动,日期,员工,获客数\n"
        staffed.take("activities", head + "招商会,2026-03-05,E01,5\n")

        report = staffed.take("activities", head + "招商会,2026-03-05,E01,6\n")

        assert counts(report) == (0, 1, 0, 0)
        assert staffed.all(ActivityResult.leads) == [(6,)]
        assert len(staffed.all(Activity.id)) == 1


def test_a_customer_in_a_visit_is_found_by_a_spelling_with_other_blanks(staffed: Importing) -> None:
    report = staffed.take("visits", "date,staff,customer\n2026-03-05,Ann  LEE,禾味 餐饮\n")

    assert counts(report) == (1, 0, 0, 0)
    with staffed.database.read() as session:
        visit = session.scalars(select(Visit)).one()
        assert (visit.staff_id, visit.customer_id) == (3, 1)
