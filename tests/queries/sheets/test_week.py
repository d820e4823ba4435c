"""The sheet of a week as values: what was done, what is due, what is late, who fell silent."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy.orm import Session

from desktop.domain.period import parse_period
from desktop.models import Absence, CalendarDay, Instalment, Signing, Visit
from desktop.queries.sheets import Paper, week_sheet
from desktop.services.evaluations import Evaluations
from desktop.store.database import Database
from tests.queries.sheets.conftest import cells
from tests.services.small_company import Q3, TODAY, add_company, today

WEEK = parse_period("2026-W32")  # 3 to 9 August


class TestWeek:
    def test_one_teams_week_has_its_own_sums(self, company: Database) -> None:
        with company.read() as session:
            rows = cells(week_sheet(Paper(session, WEEK, "zh_CN", TODAY, team_id=1)), "本期完成")

        assert [row[0] for row in rows] == ["王小龚", "李想", "城南组", "上期"]

    def test_what_was_done_stands_with_the_company_below(self, company: Database) -> None:
        with company.read() as session:
            rows = cells(week_sheet(Paper(session, WEEK, "zh_CN", TODAY)), "本期完成")

        assert [row[0] for row in rows] == ["王小龚", "李想", "欧阳明", "公司合计", "上期"]
        assert rows[-2][2] == 16

    def test_a_follow_up_is_due_until_another_visit_follows(self, company: Database) -> None:
        with company.write() as session:
            _visit(session, 1, date(2026, 8, 4), customer=1, step="带报价", due=date(2026, 8, 11))
            _visit(session, 1, date(2026, 8, 5), customer=1)
            _visit(session, 2, date(2026, 8, 4), customer=1, step="看铺", due=date(2026, 8, 12))
            _visit(session, 2, date(2026, 8, 4), customer=1, step="太晚", due=date(2026, 8, 30))

        with company.read() as session:
            rows = cells(week_sheet(Paper(session, WEEK, "zh_CN", TODAY)), "随后七天的跟进")

        assert [(row[0], row[1], row[3]) for row in rows] == [(date(2026, 8, 12), "李想", "看铺")]

    def test_what_is_due_next_is_counted_from_today_in_a_week_that_is_not_over(self, company: Database) -> None:
        with company.write() as session:
            _visit(session, 1, date(2026, 8, 3), customer=1, step="昨天", due=date(2026, 8, 4))
            _visit(session, 1, date(2026, 8, 3), customer=1, step="今天", due=date(2026, 8, 5))
            _visit(session, 2, date(2026, 8, 4), customer=1, step="看铺", due=date(2026, 8, 11))
            _visit(session, 2, date(2026, 8, 4), customer=1, step="太晚", due=date(2026, 8, 12))

        with company.read() as session:
            rows = cells(week_sheet(Paper(session, WEEK, "zh_CN", date(2026, 8, 5))), "随后七天的跟进")

        assert [row[3] for row in rows] == ["今天", "看铺"]

    def test_overdue_money_stands_with_its_days(self, company: Database) -> None:
        with company.write() as session:
            signing = session.query(Signing).one()
            session.add(Instalment(signing_id=signing.id, due_on=date(2026, 8, 4), amount=Decimal(30000)))

        with company.read() as session:
            rows = cells(week_sheet(Paper(session, WEEK, "zh_CN", TODAY)), "逾期应收")

        assert [(row[2], row[4], row[5]) for row in rows] == [("王小龚", Decimal(5), Decimal(30000))]

    @pytest.mark.parametrize("label", ["2026-08", "2026Q3", "2026"])
    def test_nothing_is_late_before_its_day_has_come(self, company: Database, label: str) -> None:
        with company.write() as session:
            signing = session.query(Signing).one()
            for day in (date(2026, 8, 4), date(2026, 8, 27)):
                session.add(Instalment(signing_id=signing.id, due_on=day, amount=Decimal(30000)))

        with company.read() as session:
            rows = cells(week_sheet(Paper(session, parse_period(label), "zh_CN", date(2026, 8, 14))), "逾期应收")

        assert [(row[3], row[4]) for row in rows] == [(date(2026, 8, 4), Decimal(10))]

    def test_of_a_week_to_come_nobody_is_called_silent_and_lateness_ends_today(self, company: Database) -> None:
        with company.write() as session:
            signing = session.query(Signing).one()
            session.add(Instalment(signing_id=signing.id, due_on=date(2026, 8, 4), amount=Decimal(30000)))

        with company.read() as session:
            sheet = week_sheet(Paper(session, parse_period("2026-W34"), "zh_CN", date(2026, 8, 7)))

        assert sheet.remarks == ()
        assert [row[4] for row in cells(sheet, "逾期应收")] == [Decimal(3)]

    def test_who_fell_silent_is_named(self, company: Database) -> None:
        with company.read() as session:
            sheet = week_sheet(Paper(session, parse_period("2026-W33"), "zh_CN", TODAY))

        assert sheet.remarks == ("本期没有拜访记录（此前四周有）：王小龚、李想。",)

    def test_who_was_on_leave_and_weeks_of_holidays_are_not_silent(self, company: Database) -> None:
        with company.write() as session:
            session.add(Absence(staff_id=1, started_on=date(2026, 8, 12), ended_on=date(2026, 8, 16)))
        with company.read() as session:
            on_leave = week_sheet(Paper(session, parse_period("2026-W33"), "zh_CN", TODAY))
        with company.write() as session:
            session.add_all([CalendarDay(day=date(2026, 8, day), is_working=False) for day in (10, 11, 12)])
        with company.read() as session:
            holidays = week_sheet(Paper(session, parse_period("2026-W33"), "zh_CN", TODAY))

        assert on_leave.remarks == ("本期没有拜访记录（此前四周有）：李想。",)
        assert holidays.remarks == ()

    def test_a_week_that_has_hardly_begun_calls_nobody_silent(self, company: Database) -> None:
        with company.read() as session:
            begun, over = (
                week_sheet(Paper(session, parse_period("2026-W33"), "zh_CN", date(2026, 8, day))) for day in (12, 13)
            )

        assert begun.remarks == ()
        assert over.remarks == ("本期没有拜访记录（此前四周有）：王小龚、李想。",)

    def test_plan_actions_that_fall_due_are_listed(self, company: Database) -> None:
        Evaluations(company, today).run(Q3)

        with company.read() as session:
            sheet = week_sheet(Paper(session, parse_period("2026-W52"), "zh_CN", TODAY))

        assert "李想" in [row[1] for row in cells(sheet, "到期的改进措施")]

    def test_a_quiet_week_says_so(self, database: Database) -> None:
        with database.write() as session:
            add_company(session)

        with database.read() as session:
            sheet = week_sheet(Paper(session, WEEK, "en", TODAY))

        assert [table.empty for table in sheet.tables if not table.lines and table.empty] == [
            "Nobody was in service in these days.",
            "No follow-up is due in the next seven days.",
            "No money is overdue.",
            "No action is due in the next two weeks.",
        ]


def _visit(
    session: Session, staff_id: int, day: date, customer: int, step: str = "", due: date | None = None
) -> None:
    session.add(
        Visit(visited_on=day, staff_id=staff_id, customer_id=customer, next_step=step, next_on=due, entered_on=day)
    )
