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


def apportion(whole: Decimal, weights: Weights[Key], step: Decimal, turn: int = 0) -> dict[Key, Decimal]:
    """Parts in whole steps, in proportion to their weights, that sum exactly to `whole`.

    What rounding down leaves goes one step each to the largest remainders, of equal ones to the larger weight; among
    equal parts it is spread evenly over the order of the keys, from the `turn`-th on, so that four contracts of a
    year do not all fall into its first months. The order in which the parts are given does not matter. Weights that
    are all 0 count as equal ones; a part of weight 0 gets nothing. A rest finer than a step goes to the first largest
    remainder.
    """
    if any(weight < 0 for weight in weights.values()) or not weights:
        message = "weights are none or below 0"
        raise ValueError(message)
    if whole < 0:
        return {key: -part for key, part in apportion(-whole, weights, step, turn).items()}
    total = sum(weights.values(), Fraction(0))
    shares = dict(weights) if total else dict.fromkeys(weights, Fraction(1))
    total = total or Fraction(len(shares))
    steps = int(whole // step)
    exact = {key: steps * weight / total for key, weight in shares.items()}
    given = {key: int(share) for key, share in exact.items()}
    order = _in_order({key: (exact[key] - given[key], share) for key, share in shares.items() if share})
    for key in _chosen(order, steps - sum(given.values()), turn):
        given[key] += 1
    parts = {key: count * step for key, count in given.items()}
    parts[order[0][0]] += whole - steps * step
    return parts


def _in_order(claims: Mapping[Key, tuple[Fraction, Fraction]]) -> list[list[Key]]:
    """The keys in groups of equal claims (remainder, weight), the largest claim first, each group in order."""
    groups: dict[tuple[Fraction, Fraction], list[Key]] = {}
    for key in sorted(claims):  # type: ignore[type-var]  # keys have an order
        groups.setdefault(claims[key], []).append(key)
    return [groups[claim] for claim in sorted(groups, reverse=True)]


def _chosen(order: list[list[Key]], left: int, turn: int) -> list[Key]:
    """Who gets one of the steps left: whole groups, then some of the next one, evenly spread over it."""
    chosen: list[Key] = []
    for group in order:
        count = min(left - len(chosen), len(group))
        chosen += [group[(place * len(group) // count + turn) % len(group)] for place in range(count)]
    return chosen


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

    @property
    def ends(self) -> int:
        """How many ends it has."""
        return sum(branch.ends for branch in self.below) or 1


@dataclass(frozen=True, slots=True)
class Split:
    """A branch's share of the whole, and its parts of time; what lies below sums up to both, exactly."""

    key: int
    whole: Decimal
    times: tuple[Decimal, ...]
    below: tuple["Split", ...] = ()


def split(whole: Decimal, branch: Branch, step: Decimal, turn: int = 0) -> Split:
    """The whole broken down to the branch's ends; every level's parts of time are the sums of the level below.

    Each end takes its own turn in what rounding leaves, so that not everybody's rest falls into the same month.
    """
    if not branch.below:
        parts = apportion(whole, dict(enumerate(branch.times)), step, turn)
        return Split(branch.key, whole, tuple(parts[place] for place in range(len(branch.times))))
    shares = apportion(whole, {each.key: each.weight for each in branch.below}, step, turn)
    below = []
    for each in sorted(branch.below, key=lambda other: other.key):
        below.append(split(shares[each.key], each, step, turn))
        turn += each.ends
    times = tuple(sum(column, Decimal(0)) for column in zip(*(each.times for each in below), strict=True))
    place = {each.key: number for number, each in enumerate(branch.below)}
    return Split(branch.key, whole, times, tuple(sorted(below, key=lambda each: place[each.key])))


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
