"""A form of a period that still runs: what it says of late money and late steps adds up on the day it is made."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from desktop.domain.facts import Evidence, LateMilestone
from desktop.domain.narrative import PersonFigures, findings_for
from desktop.domain.plan import verdicts_for
from tests.domain.languages import BOTH
from tests.domain.narrative.people import item, measure, overdue, past_action, person, rate
from tests.domain.plan.planning import plan_of

TODAY = date(2026, 8, 20)
_LATE = LateMilestone(1, "开业", "禾味", 4, is_done=True)


def _owed(*, counted: float, late: float, **others: Any) -> PersonFigures:
    """Somebody of whose dues of the whole period `counted` is unpaid, and `late` is overdue already."""
    parts = (overdue("清汀", "2026-08-05", late),) if late else ()
    return person(
        "程安歌", [item("signings", 100, 100, 5, 5)], facts={"overdue_amount": measure(counted)},
        evidence=Evidence(overdue=parts), computed_on=TODAY, **others,
    )  # fmt: skip


def test_the_goal_for_overdue_money_begins_with_what_its_text_calls_overdue() -> None:
    (action,) = plan_of(_owed(counted=13_500, late=8_100))

    assert "8,100 元" in action.texts["zh_CN"]
    assert action.goals["zh_CN"] == "逾期金额 8,100 → 0 元"
    assert action.from_value == Decimal(8_100)


def test_the_last_plan_is_not_missed_by_money_whose_day_has_not_come() -> None:
    figures = _owed(counted=61_200, late=0, last_plan=(past_action("overdue_amount", 10_440, 0),))

    (verdict,) = verdicts_for(figures, (), BOTH)

    assert (verdict.verdict, verdict.now["zh_CN"]) == ("done", "本期 0 元")
    assert plan_of(figures) == ()


def test_once_the_period_is_over_the_figure_counts_as_it_stands() -> None:
    figures = person(
        "程安歌", [item("signings", 100, 100, 5, 5)], facts={"overdue_amount": measure(13_500)},
        evidence=Evidence(overdue=(overdue("清汀", "2026-08-05", 13_500),)), computed_on=date(2026, 10, 3),
    )  # fmt: skip

    (action,) = plan_of(figures)

    assert action.goals["zh_CN"] == "逾期金额 13,500 → 0 元"


@pytest.mark.parametrize(
    ("late", "computed_on", "chinese", "english"),
    [
        (
            (_LATE,),
            TODAY,
            "禾味的“开业”晚了 4 天；计划里有 2 项还没到日子。",
            "“开业” of 禾味 came 4 days late; 2 of the planned steps are not due yet.",
        ),
        ((), TODAY, "计划里有 3 项还没到日子。", "3 of the planned steps are not due yet."),
        ((_LATE,), date(2026, 10, 3), "禾味的“开业”晚了 4 天。", "“开业” of 禾味 came 4 days late."),
        ((), date(2026, 10, 3), "", ""),
    ],
)
def test_steps_that_are_still_to_come_are_told_apart_from_late_ones(
    late: tuple[LateMilestone, ...], computed_on: date, chinese: str, english: str
) -> None:
    figures = person(
        "顾明澜", [item("milestones_on_time", 100, 70, rate(7, 10), 90)],
        evidence=Evidence(late_milestones=late), computed_on=computed_on,
    )  # fmt: skip

    finding = findings_for(figures, BOTH)[0]

    assert (finding.causes["zh_CN"], finding.causes["en"]) == (chinese, english)
