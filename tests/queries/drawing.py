"""Draws what the records of a company made by chance hold."""

import random
from datetime import UTC, date, datetime, timedelta

FIRST = date(2025, 12, 1)
DAYS = 240
DELETED = datetime(2026, 8, 1, tzinfo=UTC)


class Chance:
    """Draws what a record holds."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - the same company each time is the point

    def day(self) -> date:
        return FIRST + timedelta(days=self.random.randrange(DAYS))

    def perhaps_day(self, chance: float = 0.5) -> date | None:
        return self.day() if self.random.random() < chance else None

    def deleted(self) -> datetime | None:
        return DELETED if self.random.random() < 0.1 else None

    def later(self, day: date, most: int = 90) -> date:
        return day + timedelta(days=self.random.randrange(most))

    def maybe(self, value: int | None, chance: float = 0.8) -> int | None:
        return value if self.random.random() < chance else None
