"""Is a target a good one: what history suggests, and what makes it unclear, out of reach or too low (SMART)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from desktop.domain.exact import half_up
from desktop.domain.indicators import Indicator, Unit
from desktop.domain.period import Period

RECENT = 4  # periods a suggestion rests on
USUAL_STRETCH = Decimal(108)  # percent of the mean
_ROUND_FROM = 1000
_PLACES = {Unit.MONEY: 0, Unit.COUNT: 0, Unit.PERCENT: 1, Unit.DAYS: 1, Unit.POINTS: 1}


@dataclass(frozen=True, slots=True)
class PastFigure:
    """What was reached in one earlier period, in the indicator's unit; None is "no data"."""

    period: Period
    actual: Decimal | None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A target made from history: the mean of the periods named times the stretch in percent, rounded once."""

    value: Decimal
    mean: Fraction
    stretch: Decimal
    periods: tuple[PastFigure, ...]  # newest first


class Doubt(StrEnum):
    """What is wrong with a target, or worth a second look."""

    NO_NUMBER = "no_number"
    NO_PERIOD = "no_period"
    OUT_OF_REACH = "out_of_reach"  # beyond twice the best ever
    BELOW_MEAN = "below_mean"  # easier than what was reached on average


@dataclass(frozen=True, slots=True)
class Doubted:
    """A doubt with the figure it rests on, in the indicator's unit."""

    doubt: Doubt
    reference: Decimal | None = None


def suggestion_from(
    past: Sequence[PastFigure], indicator: Indicator, stretch: Decimal = USUAL_STRETCH
) -> Suggestion | None:
    """The mean of the newest periods with figures, stretched; where less is better the stretch goes downwards."""
    known = tuple(each for each in past if each.actual is not None)[:RECENT]
    if not known:
        return None
    mean = _mean(known)
    factor = Fraction(stretch) / 100
    wanted = mean * factor if indicator.higher_is_better else mean / factor
    if indicator.unit is Unit.PERCENT and indicator.higher_is_better:
        wanted = min(wanted, Fraction(100))
    return Suggestion(_in_round_sums(wanted, indicator), mean, stretch, known)


def doubts_about(
    value: Decimal | None, period: Period | None, indicator: Indicator, past: Sequence[PastFigure]
) -> tuple[Doubted, ...]:
    """What to look at before a target is given out; `past` are figures of periods as long, newest first."""
    found = []
    if period is None:
        found.append(Doubted(Doubt.NO_PERIOD))
    if value is None:
        return (*found, Doubted(Doubt.NO_NUMBER))
    reached = [each.actual for each in past if each.actual is not None]
    if not reached:
        return tuple(found)
    mean = _mean(past)
    if indicator.higher_is_better:
        best, is_too_far, is_below = max(reached), value > 2 * max(reached), Fraction(value) < mean
    else:
        best, is_too_far, is_below = min(reached), 2 * value < min(reached), Fraction(value) > mean
    if is_too_far and (best > 0 or not indicator.higher_is_better):
        found.append(Doubted(Doubt.OUT_OF_REACH, best))
    elif is_below:
        found.append(Doubted(Doubt.BELOW_MEAN, half_up(mean, 2)))
    return tuple(found)


def _in_round_sums(wanted: Fraction, indicator: Indicator) -> Decimal:
    """A figure somebody would write down: from a thousand on in whole hundreds of 元."""
    if indicator.unit is Unit.MONEY and wanted >= _ROUND_FROM:
        return half_up(wanted / 100, 0) * 100
    return half_up(wanted, _PLACES[indicator.unit])


def _mean(past: Sequence[PastFigure]) -> Fraction:
    known = [Fraction(each.actual) for each in past if each.actual is not None]
    return sum(known, Fraction(0)) / len(known)
