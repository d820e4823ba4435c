from dataclasses import replace
from datetime import date

import pytest

from desktop.domain.narrative import PastAction, PersonFigures, ScoredItem, findings_for
from desktop.domain.plan import PlanVerdict, actions_for, verdicts_for
from desktop.domain.review import Verdict
from tests.domain.languages import BOTH
from tests.domain.narrative.people import QUARTER, item, measure, past_action, person, rate, wang_gong
from tests.domain.shipped_measures import SHIPPED


def _verdicts(figures: PersonFigures) -> tuple[PlanVerdict, ...]:
    actions = actions_for(figures, findings_for(figures, BOTH), SHIPPED, BOTH)
    return verdicts_for(figures, actions, BOTH)


def _verdict(line: ScoredItem, action: PastAction) -> PlanVerdict:
    return _verdicts(person("甲", [line], last_plan=(action,)))[0]


def test_the_last_plan_of_the_good_example() -> None:
    told = [
        (
            verdict.verdict,
            verdict.titles["zh_CN"],
            verdict.goals["zh_CN"],
            verdict.now["zh_CN"],
            verdict.remarks["zh_CN"],
        )
        for verdict in _verdicts(wang_gong())
    ]

    assert told == [
        (Verdict.IMPROVED, "成交周期", "68 天 → 目标 55 天", "本期 57 天", "差 2 天达标，转入新计划继续。"),
        (Verdict.DONE, "日志及时率", "82.0% → 目标 95.0%", "本期 100.0%", "比上季度高 18.0 个百分点。"),
        (Verdict.MISSED, "有效拜访次数", "26 次 → 目标 36 次", "本期 18 次", "比上季度少 8 次，转入新计划继续。"),
    ]


def test_the_last_plan_reads_in_english() -> None:
    first = _verdicts(wang_gong())[0]

    assert (first.goals["en"], first.now["en"]) == ("68 days → target 55 days", "now 57 days")
    assert first.remarks["en"] == "2 days short of the goal, carried over."
    assert first.is_carried


ON = "，转入新计划继续。"
FULL = item("signings", 100, 100, 5, 5)


@pytest.mark.parametrize(
    ("line", "action", "verdict", "remark"),
    [
        (item("complaints", 100, 100, 0), past_action("complaints", 3, 0), Verdict.DONE, "比上季度少 3 起。"),
        (item("complaints", 100, 60, 2), past_action("complaints", 3, 0), Verdict.IMPROVED, "仍有 2 起" + ON),
        (item("complaints", 100, 20, 4), past_action("complaints", 3, 0), Verdict.MISSED, "比上季度多 1 起" + ON),
        (
            item("win_rate", 100, 100, rate(41, 200)),
            past_action("win_rate", 20, 30),
            Verdict.NO_CHANGE,
            "差 9.5 个百分点达标，转入新计划继续。",
        ),
        (
            item("collected_amount", 100, 90, 300_000, 300_000),
            past_action("collected_amount", 500_000, 800_000),
            Verdict.MISSED,
            "比上季度少 20.0 万元，转入新计划继续。",
        ),
        (
            FULL,
            past_action("signings", None, 6),
            Verdict.MISSED,
            "差 1 份达标，转入新计划继续。",
        ),
        (FULL, past_action("signings", None, 5), Verdict.DONE, "已达到目标。"),
        (FULL, past_action("signings", 5, 5), Verdict.DONE, "与起点持平。"),
        (
            FULL,
            past_action("win_rate", 20, 30),
            Verdict.NO_DATA,
            "本季度没有数据可核对，转入新计划继续。",
        ),
        (FULL, past_action("win_rate", 20, 30, done=True), Verdict.DONE, "9 月 30 日完成。"),
        (FULL, past_action(None, None, None, done=True), Verdict.DONE, "9 月 30 日完成。"),
        (
            FULL,
            past_action(None, None, None),
            Verdict.MISSED,
            "没有完成记录，转入新计划继续。",
        ),
    ],
)  # fmt: skip
def test_the_verdict_follows_the_direction_of_the_indicator(
    line: ScoredItem, action: PastAction, verdict: Verdict, remark: str
) -> None:
    result = _verdict(line, action)

    assert (result.verdict, result.remarks["zh_CN"]) == (verdict, remark)


def test_an_action_done_late_is_told_so() -> None:
    late = replace(past_action(None, None, None, done=True), done_on=date(2026, 10, 3))

    assert _verdict(FULL, late).remarks["zh_CN"] == "10 月 3 日完成，晚于截止日。"


def test_an_action_without_a_figure_bears_its_own_words() -> None:
    result = _verdict(FULL, past_action(None, None, None, "拜访前写明目的。"))

    assert (result.titles["zh_CN"], result.goals["zh_CN"], result.now["zh_CN"]) == ("拜访前写明目的", "", "")


def test_a_goal_without_a_start_is_told_alone() -> None:
    result = _verdict(FULL, past_action("signings", None, 6))

    assert (result.goals["zh_CN"], result.goals["en"]) == ("目标 6 份", "target 6")


def test_no_figure_now_is_a_dash_beside_the_verdict_that_says_so() -> None:
    result = _verdict(FULL, past_action("win_rate", 20, 30))

    assert result.verdict is Verdict.NO_DATA
    assert (result.now["zh_CN"], result.now["en"]) == ("—", "—")


class TestPresentForAPart:
    def _after_leave(self, actual: float, goal: float) -> PlanVerdict:
        line = item("signings", 100, 90, actual, 5, effective=3.5)
        figures = person(
            "任远帆", [line], last_plan=(past_action("signings", 3, goal),), employed_from=date(2024, 3, 1)
        )
        return _verdicts(figures)[0]

    def test_the_goal_shrinks_with_the_days_at_work(self) -> None:
        assert self._after_leave(3, 5).verdict is Verdict.IMPROVED
        assert self._after_leave(3, 5).remarks["zh_CN"] == "按在岗时间折算差 0.5 份达标，转入新计划继续。"

    def test_a_smaller_sum_may_still_reach_the_goal(self) -> None:
        assert self._after_leave(4, 5).verdict is Verdict.DONE
        assert self._after_leave(4, 5).remarks["zh_CN"] == "按在岗时间折算的目标是 3.5 份。"

    def test_rates_do_not_shrink(self) -> None:
        lines = [item("signings", 90, 90, 3, 5, effective=3.5), item("win_rate", 10, 80, rate(2, 10), 25)]
        figures = person("任远帆", lines, last_plan=(past_action("win_rate", 15, 25),))

        assert _verdicts(figures)[0].verdict is Verdict.IMPROVED

    def test_a_newcomers_goal_was_the_smaller_one_already(self) -> None:
        line = item("signings", 100, 90, 3, 5, effective=3.5)
        figures = person(
            "白若溪", [line], last_plan=(past_action("signings", 1, 3),), employed_from=QUARTER.previous().end
        )

        (verdict,) = _verdicts(figures)

        assert (verdict.verdict, verdict.remarks["zh_CN"]) == (Verdict.DONE, "已达到目标。")

    def test_a_newcomer_who_fell_back_is_not_compared_with_a_few_days(self) -> None:
        line = item("signings", 100, 90, 1, 5, effective=3.5)
        figures = person(
            "白若溪", [line], last_plan=(past_action("signings", 2, 3),), employed_from=QUARTER.previous().end
        )

        (verdict,) = _verdicts(figures)

        assert verdict.remarks["zh_CN"] == "没有达到目标，转入新计划继续。"


class TestWhoseFigure:
    def test_a_teams_action_is_judged_by_the_teams_facts_where_no_line_counts_them(self) -> None:
        plan = replace(past_action("signings", 20, 30), is_team_scope=True)
        figures = person(
            "周敏", [item("signings", 100, 50, 4, 8)], last_plan=(plan,), team_facts={"signings": measure(31)}
        )

        (verdict,) = verdicts_for(figures, (), BOTH)

        assert (verdict.verdict, verdict.now["en"], verdict.titles["en"]) == (
            Verdict.DONE,
            "now 31",
            "Signings, team",
        )

    def test_a_teams_action_stays_with_the_team_when_somebody_else_leads_it(self) -> None:
        plan = replace(past_action("signings", 20, 30), is_team_scope=True)
        figures = person("周敏", [item("signings", 100, 100, 8, 8)], last_plan=(plan,))

        actions = actions_for(figures, findings_for(figures, BOTH), (), BOTH)

        (verdict,) = verdicts_for(figures, actions, BOTH)
        assert (verdict.verdict, actions) == (Verdict.NO_DATA, ())

    def test_a_narrowed_action_is_not_judged_by_all_records(self) -> None:
        plan = replace(past_action("signings", 2, 4), narrowed="A 产品")
        figures = person("周敏", [item("signings", 100, 100, 8, 8)], last_plan=(plan,))

        (verdict,) = verdicts_for(figures, (), BOTH)

        assert (verdict.verdict, verdict.titles["zh_CN"]) == (Verdict.NO_DATA, "签约份数 · A 产品")
