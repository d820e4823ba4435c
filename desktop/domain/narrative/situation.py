"""One line of the score card as the rules see it: what it is measured against and what that did to the total."""

from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from desktop.domain.indicators import Indicator, Unit
from desktop.domain.narrative.comparison import Comparison, compare, fair_previous, is_better, is_reduced
from desktop.domain.narrative.figures import PersonFigures, ScoredItem
from desktop.domain.scoring import Reason
from desktop.domain.wording.numbers import rounded

_FULL = Decimal(100)
_SHOWS = Decimal("0.05")  # the least impact that does not round to 0.0
_HARDLY = Decimal(1)  # points to which a figure may miss its target and still be the target as it is written


class Against(StrEnum):
    """What a figure is judged against."""

    TARGET = "target"
    TEAM = "team"
    PAST = "past"
    NOTHING = "nothing"  # it could not be scored and is counted as 0 by the scheme


class Judged(NamedTuple):
    """What a scored line did to the total: whether it is spoken of at all. The fields are those of `Situation`."""

    place: int
    item: ScoredItem
    against: Against
    reference: Decimal
    impact: Decimal

    @property
    def is_strength(self) -> bool:
        """Whether the line raised the total."""
        return self.impact > 0

    @property
    def subject(self) -> tuple[str, str, bool]:
        """What the line is about: no two findings share it."""
        return self.item.indicator.code, self.item.narrowed, self.item.is_team_scope


class Situation(NamedTuple):
    """A scored line with its reference in points and its impact: weight × (points − reference) ÷ scored weight.

    `goal` is the effective target, or the plain one where nothing was reduced; `comparison` the line among the
    team's, `peer_comparison` the same where it is fair to print it; `previous` the line's actual in the own previous
    period where that is fair to compare. A tuple, since every sentence about the line asks it again.
    """

    figures: PersonFigures
    place: int  # among the lines
    item: ScoredItem
    against: Against
    reference: Decimal
    impact: Decimal
    indicator: Indicator
    actual: Decimal | None
    goal: Decimal | None
    comparison: Comparison | None
    peer_comparison: Comparison | None
    previous: Decimal | None

    @property
    def is_strength(self) -> bool:
        """Whether the line raised the total."""
        return self.impact > 0


def goal_of(item: ScoredItem) -> Decimal | None:
    """The target an actual is measured against."""
    return item.effective_target if item.effective_target is not None else item.target


def reaches(indicator: Indicator, actual: Decimal, goal: Decimal) -> bool:
    """Whether `actual` is at least as good as `goal`."""
    return not is_better(indicator, goal, actual)


def judged_lines(figures: PersonFigures) -> list[Judged]:
    """Every line whose impact does not round to 0.0 points, in the order of the score card."""
    judged = [_judge(figures, index) for index in range(len(figures.items))]
    return [one for one in judged if one is not None]


def situation_of(figures: PersonFigures, judged: Judged) -> Situation:
    """All that sentences about a line may ask for."""
    item = judged.item
    comparison = compare(figures, judged.place)
    return Situation(
        figures=figures,
        place=judged.place,
        item=item,
        against=judged.against,
        reference=judged.reference,
        impact=judged.impact,
        indicator=item.indicator,
        actual=item.actual.actual,
        goal=goal_of(item),
        comparison=comparison,
        peer_comparison=None if is_reduced(item) else comparison,
        previous=fair_previous(figures, item),
    )


def _judge(figures: PersonFigures, index: int) -> Judged | None:
    item = figures.items[index]
    if item.points is None or figures.scored_weight <= 0:
        return None
    against, reference = _reference(figures, index)
    if reference is None or (against is Against.NOTHING and item.points >= _FULL):
        return None
    if against is Against.TARGET and _is_written_as_reached(item, item.points):
        return None
    impact = item.weight * (item.points - reference) / figures.scored_weight
    return Judged(index, item, against, reference, impact) if abs(impact) >= _SHOWS else None


def _is_written_as_reached(item: ScoredItem, points: Decimal) -> bool:
    """Whether figure and target are written alike: two deals of 2.01, which nobody could come nearer to.

    So is none of the hundredth of a contract that one day of service asks for.
    """
    goal, actual = goal_of(item), item.actual.actual
    if goal is None or actual is None or item.indicator.unit is Unit.MONEY:
        return False
    is_near = abs(points - _FULL) <= _HARDLY or (actual == 0 and rounded(goal, 1) == 0)
    return is_near and rounded(actual, 1) == rounded(goal, 1)


def _reference(figures: PersonFigures, index: int) -> tuple[Against, Decimal | None]:
    """The target's 100 points where points and target agree, else the team's median, else the own past."""
    item = figures.items[index]
    goal, actual = goal_of(item), item.actual.actual
    if actual is None or item.points is None or item.assumed is not Reason.NONE:
        return Against.NOTHING, _FULL
    if goal is not None and _agrees(item, actual, goal, item.points):
        return Against.TARGET, _FULL
    if (comparison := compare(figures, index)) is not None:
        return Against.TEAM, _if_agreeing(item, actual, comparison.median_actual, comparison.median_points)
    return Against.PAST, _if_agreeing(item, actual, fair_previous(figures, item), item.previous_points)


def _agrees(item: ScoredItem, actual: Decimal, other: Decimal, above: Decimal) -> bool:
    """Whether points above (or below) 100 go with a target reached (or missed): no praise for a missed target."""
    return reaches(item.indicator, actual, other) if above >= _FULL else is_better(item.indicator, other, actual)


def _if_agreeing(item: ScoredItem, actual: Decimal, value: Decimal | None, points: Decimal | None) -> Decimal | None:
    """The other's points, None where they would call the better figure the weaker one."""
    if value is None or points is None or item.points is None:
        return None
    better, worse = is_better(item.indicator, actual, value), is_better(item.indicator, value, actual)
    if (item.points > points and not better) or (item.points < points and not worse):
        return None
    return points
