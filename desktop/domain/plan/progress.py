"""How an action stands on a day: due or not, how far along the way, and whether that is enough by now."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from desktop.domain.indicators import Indicator, Shape, Unit
from desktop.domain.narrative.comparison import is_better
from desktop.domain.period import Period
from desktop.domain.review import Verdict

SOON = timedelta(days=14)
_NOTICEABLE = Decimal("0.1")  # less than a tenth of the way is no change, as in the verdicts
_WHOLE = Decimal(1)
_NOTHING = Decimal(0)


class PlanState(StrEnum):
    """Where an action stands by its due day, in the order of the board."""

    OVERDUE = "overdue"
    DUE_SOON = "due_soon"
    OPEN = "open"
    DONE = "done"


class Effect(StrEnum):
    """What the figure says so far."""

    REACHED = "reached"
    ON_COURSE = "on_course"  # a sum that is at least where an even pace would be
    BEHIND = "behind"
    BETTER = "better"
    UNCHANGED = "unchanged"
    WORSE = "worse"
    MISSED = "missed"  # a review said so
    UNKNOWN = "unknown"  # no figure, or none yet


@dataclass(frozen=True, slots=True)
class Course:
    """The share of the way to the goal, 0 to 1, and what it means; None where nothing is measured."""

    share: Decimal | None
    effect: Effect


UNMEASURED = Course(None, Effect.UNKNOWN)


_JUDGED = {
    Verdict.DONE: Effect.REACHED,
    Verdict.IMPROVED: Effect.BETTER,
    Verdict.NO_CHANGE: Effect.UNCHANGED,
    Verdict.MISSED: Effect.MISSED,
    Verdict.NO_DATA: Effect.UNKNOWN,
}


def judged(course: Course, verdict: Verdict) -> Course:
    """The course once a review judged the action: its verdict stands, and the bar does not contradict it."""
    if verdict is Verdict.DONE:
        return Course(_WHOLE, Effect.REACHED)
    is_full = course.share is not None and course.share >= _WHOLE
    return Course(None if is_full or verdict is Verdict.NO_DATA else course.share, _JUDGED[verdict])


def state_of(due_on: date, done_on: date | None, today: date, course: Course) -> PlanState:
    """Done where ticked, or past its day with the goal reached; else by how near the due day is."""
    if done_on is not None or (today > due_on and course.effect is Effect.REACHED):
        return PlanState.DONE
    if today > due_on:
        return PlanState.OVERDUE
    return PlanState.DUE_SOON if due_on - today <= SOON else PlanState.OPEN


def elapsed_share(period: Period, today: date) -> Decimal:
    """How much of a period is over on the evening of a day, 0 to 1."""
    days = (min(today, period.end) - period.start).days + 1
    return max(_NOTHING, Decimal(days) / period.days)


def course_of(
    indicator: Indicator, start: Decimal | None, now: Decimal | None, goal: Decimal | None, elapsed: Decimal
) -> Course:
    """The way of a figure from `start` over `now` to `goal`; a sum is held against an even pace."""
    if now is None or goal is None:
        return UNMEASURED
    is_sum = indicator.unit in (Unit.COUNT, Unit.MONEY) and indicator.shape in (Shape.SUM, Shape.DISTINCT)
    if is_sum and indicator.higher_is_better:
        return _sum_course(now, goal, elapsed)
    if not is_better(indicator, goal, now):
        is_over = elapsed >= _WHOLE or not is_sum  # a limit is kept only when the period is over
        return Course(_WHOLE, Effect.REACHED if is_over else Effect.ON_COURSE)
    if is_sum or start is None or start == goal:
        return Course(_NOTHING, Effect.BEHIND)
    way = (now - start) / (goal - start)
    share = min(max(way, _NOTHING), _WHOLE)
    if way >= _NOTICEABLE:
        return Course(share, Effect.BETTER)
    return Course(share, Effect.UNCHANGED if way > -_NOTICEABLE else Effect.WORSE)


def _sum_course(now: Decimal, goal: Decimal, elapsed: Decimal) -> Course:
    if now >= goal:
        return Course(_WHOLE, Effect.REACHED)
    share = max(now / goal, _NOTHING) if goal > 0 else _NOTHING
    return Course(share, Effect.ON_COURSE if now >= goal * elapsed else Effect.BEHIND)
