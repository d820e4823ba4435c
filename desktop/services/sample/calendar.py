"""The sample company's time: seven quarters around the last full one, and dice that always fall alike."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

QUARTERS = 7  # five before the last full quarter, that one, and the running one
LAST_FULL = 5  # its place among them
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Quarter:
    """A calendar quarter, both days included; `index` counts from the oldest of the sample."""

    index: int
    start: date
    end: date

    @property
    def label(self) -> str:
        """The period's label: 2026Q3."""
        return f"{self.start.year}Q{self.start.month // 3 + 1}"

    def months(self) -> tuple[tuple[date, date], ...]:
        """The three months, each with its first and last day."""
        firsts = [date(self.start.year, self.start.month + step, 1) for step in range(3)]
        lasts = [first - timedelta(days=1) for first in firsts[1:]] + [self.end]
        return tuple(zip(firsts, lasts, strict=True))


def quarters(today: date) -> tuple[Quarter, ...]:
    """The sample's quarters, oldest first; the last one holds `today`."""
    running = today.year * 4 + (today.month - 1) // 3
    return tuple(_quarter(index, running - QUARTERS + 1 + index) for index in range(QUARTERS))


def _quarter(index: int, number: int) -> Quarter:
    year, part = divmod(number, 4)
    following = date(year + (part == 3), (part + 1) % 4 * 3 + 1, 1)
    return Quarter(index, date(year, part * 3 + 1, 1), following - timedelta(days=1))


def working_days(start: date, end: date) -> list[date]:
    """Monday to Friday between two days, without the fixed holidays of May and October."""
    days = (start + timedelta(days=step) for step in range((end - start).days + 1))
    return [day for day in days if day.weekday() < SATURDAY and not _is_holiday(day)]


def _is_holiday(day: date) -> bool:
    return (day.month in (5, 10) and day.day <= 5) or (day.month == 1 and day.day <= 3)


def next_working_day(day: date) -> date:
    """The day itself or the next one the company works."""
    return working_days(day, day + timedelta(days=14))[0]


def dice(*key: object) -> Random:
    """A source of chance that gives the same numbers for the same key on every machine."""
    return Random("/".join(map(str, key)))  # noqa: S311 - invents a company, guards nothing
