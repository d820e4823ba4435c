"""What charts show, as plain values: lengths as floats, everything that is read as finished texts; no toolkit."""

from collections.abc import Hashable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TrendBar:
    """One period of a trend; what is `likely` and `possible` stands on top of the actual, in the same unit.

    `tip` says everything in words; `key` is what the chart emits when the bar is chosen, None where nothing opens.
    """

    label: str
    value: float | None
    tip: str
    target: float | None = None
    likely: float = 0.0
    possible: float = 0.0  # of which `likely` is a part
    is_running: bool = False
    key: Hashable | None = None


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One line of the table behind a chart; `key` is what its mark opens, `link` which of the texts opens it."""

    texts: tuple[str, ...]
    key: Hashable | None = None
    link: int = 1


@dataclass(frozen=True, slots=True)
class FunnelStep:
    """One step of a funnel: its length from 0 to 1, its figure, and what of the step before came here."""

    name: str
    figure: str
    share: float
    passed: str  # "44.6 %", "" at a step that is not a part of the one before
    tip: str
    key: Hashable | None = None


@dataclass(frozen=True, slots=True)
class RankingLine:
    """One line of a ranking: `percent` is the bar, None where there is none, `share` the same in words."""

    place: str
    name: str
    percent: float | None
    share: str
    figure: str
    tip: str
    key: Hashable | None = None


@dataclass(frozen=True, slots=True)
class RadarAxis:
    """One axis of a radar in points; `reference` is a second shape, like the team's or the last period's."""

    name: str
    value: float | None
    tip: str
    reference: float | None = None
    key: Hashable | None = None
