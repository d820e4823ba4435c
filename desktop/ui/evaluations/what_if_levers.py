"""What an owner may move in a trial, and the scheme that comes of it; values in, values out."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from decimal import Decimal

from desktop.domain.exact import round_half_up
from desktop.domain.scheme import Band, Grade, Rule, Scheme, Tier, TierBasis

WHOLE = Decimal(100)
_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Levers:
    """Weights and caps by line; lower ends of all grades and tiers but the lowest, from it upwards; tiers' factors.

    Of the lines judged by bands, one after the other: the lower ends of all bands but the first, and each band's
    points.
    """

    weights: tuple[Decimal, ...]
    borders: tuple[Decimal, ...]
    tier_borders: tuple[Decimal, ...]
    coefficients: tuple[Decimal, ...]
    caps: tuple[Decimal, ...]
    band_borders: tuple[Decimal, ...]
    band_points: tuple[Decimal, ...]

    @property
    def weight_sum(self) -> Decimal:
        """What the weights sum to; they have to sum to 100."""
        return sum(self.weights, Decimal(0))


def levers_of(scheme: Scheme) -> Levers:
    """A scheme's own values."""
    return Levers(
        tuple(item.weight for item in scheme.items),
        tuple(grade.lower for grade in ascending(scheme)[1:]),
        tuple(tier.lower for tier in tiers_of(scheme)[1:]) if has_tier_borders(scheme) else (),
        tuple(tier.coefficient for tier in tiers_of(scheme)),
        tuple(item.cap for item in scheme.items),
        tuple(band.lower or _NOTHING for place in banded(scheme) for band in scheme.items[place].rule.bands[1:]),
        tuple(band.points for place in banded(scheme) for band in scheme.items[place].rule.bands),
    )


def scheme_under(scheme: Scheme, levers: Levers) -> Scheme:
    """The scheme with the levers' values; a line of weight 0 is left out."""
    rules = _rules(scheme, levers)
    items = tuple(
        replace(item, weight=weight, cap=cap, rule=rule)
        for item, weight, cap, rule in zip(scheme.items, levers.weights, levers.caps, rules, strict=True)
        if weight
    )
    return replace(scheme, items=items, grades=_grades(scheme, levers.borders), tiers=_tiers(scheme, levers))


def banded(scheme: Scheme) -> tuple[int, ...]:
    """The places of the lines judged by bands, from the lowest band up, whose ends can be typed: none below 0."""
    return tuple(
        place
        for place, item in enumerate(scheme.items)
        if item.rule.bands and all(band.lower is not None and band.lower >= 0 for band in item.rule.bands[1:])
    )


def ascending(scheme: Scheme) -> tuple[Grade, ...]:
    """The grades from the lowest up."""
    return tuple(sorted(scheme.grades, key=lambda grade: grade.lower))


def tiers_of(scheme: Scheme) -> tuple[Tier, ...]:
    """The tiers from the lowest up; where the grade decides, as the scheme has them."""
    if scheme.tier_basis is TierBasis.GRADE:
        return scheme.tiers
    return tuple(sorted(scheme.tiers, key=lambda tier: tier.lower))


def has_tier_borders(scheme: Scheme) -> bool:
    """Whether tiers have ends that may be moved: not where the grade itself decides."""
    return scheme.tier_basis is not TierBasis.GRADE and bool(scheme.tiers)


def fitted(weights: tuple[Decimal, ...], touched: Collection[int]) -> tuple[Decimal, ...]:
    """The weights with the untouched ones scaled so that all sum to 100; as they are where that is impossible."""
    free = [place for place in range(len(weights)) if place not in touched]
    rest = WHOLE - sum((weights[place] for place in touched), Decimal(0))
    share = sum((weights[place] for place in free), Decimal(0))
    if not free or rest < 0 or share == 0:
        return weights
    found = list(weights)
    for place in free:
        found[place] = round_half_up(weights[place] * rest / share, 2)
    found[free[-1]] += WHOLE - sum(found, Decimal(0))  # what rounding leaves over
    return tuple(found)


def _rules(scheme: Scheme, levers: Levers) -> tuple[Rule, ...]:
    """The lines' rules; bands stand side by side without a gap, as before."""
    rules, borders, points = [item.rule for item in scheme.items], list(levers.band_borders), list(levers.band_points)
    for place in banded(scheme):
        known = rules[place].bands
        inner, borders = borders[: len(known) - 1], borders[len(known) - 1 :]
        given, points = points[: len(known)], points[len(known) :]
        lowers, uppers = (known[0].lower, *inner), (*inner, known[-1].upper)
        bands = tuple(Band(*each) for each in zip(lowers, uppers, given, strict=True))
        rules[place] = replace(rules[place], bands=bands)
    return tuple(rules)


def _grades(scheme: Scheme, borders: tuple[Decimal, ...]) -> tuple[Grade, ...]:
    """The grades between these borders, in the scheme's own order."""
    ordered = ascending(scheme)
    lowers = (ordered[0].lower, *borders)
    uppers = (*borders, ordered[-1].upper)
    moved = {
        grade.code: replace(grade, lower=lower, upper=upper)
        for grade, lower, upper in zip(ordered, lowers, uppers, strict=True)
    }
    return tuple(moved[grade.code] for grade in scheme.grades)


def _tiers(scheme: Scheme, levers: Levers) -> tuple[Tier, ...]:
    tiers = tiers_of(scheme)
    if not has_tier_borders(scheme):
        return tuple(
            replace(tier, coefficient=factor) for tier, factor in zip(tiers, levers.coefficients, strict=True)
        )
    lowers = (tiers[0].lower, *levers.tier_borders)
    uppers = (*levers.tier_borders, tiers[-1].upper)
    return tuple(
        replace(tier, lower=lower, upper=upper, coefficient=factor)
        for tier, lower, upper, factor in zip(tiers, lowers, uppers, levers.coefficients, strict=True)
    )
