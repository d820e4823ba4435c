from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

import openpyxl
import pytest
from sqlalchemy import select

from desktop.errors import RequestError
from desktop.models import Company, CustomIndicator, Target, TargetRevision
from tests.services.importing import Importing, counts, importing, reasons, remarks, staffed

__all__ = ["importing", "staffed"]

LONG = "员工,部门,期间,指标,目标值,档位\n"


class TestLongTargets:
    def test_belong_to_people_teams_or_the_company(self, staffed: Importing) -> None:
        staffed.take("staff", "工号,姓名,部门\nE01,王小明,招商一部\n")
        text = (
            f"{LONG}E01,,2026Q1,signed_amount,100万,\n"
            ",招商一部,2026-03,签约金额,50,挑战\n,,2026,Signed amount,900万,base\n"
        )

        first, again = staffed.take("targets", text), staffed.take("targets", text)

        assert (counts(first), counts(again)) == ((3, 0, 0, 0), (0, 0, 3, 0))
        assert staffed.all(Target.staff_id, Target.team_id, Target.start, Target.end, Target.level, Target.value) == [
            (1, None, date(2026, 1, 1), date(2026, 3, 31), "sprint", Decimal(1000000)),
            (None, 1, date(2026, 3, 1), date(2026, 3, 31), "challenge", Decimal(50)),
            (None, None, date(2026, 1, 1), date(2026, 12, 31), "base", Decimal(9000000)),
        ]

    def test_a_code_beside_the_name_tells_namesakes_apart_and_never_makes_a_target_the_companys(
        self, staffed: Importing
    ) -> None:
        staffed.take("staff", "工号,姓名\nZ1,张伟\nZ2,张伟\n")
        text = "工号,员工,期间,指标,目标值\nZ1,张伟,2026Q1,拜访次数,9\nZ2,,2026Q1,拜访次数,8\n"

        report = staffed.take("targets", text)

        assert counts(report) == (2, 0, 0, 0)
        assert None not in staffed.all(Target.staff_id)
        assert len(set(staffed.all(Target.staff_id))) == 2

    def test_a_new_value_is_a_revision_with_the_old_one_kept(self, staffed: Importing) -> None:
        staffed.take("targets", LONG + "E01,,2026Q1,visits,30,\n")

        report = staffed.take("targets", LONG + "E01,,2026Q1,visits,36,\n")

        assert counts(report) == (0, 1, 0, 0)
        assert staffed.all(TargetRevision.old_value, TargetRevision.new_value) == [(Decimal(30), Decimal(36))]

    def test_custom_periods_keep_their_days(self, staffed: Importing) -> None:
        text = (
            "员工,开始,结束,指标,目标值\nE01,2026-05-30,2026-08-29,visits,30\nE01,2026-04-01,2026-06-30,visits,30\n"
        )

        staffed.take("targets", text)

        assert staffed.all(Target.start, Target.end) == [
            (date(2026, 5, 30), date(2026, 8, 29)), (date(2026, 4, 1), date(2026, 6, 30)),
        ]  # fmt: skip

    def test_quarters_follow_the_fiscal_year(self, staffed: Importing) -> None:
        with staffed.database.write() as session:
            company = session.scalar(select(Company)) or Company(name="云岭")
            company.fiscal_year_start = 4
            session.add(company)

        staffed.take("targets", LONG + "E01,,2026Q1,visits,30,\n")

        assert staffed.all(Target.start) == [(date(2026, 4, 1),)]

        twice = staffed.take("targets", LONG + "E01,,2026Q1,visits,30,\nE01,,2026Q1,visits,31,\n")
        assert "visits 2026Q1" in reasons(twice)[0]  # as the file has it, not by the calendar

    @pytest.mark.parametrize(
        ("row", "reason"),
        [
            ("E01,,2026Q1,friends,30,", "no indicator"),
            ("E01,,2026Q7,visits,30,", "not understood"),
            ("E01,,,visits,30,", "no period"),
            ("E01,,2026Q1,visits,-3,", "below zero"),
            ("E01,,2026Q1,visits,50%,", "percentage"),
            ("E01,,2026Q1,visits,NaN,", "not a number"),
            ("E01,,2026Q1,visits,,", "is needed"),
            ("E01,,2026Q1,visits,30,最高", "is not one of"),
            (",幽灵队,2026Q1,visits,30,", "no team"),
            ("E01,,2026-08-29..2026-05-30,visits,30,", "ends before"),
        ],
    )
    def test_what_cannot_be_a_target_is_refused(self, staffed: Importing, row: str, reason: str) -> None:
        report = staffed.take("targets", LONG + row + "\n")

        assert counts(report) == (0, 0, 0, 1)
        assert reason in reasons(report)[0]

    @pytest.mark.parametrize(
        ("row", "column", "value"),
        [
            ("E01,,2026Q1,friends,30,", "indicator", "friends"),
            ("E01,,2026Q7,visits,30,", "period", "2026Q7"),
            ("E01,,2026Q1,visits,-3,", "value", "-3"),
        ],
    )
    def test_a_refusal_names_the_column_and_the_value(
        self, staffed: Importing, row: str, column: str, value: str
    ) -> None:
        header = "staff,team,period,indicator,value,level\n"
        (problem,) = staffed.take("targets", header + row + "\n").errors

        assert (problem.column, problem.value) == (column, value)

    def test_indicators_of_the_owners_own_are_known_by_name(self, staffed: Importing) -> None:
        with staffed.database.write() as session:
            session.add(CustomIndicator(code="X1", name="团队氛围", unit="points", source="manual"))

        staffed.take("targets", LONG + "E01,,2026Q1,团队氛围,80,\nE01,,2026Q1,Visits,80,\n")

        assert staffed.all(Target.indicator) == [("X1",), ("visits",)]

    def test_amounts_are_kept_in_whole_fen(self, staffed: Importing) -> None:
        report = staffed.take("targets", LONG + "E01,,2026Q1,signed_amount,10.005,\n")

        assert staffed.all(Target.value) == [(Decimal("10.01"),)]
        assert "rounded" in remarks(report)[0]

    def test_percentages_are_percent_values(self, staffed: Importing) -> None:
        staffed.take("targets", LONG + "E01,,2026Q1,collection_rate,85%,\nE01,,2026Q1,win_rate,30,\n")

        assert [value for (value,) in staffed.all(Target.value)] == [Decimal(85), Decimal(30)]

    def test_a_cell_that_excel_shows_as_a_percentage_is_one_and_a_bare_part_of_one_is_asked_about(
        self, staffed: Importing
    ) -> None:
        book = openpyxl.Workbook()
        book.active.append(["员工", "期间", "指标", "目标值"])
        book.active.append(["E01", "2026Q1", "win_rate", 0.85])
        book.active.append(["E01", "2026Q2", "win_rate", 0.85])
        book.active["D2"].number_format = "0%"
        book.save(staffed.folder / "t.xlsx")

        report = staffed.take_file("targets", staffed.folder / "t.xlsx")

        assert [value for (value,) in staffed.all(Target.value)] == [Decimal(85)]
        assert reasons(report) == [
            "Is 0.85 meant as 85 %? Give the cells the number format Percentage, or write 85; "
            "then import the file again."
        ]

    def test_an_amount_shown_as_a_percentage_is_refused_as_that(self, staffed: Importing) -> None:
        book = openpyxl.Workbook()
        book.active.append(["员工", "期间", "指标", "目标值"])
        book.active.append(["E01", "2026Q1", "signed_amount", 3000])
        book.active["D2"].number_format = "0.00%"
        book.save(staffed.folder / "t.xlsx")

        assert reasons(staffed.take_file("targets", staffed.folder / "t.xlsx")) == [
            "This is a percentage, but the indicator does not count in percent."
        ]

    def test_a_part_of_one_percent_in_a_text_is_taken_and_pointed_out(self, staffed: Importing) -> None:
        report = staffed.take("targets", LONG + "E01,,2026Q1,win_rate,0.85,\nE01,,2026Q2,win_rate,0.85%,\n")

        assert remarks(report) == ["This was taken as 0.85 %. If 85 % is meant, write 85."]
        assert [value for (value,) in staffed.all(Target.value)] == [Decimal("0.85"), Decimal("0.85")]

    def test_a_date_cell_that_excel_made_of_a_month_is_that_month(self, staffed: Importing) -> None:
        book = openpyxl.Workbook()
        book.active.append(["员工", "期间", "指标", "目标值"])
        book.active.append(["E01", date(2026, 3, 1), "visits", 30])
        book.save(staffed.folder / "t.xlsx")

        report = staffed.take_file("targets", staffed.folder / "t.xlsx")

        assert staffed.all(Target.end) == [(date(2026, 3, 31),)]
        assert "month 2026-03" in remarks(report)[0]

    def test_two_values_for_one_target_are_refused(self, staffed: Importing) -> None:
        report = staffed.take(
            "targets", LONG + "E01,,2026Q1,visits,30,\nE01,,2026Q1,visits,31,\nE01,,2026Q1,visits,30,\n"
        )

        assert counts(report) == (1, 0, 1, 1)

    def test_a_person_and_a_team_in_one_row_are_refused(self, staffed: Importing) -> None:
        staffed.take("staff", "工号,姓名,部门\nE01,王小明,招商一部\n")

        assert counts(staffed.take("targets", LONG + "E01,招商一部,2026Q1,visits,30,\n")) == (0, 0, 0, 1)


class TestWideTargets:
    STATED: ClassVar[dict[str, dict[str, Any]]] = {
        "constants": {"indicator": "signed_amount"},
        "options": {"unpivot": "month", "multiplier": 1000},
    }

    @pytest.mark.parametrize(
        "headers",
        ["M01,M02,M12", "1月,2月,12月", "Jan,Feb,Dec", "一月,二月,十二月", "January,February,December", "1,2,12"],
    )
    def test_have_a_column_for_each_month(self, staffed: Importing, headers: str) -> None:
        text = f"年份,工号,{headers}\n2026,E01,10,,1.5\n2025,E02,,20,NULL\n"
        stated = {**self.STATED, "options": {**self.STATED["options"], "missing": ["NULL"]}}

        first, again = staffed.take("targets", text, stated), staffed.take("targets", text, stated)

        assert (first.rows_read, counts(first), counts(again)) == (2, (3, 0, 0, 0), (0, 0, 3, 0))
        assert staffed.all(Target.staff_id, Target.start, Target.value) == [
            (1, date(2026, 1, 1), Decimal(10000)), (1, date(2026, 12, 1), Decimal(1500)),
            (2, date(2025, 2, 1), Decimal(20000)),
        ]  # fmt: skip

    def test_are_recognised_without_being_told(self, staffed: Importing) -> None:
        report = staffed.take("targets", "员工,指标,2026年1月,2026年2月\nE01,visits,30,35\n")

        assert counts(report) == (2, 0, 0, 0)
        assert report.unused == ()

    def test_may_have_quarters_or_years(self, staffed: Importing) -> None:
        staffed.take("targets", "员工,年度,指标,Q1,第二季度\nE01,2026年,visits,30,35\n")
        staffed.take("targets", "员工,指标,2024年,2025\nE01,visits,30,35\n", {"options": {"unpivot": "year"}})

        assert [start for (start,) in staffed.all(Target.start)] == [
            date(2026, 1, 1), date(2026, 4, 1), date(2024, 1, 1), date(2025, 1, 1),
        ]  # fmt: skip

    def test_a_bad_month_refuses_its_row_and_names_the_header(self, staffed: Importing) -> None:
        report = staffed.take("targets", "年份,员工,指标,1月,2月\n2026,E01,visits,30,x\n2026,E02,visits,5,6\n")

        assert counts(report) == (2, 0, 0, 1)
        assert [(problem.row, problem.column, problem.value) for problem in report.errors] == [(2, "2月", "x")]

    def test_an_unknown_person_is_named_once_for_all_months(self, staffed: Importing) -> None:
        report = staffed.take("targets", "年份,员工,指标,1月,2月\n2026,E99,visits,30,31\n")

        assert (report.rejected, len(report.errors)) == (1, 1)

    def test_need_a_year_and_the_stated_columns(self, staffed: Importing) -> None:
        with pytest.raises(RequestError, match="which year"):
            staffed.take("targets", "员工,指标,1月,2月\nE01,visits,30,35\n")
        with pytest.raises(RequestError, match="unpivot"):
            staffed.take("targets", "员工,指标,年份\nE01,visits,2026\n", {"options": {"unpivot": "month"}})

    def test_a_bad_year_is_refused_as_a_period(self, staffed: Importing) -> None:
        report = staffed.take("targets", "年份,员工,指标,1月,2月\n今年,E01,visits,30,31\n")

        assert counts(report) == (0, 0, 0, 1)
