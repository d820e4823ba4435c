from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from desktop.domain.facts import ConductEvent, Evidence, OverdueMoney
from desktop.domain.narrative import Finding, FindingKind, findings_for
from desktop.domain.scheme import TierBasis
from tests.domain.languages import BOTH
from tests.domain.narrative.people import conduct, item, overdue, past_action, person


def _remarks(evidence: Evidence, **others: Any) -> dict[str, Finding]:
    figures = person("罗一鸣", [item("signings", 80, 100, 5, 5)], evidence=evidence, **others)
    return {finding.rule: finding for finding in findings_for(figures, BOTH)}


@pytest.mark.parametrize(
    ("event", "chinese", "english", "impact"),
    [
        (
            conduct("red_line", "2026-09-07", 0, "虚假报销，本人已承认。"),
            "9 月 7 日记录红线事项“虚假报销，本人已承认”，等级按规定定为最低一档。",
            "7 September: “虚假报销，本人已承认”; under the rules it sets the lowest grade.",
            0,
        ),
        (
            conduct("award", "2026-08-31", 2, "协调两家加盟商合用仓配"),
            "8 月 31 日加 2 分：“协调两家加盟商合用仓配”。",
            "31 August, 2 points added: “协调两家加盟商合用仓配”.",
            2,
        ),
        (
            conduct("penalty", "2026-07-03", -1, "资料\n  缺页"),
            "7 月 3 日扣 1 分：“资料 缺页”。",
            "3 July, 1 point deducted: “资料 缺页”.",
            -1,
        ),
    ],
)
def test_conduct_is_told_with_day_points_and_the_owners_words(
    event: ConductEvent, chinese: str, english: str, impact: int
) -> None:
    remark = _remarks(Evidence(conduct=(event,)))[event.kind]

    assert (remark.texts["zh_CN"], remark.texts["en"]) == (chinese, english)
    assert remark.impact == impact
    assert remark.record_ids == (9,)


@pytest.mark.parametrize(
    ("basis", "chinese", "english"),
    [
        (TierBasis.TOTAL, "；奖金按本方案仍随总分计算，由公司负责人决定。", "bonus follows the total by this scheme"),
        (TierBasis.ATTAINMENT, "；奖金按本方案仍随达成率计算，由公司负责人决定。", "bonus follows the attainment by"),
        (TierBasis.GRADE, "定为最低一档。", "sets the lowest grade."),
        (None, "定为最低一档。", "sets the lowest grade."),
    ],
)
def test_a_bonus_beside_the_lowest_grade_is_explained(basis: TierBasis | None, chinese: str, english: str) -> None:
    event = conduct("red_line", "2026-09-07", 0, "虚假报销")

    remark = _remarks(Evidence(conduct=(event,)), bonus_basis=basis)["red_line"]

    assert remark.texts["zh_CN"].endswith(chinese)
    assert english in remark.texts["en"]


def test_red_lines_stand_before_awards_and_penalties() -> None:
    events = (
        conduct("penalty", "2026-07-01", 1, "迟交"),
        conduct("award", "2026-07-02", 1, "互助"),
        conduct("red_line", "2026-09-30", 0, "泄密"),
    )

    assert list(_remarks(Evidence(conduct=events))) == ["red_line", "award", "penalty"]


def test_a_long_description_is_cut() -> None:
    remark = _remarks(Evidence(conduct=(conduct("award", "2026-08-31", 2, "很" * 90),)))["award"]

    assert len(remark.texts["zh_CN"]) < 60
    assert "…" in remark.texts["zh_CN"]


@pytest.mark.parametrize(
    ("parts", "chinese", "english"),
    [
        (
            (
                overdue("绿源超市有限公司", "2026-08-20", 200_000),
                overdue("绿源超市有限公司", "2026-09-01", 100_000, 2),
            ),
            "逾期的 30.0 万元都在绿源超市一家，已逾期 41 天。",
            "All of the overdue ¥300,000 is with 绿源超市, 41 days late.",
        ),
        (
            (overdue("绿源超市", "2026-09-30", 50_000),),
            "绿源超市未付的 50,000 元在期末当天到期。",
            "The ¥50,000 not yet paid by 绿源超市 fell due on the last day.",
        ),
        (
            (overdue("绿源超市", "2026-09-29", 50_000), overdue("山前茶铺", "2026-07-01", 20_000, 2)),
            "两家客户共逾期 70,000 元，其中绿源超市 50,000 元，已逾期 1 天。",
            "¥70,000 is overdue from two customers; the largest part, ¥50,000, is with 绿源超市, 1 day late.",
        ),
        (
            (overdue("绿源超市", "2026-09-30", 50_000), overdue("山前茶铺", "2026-07-01", 20_000, 2)),
            "两家客户共 70,000 元到期未付，最大一笔是绿源超市的 50,000 元。",
            "Two customers have not yet paid ¥70,000; the largest part, ¥50,000, is with 绿源超市.",
        ),
    ],
)
def test_overdue_money_is_told_with_customer_and_days(
    parts: tuple[OverdueMoney, ...], chinese: str, english: str
) -> None:
    remark = _remarks(Evidence(overdue=parts))["overdue"]

    assert (remark.texts["zh_CN"], remark.texts["en"]) == (chinese, english)


def test_the_last_plan_is_summed_up() -> None:
    plan = (
        past_action("signings", 3, 5),
        past_action("signings", 3, 7),
        past_action("signings", 5, 6),
        past_action("signings", 6, 7),
        past_action("win_rate", 20, 30),
    )

    remark = _remarks(Evidence(), last_plan=plan)["last_plan"]

    assert remark.texts["zh_CN"] == "上期计划 5 项：达成 1 项，改善 1 项，没有变化 1 项，未达成 1 项，没有数据 1 项。"
    assert (
        remark.texts["en"]
        == "Last plan, 5 actions: 1 reached, 1 improved, 1 without change, 1 missed, 1 without data."
    )


def test_a_plan_that_was_kept_altogether_is_said_to_be() -> None:
    remark = _remarks(Evidence(), last_plan=(past_action("signings", 3, 5),) * 2)["last_plan"]

    assert remark.texts["zh_CN"] == "上期计划的 2 项全部达成。"
    assert remark.texts["en"] == "All 2 actions of the last plan reached their goals."


def test_much_weight_without_figures_is_remarked() -> None:
    lines = [item("signings", 70, 100, 5, 5), item("satisfaction", 20, None), item("repeat_rate", 10, None)]

    remark = findings_for(person("方知夏", lines), BOTH)[0]

    assert remark.rule == "unscored"
    assert remark.texts["zh_CN"] == "客户满意度、复购率未计分，总分只按其余 70% 的权重计算。"
    assert remark.figures == {"weight": "30"}


def test_nothing_is_remarked_where_there_is_nothing() -> None:
    assert _remarks(Evidence()) == {}


def test_conduct_beyond_the_limit_says_what_the_scheme_counts_of_it() -> None:
    events = (conduct("award", "2026-08-03", 12, "全年标兵"), conduct("penalty", "2026-08-04", 1, "迟到"))
    figures = person("罗一鸣", [item("signings", 80, 100, 5, 5)], evidence=Evidence(conduct=events))
    limited = replace(figures, conduct_limit=Decimal(10))

    award, penalty = [one for one in findings_for(limited, BOTH) if one.kind is FindingKind.REMARK]

    assert [one.impact for one in (award, penalty)] == [Decimal(10), Decimal(0)]
    assert award.texts["zh_CN"] == "8 月 3 日加 12 分：“全年标兵”。"
    assert penalty.texts["zh_CN"] == "8 月 4 日扣 1 分：“迟到”；奖惩合计 +11 分，按方案上限计 +10 分。"
    assert penalty.texts["en"].endswith("+11 in all, of which the scheme counts +10 points.")


def test_where_the_scheme_counts_no_conduct_it_says_so() -> None:
    events = (conduct("penalty", "2026-08-20", 2, "周报未交"),)

    penalty = _remarks(Evidence(conduct=events), conduct_limit=Decimal(0))["penalty"]

    assert penalty.texts["zh_CN"] == "8 月 20 日扣 2 分：“周报未交”；奖惩合计 −2 分，按方案不计。"
    assert (
        penalty.texts["en"]
        == "20 August, 2 points deducted: “周报未交”; −2 in all, of which the scheme counts nothing."
    )


def test_an_event_without_points_is_told_without_them() -> None:
    events = (conduct("award", "2026-08-03", 0, "客户表扬信"), conduct("penalty", "2026-08-20", 0, "口头提醒"))

    remarks = _remarks(Evidence(conduct=events), conduct_limit=Decimal(10))

    assert [remarks[kind].texts["zh_CN"] for kind in ("award", "penalty")] == [
        "8 月 3 日：“客户表扬信”。",
        "8 月 20 日：“口头提醒”。",
    ]


def test_conduct_within_the_limit_is_told_as_it_is() -> None:
    events = (conduct("award", "2026-08-03", 12, "全年标兵"), conduct("penalty", "2026-08-04", 2, "迟到"))
    remarks = _remarks(Evidence(conduct=events), conduct_limit=Decimal(10))

    assert remarks["award"].impact + remarks["penalty"].impact == 10
    assert "上限" not in remarks["award"].texts["zh_CN"] + remarks["penalty"].texts["zh_CN"]


def test_lines_without_points_are_named_as_on_the_score_card() -> None:
    plain = item("signed_amount", 40, None)
    lines = [
        item("signings", 20, 100, 5, 5),
        plain,
        plain._replace(is_team_scope=True),
        plain._replace(narrowed="华东"),
    ]
    figures = person("罗一鸣", [*lines])

    remark = next(one for one in findings_for(figures, BOTH) if one.rule == "unscored")

    assert remark.texts["zh_CN"].startswith("签约金额、团队签约金额、签约金额 · 华东未计分")


@pytest.mark.parametrize(
    ("actual", "chinese", "english"),
    [
        (5, "上期计划的 1 项行动已经达成。", "The one action of the last plan reached its goal."),
        (1, "上期计划的 1 项行动没有达成。", "The one action of the last plan missed its goal."),
    ],
)
def test_a_plan_of_one_action_is_told_of_in_the_singular(actual: float, chinese: str, english: str) -> None:
    lines = [item("signings", 100, 100, actual, actual)]

    found = findings_for(person("方知夏", lines, last_plan=(past_action("signings", 3, 5),)), BOTH)

    assert [(each.texts["zh_CN"], each.texts["en"]) for each in found if each.rule == "last_plan"] == [
        (chinese, english)
    ]
