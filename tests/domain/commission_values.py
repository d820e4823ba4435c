"""Tiers, contracts and spans of days for the tests of commissions."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from desktop.domain.commission import CommissionTier
from desktop.domain.commission_movements import Contract

START, END = date(2026, 7, 1), date(2026, 7, 31)
AUGUST = (date(2026, 8, 1), date(2026, 8, 31))
LIFE = (date(2020, 1, 1), date(2030, 12, 31))
DAY = timedelta(days=1)
SIGNED = date(2026, 7, 10)


def tiers(*borders: tuple[str, str]) -> tuple[CommissionTier, ...]:
    """Tiers written as (lower end in 元, rate in percent)."""
    lowers = [Decimal(lower) for lower, _rate in borders]
    uppers: list[Decimal | None] = [*lowers[1:], None]
    return tuple(
        CommissionTier(lower, upper, Decimal(rate))
        for lower, upper, (_lower, rate) in zip(lowers, uppers, borders, strict=True)
    )


LADDER = tiers(("0", "1"), ("200000", "1.5"), ("500000", "2"))


def contract(amount: str = "1000", *received: tuple[date, str], signing_id: int = 1, **stated: Any) -> Contract:
    """A contract signed on 10 July, with what was received by day."""
    money = tuple((day, Decimal(paid)) for day, paid in received)
    return Contract(signing_id, SIGNED, Decimal(amount), received=money, **stated)
