"""Each kind of first and second sentence, chosen by the facts."""

from collections.abc import Sequence
from datetime import date

import pytest

from desktop.domain.facts import Evidence
from desktop.domain.narrative import (
    Finding,
    PersonFigures,
    ScoredItem,
    body_behind_title,
    body_below_title,
    findings_for,
)
from tests.domain.languages import BOTH
from tests.domain.narrative.people import contract, item, measure, person, rate


def _first(figures: PersonFigures) -> Finding:
    return findings_for(figures, BOTH)[0]


def _texts(line: ScoredItem, mates: Sequence[ScoredItem] = ()) -> tuple[str, str]:
    finding = _first(person("沈亦舟", [line], mates=[[mate] for mate in mates]))
    return finding.texts["zh_CN"], finding.texts["en"]


@pytest.mark.parametrize(
    ("line", "chinese", "english"),
    [
        (
            item("visits", 100, 0, 0, 20),
            "拜访 0 次，目标 20 次。",
            "No visits against a target of 20.",
        ),
        (
            item("visits", 100, 0, 0, 40, effective=20),
            "拜访 0 次，折算目标 20 次。",
            "No visits against an adjusted target of 20.",
        ),
        (
            item("deal_cycle_days", 100, 96.5, measure(57, 342, 6), 55),
            "成交周期 57 天（6 个成交项目平均），比目标 55 天多 2 天。",
            "Deal cycle 57 days (mean of 6 won deals), 2 days over the target of 55 days.",
        ),
        (
            item("deal_cycle_days", 100, 105, 52, 55),
            "成交周期 52 天，比目标 55 天少 3 天。",
            "Deal cycle 52 days, 3 days under the target of 55 days.",
        ),
        (
            item("complaints", 100, 40, 3, 1),
            "投诉 3 起，超出目标 1 起。",
            "3 complaints, over the limit of 1.",
        ),
        (
            item("complaints", 100, 60, 2, 0),
            "投诉 2 起，目标为零。",
            "2 complaints against a target of none.",
        ),
        (
            item("overdue_amount", 100, 120, 20_000, 50_000),
            "逾期金额 20,000 元，没有超出目标 50,000 元。",
            "Overdue ¥20,000, within the limit of ¥50,000.",
        ),
        (
            item("satisfaction", 100, 108, measure(92, 1104, 12), 90),
            "客户满意度 92.0 分（12 份评价平均），高于目标 90.0 分。",
            "Satisfaction 92.0 points (mean of 12 surveys), above the target of 90.0 points.",
        ),
        (
            item("win_rate", 100, 0, measure("49.96"), 50),
            "成交率 50.0%，差一点到目标 50.0%。",
            "Win rate 50.0 %, just short of the target of 50.0 %.",
        ),
        (
            item("satisfaction", 100, 108, measure(92, 92, 1), 90),
            "客户满意度 92.0 分（仅 1 份评价），高于目标 90.0 分。",
            "Satisfaction 92.0 points (one survey), above the target of 90.0 points.",
        ),
        (
            item("log_timeliness", 100, 105, rate(24, 24), 95),
            "日志及时率 100.0%（拜访 24 次，全部及时录入），高于目标 95.0%。",
            "Log timeliness 100.0 % (all 24 visits entered in time), above the target of 95.0 %.",
        ),
        (
            item("plan_completion", 100, 0, rate(0, 4), 80),
            "改进计划完成率 0.0%（到期 4 项，按期勾选完成 0 项），低于目标 80.0%。",
            "Plan completion 0.0 % (0 of 4 due actions ticked off in time), below the target of 80.0 %.",
        ),
        (
            item("signed_amount", 100, 0, 999_900, 1_000_000, effective=1_000_000),
            "签约金额 100.0 万元，目标 100.0 万元。",
            "Signed ¥999,900 against a target of ¥1.00 m.",
        ),
        (
            item("signed_amount", 100, 80, 80_000, 100_000, narrowed="A 产品"),
            "A 产品：签约金额 80,000 元，完成目标 10.0 万元的 80.0%。",
            "A 产品: signed ¥80,000, 80.0 % of the ¥100,000 target.",
        ),
        (
            item("signed_amount", 100, 80, 80_000, 100_000, is_team_scope=True),
            "沈亦舟团队：签约金额 80,000 元，完成目标 10.0 万元的 80.0%。",
            "沈亦舟’s team: signed ¥80,000, 80.0 % of the ¥100,000 target.",
        ),
        (
            item("signed_amount", 100, 80, 80_000, 100_000, narrowed="A 产品", is_team_scope=True),
            "沈亦舟团队（A 产品）：签约金额 80,000 元，完成目标 10.0 万元的 80.0%。",
            "沈亦舟’s team, A 产品: signed ¥80,000, 80.0 % of the ¥100,000 target.",
        ),
        (
            item("collected_amount", 100, 0, -4_711, 90_000),
            "回款金额 −4,711 元，目标 90,000 元。",
            "Collected −¥4,711 against a target of ¥90,000.",
        ),
        (
            item("customer_quality", 100, 80, 80, previous=72, previous_points=72),
            "招商质量 80.0 分，高于上季度的 72.0 分。",
            "Customer quality 80.0 points, up from 72.0 points last quarter.",
        ),
        (
            item("complaints", 100, 60, 2, previous=1, previous_points=80),
            "投诉 2 起，多于上季度的 1 起。",
            "2 complaints, more than the 1 of last quarter.",
        ),
    ],
)
def test_the_first_sentence_fits_the_kind_of_figure(line: ScoredItem, chinese: str, english: str) -> None:
    assert _texts(line) == (chinese, english)


@pytest.mark.parametrize(
    ("line", "mates", "chinese"),
    [
        (
            item("customer_quality", 100, 80, 80),
            [item("customer_quality", 100, 70, 70)] * 2,
            "招商质量 80.0 分，高于团队中位数 70.0 分，3 人中第 1。",
        ),
        (
            item("customer_quality", 100, 60, 60),
            [item("customer_quality", 100, 70, 70)] * 2,
            "招商质量 60.0 分，低于团队中位数 70.0 分。",
        ),
        (
            item("complaints", 100, 40, 3),
            [item("complaints", 100, 80, 1)] * 2,
            "投诉 3 起，多于团队中位数 1 起。",
        ),
        (
            item("complaints", 100, 100, 0),
            [item("complaints", 100, 80, 1)] * 2,
            "投诉 0 起，少于团队中位数 1 起，3 人中第 1。",
        ),
        (
            item("visits", 100, 120, 30, 20),
            [item("visits", 100, 120, 30, 20), item("visits", 100, 100, 20, 20), item("visits", 100, 90, 18, 20)],
            "拜访 30 次，目标 20 次，完成 150.0%，4 人中并列第 1。",
        ),
        (
            item("visits", 100, 80, 16, 20),
            [item("visits", 100, 70, 14, 20), item("visits", 100, 60, 12, 20)],
            "拜访 16 次，目标 20 次，完成 80.0%。高于团队中位数 14 次。",
        ),
        (
            item("visits", 100, 80, 16, 20),
            [item("visits", 100, 80, 16, 20)] * 2,
            "拜访 16 次，目标 20 次，完成 80.0%。团队中位数也是 16 次。",
        ),
        (
            item("visits", 100, 80, 16, 20),
            [item("visits", 100, 70, 14, 20), item("visits", 100, 90, 18, 20)],
            "拜访 16 次，目标 20 次，完成 80.0%。在团队里居中。",  # the median is the own figure
        ),
        (
            item("visits", 100, 110, 22, 20),
            [item("visits", 100, 120, 26, 20), item("visits", 100, 120, 24, 20)],
            "拜访 22 次，目标 20 次，完成 110.0%。",
        ),
        (
            item("visits", 100, 80, 16, 20),
            [item("visits", 100, 70, 34, 40), item("visits", 100, 60, 32, 40)],
            "拜访 16 次，目标 20 次，完成 80.0%。",
        ),
    ],
    ids=[
        "above",
        "below",
        "more complaints",
        "no complaints",
        "tied",
        "better than median",
        "level",
        "in the middle",
        "no low place",
        "other jobs",
    ],
)
def test_the_team_is_named_where_that_is_fair_and_kind(
    line: ScoredItem, mates: Sequence[ScoredItem], chinese: str
) -> None:
    assert _texts(line, mates)[0] == chinese


@pytest.mark.parametrize(
    ("line", "chinese", "english"),
    [
        (
            item("signed_amount", 100, 50, 500, 1000, previous=625),
            "比上季度少 20.0%。",
            "Down 20.0 % on last quarter.",
        ),
        (item("signed_amount", 100, 50, 500, 1000, previous=500), "", ""),
        (item("signed_amount", 100, 50, 500, 1000, previous=0), "", ""),
        (
            item("signed_amount", 100, 120, 4800, 1000, previous=2000),
            "是上季度的 2.4 倍。",
            "2.4 times the figure of last quarter.",
        ),
        (item("new_deals", 100, 50, 4, 8, previous=3), "比上季度多 1 个。", "1 more than last quarter."),
        (item("new_deals", 100, 50, 4, 8, previous=4), "", ""),
        (item("win_rate", 100, 50, 20, 40, previous=20), "", ""),
        (item("win_rate", 100, 50, 20, 40, previous=150), "", ""),
        (item("win_rate", 100, 50, 20, 40, previous=25), "上季度为 25.0%。", "25.0 % last quarter."),
    ],
)
def test_the_trend_is_told_as_it_is(line: ScoredItem, chinese: str, english: str) -> None:
    zh, en = _texts(line)

    assert zh.partition("。")[2] == chinese
    assert en.partition(". ")[2] == english


def test_a_newcomers_first_weeks_are_not_compared_with_the_quarter_before() -> None:
    line = item("visits", 100, 80, 16, 40, effective=20, previous=3)
    figures = person("邵小满", [line], employed_from=date(2026, 6, 22))

    assert _first(figures).texts["zh_CN"] == "拜访 16 次，折算目标 20 次，完成 80.0%。"


def test_somebody_who_left_is_not_told_to_have_slackened() -> None:
    line = item("visits", 100, 80, 16, 20, previous=30)
    figures = person("齐正阳", [line], employed_until=date(2026, 8, 16))

    assert "上季度" not in _first(figures).texts["zh_CN"]


def test_the_previous_figure_is_taken_from_the_facts_where_the_card_has_none() -> None:
    figures = person("顾明澜", [item("new_deals", 100, 50, 4, 8)], previous={"new_deals": measure(6)})

    assert "比上季度少 2 个" in _first(figures).texts["zh_CN"]


def test_a_median_of_fewer_than_three_figures_is_not_named() -> None:
    mates = [[item("visits", 100, None)], [item("visits", 100, 50, 10, 20)]]
    figures = person("顾明澜", [item("visits", 100, 80, 16, 20)], mates=mates)

    assert _first(figures).figures["team_median"] is None


def _among_other_jobs(points: float, actual: float, *others: float) -> str:
    """Four of six with a target of 20; the leaders' 40 count for nothing."""
    mates = [[item("new_deals", 100, 100, other, 20)] for other in others]
    leaders = [[item("new_deals", 100, 100, 45, 40)]] * 2
    figures = person("陆知远", [item("new_deals", 100, points, actual, 20)], mates=[*mates, *leaders])
    return _first(figures).texts["zh_CN"]


def test_where_a_part_of_the_team_is_compared_the_text_says_so() -> None:
    assert _among_other_jobs(120, 30, 20, 20, 18).endswith("，目标相近的 4 人中第 1。")
    assert _among_other_jobs(120, 30, 30, 20, 18).endswith("，目标相近的 4 人中并列第 1。")
    assert _among_other_jobs(50, 10, 20, 20, 18).endswith("。相近目标者中位数 19 个。")
    assert _among_other_jobs(90, 18, 18, 18, 18).endswith("。相近目标者中位数也是 18 个。")
    assert _among_other_jobs(80, 16, 12, 20, 18, 14).endswith("。在相近目标者里居中。")
    assert _among_other_jobs(90, 18, 16, 16, 18).endswith("。高于相近目标者中位数 17 个。")


def test_renewals_are_told_beside_new_customers() -> None:
    evidence = Evidence(contracts=(contract("1", "甲", "2026-07-05", 10, is_first=False),) * 2)
    figures = person("方知夏", [item("new_customers", 100, 50, 2, 4)], evidence=evidence)

    assert _first(figures).texts["zh_CN"] == "新客户 2 家，目标 4 家，完成 50.0%。另有 2 份合同来自老客户。"
    assert _first(figures).texts["en"].endswith("Two more contracts came from existing customers.")


def test_a_finding_below_its_title_does_not_repeat_the_name() -> None:
    assert body_below_title("签约 3 份，目标 5 份。", "签约份数") == "3 份，目标 5 份。"
    assert body_below_title("回款率 62.5%（应收 80.0 万元）。", "回款率") == "62.5%（应收 80.0 万元）。"
    assert body_below_title("Win rate 9.5 % (2 of 21).", "Win rate") == "9.5 % (2 of 21)."
    assert body_below_title("18 effective visits.", "Effective visits") == "18 effective visits."
    assert body_below_title("1 effective visit against 3.", "Effective visits") == "1 against 3."
    assert body_below_title("9 new deals against a target of 8.", "New deals") == "9 against a target of 8."
    assert body_below_title("Collected ¥4,200, a tenth of it.", "Collected amount") == "¥4,200, a tenth of it."
    assert body_below_title("改写过的话。", "签约份数") == "改写过的话。"
    assert body_behind_title("招商质量：没有数据。", "招商质量") == "没有数据。"
    assert body_behind_title("Win rate: no data.", "Win rate") == "no data."
