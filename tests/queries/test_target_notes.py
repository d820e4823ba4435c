"""Sentences on a form about its targets."""

from decimal import Decimal

from desktop.i18n import translator
from desktop.models import ReviewItem
from desktop.queries.target_notes import target_note


def _summed(indicator: str) -> ReviewItem:
    return ReviewItem(
        indicator=indicator,
        weight=Decimal(10),
        reason="",
        reason_values={"covered_days": 61, "target_days": 92},
    )


def test_targets_that_are_sums_of_shorter_ones_are_named_together_and_one_alone() -> None:
    one, several = [_summed("visits")], [_summed("visits"), _summed("signings")]

    assert target_note(one, translator("en")) == (
        "The target of Visits is the sum of shorter ones, which cover 61 of 92 days."
    )
    assert target_note(several, translator("en")) == (
        "The targets of Visits, Signings are sums of shorter ones, which cover 61 of 92 days."
    )
    assert target_note(several, translator("zh_CN")) == (
        "拜访次数、签约份数的目标由较短期间的目标相加，只覆盖 92 天中的 61 天。"
    )


def test_a_sum_of_shorter_targets_tells_how_it_was_reduced_for_the_days_it_covers() -> None:
    reduced = _summed("visits")
    reduced.reason = "ramp"
    reduced.reason_values |= {
        "month": 1, "step": "0.5", "service_days": 61, "absent_days": 6, "period_days": 61,
        "absences": [["2026-09-21", "2026-09-26"]],
    }  # fmt: skip

    assert target_note([reduced], translator("en")) == (
        "The target of Visits is the sum of shorter ones, which cover 61 of 92 days, and is reduced for these: "
        "month 1 of service; approved absence 21 to 26 September, × 50 % × 55/61."
    )
    assert target_note([reduced], translator("zh_CN")) == (
        "拜访次数的目标由较短期间的目标相加，只覆盖 92 天中的 61 天，按这些天折算："
        "入职第 1 个月，9 月 21 日至 26 日批准休假，乘 50% × 55/61。"
    )
