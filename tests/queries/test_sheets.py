"""Ranking, team summary, week and target letters as values, from the records of a small company."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy.orm import Session

from desktop.domain.period import parse_period
from desktop.domain.sheets import Sheet
from desktop.errors import RequestError
from desktop.models import Award, AwardKind, Conduct, Instalment, Signing, Visit
from desktop.queries.sheets import Paper, ranking_sheet, team_sheet, week_sheet
from desktop.services.evaluations import Evaluations
from desktop.store.database import Database
from tests.services.small_company import (
    Q3,
    TODAY,
    add_company,
    add_scheme,
    add_signing,
    add_staff,
    add_target,
    add_team,
    add_visits,
    line,
    today,
)

WEEK = parse_period("2026-W32")  # 3 to 9 August


@pytest.fixture
def company(database: Database) -> Database:
    """Three people: two in a team with visits, one of them with a contract; one without a team or a target."""
    with database.write() as session:
        add_company(session)
        add_scheme(session, line("visits", "100"))
        wang, li = add_staff(session, "E01", "王小龚"), add_staff(session, "E02", "李想")
        add_staff(session, "E03", "欧阳明")
        add_team(session, "城南组", wang, wang, li)
        for person, target in ((wang, "10"), (li, "20")):
            add_target(session, "visits", target, staff_id=person)
            add_visits(session, person, 8)
        add_signing(session, wang, "120000")
    return database


def cells(sheet: Sheet, title: str) -> list[tuple[object, ...]]:
    table = next(table for table in sheet.tables if table.title == title)
    return [line.cells for line in table.lines]


class TestRanking:
    def test_people_stand_by_place_with_abbreviated_names(self, company: Database) -> None:
        Evaluations(company, today).run(Q3)

        with company.read() as session:
            sheet = ranking_sheet(Paper(session, Q3, "zh_CN", TODAY))

        shown = [line.cells for line in sheet.tables[0].lines]
        assert [row[:2] for row in shown] == [(1, "王**"), (2, "李**"), (None, "欧阳**")]
        assert shown[0][3] == Decimal("80.0")
        assert shown[2][3] is None

    def test_whole_names_stand_there_where_the_owner_says_so(self, company: Database) -> None:
        Evaluations(company, today).run(Q3)

        with company.read() as session:
            sheet = ranking_sheet(Paper(session, Q3, "zh_CN", TODAY, with_full_names=True))

        assert sheet.tables[0].lines[0].cells[1] == "王小龚"
        assert not any("简写" in remark for remark in sheet.remarks)

    @pytest.mark.parametrize(
        ("top", "shown"), [(None, ["王**"]), (1, ["王**"]), (2, ["王**", "李**"]), (0, ["王**", "李**", "欧阳**"])]
    )
    def test_paper_shows_the_upper_half_or_as_many_places_as_asked_and_the_workbook_everybody(
        self, company: Database, top: int | None, shown: list[str]
    ) -> None:
        Evaluations(company, today).run(Q3)

        with company.read() as session:
            sheet = ranking_sheet(Paper(session, Q3, "en", TODAY, top=top))

        assert [row.cells[1] for row in sheet.tables[0].for_paper.lines] == shown
        assert len(sheet.tables[0].lines) == 3
        assert any("workbook of this sheet" in remark for remark in sheet.remarks) == (len(shown) < 3)

    def test_people_with_the_last_places_total_are_shown_with_it(self, company: Database) -> None:
        with company.write() as session:
            add_visits(session, 2, 8)  # sixteen of twenty: as far as the other
        Evaluations(company, today).run(Q3)

        with company.read() as session:
            table = ranking_sheet(Paper(session, Q3, "zh_CN", TODAY)).tables[0]

        assert [row.cells[:2] for row in table.for_paper.lines] == [(Decimal(1), "王**"), (Decimal(1), "李**")]

    def test_a_grade_set_by_a_red_line_is_not_posted(self, company: Database) -> None:
        with company.write() as session:
            fact = {"happened_on": Q3.start, "kind": "red_line", "points": Decimal(0), "description": "假发票"}
            session.add(Conduct(staff_id=1, **fact))
        Evaluations(company, today).run(Q3)

        with company.read() as session:
            usual, everybody = (
                ranking_sheet(Paper(session, Q3, "zh_CN", TODAY, top=top)).tables[0] for top in (None, 0)
            )

        assert [row.cells[1] for row in usual.for_paper.lines] == []
        assert [row.cells[1] for row in everybody.for_paper.lines][:2] == ["王**", "李**"]
        assert "备注" not in [column.name for column in everybody.for_paper.columns]
        assert usual.columns[-1].name == "备注"

    def test_one_person_is_told_as_one(self, company: Database) -> None:
        Evaluations(company, today).run(Q3)

        with company.read() as session:
            table = ranking_sheet(Paper(session, Q3, "en", TODAY, ["E01"])).tables[0]

        assert table.note == "1 person, 1 with a total"

    def test_awards_of_the_period_stand_below_with_what_they_are_for(self, company: Database) -> None:
        Evaluations(company, today).run(Q3)
        with company.write() as session:
            session.add(AwardKind(name="签约之星"))
            session.flush()
            for start, reason in ((Q3.start, "单笔最大"), (date(2026, 9, 1), "九月")):
                session.add(
                    Award(
                        kind_id=1, staff_id=1, period_label="2026Q3", start=start, end=Q3.end, granted_on=TODAY,
                        indicator="signed_amount", figure="120000", reason=reason,
                    )
                )  # fmt: skip

        with company.read() as session:
            sheet = ranking_sheet(Paper(session, Q3, "zh_CN", TODAY))

        assert cells(sheet, "荣誉榜") == [("签约之星", "王**", "城南组", "签约金额 12.0 万元", "单笔最大")]

    @pytest.mark.parametrize(
        ("indicator", "figure", "told"),
        [
            ("total", "23.8", "总分比上期进步 23.8 分"),
            ("collection_rate", "12.34", "回款率比上期进步 12.3 个百分点"),
            ("visits", "5", "拜访次数比上期进步 5 次"),
        ],
    )
    def test_an_award_for_progress_says_how_far_and_not_how_much(
        self, company: Database, indicator: str, figure: str, told: str
    ) -> None:
        Evaluations(company, today).run(Q3)
        days = {"period_label": "2026Q3", "start": Q3.start, "end": Q3.end, "granted_on": TODAY}
        with company.write() as session:
            session.add(AwardKind(name="进步奖", indicator=indicator, measure="progress"))
            session.flush()
            session.add(Award(kind_id=1, staff_id=1, indicator=indicator, figure=figure, **days))

        with company.read() as session:
            sheet = ranking_sheet(Paper(session, Q3, "zh_CN", TODAY))

        assert cells(sheet, "荣誉榜")[0][3] == told

    def test_what_the_total_does_not_explain_is_remarked_without_particulars(self, company: Database) -> None:
        with company.write() as session:
            add_scheme(session, line("visits", "5"), line("satisfaction", "95"), name="少", is_default=False)
            fact = {"happened_on": Q3.start, "kind": "red_line", "points": Decimal(0), "description": "假发票"}
            session.add(Conduct(staff_id=2, **fact))
        Evaluations(company, today).run(Q3, "少")

        with company.read() as session:
            table = ranking_sheet(Paper(session, Q3, "en", TODAY)).tables[0]

        assert table.columns[-1].name == "Remark"
        told = {str(row.cells[1]): row.cells[-1] for row in table.lines}
        assert told["王**"] == "only 5 % of the weight scored"
        assert told["李**"] == "grade set by a red line; only 5 % of the weight scored"

    def test_a_period_without_an_evaluation_is_refused(self, company: Database) -> None:
        with company.read() as session, pytest.raises(RequestError, match="has not been evaluated"):
            ranking_sheet(Paper(session, Q3, "zh_CN", TODAY))


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
