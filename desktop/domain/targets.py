"""Which target holds for a period: the one set for it, else the sum of shorter ones inside it (SCORING.md §1)."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from desktop.domain.indicators import INDICATORS
from desktop.domain.scheme import Filter


class TargetLevel(StrEnum):
    """How high a target is set: what must be, what should be, what may be reached."""

    BASE = "base"
    SPRINT = "sprint"
    CHALLENGE = "challenge"


class Bearer(StrEnum):
    """Who has figures and targets."""

    STAFF = "staff"
    TEAM = "team"
    COMPANY = "company"


class SetTarget(NamedTuple):
    """A target as it was set for some days, both included, in the indicator's unit."""

    start: date
    end: date
    value: Decimal

    @property
    def days(self) -> int:
        """The number of days it was set for."""
        return (self.end - self.start).days + 1


class TargetFigure(NamedTuple):
    """The target of a period in the indicator's unit; `parts` counts the shorter ones summed, 0 if set as it is.

    `spans` are the days these were set for, told only where they leave days of the period out.
    """

    value: Decimal
    parts: int = 0
    covered_days: int = 0
    period_days: int = 0
    spans: tuple[tuple[date, date], ...] = ()

    @property
    def is_partial(self) -> bool:
        """Whether the summed targets leave days of the period uncovered: worth a note."""
        return self.parts > 0 and self.covered_days < self.period_days


class TargetKey(NamedTuple):
    """Whose target of what: `bearer_id` is 0 for the company; a tuple, since it is looked up by the ten thousand."""

    bearer: Bearer
    bearer_id: int
    indicator: str
    filter: Filter = Filter()
    level: TargetLevel = TargetLevel.SPRINT


@dataclass(frozen=True, slots=True)
class Targets:
    """All targets that hold in one period."""

    figures: Mapping[TargetKey, TargetFigure] = field(default_factory=dict)
    are_partial: bool = field(init=False, compare=False)  # whether any of them is

    def __post_init__(self) -> None:
        """Look once whether any leaves days of the period uncovered."""
        object.__setattr__(self, "are_partial", any(each.is_partial for each in self.figures.values()))

    def of_staff(
        self,
        staff_id: int,
        indicator: str,
        filter: Filter = Filter(),  # noqa: A002, B008 - the field's own name; a frozen value
    ) -> TargetFigure | None:
        """A person's own target of the usual level, None where there is none."""
        return self.figures.get(TargetKey(Bearer.STAFF, staff_id, indicator, filter))

    def of_team(
        self,
        team_id: int,
        indicator: str,
        filter: Filter = Filter(),  # noqa: A002, B008 - the field's own name; a frozen value
    ) -> TargetFigure | None:
        """A team's own target of the usual level, never the sum of its members'."""
        return self.figures.get(TargetKey(Bearer.TEAM, team_id, indicator, filter))


def target_for(indicator: str, start: date, end: date, set_targets: Sequence[SetTarget]) -> TargetFigure | None:
    """The target of the days [start, end] out of those set; of two for the same days the later one holds."""
    period_days = (end - start).days + 1
    for each in reversed(set_targets):
        if each.start == start and each.end == end:
            return TargetFigure(each.value, 0, period_days, period_days)
    latest = {(each.start, each.end): each for each in set_targets if start <= each.start and each.end <= end}
    known = INDICATORS.get(indicator)
    if known is None or not known.adds_up or not latest:
        return None
    parts = widest_tiling(latest.values())
    value = sum((part.value for part in parts), Decimal(0))
    covered = sum(part.days for part in parts)
    spans = tuple((part.start, part.end) for part in parts) if covered < period_days else ()
    return TargetFigure(value, len(parts), covered, period_days, spans)


def widest_tiling(set_targets: Iterable[SetTarget]) -> tuple[SetTarget, ...]:
    """The targets without overlap that cover most days; of those the fewest, so quarters go before their months."""
    ordered = sorted(set_targets, key=lambda each: (each.end, each.start))
    ends = [each.end for each in ordered]
    best: list[tuple[int, int, tuple[SetTarget, ...]]] = [(0, 0, ())]
    for place, each in enumerate(ordered):
        before = best[bisect_right(ends, each.start - timedelta(days=1), 0, place)]
        taken = (before[0] + each.days, before[1] - 1, (*before[2], each))
        best.append(max(best[place], taken, key=lambda choice: choice[:2]))
    return best[-1][2]
