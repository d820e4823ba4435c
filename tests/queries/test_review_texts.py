"""Sentences that follow from kept codes and figures."""

from decimal import Decimal

from desktop.i18n import translator
from desktop.models import ReviewItem
from desktop.queries.review_texts import target_note


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
