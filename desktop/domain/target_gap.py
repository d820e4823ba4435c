"""Children against their parent: what lies between a target and the sum of its parts."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from desktop.domain.targets import SetTarget, TargetFigure, target_for


class GapKind(StrEnum):
    """Which children are held against the parent."""

    TIME = "time"  # the months of a quarter, the quarters of a year
    TEAMS = "teams"  # the company's teams
    PEOPLE = "people"  # the people of a team or of the company


@dataclass(frozen=True, slots=True)
class Gap:
    """The sum of the children beside the parent's own target, both in the indicator's unit."""

    parent: Decimal
    children: Decimal

    @property
    def difference(self) -> Decimal:
        """What the children have more (less: below 0) than the parent."""
        return self.children - self.parent

    @property
    def percent(self) -> Fraction | None:
        """The difference in percent of the parent, exact; none for a parent of 0."""
        return Fraction(self.difference) * 100 / Fraction(self.parent) if self.parent else None

    @property
    def is_closed(self) -> bool:
        """Whether nothing lies between them."""
        return self.difference == 0


def gap_in_time(indicator: str, target: SetTarget, shorter: Iterable[SetTarget]) -> tuple[Gap, TargetFigure] | None:
    """A target beside the shorter ones inside it, with how many days those cover; none where nothing adds up."""
    inside = [each for each in shorter if (each.start, each.end) != (target.start, target.end)]
    figure = target_for(indicator, target.start, target.end, inside)
    return None if figure is None else (Gap(target.value, figure.value), figure)
