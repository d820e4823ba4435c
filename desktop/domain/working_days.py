"""Which days the company works: those of its week, but for public holidays and what the owner decided."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from desktop.domain.period import DAY

USUAL_WEEK = frozenset({1, 2, 3, 4, 5})  # ISO: 1 Monday … 7 Sunday


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """The company's calendar; `special` says of single days whether work is done, whatever the week says."""

    week: frozenset[int] = USUAL_WEEK
    special: Mapping[date, bool] = field(default_factory=dict)

    def is_working(self, day: date) -> bool:
        """Whether the company works on a day."""
        return self.special.get(day, day.isoweekday() in self.week)

    def count(self, start: date, end: date) -> int:
        """The number of working days from `start` to `end`, both included; 0 where the end lies before the start."""
        number = 0
        while start <= end:
            number += self.is_working(start)
            start += DAY
        return number

    def within(self, start: date, end: date) -> frozenset[date]:
        """The working days from `start` to `end`, both included."""
        days = (start + step * DAY for step in range((end - start).days + 1))
        return frozenset(day for day in days if self.is_working(day))

    def back(self, day: date, number: int) -> date:
        """The day on which the last `number` working days up to `day` began; `day` itself for none.

        A calendar without working days is not searched for longer than a year.
        """
        earliest = day
        for step in range(366):
            if number <= 0:
                break
            earliest = day - step * DAY
            number -= self.is_working(earliest)
        return earliest


def week_from(text: str) -> frozenset[int]:
    """The working days of a week as they are kept: "12345"; what is no such day is left out."""
    return frozenset(int(letter) for letter in text if letter in "1234567")
