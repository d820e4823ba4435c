"""Interview record, improvement plan, self-evaluation and index as values, from a small evaluated team."""

from datetime import date
from decimal import Decimal

import pytest

from desktop.domain.review import ReviewForm
from desktop.domain.sheets import Band, Figure, Pairs, Part, Sheet, Signing, Table, Words, Writing
from desktop.errors import RequestError
from desktop.models import Acknowledgement, Action, ActionCheckIn, Review
from desktop.queries.sheets import Paper, index_sheets, interview_sheets, plan_sheets, self_sheets
from desktop.services.evaluations import Evaluations
from desktop.store.database import Database
from tests.queries import reviewed
from tests.services.small_company import Q2, Q3, Q4, TODAY, add_company, add_staff, add_target, today

THE_EVALUATION = 1


@pytest.fixture
def team(database: Database) -> Database:
    """Two people evaluated in the third quarter, both in one team."""
    with database.write() as session:
        reviewed.fill(session)
    Evaluations(database, today).run(Q3)
    return database


def form(database: Database, code: str = "E01") -> ReviewForm:
    return reviewed.forms(database, THE_EVALUATION)[code]


def part(sheet: Sheet, kind: type, title: str = "") -> Part:
    found: list[Part] = [each for each in sheet.parts if isinstance(each, kind)]
    return next(each for each in found if not title or getattr(each, "title", "") == title)


def table(sheet: Sheet, title: str) -> Table:
    return next(each for each in sheet.tables if each.title == title)


def pairs(sheet: Sheet) -> dict[str, str]:
    return {pair.caption: pair.value for each in sheet.parts if isinstance(each, Pairs) for pair in each.pairs}


class TestInterview:
    def test_the_facts_of_the_review_stand_on_it_and_the_rest_is_to_be_written(self, team: Database) -> None:
        with team.read() as session:
            sheet = interview_sheets(Paper(session, Q3, "zh_CN", TODAY, ["E01"]))[0]
        review = form(team)

        assert sheet.number == review.number.replace("KH", "MT")
        assert pairs(sheet)["考核表"] == review.number
        assert pairs(sheet)["面谈日期"] == ""
        band = part(sheet, Band)
        assert isinstance(band, Band)
        assert [cell.value for cell in band.cells[:2]] == [f"{review.total:.1f}", review.grade]
        bad = part(sheet, Words, "二、需要改善的及原因")
        assert isinstance(bad, Words)
        assert [words.split("：")[0] for words in bad.paragraphs] == [each.title for each in review.weaknesses]
        assert [line.cells[1] for line in table(sheet, "五、改进行动").lines] == [
            each.text for each in review.actions
        ]
        opinion = part(sheet, Writing, "四、员工意见")
        assert isinstance(opinion, Writing)
        assert (opinion.text, opinion.lines) == ("", 6)

    def test_what_was_said_is_printed(self, team: Database) -> None:
        with team.write() as session:
            review = session.query(Review).filter_by(staff_code="E01").one()
            review.employee_opinion, review.interviewed_on = "希望多给线索。", date(2026, 10, 9)

        with team.read() as session:
            sheet = interview_sheets(Paper(session, Q3, "zh_CN", TODAY, ["E01"]))[0]

        opinion = part(sheet, Writing, "四、员工意见")
        assert isinstance(opinion, Writing)
        assert opinion.text == "希望多给线索。"
        assert pairs(sheet)["面谈日期"] == "2026-10-09"

    def test_a_signature_means_that_it_was_read_and_a_refusal_has_its_lines(self, team: Database) -> None:
        with team.read() as session:
            signing = part(interview_sheets(Paper(session, Q3, "zh_CN", TODAY))[0], Signing)

        assert isinstance(signing, Signing)
        assert "签名表示已阅知，不代表同意" in signing.meaning
        assert signing.has_refusal

    def test_people_who_were_not_evaluated_are_told(self, team: Database) -> None:
        with team.read() as session, pytest.raises(RequestError, match="Nobody who was chosen"):
            interview_sheets(Paper(session, Q3, "en", TODAY, ["E99"]))

    def test_a_period_without_an_evaluation_is_told(self, team: Database) -> None:
        with team.read() as session, pytest.raises(RequestError, match="has not been evaluated"):
            interview_sheets(Paper(session, Q2, "en", TODAY))


class TestPlan:
    def test_goals_stand_with_their_days_and_three_checks_end_on_the_last_of_them(self, team: Database) -> None:
        with team.read() as session:
            sheet = plan_sheets(Paper(session, Q3, "zh_CN", TODAY, ["E01"]))[0]
        actions = form(team).actions

        goals = table(sheet, "二、目标与措施").lines
        assert [line.cells[:3] for line in goals] == [(each.goal, each.text, each.due_on) for each in actions]
        checks = [line.cells[0] for line in table(sheet, "三、过程检查").lines]
        assert len(checks) == 3
        assert checks[-1] == max(each.due_on for each in actions)

    def test_what_was_noted_comes_before_the_days_still_to_come(self, team: Database) -> None:
        key = form(team).actions[0].action_id
        with team.write() as session:
            session.add(ActionCheckIn(action_id=key, noted_on=date(2026, 11, 3), value="7", note="约到两家"))

        with team.read() as session:
            lines = table(plan_sheets(Paper(session, Q3, "zh_CN", TODAY, ["E01"]))[0], "三、过程检查").lines

        assert lines[0].cells[0] == date(2026, 11, 3)
        assert "约到两家" in str(lines[0].cells[1])
        assert all(isinstance(day := line.cells[0], date) and day > date(2026, 11, 3) for line in lines[1:])

    def test_nobody_with_an_action_is_told(self, team: Database) -> None:
        with team.write() as session:
            session.query(Action).delete()

        with team.read() as session, pytest.raises(RequestError, match="No action was set"):
            plan_sheets(Paper(session, Q3, "en", TODAY))


class TestSelf:
    def test_weights_and_targets_stand_on_it_but_no_result(self, team: Database) -> None:
        with team.read() as session:
            sheet = self_sheets(Paper(session, Q3, "zh_CN", TODAY, ["E01"]))[0]
        items = form(team).items

        rows = [line.cells for line in table(sheet, "一、指标自评").lines]
        assert [(row[0], row[1]) for row in rows] == [(item.name, item.weight) for item in items]
        assert isinstance(target := rows[0][2], Figure)
        assert target.value == items[0].effective_target
        assert all(row[3:] == ("", "", "") for row in rows)
        assert not any(isinstance(each, Band) for each in sheet.parts)

    def test_before_the_evaluation_it_asks_what_the_scheme_in_force_counts_beside_the_targets_set(
        self, team: Database
    ) -> None:
        with team.write() as session:
            for indicator, value in (("visits", "12"), ("signings", "3")):
                add_target(session, indicator, value, start=Q4.start, end=Q4.end, staff_id=1)

        with team.read() as session:
            sheets = self_sheets(Paper(session, Q4, "zh_CN", TODAY))

        rows = [line.cells for line in table(sheets[0], "一、指标自评").lines]
        assert [sheet.person for sheet in sheets] == [("E01", "王䶮"), ("E02", "李雷")]
        assert sheets[0].number == "ZP-2026Q4-E01"
        assert [row[:2] for row in rows] == [("拜访次数", Decimal(60)), ("客户满意度", Decimal(40))]
        assert isinstance(target := rows[0][2], Figure)
        assert target.value == Decimal(12)
        assert rows[1][2] is None

    def test_without_a_scheme_nothing_can_be_judged(self, database: Database) -> None:
        with database.write() as session:
            add_company(session)
            add_staff(session, "E01")

        with database.read() as session, pytest.raises(RequestError, match="no scheme yet"):
            self_sheets(Paper(session, Q4, "en", TODAY))


class TestIndex:
    def test_every_form_stands_with_its_number_and_what_became_of_it(self, team: Database) -> None:
        with team.write() as session:
            key = session.query(Review.id).filter_by(staff_code="E02").scalar()
            session.add(
                Acknowledgement(review_id=key, outcome="refused", happened_on=date(2026, 10, 12), witness="周敏")
            )

        with team.read() as session:
            (sheet,) = index_sheets(Paper(session, Q3, "zh_CN", TODAY))

        rows = [line.cells for line in sheet.tables[0].lines]
        assert [row[:4] for row in rows] == [
            (Decimal(1), form(team).number, "E01", "王䶮"),
            (Decimal(2), form(team, "E02").number, "E02", "李雷"),
        ]
        assert rows[1][8:] == ("拒签", date(2026, 10, 12), "见证人 周敏")
        band = part(sheet, Band)
        assert isinstance(band, Band)
        assert [cell.value for cell in band.cells] == ["2", "0", "0", "1", "1"]

    def test_a_team_has_an_index_of_its_own(self, team: Database) -> None:
        with team.read() as session, pytest.raises(RequestError, match="has not been evaluated"):
            index_sheets(Paper(session, Q3, "en", TODAY, team_id=99))
