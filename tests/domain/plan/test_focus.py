"""With whom or what a measure begins, from the records."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from desktop.domain.causes import LibraryMeasure
from desktop.domain.facts import ComingMilestone, ComingMoney, Evidence, LateMilestone, OpenDeal
from desktop.domain.narrative import findings_for
from desktop.domain.period import parse_period
from desktop.domain.plan import actions_for
from desktop.domain.plan.focus import focus_of
from desktop.domain.wording import Words
from tests.domain.languages import BOTH
from tests.domain.narrative.people import item, person, rate
from tests.domain.shipped_measures import SHIPPED

TALKS, NEGLECTED = OpenDeal(1, "无锡汀岸有限公司", True, False), OpenDeal(2, "苏州汀泽", False, True)
DONE_LATE = LateMilestone(1, "开业", "禾味", 9, True)
THIRD = OpenDeal(3, "杭州清序", True, False)


def _measure(focus: str) -> LibraryMeasure:
    return LibraryMeasure("k", "any", "", ("visits",), frozenset(), {}, {}, {}, focus)


def _focus(focus: str, evidence: Evidence, told: str = "") -> tuple[str, ...]:
    figures = person("甲", [item("log_timeliness", 100, 80, rate(49, 56), 95)], evidence=evidence)
    return tuple(focus_of(_measure(focus), figures, told, Words(texts)) for texts in BOTH)


@pytest.mark.parametrize(
    ("focus", "evidence", "chinese", "english"),
    [
        ("", Evidence(open_deals=(TALKS,)), "", ""),
        (
            "talks", Evidence(open_deals=(NEGLECTED, TALKS)),
            "先从无锡汀岸、苏州汀泽做起", "begin with 无锡汀岸, 苏州汀泽",
        ),
        ("talks", Evidence(), "", ""),
        ("talks", Evidence(warm_customers=("禾味",)), "先从禾味做起", "begin with 禾味"),
        ("opened", Evidence(open_deals=(TALKS, NEGLECTED)), "先从苏州汀泽做起", "begin with 苏州汀泽"),
        ("opened", Evidence(open_deals=(TALKS,)), "", ""),
        (
            "neglected", Evidence(open_deals=(TALKS, NEGLECTED)),
            "先补访苏州汀泽（30 天没见）", "first see 苏州汀泽, not visited for 30 days",
        ),
        ("neglected", Evidence(open_deals=(TALKS,)), "先从无锡汀岸做起", "begin with 无锡汀岸"),
        (
            "warm", Evidence(warm_customers=("禾味", "城东", "绿源")),
            "先从谈过有进展的禾味、城东做起", "begin with 禾味, 城东, met with a result",
        ),
        ("warm", Evidence(), "", ""),
        (
            "milestone",
            Evidence(late_milestones=(DONE_LATE, LateMilestone(2, "装修", "城东", 4, False))),
            "先抓城东还没完成的“装修”", "first the open “装修” of 城东",
        ),
        (
            "milestone", Evidence(coming_milestones=(ComingMilestone("开业", "禾味", date(2026, 10, 3)),)),
            "先盯禾味 10 月 3 日的“开业”", "next the “开业” of 禾味 on 3 October",
        ),
        ("milestone", Evidence(), "", ""),
        (
            "money", Evidence(coming=ComingMoney(Decimal(167_000), "禾味", Decimal(133_000))),
            "四季度先盯禾味到期的 13.3 万元", "first the ¥133,000 of 禾味 due in Q4",
        ),
        ("money", Evidence(), "", ""),
    ],
)  # fmt: skip
def test_a_measure_begins_with_what_the_records_name(
    focus: str, evidence: Evidence, chinese: str, english: str
) -> None:
    assert _focus(focus, evidence) == (chinese, english)


def test_two_long_names_are_one_too_many() -> None:
    long = Evidence(
        open_deals=(OpenDeal(1, "宁波沐集商业管理", True, False), OpenDeal(2, "绍兴和望商业管理", True, False))
    )

    assert _focus("talks", long)[0] == "先从宁波沐集商业管理做起"


def test_nobody_is_named_twice_on_a_plan() -> None:
    assert _focus("talks", Evidence(open_deals=(TALKS, THIRD)), told="先从无锡汀岸做起")[0] == "先从杭州清序做起"
    assert _focus("talks", Evidence(open_deals=(TALKS,)), told="先从无锡汀岸做起")[0] == ""


@pytest.mark.parametrize(
    ("written_on", "chinese"),
    [
        (None, "先抓城东还没完成的“装修”"),
        (date(2026, 10, 1), "先抓城东还没完成的“装修”"),
        (date(2026, 10, 2), "先盯禾味 10 月 3 日的“开业”"),  # the late step was done on that day
        (date(2026, 10, 3), "先盯禾味 10 月 3 日的“开业”"),
        (date(2026, 10, 4), "先盯绿源 11 月 8 日的“验收”"),
        (date(2026, 10, 20), ""),  # by then the last one was done before its day
    ],
)
def test_who_computes_late_is_led_to_no_step_that_is_over(written_on: date | None, chinese: str) -> None:
    late = LateMilestone(2, "装修", "城东", 4, is_done=False, done_on=date(2026, 10, 2))
    coming = (
        ComingMilestone("开业", "禾味", date(2026, 10, 3)),
        ComingMilestone("验收", "绿源", date(2026, 11, 8), done_on=date(2026, 10, 20)),
    )
    evidence = Evidence(late_milestones=(late,), coming_milestones=coming)
    figures = person("甲", [item("visits", 100, 80, 8, 10)], evidence=evidence, computed_on=written_on)

    assert focus_of(_measure("milestone"), figures, "", Words(BOTH[0])) == chinese


def test_late_entries_are_counted() -> None:
    # By its name: under the next period's heading, this one is not this quarter any more.
    assert _focus("late_logs", Evidence()) == ("三季度晚录 7 次", "7 visits of Q3 were entered late")


@pytest.mark.parametrize(
    ("label", "chinese", "english"),
    [
        ("2026", "2026 年晚录 7 次", "7 visits of 2026 were entered late"),
        ("2026-09", "9 月晚录 7 次", "7 visits of September were entered late"),
        ("2026-W38", "第 38 周晚录 7 次", "7 visits of week 38 were entered late"),
        ("2026-05-30..2026-08-29", "本期晚录 7 次", "7 visits of this period were entered late"),
    ],
)
def test_late_entries_are_those_of_the_period_by_its_name(label: str, chinese: str, english: str) -> None:
    figures = replace(person("甲", [item("log_timeliness", 100, 80, rate(49, 56), 95)]), period=parse_period(label))

    assert tuple(focus_of(_measure("late_logs"), figures, "", Words(texts)) for texts in BOTH) == (chinese, english)


def test_the_action_carries_it() -> None:
    figures = person("甲", [item("signings", 100, 50, 2, 4)], evidence=Evidence(open_deals=(TALKS,)))

    (action,) = actions_for(figures, findings_for(figures, BOTH), SHIPPED, BOTH)

    assert action.texts["zh_CN"] == "报价后第 3、7、14 天各跟进一次，每次带一条新内容；先从无锡汀岸做起。"
    assert action.texts["en"].endswith("with something new; begin with 无锡汀岸.")
