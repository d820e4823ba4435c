"""What the targets page asks the data file; each answer is frozen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from desktop.domain.indicators import Indicator
from desktop.domain.period import Period
from desktop.domain.target_series import Unusual
from desktop.domain.target_split import SEASON_MONTHS
from desktop.domain.targets import Bearer
from desktop.queries.company import company_profile
from desktop.queries.lookups import Choice, words
from desktop.queries.own_indicators import indicators_of
from desktop.queries.schemes import weighed_indicators
from desktop.queries.target_gaps import GapLine, year_gaps
from desktop.queries.target_grid import TargetGrid, target_grid
from desktop.queries.target_lens import Lens, TargetPlace
from desktop.queries.target_marks import unusual_targets
from desktop.queries.target_seasons import kept_season, used_indicators
from desktop.queries.target_story import TargetStory, target_story

USUAL_INDICATOR = "signed_amount"


@dataclass(frozen=True, slots=True)
class GridAnswer:
    """The grid with what sticks out of it, and what else can be looked at."""

    grid: TargetGrid
    marks: Mapping[TargetPlace, Unusual]
    company: str
    indicators: tuple[Indicator, ...]  # those with targets first
    products: tuple[Choice, ...]
    regions: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class SplitOffers:
    """What the split assistant starts with: bearers by their keys, and the table kept for an indicator."""

    bearers: tuple[tuple[Bearer, int, str], ...]
    season: tuple[Decimal, ...]


def grid_answer(session: Any, year: Period, lens: Lens | None, language: str) -> GridAnswer:
    """The grid of a year; without a lens, of the indicator with the most targets, or else of what weighs most."""
    known = indicators_of(session)
    weighed = (code for code in weighed_indicators(session) if code in known and known[code].adds_up)
    first = [code for code in used_indicators(session) if code in known] or [*weighed, USUAL_INDICATOR]
    ordered = tuple(known[code] for code in dict.fromkeys((*first, *known)))
    seen = lens if lens is not None and lens.indicator in known else Lens(first[0])
    return GridAnswer(
        target_grid(session, year, seen, language),
        unusual_targets(session, year, seen),
        company_profile(session).name,
        ordered,
        words(session, "product", language),
        words(session, "region", language),
    )


def story(session: Any, place: TargetPlace, lens: Lens, today: date, stretch: Decimal, start: int) -> TargetStory:
    """Everything about one target."""
    return target_story(session, place, lens, today, stretch, start)


def gaps(session: Any, year: Period, lens: Lens, language: str) -> tuple[GapLine, ...]:
    """The gaps of every indicator of a year."""
    return year_gaps(session, year, lens, language)


def split_offers(session: Any, year: Period, lens: Lens, language: str) -> SplitOffers:
    """Whose targets can be broken down, and the seasonal table of the indicator."""
    grid = target_grid(session, year, lens, language)
    bearers = [(Bearer.COMPANY, 0, company_profile(session).name)]
    bearers += [(Bearer.TEAM, block.row.bearer_id, block.row.name) for block in grid.teams]
    people = {row.bearer_id: row.name for block in grid.teams for row in block.people}
    people |= {row.bearer_id: row.name for row in grid.alone}
    bearers += [(Bearer.STAFF, staff_id, name) for staff_id, name in people.items()]
    season = kept_season(session, lens.indicator)
    return SplitOffers(tuple(bearers), season if len(season) == SEASON_MONTHS else ())
