"""The first page's figures as values, which are there before anything is asked of the data file."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from desktop.domain.indicators import Indicator
from desktop.domain.pace import Elapsed, Pace
from desktop.domain.period import Period


class Origin(Enum):
    """Where a company's target comes from."""

    COMPANY = "company"  # set for the company itself
    PEOPLE = "people"  # what its people are to reach together


@dataclass(frozen=True, slots=True)
class HeldTarget:
    """A target in the indicator's unit; `is_spread` where a week takes its part of a month."""

    value: Decimal
    origin: Origin = Origin.COMPANY
    is_partial: bool = False
    is_spread: bool = False


@dataclass(frozen=True, slots=True)
class MainFigure:
    """One figure of the company up to today, in the indicator's unit."""

    indicator: Indicator
    actual: Decimal | None
    target: HeldTarget | None
    pace: Pace | None


@dataclass(frozen=True, slots=True)
class Beginnings:
    """What there is in the file at all, for a company that has just begun."""

    has_staff: bool
    has_targets: bool
    has_records: bool

    @property
    def is_new(self) -> bool:
        """Whether there is nothing to show figures of."""
        return not self.has_staff or not (self.has_records or self.has_targets)


@dataclass(frozen=True, slots=True)
class DashboardFigures:
    """What the first page shows first."""

    period: Period
    today: date
    days: Elapsed
    mains: tuple[MainFigure, ...]
    beginnings: Beginnings
    holidays_known: bool  # whether the public holidays of the whole period were published when the program was made

    @property
    def codes(self) -> tuple[str, ...]:
        """The main figures' indicators."""
        return tuple(main.indicator.code for main in self.mains)


def pace_of(indicator: Indicator, actual: Decimal | None, target: HeldTarget | None, days: Elapsed) -> Pace | None:
    """How a figure is coming along, None without a target."""
    if target is None:
        return None
    spreads = indicator.takes_ramp and indicator.higher_is_better
    return Pace(actual, target.value, days, spreads, indicator.higher_is_better)
