"""Visits and customers come in from a file."""

from datetime import date
from decimal import Decimal

from sqlalchemy import select

from desktop.models import Customer, CustomerOwner, Lookup, Visit
from tests.services.importing import TODAY, Importing, counts, importing, remarks, staffed

__all__ = ["importing", "staffed"]

VISITS = "日期,员工,客户,方式,时长,结果,内容\n"


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


def test_a_customer_in_a_visit_is_found_by_a_spelling_with_other_blanks(staffed: Importing) -> None:
    report = staffed.take("visits", "date,staff,customer\n2026-03-05,Ann  LEE,禾味 餐饮\n")

    assert counts(report) == (1, 0, 0, 0)
    with staffed.database.read() as session:
        visit = session.scalars(select(Visit)).one()
        assert (visit.staff_id, visit.customer_id) == (3, 1)
