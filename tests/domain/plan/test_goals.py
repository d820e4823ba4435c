"""How far an action is to lead: the target, or a step within reach."""

from datetime import date
from decimal import Decimal

import pytest

from desktop.domain.narrative import PersonFigures, ScoredItem
from tests.domain.narrative.people import item, measure, person, rate
from tests.domain.plan.planning import EVERY_DAY, plan_of


class TestGoals:
    @pytest.mark.parametrize(
        ("figures", "goal"),
        [
            (person("甲", [item("win_rate", 100, 50, rate(2, 10), 40)]), "成交率 20.0 → 25.0%（目标 40.0%）"),
            (
                person("甲", [item("signed_amount", 100, 50, 400_000, 800_000)]),
                "签约金额 40.0 → 50.0 万元（目标 80.0 万元）",
            ),
            (
                person("甲", [item("signed_amount", 100, 0, 12, 50_000)]),  # a quarter more of so little is no goal
                "签约金额 12 → 12,000 元（目标 50,000 元）",
            ),
            (
                person("甲", [item("signed_amount", 100, 0, 0.2, 50_000)]),
                "签约金额 0 → 12,000 元（目标 50,000 元）",
            ),
            (person("甲", [item("complaints", 100, 40, 3, 0)]), "投诉数 3 → 2 起（目标 0 起）"),
            (person("甲", [item("deal_cycle_days", 100, 80, 60.4, 55.5)]), "成交周期 60.4 → 55 天"),
            (
                person(
                    "甲", [item("customer_quality", 100, 60, 60)], mates=[[item("customer_quality", 100, 90, 90)]] * 3
                ),
                "招商质量 60.0 → 75.0 分",
            ),
            (
                person("甲", [item("customer_quality", 100, 60, 60, previous=66, previous_points=66)]),
                "招商质量 60.0 → 66.0 分",
            ),
        ],
    )  # fmt: skip
    def test_a_goal_is_the_target_or_a_step_within_reach(self, figures: PersonFigures, goal: str) -> None:
        assert plan_of(figures)[0].goals["zh_CN"] == goal

    @pytest.mark.parametrize(
        ("line", "goal"),
        [
            (item("visits", 100, 50, 20, 40), "拜访次数 20 → 25 次（目标 40 次）"),
            (item("visits", 100, 90, 20, 22), "拜访次数 20 → 22 次"),
            (item("signings", 100, 50, 1, 5), "签约份数 1 → 2 份（目标 5 份）"),
            (item("signings", 100, 50, 1.3, 5), "签约份数 1.3 → 2 份（目标 5 份）"),
            (item("signings", 100, 50, 9, 50), "签约份数 9 → 12 份（目标 50 份）"),
            (item("signings", 100, 0, 0, 5), "签约份数 0 → 1 份（目标 5 份）"),
            (item("signings", 100, 0, 0, 1), "签约份数 0 → 1 份"),
            (item("collected_amount", 100, 0, 0, 680_000), "回款金额 0 元 → 17.0 万元（目标 68.0 万元）"),
            (item("complaints", 100, 40, 8, 2), "投诉数 8 → 6 起（目标 2 起）"),
            (item("complaints", 100, 40, 1, 0), "投诉数 1 → 0 起"),
            (item("win_rate", 100, 50, rate(1, 11), 40), "成交率 9.1 → 11.3%（目标 40.0%）"),
            (item("win_rate", 100, 50, rate(0, 20), 40), "成交率 0.0 → 10.0%（目标 40.0%）"),
            (item("win_rate", 100, 50, rate(0, 5), 40), "成交率 0.0 → 20.0%（目标 40.0%）"),  # one of five
            (item("win_rate", 100, 50, rate(0, 1), 40), "成交率 0.0 → 40.0%"),
            (item("deal_cycle_days", 100, 40, 100, 30), "成交周期 100 → 75 天（目标 30 天）"),
        ],
    )  # fmt: skip
    def test_nobody_is_asked_for_more_than_a_quarter_better_or_of_the_target_or_the_next_whole_thing(
        self, line: ScoredItem, goal: str
    ) -> None:
        assert plan_of(person("甲", [line], evidence=EVERY_DAY))[0].goals["zh_CN"] == goal

    def test_a_newcomer_grows_with_the_ramp(self) -> None:
        line = item("collected_amount", 100, 50, 124_700, 500_000)._replace(
            effective_target=Decimal(233_696),
            next_target=Decimal(415_000),
        )

        goal = plan_of(person("邵小满", [line], employed_from=date(2026, 7, 7)))[0].goals["zh_CN"]

        assert goal == "回款金额 12.5 → 27.6 万元（目标 41.5 万元）"

    def test_who_was_absent_comes_back_to_the_whole_target(self) -> None:
        line = item("effective_visits", 100, 91, 24, 38)._replace(effective_target=Decimal(26))
        away = ((date(2026, 8, 5), date(2026, 9, 1)),)

        goal = plan_of(person("任远帆", [line], evidence=EVERY_DAY, absences=away))[0].goals["zh_CN"]

        assert goal == "有效拜访每周 2.6 → 2.9 次（四季度共 38 次）"

    def test_visits_rise_from_18_to_26_where_so_much_was_asked_in_all(self) -> None:
        line = item("visits", 100, 90, 18, 26)._replace(effective_target=Decimal(20))
        away = ((date(2026, 8, 5), date(2026, 8, 25)),)

        (action,) = plan_of(person("任远帆", [line], evidence=EVERY_DAY, absences=away))

        assert (action.from_value, action.to_value) == (Decimal(18), Decimal(26))
        assert action.goals["zh_CN"] == "拜访每周 1.8 → 2 次（四季度共 26 次）"

    @pytest.mark.parametrize(
        ("line", "chinese", "english"),
        [
            (
                item("signings", 100, 25, 8, 32),
                "团队签约份数 8 → 10 份（目标 32 份）",
                "Signings, team 8 → 10 (target 32)",
            ),
            (
                item("visits", 100, 50, 39, 78),
                "团队拜访次数每周 3 → 3.7 次（四季度共 48 次）",
                "Visits, team 3 → 3.7 a week (Q4: 48 in all)",
            ),
        ],
    )
    def test_a_teams_goal_says_that_it_is_the_teams(self, line: ScoredItem, chinese: str, english: str) -> None:
        (action,) = plan_of(person("周敏", [line._replace(is_team_scope=True)]))

        assert action.goals["zh_CN"] == chinese
        assert action.goals["en"] == english

    @pytest.mark.parametrize(
        ("code", "target", "part"), [("visits", 400, "0.5"), ("collected_amount", 4_000_000, "0.25")]
    )
    def test_who_reached_more_is_never_asked_for_less(self, code: str, target: int, part: str) -> None:
        actuals = [target * percent / Decimal(100) for percent in range(0, 100, 2)]

        plans = [
            plan_of(person("甲", [item(code, 100, 50, float(each), target)], evidence=EVERY_DAY)) for each in actuals
        ]

        goals = [plan[0].to_value or Decimal(0) for plan in plans]
        assert goals == sorted(goals)
        assert goals[0] == goals[1] == target * Decimal(part)

    def test_from_nothing_half_of_the_median_is_within_reach(self) -> None:
        figures = person("甲", [item("new_deals", 100, 0, 0)], mates=[[item("new_deals", 100, 100, 8)]] * 3)

        assert plan_of(figures)[0].goals["zh_CN"] == "新增招商项目 0 → 4 个"

    def test_the_next_periods_target_comes_first(self) -> None:
        line = item("signings", 100, 50, 2, 4)._replace(next_target=Decimal(6))

        assert plan_of(person("甲", [line]))[0].goals["zh_CN"] == "签约份数 2 → 3 份（目标 6 份）"

    def test_a_goal_nobody_has_set_is_a_round_sum_within_a_quarter(self) -> None:
        figures = person(
            "甲", [item("signed_amount", 100, 50, 500_000, 1_000_000)],
            facts={"average_deal": measure(106_500, 532_500, 5)},
            mates=[[item("signed_amount", 100, 100, 1_000_000, 1_000_000)]] * 2,
            mates_facts=[{"average_deal": measure(200_000, 1_000_000, 5)}] * 2,
        )  # fmt: skip

        assert plan_of(figures)[0].goals["zh_CN"] == "客单价 10.7 → 13.3 万元"
