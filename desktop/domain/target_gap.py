"""Children against their parent: what lies between a target and the sum of its parts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from desktop.domain.targets import SetTarget, TargetFigure, target_for, widest_tiling

Days = tuple[date, date]  # both included


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


def gap_in_time(indicator: str, figure: TargetFigure, days: Days, set_targets: Sequence[SetTarget]) -> Gap | None:
    """A target beside the shorter ones inside its days; none where they leave days out or nothing adds up.

    What is set for a quarter and its months stands once each: where those that make up the figure agree with it, but
    one of them not with what lies inside it, that gap is the figure's too.
    """
    latest = {(each.start, each.end): each for each in set_targets if _lies_within(each, days)}
    inside = [each for own, each in latest.items() if own != days]
    parts = target_for(indicator, *days, inside)
    if parts is None or (figure.parts == 0 and parts.is_partial):
        return None
    gap = Gap(figure.value, parts.value)
    if not gap.is_closed:
        return gap
    return Gap(figure.value, parts.value + sum(_deeper(indicator, inside), Decimal(0)))


def _deeper(indicator: str, set_targets: Sequence[SetTarget]) -> Iterator[Decimal]:
    """What lies between each of the targets that are summed and those inside it."""
    for part in widest_tiling(set_targets):
        figure = TargetFigure(part.value, 0, part.days, part.days)
        gap = gap_in_time(indicator, figure, (part.start, part.end), set_targets)
        if gap is not None:
            yield gap.difference


def _lies_within(target: SetTarget, days: Days) -> bool:
    return days[0] <= target.start and target.end <= days[1]
