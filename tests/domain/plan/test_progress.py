"""Where an action stands on a day."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.indicators import INDICATORS
from desktop.domain.period import parse_period
from desktop.domain.plan.progress import (
    UNMEASURED,
    Course,
    Effect,
    PlanState,
    course_of,
    elapsed_share,
    judged,
    state_of,
)
from desktop.domain.review import Verdict

DUE = date(2026, 12, 31)
Q4 = parse_period("2026Q4")


@pytest.mark.parametrize(
    ("today", "done_on", "state"),
    [
        (date(2026, 12, 16), None, PlanState.OPEN),
        (date(2026, 12, 17), None, PlanState.DUE_SOON),
        (date(2026, 12, 31), None, PlanState.DUE_SOON),
        (date(2027, 1, 1), None, PlanState.OVERDUE),
        (date(2027, 1, 1), date(2026, 12, 30), PlanState.DONE),
        (date(2026, 10, 1), date(2026, 10, 1), PlanState.DONE),
    ],
)
def test_the_state_follows_the_due_day_and_the_tick(today: date, done_on: date | None, state: PlanState) -> None:
    assert state_of(DUE, done_on, today, UNMEASURED) is state


def test_past_its_day_a_reached_goal_needs_no_tick() -> None:
    reached = Course(Decimal(1), Effect.REACHED)

    assert state_of(DUE, None, date(2027, 1, 1), reached) is PlanState.DONE
    assert state_of(DUE, None, DUE, reached) is PlanState.DUE_SOON


@pytest.mark.parametrize(
    ("code", "start", "now", "goal", "elapsed", "effect", "share"),
    [
        ("visits", 18, 13, 26, "0.5", Effect.ON_COURSE, "0.5"),
        ("visits", 18, 12, 26, "0.5", Effect.BEHIND, None),
        ("visits", 18, 26, 26, "0.9", Effect.REACHED, "1"),
        ("collected_amount", 100, -5, 200, "0.5", Effect.BEHIND, "0"),
        ("complaints", 3, 0, 1, "0.5", Effect.ON_COURSE, "1"),
        ("complaints", 3, 1, 1, "1", Effect.REACHED, "1"),
        ("complaints", 3, 2, 1, "0.5", Effect.BEHIND, "0"),
        ("landing_rate", 50, 60, 70, "0.5", Effect.BETTER, "0.5"),
        ("landing_rate", 50, 51, 70, "0.5", Effect.UNCHANGED, "0.05"),
        ("landing_rate", 50, 40, 70, "0.5", Effect.WORSE, "0"),
        ("landing_rate", 50, 70, 70, "0.1", Effect.REACHED, "1"),
        ("deal_cycle_days", 68, 57, 55, "1", Effect.BETTER, None),
        ("overdue_amount", 9000, 0, 0, "0.1", Effect.REACHED, "1"),
        ("overdue_amount", None, 5, 0, "0.1", Effect.BEHIND, "0"),
    ],
)
def test_the_figure_tells_how_it_goes(
    code: str, start: int | None, now: int, goal: int, elapsed: str, effect: Effect, share: str | None
) -> None:
    begun = None if start is None else Decimal(start)

    course = course_of(INDICATORS[code], begun, Decimal(now), Decimal(goal), Decimal(elapsed))

    assert course.effect is effect
    if share is not None:
        assert course.share == Decimal(share)


def test_without_a_figure_nothing_is_claimed() -> None:
    assert course_of(INDICATORS["visits"], None, None, Decimal(5), Decimal(1)) is UNMEASURED
    assert course_of(INDICATORS["visits"], None, Decimal(5), None, Decimal(1)) is UNMEASURED


def test_the_share_of_the_period_that_is_over() -> None:
    assert elapsed_share(Q4, date(2026, 9, 30)) == 0
    assert elapsed_share(Q4, date(2026, 10, 1)) == Decimal(1) / 92
    assert elapsed_share(Q4, DUE) == 1
    assert elapsed_share(Q4, date(2027, 5, 1)) == 1


@given(
    st.sampled_from(sorted(INDICATORS)),
    st.none() | st.integers(0, 200).map(Decimal),
    st.integers(-50, 200).map(Decimal),
    st.integers(0, 200).map(Decimal),
    st.integers(0, 10).map(lambda tenths: Decimal(tenths) / 10),
)
def test_the_bar_never_leaves_its_ends(
    code: str, start: Decimal | None, now: Decimal, goal: Decimal, elapsed: Decimal
) -> None:
    course = course_of(INDICATORS[code], start, now, goal, elapsed)

    assert course.share is not None
    assert 0 <= course.share <= 1


@pytest.mark.parametrize(
    ("verdict", "course"),
    [
        (Verdict.DONE, Course(Decimal(1), Effect.REACHED)),
        (Verdict.IMPROVED, Course(Decimal("0.4"), Effect.BETTER)),
        (Verdict.NO_CHANGE, Course(Decimal("0.4"), Effect.UNCHANGED)),
        (Verdict.MISSED, Course(Decimal("0.4"), Effect.MISSED)),
        (Verdict.NO_DATA, UNMEASURED),
    ],
)
def test_a_review_s_verdict_stands_above_what_the_figure_says(verdict: Verdict, course: Course) -> None:
    assert judged(Course(Decimal("0.4"), Effect.BEHIND), verdict) == course


def test_a_full_bar_does_not_stand_beside_a_missed_goal() -> None:
    assert judged(Course(Decimal(1), Effect.REACHED), Verdict.MISSED) == Course(None, Effect.MISSED)
