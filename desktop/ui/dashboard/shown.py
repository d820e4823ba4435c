"""What the page is given to show, worded and frozen."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from desktop.domain.indicators import Indicator
from desktop.ui.dashboard.main_cards import MainCard
from desktop.ui.dashboard.people_rows import PersonRow
from desktop.ui.kit.charts.figures import FigureRow, TrendBar


class Start(Enum):
    """What a new company does next."""

    ADD_STAFF = "staff"
    IMPORT = "imports"
    SET_TARGETS = "targets"


@dataclass(frozen=True, slots=True)
class Overview:
    """The cards of a period."""

    subtitle: str
    note: str  # what the figures rest on, where that is not plain
    cards: Sequence[MainCard]


@dataclass(frozen=True, slots=True)
class Ranking:
    """Everybody's part of one figure."""

    indicator: str
    rows: Sequence[PersonRow]


@dataclass(frozen=True, slots=True)
class TrendShown:
    """One figure month by month, with the sentence about what is certain, likely and possible."""

    indicator: Indicator
    bars: Sequence[TrendBar]
    rows: Sequence[FigureRow]
    outlook: str
    has_outlook: bool
    has_targets: bool
