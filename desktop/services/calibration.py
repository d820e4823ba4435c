"""A grade of the owner's own: the columns of a review that follow from it."""

from collections.abc import Mapping
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
        pay = bonus(bonus_base, factor)
        columns |= {"coefficient": factor, "computed_bonus": pay, "bonus": pay}
    return columns


def kept_grade(
    scheme: Scheme, computed_before: str, shown: str, reason: str, columns: Mapping[str, Any]
) -> dict[str, Any]:
    """What stays of a grade the owner set when a run gave new `columns`: nothing where a rule sets the grade now.

    Nor where the grade is the computed one by now, or one the scheme does not have any more.
    """
    is_owners = shown not in (computed_before, columns["computed_grade"])
    if not is_owners or columns["grade_reason"] or shown not in {grade.code for grade in scheme.grades}:
        return {}
    return graded(scheme, shown, reason, columns["total"], columns["bonus_base"])


def overridden(bonus_now: Decimal | None, reason: str) -> dict[str, Any]:
    """The column of a bonus (元) the owner set with a reason; nothing where the computed one stands."""
    return {"bonus": bonus_now} if reason else {}
