"""The same retention said of another length of time: 80 % a year is as much as 94.6 % a quarter."""

from decimal import Context, Decimal

_DIGITS = Context(prec=28)
KEEPING, LOSING = "retention_rate", "churn_rate"


def over_months(indicator: str, rate: Decimal, months: int, wanted_months: int) -> Decimal | None:
    """A percent of customers kept (or lost) in so many months, as the percent of `wanted_months` it compounds to.

    None for indicators that do not compound, and for a rate outside 0 to 100.
    """
    if indicator not in (KEEPING, LOSING) or not 0 <= rate <= 100:
        return None
    kept = (rate if indicator == KEEPING else 100 - rate) / 100
    if kept == 0:
        return rate
    compounded = 100 * _DIGITS.power(kept, _DIGITS.divide(Decimal(wanted_months), Decimal(months)))
    return compounded if indicator == KEEPING else 100 - compounded
