"""How a contract's amount is cut into instalments: equal parts or percentages, every 分 accounted for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from desktop.domain.period import add_months
from desktop.domain.shares import check_shares
from desktop.errors import N_, RequestError

FEN = Decimal("0.01")
MOST_PARTS = 120  # ten years of months


@dataclass(frozen=True, slots=True)
class PlannedInstalment:
    """A part of the amount, in 元, and the day it falls due."""

    due_on: date
    amount: Decimal


def monthly_days(first: date, parts: int, every_months: int = 1) -> tuple[date, ...]:
    """So many due days, so many months apart; in a short month its last day."""
    if not 1 <= parts <= MOST_PARTS or every_months < 1:
        raise RequestError(
            N_("{parts} instalments cannot be right; enter 1 to {most}."), parts=parts, most=MOST_PARTS
        )
    return tuple(add_months(first, place * every_months) for place in range(parts))


def in_equal_parts(amount: Decimal, days: Sequence[date]) -> tuple[PlannedInstalment, ...]:
    """Equal parts on the given days; the first ones get the 分 that cannot be divided."""
    return _cut(amount, days, [Fraction(1, len(days))] * len(days))


def by_percent(amount: Decimal, parts: Sequence[tuple[date, Decimal]]) -> tuple[PlannedInstalment, ...]:
    """Parts in percent, which sum to exactly 100."""
    check_shares([percent for _day, percent in parts])
    return _cut(amount, [day for day, _percent in parts], [Fraction(percent) / 100 for _day, percent in parts])


def _cut(amount: Decimal, days: Sequence[date], shares: Sequence[Fraction]) -> tuple[PlannedInstalment, ...]:
    """Whole 分 by largest remainder, the earlier part first among equals."""
    fen = int(amount / FEN)
    exact = [fen * share for share in shares]
    whole = [part.numerator // part.denominator for part in exact]
    order = sorted(range(len(exact)), key=lambda place: (whole[place] - exact[place], place))
    for place in order[: fen - sum(whole)]:
        whole[place] += 1
    return tuple(PlannedInstalment(day, part * FEN) for day, part in zip(days, whole, strict=True))
