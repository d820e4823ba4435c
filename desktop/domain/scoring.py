"""From an actual to points, and from points to the total, exactly (SCORING.md §5 and §6)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from desktop.domain.exact import added, as_decimal, as_fraction, half_up
from desktop.domain.facts import ConductEvent, Measure
from desktop.domain.indicators import Indicator
from desktop.domain.scheme import Band, Missing, Rule, RuleKind, Scheme, SchemeItem

HUNDRED = Fraction(100)
_NONE = Fraction(0)
NEED_TARGET = frozenset({RuleKind.RATIO, RuleKind.LINEAR, RuleKind.THRESHOLD})
_NEARLY_EQUAL = 10**12  # two quotients that differ by less than one part of it are the same, rounded


class Reason(StrEnum):
    """Why an item is not scored (or counted as 0 or 100 instead), or why its effective target differs."""

    NONE = ""
    NO_DATA = "no_data"
    NO_TARGET = "no_target"
    ZERO_TARGET = "zero_target"
    NOT_IN_SERVICE = "not_in_service"  # absent on every day of the period in service
    NO_TEAM = "no_team"  # a team item of somebody who leads none
    RAMP = "ramp"  # scored, against a smaller target
    LITTLE_WEIGHT = "little_weight"  # of a whole review: most of the weight is not scored


class ItemScore(NamedTuple):
    """One scored line; `points` are exact and within [0, cap], `attainment` is a percent value.

    `exact_points` are the points with up to 28 digits, as they are kept and compared.
    """

    item: SchemeItem
    measure: Measure
    target: Decimal | None
    effective_target: Decimal | None
    attainment: Decimal | None
    points: Fraction | None
    is_scored: bool
    reason: Reason
    exact_points: Decimal | None

    @property
    def is_vetoed(self) -> bool:
        """Whether the points fall below the item's own minimum."""
        floor = self.item.veto_below
        return floor is not None and self.points is not None and self.points < floor


@dataclass(frozen=True, slots=True)
class Total:
    """A person's total in points; `rounded` to 0.1 is what grade and rank use."""

    exact: Fraction | None
    rounded: Decimal | None
    scored_weight: Decimal
    conduct_points: Decimal
    weighted: tuple[Fraction | None, ...]  # per item: weight × points ÷ scored weight


def exact_actual(measure: Measure) -> Fraction | None:
    """The actual without the rounding of a decimal division, where it is kept or its two parts tell it."""
    if measure.actual is None or measure.exact is not None:
        return measure.exact
    numerator, denominator = measure.actual.as_integer_ratio()
    if measure.numerator is not None and measure.denominator:
        (part, parts), (whole, wholes) = measure.numerator.as_integer_ratio(), measure.denominator.as_integer_ratio()
        over, under = part * wholes, parts * whole
        if under < 0:
            over, under = -over, -under
        # Compared as whole numbers over the common denominator: fractions would be shortened each time.
        for times in (1, 100):
            apart = abs(times * over * denominator - numerator * under)
            if apart * _NEARLY_EQUAL < under * denominator:
                return Fraction(times * over, under)
    return Fraction(numerator, denominator)


def points_for(
    item: SchemeItem,
    actual: Fraction,
    target: Fraction | None,
    higher_is_better: bool,
    reached: Fraction | None = None,
) -> Fraction | None:
    """Points within [0, cap], or None where the rule lacks a usable target; `reached` is the attainment if known."""
    rule = item.rule
    if rule.kind in NEED_TARGET:
        if not is_usable(target, actual, higher_is_better) or target is None:
            return None
        if reached is not None and rule.kind is RuleKind.RATIO:
            return _within(reached, as_fraction(item.cap))
        raw = _points_by_target(rule, actual, target, as_fraction(item.cap), higher_is_better)
    else:
        raw = _points_by_actual(rule, actual)
    return _within(raw, as_fraction(item.cap))


def _within(points: Fraction, most: Fraction) -> Fraction:
    """The points, not below 0 nor beyond the most; compared as whole numbers, which is most of what is done here."""
    if points.numerator <= 0:
        return min(_NONE, most)
    return points if points.numerator * most.denominator <= most.numerator * points.denominator else most


def is_usable(target: Fraction | None, actual: Fraction, higher_is_better: bool) -> bool:
    """Whether the target can be measured against: above 0, or 0 that is already reached because less is better."""
    if target is None or target.numerator < 0:
        return False
    return target.numerator > 0 or (not higher_is_better and actual.numerator <= 0)


def attainment(actual: Fraction | None, target: Fraction | None, higher_is_better: bool) -> Fraction | None:
    """How far the target is reached in percent; none without a target or where the division makes no sense."""
    if actual is None or target is None or target.numerator <= 0:
        return None
    if higher_is_better:
        return _percent(actual, target)
    return _percent(target, actual) if actual.numerator > 0 else None


def score_item(
    item: SchemeItem,
    indicator: Indicator,
    measure: Measure | None,
    target: Decimal | None,
    effective: Fraction | None,
) -> ItemScore:
    """The score of one line; `measure` is None for a team item of somebody who leads no team."""
    known = measure if measure is not None else Measure(None)
    actual = exact_actual(known)
    better = indicator.higher_is_better
    reached = attainment(actual, effective, better)
    points = None if actual is None else points_for(item, actual, effective, better, reached)
    reason = _reason(item, measure, target, effective, points)
    is_scored = points is not None
    # Who was away throughout missed nothing, so the scheme's "counts as 0" is not meant for them.
    if points is None and reason is not Reason.NOT_IN_SERVICE and item.missing is not Missing.SPREAD:
        points, is_scored = (Fraction(0) if item.missing is Missing.ZERO else HUNDRED), True
    percent = _decimal(reached)  # most often the points, too
    return ItemScore(
        item,
        known,
        target,
        _decimal(effective),
        percent,
        points,
        is_scored,
        reason,
        percent if points is reached else _decimal(points),
    )


def _decimal(value: Fraction | None) -> Decimal | None:
    return None if value is None else as_decimal(value)


def total_of(scores: Sequence[ItemScore], scheme: Scheme, conduct: Iterable[ConductEvent] = ()) -> Total:
    """The total over the scored items plus conduct points, clamped, rounded once; none when nothing is scored."""
    extra = conduct_points(conduct, scheme.conduct_limit)
    weight = added([as_fraction(score.item.weight) for score in scores if score.is_scored])
    weighted = tuple(_weighted(score, weight) for score in scores)
    if weight == 0:
        return Total(None, None, Decimal(0), extra, weighted)
    earned = added([part for part in weighted if part is not None])
    exact = min(max(earned + as_fraction(extra), _NONE), as_fraction(scheme.maximum))
    return Total(exact, half_up(exact, 1), as_decimal(weight), extra, weighted)


def conduct_points(events: Iterable[ConductEvent], limit: Decimal) -> Decimal:
    """Awards less penalties, within ± limit; red lines decide the grade and carry no points."""
    signs = {"award": 1, "penalty": -1}
    total = sum((signs.get(event.kind, 0) * event.points for event in events), Decimal(0))
    return min(max(total, -limit), limit)


def _weighted(score: ItemScore, weight: Fraction) -> Fraction | None:
    if not score.is_scored or score.points is None or not weight:
        return None
    return _share_of(score.item.weight, weight) * score.points


@lru_cache(maxsize=1024)  # a scheme's weights are the same for everybody
def _share_of(weight: Decimal, whole: Fraction) -> Fraction:
    return as_fraction(weight) / whole


def _percent(part: Fraction, whole: Fraction) -> Fraction:
    """A part of a whole that is not 0, in percent."""
    return Fraction(100 * part.numerator * whole.denominator, part.denominator * whole.numerator)


def _points_by_target(rule: Rule, actual: Fraction, target: Fraction, cap: Fraction, higher: bool) -> Fraction:
    if rule.kind is RuleKind.THRESHOLD:
        is_reached = actual >= target if higher else actual <= target
        return HUNDRED if is_reached else Fraction(0)
    if rule.kind is RuleKind.LINEAR:
        return _on_line(rule, actual, target, cap, higher)
    if higher:
        return _percent(actual, target)
    return _percent(target, actual) if actual > 0 else cap


def _on_line(rule: Rule, actual: Fraction, target: Fraction, cap: Fraction, higher: bool) -> Fraction:
    """The line through (zero-point, 0), (target, 100), (stretch, cap); a person's own target may pass either end."""
    sign = 1 if higher else -1
    x, middle = actual * sign, target * sign
    zero = Fraction(rule.zero_point or 0) * sign
    stretch = middle if rule.stretch is None else Fraction(rule.stretch) * sign
    if x >= middle:
        if stretch <= middle or x == middle:
            return HUNDRED
        return min(HUNDRED + (cap - HUNDRED) * (x - middle) / (stretch - middle), cap)
    if x <= zero:
        return Fraction(0)
    return HUNDRED * (x - zero) / (middle - zero)


def _points_by_actual(rule: Rule, actual: Fraction) -> Fraction:
    factor = Fraction(rule.factor or 0)
    if rule.kind is RuleKind.DEDUCT:
        return HUNDRED - factor * actual
    if rule.kind is RuleKind.ADD:
        return factor * actual
    if rule.kind is RuleKind.BANDS:
        return next(Fraction(band.points) for band in rule.bands if _holds(band, actual))
    return actual


def _holds(band: Band, actual: Fraction) -> bool:
    return (band.lower is None or actual >= band.lower) and (band.upper is None or actual < band.upper)


def _reason(
    item: SchemeItem,
    measure: Measure | None,
    target: Decimal | None,
    effective: Fraction | None,
    points: Fraction | None,
) -> Reason:
    if points is not None:
        return Reason.RAMP if _is_other(effective, target) else Reason.NONE
    if measure is None:
        return Reason.NO_TEAM
    if item.rule.kind in NEED_TARGET:
        if target is None:
            return Reason.NO_TARGET
        if target != 0 and effective == 0:
            return Reason.NOT_IN_SERVICE
    return Reason.NO_DATA if measure.actual is None else Reason.ZERO_TARGET


def _is_other(effective: Fraction | None, target: Decimal | None) -> bool:
    """Whether a target was reduced; nearly always it is the very same fraction."""
    if effective is None or target is None:
        return False
    whole = as_fraction(target)
    return effective is not whole and effective != whole
