"""A grade of the owner's own: the columns of a review that follow from it."""

from decimal import Decimal
from typing import Any

from desktop.domain.incentives import bonus, coefficient
from desktop.domain.scheme import Scheme, TierBasis


def graded(
    scheme: Scheme, grade: str, reason: str, total: Decimal | None, bonus_base: Decimal | None
) -> dict[str, Any]:
    """Grade and reason, and where the grade decides the bonus also coefficient and bonus (元)."""
    columns: dict[str, Any] = {"grade": grade, "grade_reason": reason}
    if scheme.tier_basis is TierBasis.GRADE:
        factor = coefficient(scheme, total, grade, None)
        columns |= {"coefficient": factor, "bonus": bonus(bonus_base, factor)}
    return columns
