"""What became of an action of the last plan: by its own figures and by which way is better (SCORING.md §8)."""

from datetime import timedelta
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from desktop.domain.narrative.comparison import is_better, is_reduced
from desktop.domain.narrative.figures import PastAction, PersonFigures
from desktop.domain.narrative.records import told_actual
from desktop.domain.review import Verdict

# A change of less than a tenth of the way is no change.
_NOTICEABLE = Decimal("0.1")
_RAMP = timedelta(days=123)


class Judgement(NamedTuple):
    """The verdict with the figure it rests on.

    `progress` is the share of the way from start to goal, `share` the `presence` that both were reduced to.
    """

    verdict: Verdict
    now: Decimal | None
    progress: Decimal | None
    share: Decimal = Decimal(1)


@lru_cache(maxsize=16)  # asked for the remark, the verdicts and what is carried over
def judgements(figures: PersonFigures) -> tuple[Judgement, ...]:
    """The judgements on the last plan's actions, in their order."""
    return tuple(judged(action, figures) for action in figures.last_plan)


def judged(action: PastAction, figures: PersonFigures) -> Judgement:
    """The judgement on one action; without a figure to measure, the owner's tick decides."""
    now = current_value(action, figures)
    share = presence(action, figures)
    goal, start, indicator = _part(action.to_value, share), _part(action.from_value, share), action.indicator
    if indicator is None or goal is None:
        return Judgement(Verdict.DONE if action.done_on else Verdict.MISSED, None, None, share)
    if now is None:
        return Judgement(Verdict.DONE if action.done_on else Verdict.NO_DATA, None, None, share)
    if not is_better(indicator, goal, now):
        return Judgement(Verdict.DONE, now, None, share)
    if start is None or start == goal:
        return Judgement(Verdict.MISSED, now, None, share)
    progress = (now - start) / (goal - start)
    if progress >= _NOTICEABLE:
        return Judgement(Verdict.IMPROVED, now, progress, share)
    return Judgement(Verdict.NO_CHANGE if progress > -_NOTICEABLE else Verdict.MISSED, now, progress, share)


def presence(action: PastAction, figures: PersonFigures) -> Decimal:
    """The share of the period the person was there for, where a sum was planned; 1 for everything else.

    A newcomer's smaller target is not absence: what was planned for one is the smaller figure already.
    """
    if action.indicator is None or not action.indicator.takes_ramp or action.is_team_scope:
        return Decimal(1)
    return _share_present(figures)


@lru_cache(maxsize=16)
def _share_present(figures: PersonFigures) -> Decimal:
    hired = figures.employed_from
    if hired is not None and hired > figures.period.start - _RAMP:
        return Decimal(1)
    for item in figures.items:
        if item.indicator.takes_ramp and is_reduced(item) and item.target and item.effective_target is not None:
            return item.effective_target / item.target
    return Decimal(1)


def _part(value: Decimal | None, share: Decimal) -> Decimal | None:
    return None if value is None else value * share


def current_value(action: PastAction, figures: PersonFigures) -> Decimal | None:
    """The action's indicator now, of the records it was planned on: one's own or the team's, under its filter."""
    if action.indicator is None:
        return None
    return told_actual(figures, action.indicator.code, action.is_team_scope, action.narrowed)
