"""Which column of a file is which: by its header, by a map, by what stands below it."""

from datetime import date
from decimal import Decimal

import pytest

from desktop.errors import RequestError
from desktop.exchange.file_map import FileMap, parse_map
from desktop.models import Staff, Visit
from tests.services.importing import Importing, counts, importing, remarks, staffed

__all__ = ["importing", "staffed"]
STAFF = "工号,姓名,入职日期\nE1,王,2026-01-05\nE2,李,2026-13-05\n"


class TestHeaders:
    def test_are_found_under_a_preamble_and_notes_below_are_left_out(self, importing: Importing) -> None:
        text = "花名册\n制表：2026年\n\n工号,姓名,部门\nE1,王,一部\n合计,1,\n注：仅供内部使用\n数据来源：人事部\n"

        report = importing.take("staff", text.encode("gbk"))

        assert (report.rows_read, counts(report)) == (2, (1, 0, 0, 1))
        assert report.errors[0].row == 6
        assert sorted(problem.row or 0 for problem in report.warnings)[-2:] == [7, 8]

    @pytest.mark.parametrize(
        "header",
        [
            "Hired on",
            "hired_on",
            "HIREDON",
            "入职日期",
            "入职日期*",
            "入职日期（必填）",
            " 入职 日期 ",
            "ｈｉｒｅｄ ｏｎ",
            "*入职时间",
        ],
    )
    def test_match_in_either_language_however_decorated(self, importing: Importing, header: str) -> None:
        importing.take("staff", f"姓名,{header}\n王,2026-01-05\n")

        assert importing.all(Staff.hired_on) == [(date(2026, 1, 5),)]

    def test_that_fit_a_column_alike_are_asked_about(self, importing: Importing) -> None:
        with pytest.raises(RequestError, match="手机, 联系电话 both mean phone"):
            importing.take("staff", "姓名,手机,联系电话\n王,1,2\n")

    def test_a_title_beats_a_looser_spelling_and_a_code_beats_a_name(self, staffed: Importing) -> None:
        staffed.take("staff", "姓名,电话,手机\n王,1,2\n")
        staffed.take("visits", "日期,姓名,工号\n2026-03-05,不知道,E02\n")

        assert staffed.all(Staff.phone)[-1] == ("1",)
        assert staffed.all(Visit.staff_id) == [(2,)]

    def test_a_header_on_two_lines_of_its_cell_is_told_on_one(self, importing: Importing) -> None:
        with pytest.raises(RequestError, match="Its headers are: Sue Daniels, b"):
            importing.take("staff", '"Sue \nDaniels",b\n1,2\n')

    def test_a_table_of_months_that_does_not_say_what_it_counts_is_told_where_to_state_it(
        self, staffed: Importing
    ) -> None:
        text = "Year,EmployeeID,M01,M02\n2026,E01,200,400\n"

        with pytest.raises(RequestError, match=r'\[constants\], such as indicator = "signed_amount"'):
            staffed.take("targets", text)
        report = staffed.take("targets", text, {"constants": {"indicator": "signed_amount"}})

        assert counts(report) == (2, 0, 0, 0)

    def test_words_for_nothing_that_were_taken_for_names_are_pointed_out(self, importing: Importing) -> None:
        text = "姓名,区域,备注\n王,NULL,-\n李,华东,\n赵,NULL,n/a\n"
        told = '“NULL” was taken for a name (2). If nothing is known there, state missing = ["NULL"] in the mapping '

        report = importing.take("staff", text)
        again = importing.take("staff", text.replace("王", "周"), {"options": {"missing": ["NULL"]}})

        assert told + "under [options]." in remarks(report)
        assert not any("NULL" in remark for remark in remarks(again))

    def test_a_missing_required_column_is_named_with_what_there_is(self, importing: Importing) -> None:
        with pytest.raises(RequestError, match=r"no column name \(姓名\).* a, b, c"):
            importing.take("staff", "a,b,c\n1,2,3\n")

    def test_can_be_absent(self, staffed: Importing) -> None:
        stated = {"columns": {"date": 1, "staff": "3"}, "options": {"header_row": 0, "date_order": "dmy"}}

        report = staffed.take("visits", "05/03/2026\tx\tE01\n06/03/2026\ty\tE09\n", stated)

        assert counts(report) == (1, 0, 0, 1)
        assert staffed.all(Visit.visited_on) == [(date(2026, 3, 5),)]
        assert (report.errors[0].row, report.errors[0].column) == (2, "3")

    def test_can_be_stated_by_row(self, importing: Importing) -> None:
        text = "姓名,工号\n旧表,1\n姓名,工号\n王,E1\n"

        report = importing.take("staff", text, {"options": {"header_row": 3}})

        assert counts(report) == (1, 0, 0, 0)
        with pytest.raises(RequestError, match="Row 9"):
            importing.take("staff", text, {"options": {"header_row": 9}})


class TestMaps:
    def test_join_columns_and_leave_columns_out(self, importing: Importing) -> None:
        stated = {"columns": {"name": ["First", "Last"], "notes": ""}, "options": {"missing": ["NULL"]}}

        importing.take("staff", "First,Last,notes\nNancy,Davolio,x\nCher,NULL,\n", stated)

        assert importing.all(Staff.name, Staff.notes) == [("Nancy Davolio", ""), ("Cher", "")]

    @pytest.mark.parametrize(
        ("stated", "reason"),
        [
            ({"columns": {"nam": "姓名"}}, "names nam"),
            ({"columns": {"name": "Name"}}, "“Name”, which is not in the file"),
            ({"columns": {"name": "姓名"}, "constants": {"name": "x"}}, "both a header and a constant"),
            ({"values": {"nothing": {"a": "b"}}}, "names nothing"),
        ],
    )
    def test_that_do_not_fit_the_file_say_so(
        self, importing: Importing, stated: dict[str, object], reason: str
    ) -> None:
        with pytest.raises(RequestError, match=reason):
            importing.take("staff", "姓名,工号\n王,1\n", stated)

    def test_a_header_that_stands_twice_is_asked_about(self, importing: Importing) -> None:
        with pytest.raises(RequestError, match="2 times"):
            importing.take("staff", "姓名,x,x\n王,1,2\n", {"columns": {"phone": "x"}})


class TestDates:
    def test_that_can_be_read_two_ways_are_asked_about(self, importing: Importing) -> None:
        with pytest.raises(RequestError, match="date_order"):
            importing.take("staff", "姓名,入职日期\n王,03/04/2026\n李,05/06/2026\n")

        assert importing.all(Staff.id) == []

    def test_are_settled_by_the_column_or_by_the_map(self, importing: Importing) -> None:
        report = importing.take("staff", "姓名,入职日期\n王,03/04/2026\n李,25/06/2026\n")
        importing.take("staff", "姓名,入职日期\n赵,03/04/2026\n", {"options": {"date_order": "mdy"}})

        assert [day for (day,) in importing.all(Staff.hired_on)] == [
            date(2026, 4, 3),
            date(2026, 6, 25),
            date(2026, 3, 4),
        ]
        assert "only as day, month, year" in remarks(report)[0]

    def test_that_contradict_each_other_are_asked_about(self, importing: Importing) -> None:
        with pytest.raises(RequestError, match="date_order"):
            importing.take("staff", "姓名,入职日期\n王,25/04/2026\n李,04/25/2026\n赵,03/04/2026\n")


def test_a_map_made_in_the_window_equals_one_from_a_file() -> None:
    stated = parse_map({"columns": {"name": "姓名"}, "options": {"multiplier": "万", "scale": "1-5", "sheet": 2}})

    assert stated == FileMap(columns={"name": ("姓名",)}, multiplier=Decimal(10000), scale=Decimal(5), sheet="2")
