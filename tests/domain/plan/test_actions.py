from datetime import date, timedelta
from decimal import Decimal

import pytest

from desktop.domain.facts import Evidence, Measure
from desktop.domain.narrative import findings_for
from desktop.domain.plan import actions_for
from tests.domain.languages import BOTH
from tests.domain.narrative.people import (
    QUARTER,
    contract,
    item,
    measure,
    overdue,
    past_action,
    person,
    wang_gong,
)
from tests.domain.plan.planning import EVERY_DAY, plan_of
from tests.domain.shipped_measures import SHIPPED


def test_every_weakness_has_its_action_and_the_last_plan_goes_on() -> None:
    plan = plan_of(wang_gong())

    assert [(action.texts["zh_CN"], action.goals["zh_CN"], action.supports["zh_CN"]) for action in plan] == [
        (
            "每周一早会报本周要见的客户和日子，当天见完当天录入。",
            "有效拜访次数 18 → 22 次（目标 39 次）",
            "周敏陪访 3 天",
        ),
        (
            "与绿源超市对账并签分期协议，收回 30.0 万元；每周五报进度。",
            "回款率 62.5 → 78.0%（目标 85.0%）",
            "财务出对账函",
        ),
        ("客户开业或续约满 90 天回访时，请其介绍 2 家。", "新客户数 4 → 5 家", "转介绍礼遇方案"),
        ("立项后 30 天内开方案会（上期转入）。", "成交周期 57 → 55 天", ""),
    ]
    assert [action.carried_from for action in plan] == [None, None, None, 71]
    assert {action.owner for action in plan} == {"王龚"}


def test_the_plan_reads_in_english_as_well() -> None:
    first = plan_of(wang_gong())[0]

    assert first.texts["en"] == "Name the week’s customers and days each Monday; log each visit the same day."
    assert first.goals["en"] == "Effective visits 18 → 22 (target 39)"
    assert first.supports["en"] == "周敏 joins for three days"
    assert (first.from_value, first.to_value) == (Decimal(18), Decimal(22))


def test_actions_are_due_within_the_next_period() -> None:
    following = QUARTER.next()

    for action in plan_of(wang_gong()):
        assert action.due_on in following


def test_overdue_money_is_due_by_the_first_months_end() -> None:
    figures = person(
        "程安歌", [item("signings", 100, 100, 5, 5)], facts={"overdue_amount": measure(12_000)},
        evidence=Evidence(overdue=(overdue("清汀", "2026-08-05", 12_000),)),
    )  # fmt: skip

    (action,) = plan_of(figures)

    assert action.goals["zh_CN"] == "逾期金额 12,000 → 0 元"
    assert action.due_on == date(2026, 10, 31)


@pytest.mark.parametrize(
    ("computed_on", "due_on"),
    [
        ("2026-09-30", "2026-10-31"),  # the next period has not begun
        ("2026-10-05", "2026-10-31"),
        ("2026-10-17", "2026-10-31"),  # fourteen days, to the day
        ("2026-10-18", "2026-11-30"),
        ("2026-11-21", "2026-12-31"),
        ("2026-12-25", "2026-12-31"),  # never after the next period
        ("2027-01-01", "2026-10-31"),  # wholly past
    ],
)
def test_overdue_money_is_due_on_a_day_that_leaves_two_weeks(computed_on: str, due_on: str) -> None:
    figures = person(
        "程安歌", [item("signings", 100, 100, 5, 5)], facts={"overdue_amount": measure(12_000)},
        evidence=Evidence(overdue=(overdue("清汀", "2026-08-05", 12_000),)),
        computed_on=date.fromisoformat(computed_on),
    )  # fmt: skip

    (action,) = plan_of(figures)

    assert action.due_on == date.fromisoformat(due_on)


def test_no_more_than_four_actions_are_planned() -> None:
    lines = [item(code, 20, 50, 1, 4) for code in ("signings", "new_deals", "new_customers", "market_feedback")]
    past = (past_action("complaints", 3, 0), past_action("deal_cycle_days", 60, 40), past_action(None, None, None))

    assert len(plan_of(person("甲", lines, last_plan=past))) == 4


def test_nobody_who_leaves_gets_a_plan() -> None:
    figures = person("齐正阳", [item("signings", 100, 40, 1, 5)], employed_until=date(2026, 8, 16))

    assert plan_of(figures) == ()


def test_without_a_superior_the_owner_gives_the_support() -> None:
    figures = person("沈亦舟", [item("visits", 100, 50, 10, 20)], superior="", evidence=EVERY_DAY)

    (action,) = plan_of(figures)

    assert action.supports == {"zh_CN": "公司负责人给 30 家意向名单", "en": "30 prospects from the owner"}


def test_a_newcomer_signs_with_a_mentor_first() -> None:
    figures = person("白若溪", [item("signings", 100, 50, 2, 4)], employed_from=QUARTER.start - timedelta(days=60))

    assert plan_of(figures)[0].measure == "paired_first_deals"


@pytest.mark.parametrize(
    ("signed_before", "signed_now", "days_of_service", "has_mentor"),
    [(0, 1, 60, True), (1, 0, 60, True), (1, 1, 60, False), (0, 2, 60, False), (0, 0, 100, False)],
)
def test_nobody_signs_along_with_who_has_signed_twice_or_whose_first_contracts_are_out_of_sight(
    signed_before: int, signed_now: int, days_of_service: int, has_mentor: bool
) -> None:
    figures = person(
        "白若溪", [item("signings", 100, 50, 2, 4)],
        employed_from=QUARTER.start - timedelta(days=days_of_service),
        previous={"signings": Measure(Decimal(signed_before), records=signed_before)},
        evidence=Evidence(contracts=tuple(contract(str(n), "禾味", "2026-08-01", 9) for n in range(signed_now))),
    )  # fmt: skip

    assert (plan_of(figures)[0].measure == "paired_first_deals") is has_mentor


def test_a_newcomers_plan_answers_the_cause_that_is_named() -> None:
    figures = person(
        "白若溪", [item("signings", 100, 90, 3, 3.3)], employed_from=QUARTER.start - timedelta(days=60),
        evidence=Evidence(lost_reasons=(("选择竞品", 2),)),
    )  # fmt: skip

    assert plan_of(figures)[0].texts["zh_CN"] == "丢单 3 天内复盘，把“选择竞品”的应对写成一页纸。"


def test_the_same_reason_for_lost_deals_is_answered() -> None:
    figures = person("何以宁", [item("signings", 100, 50, 2, 4)], evidence=Evidence(lost_reasons=(("资金不足", 3),)))

    assert plan_of(figures)[0].texts["zh_CN"] == "丢单 3 天内复盘，把“资金不足”的应对写成一页纸。"


def test_contracts_bunched_at_month_ends_are_answered() -> None:
    days = ("2026-07-29", "2026-07-31", "2026-08-28", "2026-08-03")
    contracts = tuple(contract(str(number), f"客户{number}", day, 9) for number, day in enumerate(days, 1))
    lines = [item("signings", 100, 50, 4, 8)]

    bunched = person("何以宁", lines, evidence=Evidence(contracts=contracts))
    spread = person("何以宁", lines, evidence=Evidence(contracts=(*contracts[2:], *contracts[2:])))

    assert plan_of(bunched)[0].measure == "intent_deposit_signed"
    assert plan_of(spread)[0].measure == "follow_up_quotes"


_FEW_DEALS = {"visits": measure(40), "new_deals": measure(4)}
_MANY_DEALS = {"visits": measure(40), "new_deals": measure(12)}


def test_a_measure_answers_the_cause_the_form_names_rather_than_the_figure_in_general() -> None:
    weak, good = [item("gross_profit", 100, 40, 20000, 50000)], [item("gross_profit", 100, 100, 50000, 50000)]

    figures = person("王龚", weak, facts=_FEW_DEALS, mates=[good] * 2, mates_facts=[_MANY_DEALS] * 2)
    finding = next(one for one in findings_for(figures, BOTH) if one.indicator == "gross_profit")
    (action,) = plan_of(figures)

    assert finding.cause_key == "weak_deals"
    assert (action.measure, action.indicator) == ("more_sources", "new_deals")


def test_a_cause_that_has_its_action_is_not_answered_twice() -> None:
    weak = [item("new_deals", 50, 40, 4, 10), item("gross_profit", 50, 40, 20000, 50000)]
    good = [item("new_deals", 50, 100, 10, 10), item("gross_profit", 50, 100, 50000, 50000)]

    plan = plan_of(person("王龚", weak, facts=_FEW_DEALS, mates=[good] * 2, mates_facts=[_MANY_DEALS] * 2))

    assert [(action.measure, action.indicator) for action in plan] == [
        ("more_sources", "new_deals"),
        ("give_and_take", "gross_profit"),
    ]


def test_visits_near_their_target_are_planned_by_the_week() -> None:
    figures = person("顾明澜", [item("visits", 100, 95, 38, 40)], evidence=EVERY_DAY)

    (action,) = plan_of(figures)

    assert (action.measure, action.goals["zh_CN"]) == ("weekly_visit_list", "拜访次数 38 → 40 次")


def test_two_weaknesses_do_not_share_a_measure_or_a_goal() -> None:
    lines = [item("effective_visits", 50, 50, 10, 20), item("visits", 50, 50, 20, 40)]

    plan = plan_of(person("温岚", lines, evidence=EVERY_DAY))

    assert len({action.measure for action in plan}) == len(plan) == 2
    assert {action.indicator for action in plan} == {"effective_visits", "visits"}


def test_an_indicator_the_library_does_not_know_gets_regular_talks() -> None:
    only_general = tuple(measure for measure in SHIPPED if measure.key == "fortnightly_numbers")
    figures = person("甲", [item("signings", 100, 50, 2, 4)])

    (action,) = actions_for(figures, findings_for(figures, BOTH), only_general, BOTH)

    assert action.texts["zh_CN"] == "每两周与周敏对一次“签约份数”的数字，定下一步和日期。"
    assert action.goals["zh_CN"] == "签约份数 2 → 3 份（目标 4 份）"


def test_an_empty_library_plans_nothing_new() -> None:
    figures = person("甲", [item("signings", 100, 50, 2, 4)])

    assert actions_for(figures, findings_for(figures, BOTH), (), BOTH) == ()


class TestCarriedOver:
    def test_the_note_is_not_repeated_when_an_action_goes_on_again(self) -> None:
        past = (past_action("complaints", 3, 0, "投诉 24 小时内回应（上期转入）。"),)
        figures = person("甲", [item("signings", 100, 100, 5, 5)], facts={"complaints": measure(2)}, last_plan=past)

        (action,) = plan_of(figures)

        assert action.texts["zh_CN"] == "投诉 24 小时内回应（上期转入）。"
        assert action.goals["zh_CN"] == "投诉数 2 → 1 起（目标 0 起）"

    def test_an_action_without_data_goes_on_from_where_it_started(self) -> None:
        figures = person("甲", [item("signings", 100, 100, 5, 5)], last_plan=(past_action("win_rate", 20, 30),))

        (action,) = plan_of(figures)

        assert (action.from_value, action.to_value) == (Decimal(20), Decimal(25))

    def test_an_action_without_a_figure_keeps_the_owners_goal(self) -> None:
        figures = person("甲", [item("signings", 100, 100, 5, 5)], last_plan=(past_action(None, None, None),))

        (action,) = plan_of(figures)

        assert (action.indicator, action.goals["zh_CN"]) == ("", "")

    def test_a_goal_reached_without_its_start_is_not_written_as_a_step_back(self) -> None:
        past = (past_action("visits", None, 20),)
        figures = person("甲", [item("signings", 100, 100, 5, 5)], last_plan=past)

        (action,) = plan_of(figures)

        assert action.goals["zh_CN"] == ""

    def test_a_goal_that_was_no_better_than_the_start_is_not_written_as_one(self) -> None:
        figures = person("甲", [item("signings", 100, 100, 5, 5)], last_plan=(past_action("win_rate", 30, 20),))

        (action,) = plan_of(figures)

        assert action.goals["zh_CN"] == ""

    def test_what_was_reached_does_not_go_on(self) -> None:
        figures = person("甲", [item("signings", 100, 100, 5, 5)], last_plan=(past_action("signings", 3, 5),))

        assert plan_of(figures) == ()

    def test_what_a_new_action_moves_already_does_not_go_on_beside_it(self) -> None:
        past = (past_action("signings", 3, 5), past_action("signings", 3, 6))
        figures = person("甲", [item("signings", 100, 40, 2, 5)], last_plan=past)

        assert [action.carried_from for action in plan_of(figures)] == [None]
