"""What a scheme must fulfil before it may be used (SCORING.md §5 and §6)."""

from collections.abc import Sequence
from decimal import Context, Decimal
from itertools import pairwise

from desktop.domain.exact import plain
from desktop.domain.indicators import Indicator
from desktop.domain.scheme import Band, Grade, RuleKind, Scheme, SchemeItem, Tier, TierBasis
from desktop.domain.scheme_items import SchemeError, counted, refuse_doubles, refuse_senseless
from desktop.errors import N_

_HUNDRED = Decimal(100)
_WIDE = Context(prec=60)
_TOO_LARGE = Decimal(10) ** 13
__all__ = ["SchemeError", "validate"]


def validate(scheme: Scheme) -> None:
    """Refuse a scheme whose weights, rules, grades, tiers or limits leave a figure undefined."""
    if not scheme.items:
        raise SchemeError(N_("The scheme has no items. Add at least one indicator with a weight of 100."))
    _refuse_fine(scheme)
    for item in scheme.items:
        _validate_item(item, counted(scheme, item))
    refuse_doubles(scheme)
    _validate_weights(scheme.items)
    if scheme.maximum < _HUNDRED or scheme.conduct_limit < 0:
        raise SchemeError(N_("The highest total must be at least 100 and the limit of conduct points at least 0."))
    if any(not 0 < step <= 1 for step in scheme.ramp):
        raise SchemeError(N_("Each step of the newcomers' ramp must be above 0 % and at most 100 %."))
    _validate_grades(scheme.grades, scheme.maximum)
    _validate_tiers(scheme)


def _refuse_fine(scheme: Scheme) -> None:
    """Refuse a number that could not be kept as it is: not finite, too large, or with too many decimals."""
    numbers: list[tuple[Decimal | None, int]] = [(scheme.maximum, 2), (scheme.conduct_limit, 2)]
    for item in scheme.items:
        numbers += [(item.weight, 4), (item.cap, 2), (item.default_target, 4), (item.veto_below, 2)]
    for value, places in ((value, places) for value, places in numbers if value is not None):
        if not value.is_finite() or abs(value) >= _TOO_LARGE:
            raise SchemeError(N_('"{value}" cannot be kept as a number. Correct it.'), value=str(value))
        if value != value.quantize(Decimal(1).scaleb(-places), context=_WIDE):
            raise SchemeError(
                N_("{value} has more than {places} decimals. Shorten it."), value=plain(value), places=places
            )


def _validate_weights(items: Sequence[SchemeItem]) -> None:
    total = sum((item.weight for item in items), Decimal(0))
    if total != _HUNDRED:
        raise SchemeError(
            N_("The weights sum to {total}, they must sum to exactly 100. Change the weights of the items."),
            total=plain(total),
        )


def _validate_item(item: SchemeItem, indicator: Indicator) -> None:
    name = indicator.name
    if item.weight <= 0:
        raise SchemeError(N_('The weight of "{item}" must be above 0.'), item=name)
    if item.cap < _HUNDRED:
        raise SchemeError(N_('The cap of "{item}" must be at least 100 points.'), item=name)
    kind = item.rule.kind
    if kind is RuleKind.LINEAR:
        _validate_line(item, indicator)
    elif kind in (RuleKind.DEDUCT, RuleKind.ADD):
        if item.rule.factor is None or item.rule.factor <= 0:
            raise SchemeError(N_('"{item}" needs the points for each case, above 0.'), item=name)
    elif kind is RuleKind.BANDS:
        _validate_bands(item.rule.bands, name)
    refuse_senseless(item, indicator)


def _validate_line(item: SchemeItem, indicator: Indicator) -> None:
    name = indicator.name
    zero, middle, stretch = item.rule.zero_point, item.default_target, item.rule.stretch
    if zero is None or stretch is None:
        raise SchemeError(
            N_('"{item}" needs the value that earns 0 points and the value that earns the cap.'), item=name
        )
    ends = [zero, stretch] if middle is None else [zero, middle, stretch]
    if not indicator.higher_is_better:
        ends.reverse()
    # The middle and the far end may coincide: reaching the target is then all there is to reach.
    is_rising = ends[0] < ends[-1] and all(left <= right for left, right in pairwise(ends)) and zero != middle
    if not is_rising:
        raise SchemeError(
            N_('The values of "{item}" must run from 0 points over the target to the cap in one direction.'),
            item=name,
        )


def _validate_bands(bands: Sequence[Band], name: str) -> None:
    if not bands or bands[0].lower is not None or bands[-1].upper is not None:
        raise SchemeError(
            N_('The bands of "{item}" must cover every value: leave the first start and the last end open.'),
            item=name,
        )
    for left, right in pairwise(bands):
        if left.upper is None or right.lower is None or left.upper > right.lower:
            raise SchemeError(N_('The bands of "{item}" overlap at {value}.'), item=name, value=_edge(right.lower))
        if left.upper < right.lower:
            raise SchemeError(
                N_('The bands of "{item}" leave a gap from {start} to {end}.'),
                item=name,
                start=plain(left.upper),
                end=plain(right.lower),
            )
    for band in bands:
        if band.lower is not None and band.upper is not None and band.lower >= band.upper:
            raise SchemeError(
                N_('A band of "{item}" ends at {value} before it starts.'), item=name, value=plain(band.upper)
            )


def _edge(value: Decimal | None) -> str:
    return "−∞" if value is None else plain(value)


def _validate_grades(grades: Sequence[Grade], maximum: Decimal) -> None:
    if not grades:
        raise SchemeError(
            N_("The scheme has no grades. Add at least one that covers 0 to {maximum}."), maximum=plain(maximum)
        )
    ordered = sorted(grades, key=lambda grade: grade.lower)
    if len({grade.code for grade in grades}) != len(grades):
        raise SchemeError(N_("Two grades bear the same code. Give each its own."))
    if ordered[0].lower != 0:
        raise SchemeError(N_("The lowest grade must start at 0, not at {value}."), value=plain(ordered[0].lower))
    for left, right in pairwise(ordered):
        if left.upper != right.lower:
            raise SchemeError(
                N_(
                    "The grades must follow each other without gap or overlap: one ends at {end}, "
                    "the next starts at {start}."
                ),
                end="+∞" if left.upper is None else plain(left.upper),
                start=plain(right.lower),
            )
    top = ordered[-1].upper
    if top is not None and top < maximum:
        raise SchemeError(
            N_("The highest grade ends at {value}, below the highest total of {maximum}."),
            value=plain(top),
            maximum=plain(maximum),
        )


def _validate_tiers(scheme: Scheme) -> None:
    if scheme.tier_basis is TierBasis.GRADE:
        known = {grade.code for grade in scheme.grades}
        for tier in scheme.tiers:
            if tier.grade not in known:
                raise SchemeError(
                    N_('A bonus tier names the grade "{grade}", which the scheme lacks.'), grade=tier.grade
                )
        return
    ordered = sorted(scheme.tiers, key=lambda tier: tier.lower)
    for left, right in pairwise(ordered):
        if left.upper is None or left.upper > right.lower:
            raise SchemeError(N_("The bonus tiers overlap at {value}."), value=plain(right.lower))
    _validate_tier_ends(ordered)


def _validate_tier_ends(ordered: Sequence[Tier]) -> None:
    for tier in ordered:
        if tier.coefficient < 0 or (tier.upper is not None and tier.upper <= tier.lower):
            raise SchemeError(
                N_("The bonus tier from {value} must end above its start and have a coefficient of at least 0."),
                value=plain(tier.lower),
            )
