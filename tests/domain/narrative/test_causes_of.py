"""Why a weakness came about."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from desktop.domain.facts import Evidence, Measure
from desktop.domain.narrative import Finding, PersonFigures, ScoredItem, findings_for
from tests.domain.languages import BOTH
from tests.domain.narrative.people import contract, item, measure, overdue, person, rate, visit_days

EVERY_DAY = visit_days("2026-07-01", "2026-09-30", 1)


def _weak(figures: PersonFigures) -> list[Finding]:
    return [finding for finding in findings_for(figures, BOTH) if finding.impact < 0]


def _cause(figures: PersonFigures) -> tuple[str, str, str]:
    finding = _weak(figures)[0]
    return finding.cause_key, finding.causes["zh_CN"], finding.causes["en"]


def _with_team(
    lines: Sequence[ScoredItem],
    facts: dict[str, Measure],
    mates: Sequence[ScoredItem],
    mates_facts: dict[str, Measure],
) -> PersonFigures:
    return person(
        "高子墨", lines, facts=facts, mates=[mates, mates], mates_facts=[mates_facts] * 2,
        evidence=Evidence(visit_days=EVERY_DAY),
    )  # fmt: skip


def test_closing_is_named_and_the_visits_are_credited() -> None:
    figures = _with_team(
        [item("signings", 90, 40, 2, 5), item("visits", 10, 100, 40, 38)],
        {"visit_conversion": rate(2, 20)},
        [item("signings", 90, 100, 5, 5), item("visits", 10, 100, 36, 38)],
        {"visit_conversion": rate(6, 20)},
    )

    assert _cause(figures) == (
        "weak_signing",
        "拜访签约率 10.0%，低于团队的 23.3%；拜访 40 次，多于团队中位数 36 次：短在谈判签约，拜访量不少。",
        "Visit conversion 10.0 % (team 23.3 %); 40 visits (team median only 36): "
        "the gap is in closing, not in the number of visits.",
    )


def test_the_step_from_visit_to_deal_is_told_per_ten_visits() -> None:
    figures = _with_team(
        [item("signings", 100, 40, 2, 5)],
        {"visits": measure(40), "new_deals": measure(4)},
        [item("signings", 100, 100, 5, 5)],
        {"visits": measure(40), "new_deals": measure(12)},
    )

    assert _cause(figures) == (
        "weak_deals",
        "每十次拜访新增项目 1.0 个，低于团队的 2.3 个：短在拜访后的立项。",
        "1.0 new deals per ten visits (team 2.3): the gap is in turning visits into deals.",
    )


def test_bringing_deals_to_negotiation_is_a_step_where_stages_are_known() -> None:
    figures = _with_team(
        [item("signings", 100, 40, 2, 5)],
        {"negotiation_rate": rate(2, 10), "win_rate": rate(1, 3)},
        [item("signings", 100, 100, 5, 5)],
        {"negotiation_rate": rate(6, 10)},
    )

    assert _cause(figures)[1] == "新增项目中进入谈判的占 20.0%，低于团队的 46.7%：短在进入谈判。"


def test_small_contracts_explain_a_small_amount() -> None:
    figures = _with_team(
        [item("signed_amount", 100, 50, 500_000, 1_000_000)],
        {"average_deal": measure(100_000, 500_000, 5), "win_rate": rate(5, 10)},
        [item("signed_amount", 100, 100, 1_000_000, 1_000_000)],
        {"average_deal": measure(200_000, 1_000_000, 5), "win_rate": rate(5, 10)},
    )

    assert _cause(figures)[1] == (
        "客单价 10.0 万元，低于团队的 16.7 万元；成交率 50.0%，与团队持平：短在单笔金额，谈判签约不弱。"
    )


def test_in_a_small_team_the_own_past_is_named() -> None:
    figures = person(
        "高子墨", [item("signings", 90, 40, 2, 5), item("visits", 10, 60, 20, 30, previous=30)],
        facts={"win_rate": rate(5, 10)}, previous={"win_rate": rate(5, 10)}, evidence=Evidence(visit_days=EVERY_DAY),
    )  # fmt: skip

    assert _cause(figures)[1] == (
        "拜访 20 次，少于上期的 30 次；成交率 50.0%，与上期持平：短在拜访量，谈判签约不弱。"
    )


def test_a_leader_nobody_can_be_compared_with_is_held_to_the_own_target() -> None:
    figures = _with_team(
        [item("signings", 90, 40, 2, 5), item("visits", 10, 50, 10, 20)],
        {},
        [item("signings", 90, 100, 9, 9), item("visits", 10, 100, 38, 38)],
        {},
    )

    assert _cause(figures)[1] == "拜访 10 次，少于目标 20 次：短在拜访量。"


def test_as_many_visits_with_less_effect_are_told_apart_from_too_few() -> None:
    figures = _with_team(
        [item("effective_visits", 100, 50, 18, 36)],
        {"visits": measure(40)},
        [item("effective_visits", 100, 100, 36, 36)],
        {"visits": measure(40)},
    )

    assert _cause(figures) == (
        "low_effect",
        "拜访 40 次，有效的占 45.0%（团队 75.0%）：短在拜访效果，不在次数。",
        "40 visits, 45.0 % of them effective (team 75.0 %): the gap is in what visits lead to.",
    )


def test_too_few_visits_without_a_step_to_credit_need_no_more_words() -> None:
    figures = _with_team([item("visits", 100, 50, 18, 36)], {}, [item("visits", 100, 100, 36, 36)], {})

    assert _cause(figures) == ("weak_visits", "", "")


def test_somebody_present_for_a_part_is_not_said_to_visit_too_little() -> None:
    figures = _with_team(
        [item("signings", 90, 40, 1, 5, effective=2.5), item("visits", 10, 100, 18, 36, effective=18)],
        {},
        [item("signings", 90, 100, 5, 5), item("visits", 10, 100, 36, 36)],
        {},
    )

    assert _cause(figures)[0] == ""


def test_a_figure_close_to_its_target_has_no_cause_to_name() -> None:
    figures = _with_team([item("visits", 100, 97, 35, 36)], {}, [item("visits", 100, 100, 40, 36)], {})

    assert _cause(figures) == ("", "", "")


def test_visits_nothing_can_be_held_against_are_no_cause() -> None:
    figures = person("顾明澜", [item("signings", 90, 40, 2, 5), item("visits", 10, 100, 20)])

    assert _cause(figures)[0] == ""


def test_visits_of_somebody_on_leave_are_not_held_against_the_own_past() -> None:
    lines = [item("signings", 90, 40, 2, 5, effective=2.5), item("visited_customers", 10, None, 8, previous=20)]
    past = {"visited_customers": measure(20)}
    on_leave = person("钱休", lines, previous=past, absences=((date(2026, 7, 1), date(2026, 8, 15)),))

    assert _cause(replace(on_leave, absences=()))[0] == "weak_visits"
    assert _cause(on_leave) == ("", "", "")


def test_few_new_customers_beside_many_renewals_blame_no_step() -> None:
    renewed = tuple(contract(str(number), "甲", "2026-07-05", 9, is_first=False) for number in range(3))
    figures = person(
        "顾明澜", [item("new_customers", 100, 0, 0, 2)], facts={"win_rate": rate(4, 10)},
        previous={"win_rate": rate(8, 10)}, evidence=Evidence(contracts=renewed),
    )  # fmt: skip

    assert _cause(figures)[0] == ""


def test_late_money_is_a_cause_only_where_it_explains_the_gap() -> None:
    line = item("collected_amount", 100, 60, 400_000, 680_000)
    little = person("程安歌", [line], evidence=Evidence(overdue=(overdue("清汀", "2026-08-05", 12_000),)))
    much = person("程安歌", [line], evidence=Evidence(overdue=(overdue("清汀", "2026-08-05", 120_000),)))

    assert _cause(little)[0] == ""
    assert _cause(much) == (
        "overdue_one",
        "逾期的 12.0 万元都在清汀一家，已逾期 56 天。",
        "All of the overdue ¥120,000 is with 清汀, 56 days late.",
    )


def test_several_late_customers_and_a_limit_on_overdue_money() -> None:
    parts = (overdue("清汀", "2026-08-05", 60_000), overdue("和白", "2026-08-05", 40_000, 2))
    figures = person("程安歌", [item("overdue_amount", 100, 50, 100_000, 50_000)], evidence=Evidence(overdue=parts))

    assert _cause(figures)[0] == "overdue_several"


def test_a_rate_without_its_parts_is_not_explained_by_late_money_alone() -> None:
    figures = person(
        "程安歌", [item("collection_rate", 100, 60, 60, 90)],
        evidence=Evidence(overdue=(overdue("清汀", "2026-08-05", 60_000),)),
    )  # fmt: skip

    assert _cause(figures)[0] == "overdue_one"


@pytest.mark.parametrize(
    ("reasons", "chinese", "english"),
    [
        (
            (("价格", 5), ("选址", 3)),
            "写明原因的 8 个丢单中，5 个因“价格”。",
            "Of the 8 lost deals that state a reason, 5 give “价格”.",
        ),
        (
            (("价格", 4),),
            "写明原因的 4 个丢单都因“价格”。",
            "All 4 lost deals that state a reason give “价格”.",
        ),
        (
            (("价格", 2),),
            "写明原因的 2 个丢单都因“价格”。",
            "Both lost deals that state a reason give “价格”.",
        ),
        ((("价格", 1), ("选址", 1)), "", ""),
        (
            (("价格", 2), ("选址", 1), ("资金", 1), ("暂缓", 1), ("家人", 1)),
            "写明原因的 6 个丢单中，2 个因“价格”。",
            "Of the 6 lost deals that state a reason, 2 give “价格”.",
        ),
        # Two of seven are no reason for the other five.
        ((("价格", 2), ("选址", 1), ("资金", 1), ("暂缓", 1), ("家人", 1), ("竞品", 1)), "", ""),
    ],
)
def test_the_owners_reasons_explain_lost_deals(
    reasons: tuple[tuple[str, int], ...], chinese: str, english: str
) -> None:
    figures = person("何以宁", [item("win_rate", 100, 50, 20, 40)], evidence=Evidence(lost_reasons=reasons))

    assert _cause(figures)[1:] == (chinese, english)


def test_a_reason_told_twice_is_referred_to() -> None:
    figures = person(
        "何以宁", [item("win_rate", 50, 50, 20, 40), item("lost_deals", 50, 60, 8, 4)],
        evidence=Evidence(lost_reasons=(("价格", 4),)),
    )  # fmt: skip

    assert [finding.causes["zh_CN"] for finding in _weak(figures)] == [
        "写明原因的 4 个丢单都因“价格”。",
        "与“成交率”相同。",
    ]


def test_a_team_figure_and_a_narrowed_one_get_no_diagnosis_of_the_own_way() -> None:
    lines = [
        item("visits", 50, 50, 18, 36, is_team_scope=True),
        item("visits", 50, 60, 20, 36, narrowed="A 产品"),
    ]
    figures = person("梁若谷", lines, evidence=Evidence(visit_days=(date(2026, 7, 1),)))

    assert [finding.cause_key for finding in _weak(figures)] == ["", ""]


def test_a_step_whose_own_target_is_reached_is_not_to_blame() -> None:
    lines = [
        item("signings", 80, 40, 2, 5),
        item("visit_conversion", 10, 110, rate(4, 20), 15),
        item("visits", 10, 100, 20, 20),
    ]
    mates = [item("signings", 80, 100, 5, 5), item("visit_conversion", 10, 120, rate(8, 20), 15)]
    figures = _with_team(lines, {}, [*mates, item("visits", 10, 100, 24, 20)], {})

    assert [finding.cause_key for finding in _weak(figures)] == [""]


def test_visits_are_compared_with_those_of_whom_as_much_was_asked() -> None:
    cards = [[item("signings", 90, 100, 5, 5), item("visits", 10, 100, 30, 30)]] * 2
    leader = [item("signings", 90, 100, 5, 5), item("visits", 10, 100, 9, 9)]
    figures = person(
        "陆知远", [item("signings", 90, 40, 2, 5), item("visits", 10, 60, 18, 30)],
        mates=[*cards, leader], evidence=Evidence(visit_days=EVERY_DAY),
    )  # fmt: skip

    assert _cause(figures)[1:] == (
        "拜访 18 次，少于相近目标者中位数 30 次：短在拜访量。",
        "18 visits (peer median 30): the gap is in the number of visits.",
    )


@pytest.mark.parametrize(("collected", "key"), [(0, ""), (40_000, "weak_size")])
def test_the_size_of_contracts_of_which_nothing_was_paid_is_no_cause(collected: float, key: str) -> None:
    own = {"signings": measure(2), "signed_amount": measure(200_000), "average_deal": measure(100_000, 200_000, 2)}
    mates = {"signings": measure(2), "signed_amount": measure(320_000), "average_deal": measure(160_000, 320_000, 2)}
    figures = _with_team(
        [item("collected_amount", 100, collected / 2000, collected, 200_000)], own,
        [item("collected_amount", 100, 50, 100_000, 200_000)], mates,
    )  # fmt: skip

    assert _cause(figures)[0] == key
