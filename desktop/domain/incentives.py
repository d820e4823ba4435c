"""Bonus coefficients and bonus money (SCORING.md §7)."""

from decimal import Decimal

from desktop.domain.exact import round_half_up
from desktop.domain.scheme import Scheme, Tier, TierBasis
from desktop.domain.scoring import NEED_TARGET, ItemScore


def coefficient(scheme: Scheme, total: Decimal | None, grade: str, attainment: Decimal | None) -> Decimal | None:
    """The coefficient of the tier that holds the total, the main item's attainment or the grade; none outside all."""
    if total is None:
        return None
    if scheme.tier_basis is TierBasis.GRADE:
        return next((tier.coefficient for tier in scheme.tiers if tier.grade == grade), None)
    value = total if scheme.tier_basis is TierBasis.TOTAL else attainment
    if value is None:
        return None
    return next((tier.coefficient for tier in scheme.tiers if _holds(tier, value)), None)


def main_attainment(scores: tuple[ItemScore, ...]) -> Decimal | None:
    """The percent attained of the heaviest item that is measured against a target; the first of equal weights.

    With one decimal, as the form prints it, because what is printed decides; never below 0, as points are not.
    """
    targeted = [score for score in scores if score.item.rule.kind in NEED_TARGET]
    heaviest = max(targeted, key=lambda score: score.item.weight, default=None)
    if heaviest is None or heaviest.attainment is None:
        return None
    return max(round_half_up(heaviest.attainment, 1), Decimal(0))


def bonus(base: Decimal | None, factor: Decimal | None) -> Decimal | None:
    """元 with 2 places: base × coefficient, rounded once half up."""
    if base is None or factor is None:
        return None
    return round_half_up(base * factor, 2)


def _holds(tier: Tier, value: Decimal) -> bool:
    return value >= tier.lower and (tier.upper is None or value < tier.upper)
