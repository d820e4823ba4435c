"""Breaks a target down: parts in whole units that sum exactly to the whole, by largest remainder."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from desktop.domain.indicators import Unit
from desktop.errors import N_, RequestError

Key = TypeVar("Key", bound=Hashable)
Weights = Mapping[Key, Fraction]
ONE = Decimal(1)
STEPS = {Unit.MONEY: Decimal("0.01")}
SEASON_MONTHS = 12


class SplitMethod(StrEnum):
    """What the parts are made after."""

    EVEN = "even"
    LAST_YEAR = "last_year"
    SEASON = "season"
    RAMP = "ramp"


def step_of(unit: Unit) -> Decimal:
    """The unit parts are whole numbers of: 分 for money, one for everything counted."""
    return STEPS.get(unit, ONE)


def apportion(whole: Decimal, weights: Weights[Key], step: Decimal) -> dict[Key, Decimal]:
    """Parts in whole steps, in proportion to their weights, that sum exactly to `whole`.

    What rounding down leaves goes one step each to the largest remainders, of equal ones to the larger weight, then
    to the first in order of the keys; so the order in which they are given does not matter. Weights that are all 0
    count as equal ones; a part of weight 0 gets nothing. A rest finer than a step goes where the next step would go.
    """
    if any(weight < 0 for weight in weights.values()) or not weights:
        message = "weights are none or below 0"
        raise ValueError(message)
    if whole < 0:
        return {key: -part for key, part in apportion(-whole, weights, step).items()}
    total = sum(weights.values(), Fraction(0))
    shares = dict(weights) if total else dict.fromkeys(weights, Fraction(1))
    total = total or Fraction(len(shares))
    steps = int(whole // step)
    exact = {key: steps * weight / total for key, weight in shares.items()}
    given = {key: int(share) for key, share in exact.items()}
    order = sorted(
        (key for key in shares if shares[key]),
        key=lambda key: (given[key] - exact[key], -shares[key], key),
    )
    left = steps - sum(given.values())
    for key in order[:left]:
        given[key] += 1
    parts = {key: count * step for key, count in given.items()}
    parts[order[left % len(order)]] += whole - steps * step
    return parts


@dataclass(frozen=True, slots=True)
class Branch:
    """Somebody a target is broken down to: below it further ones, at its end a weight for each part of time.

    Keys of one level have an order; parts of time are numbered from 0 on.
    """

    key: int
    times: tuple[Fraction, ...] = ()
    below: tuple["Branch", ...] = ()

    @property
    def weight(self) -> Fraction:
        """How much of the whole belongs here."""
        return sum((branch.weight for branch in self.below), sum(self.times, Fraction(0)))


@dataclass(frozen=True, slots=True)
class Split:
    """A branch's share of the whole, and its parts of time; what lies below sums up to both, exactly."""

    key: int
    whole: Decimal
    times: tuple[Decimal, ...]
    below: tuple["Split", ...] = ()


def split(whole: Decimal, branch: Branch, step: Decimal) -> Split:
    """The whole broken down to the branch's ends; every level's parts of time are the sums of the level below."""
    if not branch.below:
        parts = apportion(whole, dict(enumerate(branch.times)), step)
        return Split(branch.key, whole, tuple(parts[place] for place in range(len(branch.times))))
    shares = apportion(whole, {each.key: each.weight for each in branch.below}, step)
    if not branch.weight:
        shares = apportion(whole, {each.key: Fraction(1) for each in branch.below}, step)
    below = tuple(split(shares[each.key], each, step) for each in branch.below)
    times = tuple(sum(column, Decimal(0)) for column in zip(*(each.times for each in below), strict=True))
    return Split(branch.key, whole, times, below)


def season_weights(percents: Sequence[Decimal]) -> tuple[Fraction, ...]:
    """A seasonal table as weights; refuses one that has not twelve percents of 0 or more summing to exactly 100."""
    if len(percents) != SEASON_MONTHS or any(not percent.is_finite() or percent < 0 for percent in percents):
        raise RequestError(N_("The seasonal table needs twelve percents of 0 or more, one for each month."))
    total = sum(percents, Decimal(0))
    if total != 100:
        raise RequestError(
            N_("The twelve percents sum to {total}, not to 100. Change a month by {rest}."),
            total=f"{total.normalize():f}",
            rest=f"{(100 - total).normalize():+f}",
        )
    return tuple(Fraction(percent) for percent in percents)
