"""Who works in the sample company and with which words: the files under resources/sample, typed."""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from desktop import paths
from desktop.services.sample.calendar import LAST_FULL, Quarter, working_days


@dataclass(frozen=True, slots=True)
class SampleTeam:
    """A team and the part of the country it works in."""

    key: str
    name: str
    name_en: str
    region: str
    region_en: str
    cities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Product:
    """What is signed; the price in 元."""

    name: str
    name_en: str
    price: int
    weight: int


@dataclass(frozen=True, slots=True)
class Person:
    """A staff member and the habits that make a review read like nobody else's; lists run per quarter."""

    code: str
    name: str
    team: str
    hired: int  # days before the first day of the last full quarter
    bonus_base: int
    signings: tuple[int, ...]
    visits: tuple[int, ...]
    deals: tuple[int, ...]
    role: str = "specialist"
    targets: str = "standard"
    effective: float = 0.6
    amount: float = 1.0
    pays: float = 0.86
    timely: float = 0.93
    quality: int = 75
    punctual: float = 0.85
    left: int | None = None  # days after that first day
    moved_from: str = ""
    silent_weeks: int = 0
    leave_days: int = 0
    unpaid_customer: bool = False
    surveyed: bool = True
    complaints: int = 0

    def hired_on(self, quarters: tuple[Quarter, ...]) -> date:
        """The first day of service."""
        return quarters[LAST_FULL].start - timedelta(days=self.hired)

    def left_on(self, quarters: tuple[Quarter, ...]) -> date | None:
        """The last day of service, if there is one."""
        return None if self.left is None else quarters[LAST_FULL].start + timedelta(days=self.left)

    def leave(self, quarters: tuple[Quarter, ...]) -> tuple[date, date] | None:
        """A long approved absence in the last full quarter."""
        if not self.leave_days:
            return None
        start = quarters[LAST_FULL].start + timedelta(days=35)
        return start, start + timedelta(days=self.leave_days - 1)

    def silence(self, quarters: tuple[Quarter, ...]) -> tuple[date, date] | None:
        """Whole weeks of the last full quarter without any entry."""
        if not self.silent_weeks:
            return None
        day = quarters[LAST_FULL].start + timedelta(days=18)
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=7 * self.silent_weeks - 1)

    def active_days(self, quarter: Quarter, quarters: tuple[Quarter, ...]) -> list[date]:
        """The working days of a quarter on which something can happen."""
        start = max(quarter.start, self.hired_on(quarters))
        end = min(quarter.end, self.left_on(quarters) or quarter.end)
        gaps = [gap for gap in (self.leave(quarters), self.silence(quarters)) if gap]
        return [day for day in working_days(start, end) if not any(first <= day <= last for first, last in gaps)]


@dataclass(frozen=True, slots=True)
class Cast:
    """The whole company as the sample files describe it."""

    name: str
    preset: str
    teams: tuple[SampleTeam, ...]
    people: tuple[Person, ...]
    products: tuple[Product, ...]
    targets: dict[str, dict[str, int]]

    def team(self, key: str) -> SampleTeam:
        """The team with that key."""
        return next(team for team in self.teams if team.key == key)


@cache
def cast() -> Cast:
    """The company described in resources/sample/company.toml."""
    told = _read("company.toml")
    return Cast(
        name=told["name"],
        preset=told["preset"],
        teams=tuple(SampleTeam(**_frozen(team)) for team in told["teams"]),
        people=tuple(Person(**_frozen(person)) for person in told["people"]),
        products=tuple(Product(**product) for product in told["products"]),
        targets=told["targets"],
    )


@cache
def words() -> dict[str, Any]:
    """The vocabulary in resources/sample/words.toml."""
    return _read("words.toml")


def _read(name: str) -> dict[str, Any]:
    with (paths.resources() / "sample" / name).open("rb") as source:
        return tomllib.load(source)


def _frozen(values: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in values.items()}
