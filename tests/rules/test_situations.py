"""People to whom something happened: their figures, and the sentence on their form that explains them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.facts import Facts
from desktop.domain.review import ReviewForm
from desktop.domain.scheme import Missing
from desktop.models import Absence, SigningShare, Team, TeamMembership
from desktop.queries.facts import team_facts
from desktop.services.evaluations import Evaluations
from desktop.store.database import Database
from tests.queries.reviewed import forms
from tests.services.small_company import (
    POINTS,
    Q3,
    add_company,
    add_scheme,
    add_signing,
    add_staff,
    add_survey,
    add_target,
    add_team,
    add_visits,
    line,
    today,
)

JULY, SEPTEMBER = date(2026, 7, 20), date(2026, 9, 7)


@dataclass(frozen=True)
class Told:
    """One person's form in both languages."""

    zh: ReviewForm
    en: ReviewForm

    def remark(self, rule: str) -> tuple[str, str]:
        """The remark of a rule, Chinese and English."""
        chinese, english = (
            next(each.text for each in form.remarks if each.rule == rule) for form in (self.zh, self.en)
        )
        return chinese, english

    def reasons(self, place: int) -> tuple[str, str]:
        """Why a line is not scored as usual."""
        return self.zh.items[place].reason, self.en.items[place].reason

    def points(self) -> list[Decimal | None]:
        return [item.points for item in self.zh.items]


Fill = Callable[[Session], None]


@pytest.fixture
def told(database: Database) -> Callable[[Fill], dict[str, Told]]:
    """Fills a company that counts visits 40, amounts 40 and satisfaction 20, evaluates, gives the forms by code."""

    def tell(fill: Fill) -> dict[str, Told]:
        with database.write() as session:
            add_company(session)
            add_scheme(session, line("visits", "40"), line("signed_amount", "40"), line("satisfaction", "20", POINTS))
            fill(session)
        run = Evaluations(database, today).run(Q3).evaluation_id
        chinese, english = (forms(database, run, language) for language in ("zh_CN", "en"))
        return {code: Told(chinese[code], english[code]) for code in chinese}

    return tell


def somebody(session: Session, code: str = "E01", name: str = "王䶮", **more: Any) -> int:
    """A person with targets of 46 visits and 92,000 元 and a survey of 80."""
    person = add_staff(session, code, name, **more)
    add_target(session, "visits", "46", staff_id=person)
    add_target(session, "signed_amount", "92000", staff_id=person)
    add_survey(session, person, "80", SEPTEMBER if "hired_on" in more else JULY)
    return person


Tell = Callable[[Fill], dict[str, Told]]


def test_somebody_who_joins_inside_the_period(told: Tell) -> None:
    def joins(session: Session) -> None:
        person = somebody(session, hired_on=date(2026, 8, 16))
        add_visits(session, person, 10, SEPTEMBER)
        add_signing(session, person, "23000", SEPTEMBER)

    found = told(joins)["E01"]

    visits, amount, satisfaction = found.zh.items
    assert (visits.target, visits.effective_target) == (Decimal(46), Decimal("11.5"))  # 46 × 50 % × 46 ÷ 92
    assert amount.effective_target == 23_000
    assert (satisfaction.target, satisfaction.points) == (None, Decimal(80))
    assert found.points()[1:] == [100, 80]
    assert found.zh.total == Decimal("90.8")  # (40 × 86.956… + 40 × 100 + 20 × 80) ÷ 100
    assert found.reasons(0) == ("目标 × 50 % × 46/92", "Target × 50 % × 46/92")
    assert found.zh.target_note == (
        "入职第 1 个月，在岗 46 天，金额与次数类目标乘 50 % × 46/92；比率与平均类目标不折算。"
    )
    assert found.en.target_note == (
        "month 1 of service; 46 days in service: targets of amounts and counts × 50 % × 46/92; "
        "rates and averages are not reduced."
    )
    assert found.remark("service") == (
        "8 月 16 日入职，不与上季度比较。",
        "Joined on 16 August, so nothing is compared with last quarter.",
    )
    assert found.zh.actions[0].goal == "拜访每周 1.5 → 2.4 次（四季度共 31 次）"  # 10 in 46 days; 46 × 67 %
    assert found.en.actions[0].goal == "Visits a week 1.5 → 2.4 (Q4: 31 in all)"


def test_somebody_who_leaves_inside_the_period(told: Tell) -> None:
    def leaves(session: Session) -> None:
        person = somebody(session, left_on=date(2026, 8, 31))
        add_visits(session, person, 31, JULY)
        add_signing(session, person, "46500", JULY)

    found = told(leaves)["E01"]

    assert [item.effective_target for item in found.zh.items] == [31, 62_000, None]  # × 62 ÷ 92
    assert found.points() == [100, 75, 80]
    assert (found.zh.total, found.zh.bonus) == (Decimal("86.0"), Decimal("9600.00"))
    assert found.zh.target_note == "在岗 62 天，金额与次数类目标乘 62/92；比率与平均类目标不折算。"
    assert found.en.target_note == (
        "62 days in service: targets of amounts and counts × 62/92; rates and averages are not reduced."
    )
    assert found.remark("service") == (
        "8 月 31 日离职，金额与次数不与上季度比较，不再定下期计划。",
        "Left on 31 August: sums are not compared with last quarter, and there is no plan for the next period.",
    )
    assert found.zh.actions == found.en.actions == ()


def test_somebody_who_moves_to_another_team(told: Tell, database: Database) -> None:
    def moves(session: Session) -> None:
        person, leader = somebody(session), add_staff(session, "E09", "周敏")
        north, south = add_team(session, "一部", leader), add_team(session, "二部", None)
        session.add(TeamMembership(staff_id=person, team_id=north, ended_on=date(2026, 8, 15)))
        session.add(TeamMembership(staff_id=person, team_id=south, started_on=date(2026, 8, 16)))
        add_visits(session, person, 20, JULY)
        add_visits(session, person, 26, SEPTEMBER)
        add_signing(session, person, "92000", JULY)

    found = told(moves)["E01"]

    assert found.zh.person.team == "二部"
    assert found.points() == [100, 100, 80]
    with database.read() as session:
        facts = sorted(team_facts(session, Q3).items())
    assert [_actuals(each) for _team, each in facts] == [(Decimal(20), Decimal(92_000)), (Decimal(26), Decimal(0))]
    assert found.remark("service") == (
        "8 月 16 日由一部调入二部；本人的记录全部计入，与二部比较。",
        "Moved from 一部 to 二部 on 16 August; all own records count, the comparison is with 二部.",
    )


def _actuals(facts: Facts) -> tuple[Decimal | None, Decimal | None]:
    return facts["visits"].actual, facts["signed_amount"].actual


def test_somebody_who_shares_a_contract(told: Tell) -> None:
    def shares(session: Session) -> None:
        first, second = somebody(session), somebody(session, "E02", "李雷")
        for person in (first, second):
            add_visits(session, person, 46, JULY)
        add_signing(session, first, "115000", JULY)
        part = session.scalars(select(SigningShare)).one()
        part.share = Decimal(80)
        session.add(SigningShare(signing_id=part.signing_id, staff_id=second, share=Decimal(20)))

    found = told(shares)

    assert [found[code].zh.items[1].actual for code in ("E01", "E02")] == [92_000, 23_000]
    assert [found[code].points() for code in ("E01", "E02")] == [[100, 100, 80], [100, 25, 80]]
    assert [found[code].zh.total for code in ("E01", "E02")] == [Decimal("96.0"), Decimal("66.0")]
    chinese, english = found["E01"].remark("shared")
    assert chinese.startswith("1 份签约为合签，按比例计入：")
    assert chinese.endswith("（与李雷合签）占 80%。")
    assert english.startswith("1 signing is shared and counts in part: ")
    assert english.endswith(" with 李雷, 80 %.")
    assert found["E02"].remark("shared")[0].endswith("（与王䶮合签）占 20%。")


def test_somebody_without_a_target(told: Tell) -> None:
    def has_none(session: Session) -> None:
        person = add_staff(session, "E01", "王䶮")
        add_target(session, "signed_amount", "92000", staff_id=person)
        add_visits(session, person, 5, JULY)
        add_signing(session, person, "92000", JULY)
        add_survey(session, person, "70", JULY)

    found = told(has_none)["E01"]

    assert found.points() == [None, 100, 70]
    assert found.zh.total == Decimal("90.0")  # (40 × 100 + 20 × 70) ÷ 60
    assert (found.zh.scored_weight, found.zh.items[0].actual) == (Decimal(60), Decimal(5))
    assert found.reasons(0) == (
        "本期没有设目标，权重 40 已按比例分给其他指标。",
        "No target for this period; its weight of 40 is spread over the other items.",
    )
    assert found.remark("unscored") == (
        "拜访次数未计分，总分只反映其余 60 的权重。",
        "Visits: not scored, so the total rests on 60 of 100 weight points.",
    )


def test_somebody_with_a_target_of_0(told: Tell) -> None:
    def has_zero(session: Session) -> None:
        person = add_staff(session, "E01", "王䶮")
        add_target(session, "visits", "0", staff_id=person)
        add_target(session, "signed_amount", "92000", staff_id=person)
        add_visits(session, person, 5, JULY)
        add_signing(session, person, "69000", JULY)
        add_survey(session, person, "90", JULY)

    found = told(has_zero)["E01"]

    assert found.points() == [None, 75, 90]
    assert (found.zh.items[0].target, found.zh.items[0].attainment) == (Decimal(0), None)
    assert found.zh.total == Decimal("80.0")  # (40 × 75 + 20 × 90) ÷ 60
    assert found.reasons(0) == (
        "目标为 0，权重 40 已按比例分给其他指标。",
        "The target is 0; its weight of 40 is spread over the other items.",
    )


def test_a_limit_of_0_that_is_kept_is_reached(database: Database) -> None:
    with database.write() as session:
        add_company(session)
        add_scheme(session, line("complaints", "50"), line("visits", "50"))
        person = add_staff(session, "E01", "王䶮")
        add_target(session, "complaints", "0", staff_id=person)
        add_target(session, "visits", "10", staff_id=person)
        add_visits(session, person, 10, JULY)

    form = forms(database, Evaluations(database, today).run(Q3).evaluation_id)["E01"]

    assert [item.points for item in form.items] == [120, 100]
    assert (form.items[0].reason, form.total) == ("", Decimal("110.0"))


def test_somebody_without_data(told: Tell) -> None:
    def has_no_survey(session: Session) -> None:
        person = add_staff(session, "E01", "王䶮")
        add_target(session, "visits", "10", staff_id=person)
        add_target(session, "signed_amount", "92000", staff_id=person)
        add_visits(session, person, 10, JULY)

    found = told(has_no_survey)["E01"]

    satisfaction = found.zh.items[2]
    assert found.points() == [100, 0, None]  # nothing signed is 0, nobody asked is no data
    assert (satisfaction.actual, satisfaction.is_scored, satisfaction.weighted) == (None, False, None)
    assert (found.zh.total, found.zh.scored_weight) == (Decimal("50.0"), Decimal(80))
    assert found.reasons(2) == (
        "本期没有客户回访，权重 20 已按比例分给其他指标。",
        "No customer was surveyed in this period; its weight of 20 is spread over the other items.",
    )


@pytest.mark.parametrize(
    ("missing", "total", "chinese", "english"),
    [
        (Missing.ZERO, "50.0", "，按 0 分计。", "; counted as 0 points."),
        (Missing.FULL, "100.0", "，按 100 分计。", "; counted as 100 points."),
    ],
)
def test_no_data_that_counts_as_0_or_as_100(
    database: Database, missing: Missing, total: str, chinese: str, english: str
) -> None:
    with database.write() as session:
        add_company(session)
        add_scheme(session, line("visits", "50"), line("satisfaction", "50", POINTS, missing=missing))
        person = add_staff(session, "E01", "王䶮")
        add_target(session, "visits", "10", staff_id=person)
        add_visits(session, person, 10, JULY)

    run = Evaluations(database, today).run(Q3).evaluation_id

    assert str(forms(database, run)["E01"].total) == total
    assert forms(database, run)["E01"].items[1].reason == f"本期没有客户回访{chinese}"
    assert forms(database, run, "en")["E01"].items[1].reason == f"No customer was surveyed in this period{english}"


def test_somebody_nothing_is_known_of_has_no_total_grade_rank_or_bonus(told: Tell) -> None:
    def is_blank(session: Session) -> None:
        add_staff(session, "E01", "王䶮")
        other = somebody(session, "E02", "李雷")
        add_visits(session, other, 46, JULY)

    found = told(is_blank)

    form = found["E01"].zh
    assert (form.total, form.grade, form.rank, form.coefficient, form.bonus) == (None, "", None, None, None)
    assert (found["E02"].zh.rank, found["E02"].zh.rank_of) == (1, 1)
    assert all(item.reason for item in form.items)
    assert found["E01"].remark("unscored") == (
        "拜访次数、签约金额、客户满意度未计分，因此没有总分。",
        "Visits, Signed amount, Satisfaction: not scored, so there is no total.",
    )


def test_all_tie(told: Tell) -> None:
    def tie(session: Session) -> None:
        for code, name in (("E01", "王䶮"), ("E02", "李雷"), ("E03", "韩梅")):
            person = somebody(session, code, name)
            add_visits(session, person, 23, JULY)
            add_signing(session, person, "92000", JULY)

    found = told(tie)

    assert {each.zh.total for each in found.values()} == {Decimal("76.0")}
    assert {(each.zh.rank, each.zh.rank_of) for each in found.values()} == {(1, 3)}
    assert {each.zh.grade_code for each in found.values()} == {"pass"}
    for each in found.values():
        assert each.remark("tie") == (
            "3 人总分相同，名次不分先后。",
            "All 3 people have the same total; the place says nothing.",
        )
    places = [finding.text for each in found.values() for finding in (*each.zh.strengths, *each.zh.weaknesses)]
    assert not any("第" in text for text in places)  # nobody is praised for a place everybody has


def test_somebody_absent_throughout(told: Tell) -> None:
    def is_away(session: Session) -> None:
        person = somebody(session)
        session.add(Absence(staff_id=person, started_on=Q3.start, ended_on=Q3.end))

    found = told(is_away)["E01"]

    assert found.points() == [None, None, 80]
    assert found.reasons(0) == (
        "本期没有在岗日，权重 40 已按比例分给其他指标。",
        "No day of service in this period; its weight of 40 is spread over the other items.",
    )


def test_somebody_who_moves_twice_is_compared_with_the_last_team(told: Tell) -> None:
    def moves(session: Session) -> None:
        person = somebody(session, hired_on=date(2026, 7, 10))
        days = [(date(2026, 7, 1), date(2026, 7, 5)), (date(2026, 7, 6), date(2026, 8, 2)), (date(2026, 8, 3), None)]
        names = ("一部", "二部", "三部")
        for name, (first, last) in zip(names, days, strict=True):
            team = add_team(session, name, None)
            session.add(TeamMembership(staff_id=person, team_id=team, started_on=first, ended_on=last))
        gone = session.get_one(Team, add_team(session, "撤销组", None))
        gone.deleted_at = datetime(2026, 9, 1, tzinfo=UTC)
        session.add(TeamMembership(staff_id=person, team_id=gone.id, started_on=SEPTEMBER))

    chinese, english = told(moves)["E01"].remark("service")

    # What happened before the first day in service, and a team that was deleted, is not told.
    assert chinese == "7 月 10 日入职，不与上季度比较；8 月 3 日由二部调入三部；本人的记录全部计入，与三部比较。"
    assert english == (
        "Joined on 10 July, so nothing is compared with last quarter; moved from 二部 to 三部 on 3 August; "
        "all own records count, the comparison is with 三部."
    )
