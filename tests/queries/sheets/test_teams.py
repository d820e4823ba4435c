"""The summary of teams as values: figures beside targets, grades, one team alone."""

from datetime import date
from decimal import Decimal

import pytest

from desktop.domain.period import parse_period
from desktop.domain.sheets import Remarks, Sheet
from desktop.errors import RequestError
from desktop.models import Conduct, TeamMembership
from desktop.queries.sheets import Paper, team_sheet
from desktop.services.evaluations import Evaluations
from desktop.store.database import Database
from tests.queries.sheets.conftest import cells
from tests.services.small_company import Q3, TODAY, add_signing, add_staff, add_target, add_team, today


def remarks(sheet: Sheet) -> tuple[str, ...]:
    """How the figures are to be read."""
    return next(part for part in sheet.parts if isinstance(part, Remarks)).sentences


class TestTeams:
    def test_teams_stand_beside_their_targets_and_add_up_to_the_company(self, company: Database) -> None:
        with company.write() as session:
            team = add_team(session, "城北组", None)
            add_target(session, "signed_amount", "240000", team_id=1)
            assert team != 1

        with company.read() as session:
            sheet = team_sheet(Paper(session, Q3, "zh_CN", TODAY))

        rows = cells(sheet, "团队业绩")
        assert [row[0] for row in rows] == ["城南组", "团队之外", "公司合计"]  # nobody in the other team
        assert rows[0][1] == 2
        assert (rows[0][5], *rows[0][8:]) == (Decimal(120000), Decimal(240000), Decimal(50))
        assert [row[1] for row in rows] == [2, 1, 3]

    def test_what_nobodys_team_did_has_a_line_so_that_the_company_is_the_sum(self, company: Database) -> None:
        with company.write() as session:
            add_signing(session, 3, "30000")

        with company.read() as session:
            rows = cells(team_sheet(Paper(session, Q3, "zh_CN", TODAY)), "团队业绩")

        assert [row[0] for row in rows] == ["城南组", "团队之外", "公司合计"]
        assert [row[5] for row in rows] == [120_000, 30_000, 150_000]

    def test_targets_of_money_received_stand_beside_it(self, company: Database) -> None:
        with company.write() as session:
            add_target(session, "collected_amount", "500000", team_id=1)

        with company.read() as session:
            sheet = team_sheet(Paper(session, Q3, "zh_CN", TODAY))

        assert "回款金额目标" in [column.name for column in sheet.tables[0].columns]
        assert cells(sheet, "团队业绩")[0][8] == 500_000

    def test_grades_are_counted_once_evaluated(self, company: Database) -> None:
        Evaluations(company, today).run(Q3)

        with company.read() as session:
            sheet = team_sheet(Paper(session, Q3, "zh_CN", TODAY))

        assert [column.name for column in sheet.tables[1].columns[3:]] == ["优秀", "良好", "合格", "不合格"]
        assert cells(sheet, "等级分布")[0] == ("城南组", 2, Decimal("60.0"), 0, 1, 0, 1)
        assert [row[0] for row in cells(sheet, "人员业绩")] == ["城南组", "王小龚", "李想", "未分团队", "欧阳明"]

    def test_before_an_evaluation_there_are_figures_but_no_grades(self, company: Database) -> None:
        with company.read() as session:
            sheet = team_sheet(Paper(session, Q3, "en", TODAY))

        assert "Grades" not in [table.title for table in sheet.tables]
        assert cells(sheet, "Teams")[-1][0] == "Company"

    def test_a_grade_the_total_does_not_explain_is_remarked_at_the_person(self, company: Database) -> None:
        with company.write() as session:
            fact = {"happened_on": Q3.start, "kind": "red_line", "points": Decimal(0), "description": "假发票"}
            session.add(Conduct(staff_id=2, **fact))
        Evaluations(company, today).run(Q3)

        with company.read() as session:
            table = team_sheet(Paper(session, Q3, "zh_CN", TODAY)).tables[-1]

        assert table.columns[-1].name == "备注"
        told = {str(row.cells[0]): row.cells[-1] for row in table.lines}
        assert "红线" in str(told["李想"])
        assert told["王小龚"] == ""

    def test_who_changed_teams_is_named_since_the_lines_of_a_team_do_not_sum_to_it(self, company: Database) -> None:
        with company.write() as session:
            north = add_team(session, "城北组", None)
            stay = session.query(TeamMembership).filter_by(staff_id=1).one()
            stay.ended_on = date(2026, 8, 14)
            session.add(TeamMembership(staff_id=1, team_id=north, started_on=date(2026, 8, 15)))

        told = {}
        with company.read() as session:
            for language, team_id in (("zh_CN", None), ("en", 1), ("zh_CN", north)):
                sheet = team_sheet(Paper(session, Q3, language, TODAY, team_id=team_id))
                told[language, team_id] = next(part for part in sheet.parts if isinstance(part, Remarks)).sentences[
                    -1
                ]
            before = team_sheet(Paper(session, parse_period("2026-W32"), "zh_CN", TODAY))

        in_chinese = "王小龚 8 月 15 日由城南组调入城北组；调动的人，本人一行是全期数据，团队只计在队期间。"
        assert told["zh_CN", None] == told["zh_CN", north] == in_chinese
        assert told["en", 1] == (
            "王小龚 moved from 城南组 to 城北组 on 15 August; the lines of those who moved count the whole "
            "period, those of teams only the time there."
        )
        assert len(remarks(before)) == 1

    def test_many_who_changed_teams_are_named_in_a_row(self, company: Database) -> None:
        with company.write() as session:
            north = add_team(session, "城北组", None)
            for number in range(4, 9):
                person = add_staff(session, f"E{number:02}")
                first = TeamMembership(staff_id=person, team_id=1, ended_on=date(2026, 8, 14))
                session.add_all([first, TeamMembership(staff_id=person, team_id=north, started_on=date(2026, 8, 15))])

        with company.read() as session:
            sheet = team_sheet(Paper(session, Q3, "zh_CN", TODAY))

        assert remarks(sheet)[-1].startswith("员工E04、员工E05、员工E06、员工E07、员工E08本期换过团队；")

    def test_one_team_stands_alone_with_its_own_people(self, company: Database) -> None:
        with company.read() as session:
            sheet = team_sheet(Paper(session, Q3, "zh_CN", TODAY, team_id=1))

        assert sheet.subject == "城南组"
        assert [row[0] for row in cells(sheet, "团队业绩")] == ["城南组"]
        assert [row[0] for row in cells(sheet, "人员业绩")] == ["城南组", "王小龚", "李想"]

    def test_a_period_in_which_nothing_was_recorded_is_said_to_be_empty(self, company: Database) -> None:
        with company.read() as session, pytest.raises(RequestError, match="no record and no target in 2025Q1"):
            team_sheet(Paper(session, parse_period("2025Q1"), "en", TODAY))

    def test_a_team_without_anybody_says_so(self, company: Database) -> None:
        with company.write() as session:
            empty = add_team(session, "城北组", None)

        with company.read() as session:
            sheet = team_sheet(Paper(session, Q3, "zh_CN", TODAY, team_id=empty))

        assert [(table.lines, table.empty) for table in sheet.tables] == [
            ((), "还没有团队。"),
            ((), "这段时间没有在职人员。"),
        ]
