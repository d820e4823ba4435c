"""How a target is coming along: what the working days that are over call for, and what those left have to bring."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from desktop.domain.attained import attained
from desktop.domain.period import DAY, Period
from desktop.domain.working_days import WorkingDays


@dataclass(frozen=True, slots=True)
class Elapsed:
    """The working days of a period: those over on a day, today's included, and all of them."""

    over: int
    all: int

    @property
    def left(self) -> int:
        """The working days still to come."""
        return self.all - self.over


@dataclass(frozen=True, slots=True)
class Pace:
    """A target of a period beside what was reached so far, in the indicator's unit.

    A target that is spread over the working days (`spreads`) is compared with the day's part of it; percentages and
    means are compared with the whole.
    """

    actual: Decimal | None
    target: Decimal
    days: Elapsed
    spreads: bool
    higher_is_better: bool = True

    @property
    def attainment(self) -> Decimal | None:
        """Actual ÷ target in percent; None without an actual or with a target of nothing."""
        return attained(self.actual, self.target)

    @property
    def expected(self) -> Decimal | None:
        """What the target calls for by now; None where it is not spread over days."""
        if not self.spreads or not self.days.all:
            return None
        return self.target * self.days.over / self.days.all

    @property
    def expected_share(self) -> Decimal | None:
        """The part of the working days that is over, in percent; None where the target is not spread over days."""
        return None if self.expected is None else Decimal(100) * self.days.over / self.days.all

    @property
    def days_ahead(self) -> Decimal | None:
        """Working days ahead of the expected place, negative when behind; None where nothing can be said."""
        if self.expected is None or self.actual is None or self.target <= 0:
            return None
        return self.actual * self.days.all / self.target - self.days.over

    @property
    def is_reached(self) -> bool:
        """Whether the target of the whole period is reached; less is better reaches only what a period ends with."""
        if self.actual is None:
            return False
        return self.actual >= self.target if self.higher_is_better else self.actual <= self.target

    @property
    def needed_per_day(self) -> Decimal | None:
        """What each remaining working day has to bring; None where it is reached, over, or not spread over days."""
        if self.expected is None or self.actual is None or self.is_reached or not self.days.left:
            return None
        return (self.target - self.actual) / self.days.left


def elapsed(period: Period, today: date, calendar: WorkingDays) -> Elapsed:
    """The working days of a period up to today, and all of them."""
    return Elapsed(calendar.count(period.start, min(period.end, today)), calendar.count(period.start, period.end))


def same_stretch_before(period: Period, today: date) -> tuple[date, date]:
    """The first days of the period before, as many as are over of this one, to compare like with like."""
    before = period.previous()
    over = (min(period.end, today) - period.start).days
    last = before.end if today >= period.end else min(before.end, before.start + over * DAY)
    return before.start, last
