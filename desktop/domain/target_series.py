"""Values that stick out of their own series of targets: a 30,000 between 4,000 and 2,000."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from statistics import median

from desktop.domain.period import add_months

NEIGHBOURS = 2  # filled periods looked at on each side
REACH = 6  # periods within which a neighbour counts as one
FEWEST = 2  # values to compare with
HIGH_OF_MEDIAN, HIGH_OF_LARGEST = 3, 2
LOW_OF_MEDIAN, LOW_OF_SMALLEST = 5, 4


@dataclass(frozen=True, slots=True)
class Unusual:
    """A value out of line: what the others near it are, and what may have been meant, all in the indicator's unit."""

    value: Decimal
    smallest: Decimal
    largest: Decimal
    typical: Decimal  # the median of the values compared with
    meant: Decimal | None  # the value with its point moved by a place or two, where that falls into line

    @property
    def times(self) -> Decimal:
        """How many times the typical value it is."""
        return self.value / self.typical


def unusual_in(series: Mapping[date, Decimal], start: date, months: int) -> Unusual | None:
    """Whether the value of the period that starts at `start` sticks out of a series of periods of so many months.

    Compared are the two filled periods before and after it, and the same period of other years. A value is out of
    line above 3 times their median and twice their largest, or below a fifth of the median and a quarter of the
    smallest; so a peak or a ramp that other months or years share is none. Zeros say nothing.
    """
    value = series.get(start, Decimal(0))
    others = _compared(series, start, months)
    if value <= 0 or len(others) < FEWEST:
        return None
    middle, smallest, largest = Decimal(median(others)), min(others), max(others)
    is_high = value > HIGH_OF_MEDIAN * middle and value > HIGH_OF_LARGEST * largest
    is_low = value * LOW_OF_MEDIAN < middle and value * LOW_OF_SMALLEST < smallest
    if not is_high and not is_low:
        return None
    return Unusual(value, smallest, largest, middle, _meant(value, smallest, largest))


def _compared(series: Mapping[date, Decimal], start: date, months: int) -> list[Decimal]:
    filled = {day: value for day, value in series.items() if value > 0 and day != start}
    first, last = add_months(start, -months * REACH), add_months(start, months * REACH)
    near = sorted(day for day in filled if first <= day <= last)
    before = [day for day in near if day < start][-NEIGHBOURS:]
    after = [day for day in near if day > start][:NEIGHBOURS]
    other_years = [day for day in filled if (day.month, day.day) == (start.month, start.day)]
    return [filled[day] for day in sorted({*before, *after, *other_years})]


def _meant(value: Decimal, smallest: Decimal, largest: Decimal) -> Decimal | None:
    for factor in (Decimal("0.1"), Decimal(10), Decimal("0.01"), Decimal(100), Decimal("0.0001"), Decimal(10000)):
        moved = value * factor
        if smallest / 2 <= moved <= largest * 2:
            return moved.normalize() if moved != moved.to_integral_value() else moved.quantize(Decimal(1))
    return None
