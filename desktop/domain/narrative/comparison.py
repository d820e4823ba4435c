"""Who a person is compared with: the team from three people on, else the own past; and when that is fair."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import timedelta
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from desktop.domain.facts import Facts
from desktop.domain.indicators import Indicator
from desktop.domain.narrative.figures import PersonFigures, ScoredItem, Standing

SMALLEST_TEAM = 3
_NOTHING = Decimal(0)
# Below nine tenths of the plain target a sum says more about the days present than about the work.
_NOTICEABLY_REDUCED = Decimal("0.9")
# Targets that differ by more than a fifth belong to different jobs.
_ALIKE_FROM = Decimal("0.8")
# The first record of a period need not lie on its first day.
_ABOUT_THE_START = timedelta(days=14)


class Comparison(NamedTuple):
    """A line of the score card among the team: medians in the indicator's unit and in points; rank by actual.

    `is_whole_team` is False where people of whom much more or less was asked are left out.
    """

    size: int
    median_actual: Decimal
    median_points: Decimal | None
    rank: int
    sharing: int  # how many have this very figure, the person included
    is_whole_team: bool = True


@lru_cache(maxsize=64)  # a line is looked at for its finding, its cause and its goal
def compare(figures: PersonFigures, index: int) -> Comparison | None:
    """The comparison for one line; None for team-scope lines and where fewer than three have a figure."""
    item = figures.items[index]
    own = item.actual.actual
    if own is None or item.is_team_scope or len(figures.peers) < SMALLEST_TEAM:
        return None
    everybody = _everybody(figures.peers, index)
    alike = everybody.middles if _is_asked_alike(item, everybody) else _middles(_alike(item, everybody.middles.lines))
    known = alike.actuals
    if len(known) < SMALLEST_TEAM:
        return None
    fewer, not_more = bisect_left(known, own), bisect_right(known, own)
    return Comparison(
        size=len(known),
        median_actual=alike.median_actual,
        median_points=alike.median_points,
        rank=1 + (len(known) - not_more if item.indicator.higher_is_better else fewer),
        sharing=not_more - fewer,
        is_whole_team=len(alike.lines) == len(figures.peers),
    )


class _Line(NamedTuple):
    """A line of somebody's score card as the team sees it, with four fifths of what was asked."""

    actual: Decimal | None
    points: Decimal | None
    target: Decimal | None
    least: Decimal


class _Middles(NamedTuple):
    """Lines of a team: their known actuals, ascending, and their medians."""

    lines: Sequence[_Line]
    actuals: Sequence[Decimal]
    median_actual: Decimal
    median_points: Decimal | None


class _Everybody(NamedTuple):
    """All the team's lines, and between which targets all are alike."""

    middles: _Middles
    most_least: Decimal  # the largest of the four fifths
    lowest_target: Decimal | None  # None where nobody has one


def _middles(lines: Sequence[_Line]) -> _Middles:
    known = [line.actual for line in lines if line.actual is not None]
    return _Middles(
        lines=lines,
        actuals=known,
        median_actual=_median(known) if known else _NOTHING,
        median_points=middle([line.points for line in lines]),
    )


@lru_cache(maxsize=64)  # the same for everybody of the team
def _everybody(peers: tuple[Standing, ...], index: int) -> _Everybody:
    """The team's own lines by their actuals, those without one last."""
    lines = [
        _Line(item.actual.actual, item.points, target, _NOTHING if target is None else target * _ALIKE_FROM)
        for item in (peer.items[index] for peer in peers)
        if not item.is_team_scope
        for target in (item.effective_target,)
    ]
    return _Everybody(
        _middles(sorted(lines, key=lambda line: (line.actual is None, line.actual or _NOTHING))),
        most_least=max((line.least for line in lines), default=_NOTHING),
        lowest_target=min((line.target for line in lines if line.target is not None), default=None),
    )


def _is_asked_alike(own: ScoredItem, team: _Everybody) -> bool:
    """Whether one's own line may be compared with all the team's, which it often may: `_alike` of all."""
    mine = own.effective_target
    if mine is None or team.lowest_target is None or not own.indicator.takes_ramp:
        return True
    return team.most_least <= mine and mine * _ALIKE_FROM <= team.lowest_target


def _alike(own: ScoredItem, lines: Sequence[_Line]) -> Sequence[_Line]:
    """The lines one's own may be compared with: sums only where much the same was asked (a leader visits less)."""
    mine = own.effective_target
    if mine is None or not own.indicator.takes_ramp:
        return lines
    least = mine * _ALIKE_FROM
    return [line for line in lines if line.target is None or (line.least <= mine and least <= line.target)]


def middle(values: Iterable[Decimal | None]) -> Decimal | None:
    """The median of the known values; None where fewer than three are known."""
    known = sorted([value for value in values if value is not None])
    return _median(known) if len(known) >= SMALLEST_TEAM else None


def _median(ascending: Sequence[Decimal]) -> Decimal:
    half, is_odd = divmod(len(ascending), 2)
    return ascending[half] if is_odd else (ascending[half - 1] + ascending[half]) / 2


def is_better(indicator: Indicator, value: Decimal, other: Decimal) -> bool:
    """Whether `value` is strictly better than `other`."""
    return value > other if indicator.higher_is_better else value < other


def is_reduced(item: ScoredItem) -> bool:
    """Whether the person was there for so little of the period that sums cannot be compared with others'."""
    if not item.indicator.takes_ramp or not item.target or item.effective_target is None:
        return False
    return item.effective_target < item.target * _NOTICEABLY_REDUCED


def fair_previous(figures: PersonFigures, item: ScoredItem) -> Decimal | None:
    """The same figure in the own previous period, None where the person was there for only a part of either.

    Nor is there one where the company's records begin inside that period: most of it would be missing.
    """
    start, hired = figures.previous_period.start, figures.employed_from
    first = figures.evidence.first_days.get(item.indicator.records)
    if (hired is not None and hired > start) or (first is not None and first > start + _ABOUT_THE_START):
        return None
    if item.indicator.takes_ramp and (is_reduced(item) or was_away(figures)):
        return None
    if item.previous.actual is not None or item.is_team_scope or item.narrowed:
        return item.previous.actual
    return actual_of(figures.previous, item.indicator.code)


def actual_of(facts: Facts, code: str) -> Decimal | None:
    """One indicator's actual, None for no data."""
    measure = facts.get(code)
    return measure.actual if measure else None


def was_away(figures: PersonFigures) -> bool:
    """Whether the person left before the period's end, or was not there for more than a tenth of its days."""
    if figures.employed_until is not None and figures.employed_until < figures.period.end:
        return True
    return figures.service_days < figures.period.days * _NOTICEABLY_REDUCED
