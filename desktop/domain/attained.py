"""How much of a target is reached, as lists and sheets say it; scores have rules of their own."""

from decimal import Decimal


def attained(actual: Decimal | None, target: Decimal | None) -> Decimal | None:
    """Actual ÷ target in percent, None where either is missing or the target is nothing."""
    if actual is None or target is None or target <= 0:
        return None
    return 100 * actual / target
