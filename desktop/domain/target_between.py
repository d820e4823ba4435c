"""What breaking a target down means for older ones between the whole and its parts: quarters when months are made."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from desktop.domain.period import Period

Days = tuple[date, date]  # both included


@dataclass(frozen=True, slots=True)
class Between:
    """The sums of the parts for the days that consist of several; how many targets are covered only in part."""

    sums: dict[Days, Decimal]
    left: int = 0


def between(periods: Sequence[Period], parts: Sequence[Decimal | None], held: Iterable[Days]) -> Between:
    """Holds the days for which a bearer has targets against the parts, in the indicator's unit; None is unknown.

    Days inside one part, and days that hold the whole and more, lie not between and are not mentioned.
    """
    starts = {period.start: number for number, period in enumerate(periods)}
    ends = {period.end: number for number, period in enumerate(periods)}
    sums: dict[Days, Decimal] = {}
    left = 0
    for start, end in dict.fromkeys(held):
        first, last = starts.get(start), ends.get(end)
        if first is None or last is None:
            left += _is_covered_in_part(start, end, periods)
        elif first < last:
            known = [part for part in parts[first : last + 1] if part is not None]
            if len(known) == last + 1 - first:
                sums[start, end] = sum(known, Decimal(0))
            else:
                left += 1
    return Between(sums, left)


def _is_covered_in_part(start: date, end: date, periods: Sequence[Period]) -> bool:
    """Whether the days hold a whole part and bits of others, but not everything that is broken down."""
    holds_all = start <= periods[0].start and periods[-1].end <= end
    return not holds_all and any(start <= period.start and period.end <= end for period in periods)
