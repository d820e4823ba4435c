"""How much of a target a person can be held to: months of service, days in service, absences (SCORING.md §5)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from desktop.domain.exact import as_fraction
from desktop.domain.indicators import Indicator
from desktop.domain.scheme import Scope

Span = tuple[date, date]  # both days included
FULL = Decimal(1)


@dataclass(frozen=True, slots=True)
class Ramp:
    """The part of a plain target that counts, with its reasons; days are calendar days the target is set for."""

    month: int | None  # month of service these days start in, 1 for the first; None when the hiring day is unknown
    step: Decimal  # the newcomer's share of that month, 1 when there is none
    service_days: int  # of these days in service, absences not yet taken off
    absent_days: int  # approved absences inside those days
    period_days: int

    @property
    def share(self) -> Fraction:
        """The exact factor on a target, 0 to 1."""
        return _share(self.step, self.days, self.period_days)

    @property
    def days(self) -> int:
        """The days in service less approved absences."""
        return self.service_days - self.absent_days

    @property
    def is_whole(self) -> bool:
        """Whether the plain target counts unchanged."""
        return self.share == 1


def months_of_service(hired_on: date, day: date) -> int:
    """Complete months from the hiring day to `day`, never negative; a short month's last day completes one."""
    months = (day.year - hired_on.year) * 12 + day.month - hired_on.month
    is_last_day = (day + timedelta(days=1)).month != day.month
    if day.day < hired_on.day and not is_last_day:
        months -= 1
    return max(months, 0)


def ramp_for(
    start: date,
    end: date,
    hired_on: date | None,
    left_on: date | None,
    absences: Iterable[Span],
    steps: Sequence[Decimal],
) -> Ramp:
    """The ramp of one person in a period; `steps` are the shares of the first months of service, none for no ramp."""
    return ramp_over(((start, end),), hired_on, left_on, absences, steps)


def ramp_over(
    spans: Sequence[Span],
    hired_on: date | None,
    left_on: date | None,
    absences: Iterable[Span],
    steps: Sequence[Decimal],
) -> Ramp:
    """The ramp of one person over the days a target is set for: `spans` in order, no day twice."""
    away = tuple(absences)
    month = months_of_service(hired_on, spans[0][0]) + 1 if hired_on else None
    step = steps[month - 1] if month is not None and month <= len(steps) else FULL
    service_days = absent_days = period_days = 0
    for start, end in spans:
        first = max(start, hired_on) if hired_on else start
        last = min(end, left_on) if left_on else end
        service_days += max((last - first).days + 1, 0)
        absent_days += covered_days(away, first, last)
        period_days += (end - start).days + 1
    return Ramp(month, step, service_days, absent_days, period_days)


def effective_target(target: Decimal | None, indicator: Indicator, ramp: Ramp, scope: Scope) -> Fraction | None:
    """The target a person is held to.

    Only own targets of counts and sums that should be high shrink: a percentage does not depend on time served, and a
    smaller limit of complaints would punish the newcomer.
    """
    if target is None:
        return None
    if scope is Scope.TEAM or not indicator.takes_ramp or not indicator.higher_is_better:
        return as_fraction(target)
    return as_fraction(target) if ramp.is_whole else as_fraction(target) * ramp.share


@lru_cache(maxsize=1024)  # the same for nearly everybody
def _share(step: Decimal, days: int, period_days: int) -> Fraction:
    return as_fraction(step) * Fraction(days, period_days)


def covered_days(absences: Iterable[Span], first: date, last: date) -> int:
    """Days of [first, last] covered by at least one absence."""
    covered = 0
    free_from = first
    for began, ended in sorted(absences):
        begin, finish = max(began, free_from), min(ended, last)
        if begin <= finish:
            covered += (finish - begin).days + 1
            free_from = finish + timedelta(days=1)
    return covered
