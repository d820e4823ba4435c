"""The quality score of a customer: known factors, weighted, absent ones left out (SCORING.md §4)."""

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import accumulate
from math import floor
from typing import NamedTuple

from desktop.domain.quality_table import USUAL, Bands, Factor, QualityTable

# How much each relation's mean counts in a 360° rating; those that gave no rating are left out.
RELATION_WEIGHTS: Mapping[str, int] = {"manager": 50, "peer": 20, "customer": 20, "self": 10}

_NOTHING = Decimal(0)


class CustomerFactors(NamedTuple):
    """What is known of a customer: capital in 元, the three scores 0–100, None where unknown."""

    registered_capital: Decimal | None = None
    founded_on: date | None = None
    track_record: Decimal | None = None
    reputation: Decimal | None = None
    credit: Decimal | None = None


def quality_score(known: CustomerFactors, day: date, table: QualityTable = USUAL) -> Fraction | None:
    """The score 0–100 as things stood on `day`, that of the first signing; None where no weighed factor is known."""
    scores = (
        (Factor.CAPITAL, _banded(known.registered_capital, table.capital_bands)),
        (Factor.YEARS, _banded(_years(known.founded_on, day), table.years_bands)),
        (Factor.TRACK_RECORD, known.track_record),
        (Factor.REPUTATION, known.reputation),
        (Factor.CREDIT, known.credit),
    )
    # Two decimals times whole weights: decimals add them exactly, and much faster than fractions.
    weight, total = 0, _NOTHING
    for factor, score in scores:
        if score is not None:
            part = table.weights[factor]
            weight += part
            total += part * score
    if not weight:
        return None
    points, of_one = total.as_integer_ratio()
    return Fraction(points, of_one * weight)


def rating_score(means: Mapping[str, Fraction]) -> Fraction | None:
    """The 360° rating out of the mean score of each relation that gave one."""
    return weighted_mean([(RELATION_WEIGHTS[relation], mean) for relation, mean in means.items()])


def weighted_mean(parts: list[tuple[int, Fraction]]) -> Fraction | None:
    """Σ weight × value ÷ Σ weight over the parts there are, None where there are none."""
    weight = sum(part for part, _value in parts)
    return sum((part * value for part, value in parts), Fraction(0)) / weight if weight else None


def _banded(value: Decimal | int | None, bands: Bands) -> Decimal | None:
    if value is None:
        return None
    lowers, best = _steps(bands)
    reached = bisect_right(lowers, floor(value))
    return best[reached - 1] if reached else None


@lru_cache(maxsize=16)
def _steps(bands: Bands) -> tuple[tuple[int, ...], tuple[Decimal, ...]]:
    """From how much on a band reaches, and the most points of it and those before."""
    lowers = tuple(lower for lower, _points in bands)
    return lowers, tuple(Decimal(points) for points in accumulate((points for _lower, points in bands), max))


def _years(founded_on: date | None, day: date) -> int | None:
    """Complete years in business; None before the foundation, which must be a slip of the pen."""
    if founded_on is None or founded_on > day:
        return None
    return day.year - founded_on.year - ((day.month, day.day) < (founded_on.month, founded_on.day))
