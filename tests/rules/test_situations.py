"""People to whom something happened: their figures, and the sentence on their form that explains them."""

from datetime import UTC, date, datetime
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.facts import Facts
from desktop.models import Absence, SigningShare, Team, TeamMembership
from desktop.queries.facts import team_facts
from desktop.store.database import Database
from tests.rules.told import JULY, SEPTEMBER, Tell, somebody
from tests.services.small_company import (
    Q3,
    add_signing,
    add_staff,
    add_target,
    add_team,
    add_visits,
)


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
    assert found.reasons(0) == ("目标 × 50% × 46/92", "Target × 50 % × 46/92")
    assert found.zh.target_note == (
        "入职第 1 个月，在岗 46 天，金额与次数类目标乘 50% × 46/92；比率与平均类目标不折算。"
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
        "本期在职的日子都在休假，权重 40 已按比例分给其他指标。",
        "On approved leave on every day of service in this period; its weight of 40 is spread over the other items.",
    )


def test_where_nothing_is_scored_no_weight_goes_anywhere(told: Tell) -> None:
    def is_away(session: Session) -> None:
        person = add_staff(session, "E01", "王䶮")
        add_target(session, "visits", "10", staff_id=person)
        add_target(session, "signed_amount", "92000", staff_id=person)
        session.add(Absence(staff_id=person, started_on=Q3.start, ended_on=Q3.end))

    found = told(is_away)["E01"]

    assert (found.zh.total, found.points()) == (None, [None, None, None])
    assert found.reasons(0) == (
        "本期在职的日子都在休假。",
        "On approved leave on every day of service in this period.",
    )
    assert found.reasons(2) == ("本期没有客户回访。", "No customer was surveyed in this period.")


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
