"""The targets of a fiscal year as a grid: people under their teams, own targets beside sums."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.indicators import Indicator
from desktop.domain.period import Period, PeriodKind
from desktop.domain.target_gap import Gap, gap_in_time
from desktop.domain.target_movers import TeamIn, team_shares
from desktop.domain.target_parts import named_period, parts_of
from desktop.domain.targets import Bearer
from desktop.errors import N_, RequestError
from desktop.models import Target
from desktop.queries.lookups import named
from desktop.queries.own_indicators import indicators_of
from desktop.queries.people import TeamLine, Teams, all_teams
from desktop.queries.target_held import BearerKey, Days, Held, held_targets
from desktop.queries.target_lens import Lens
from desktop.queries.target_people import Serving, people_serving

NO_TEAM = 0


@dataclass(frozen=True, slots=True)
class GridCell:
    """The target of one bearer in one period, in the indicator's unit.

    `target_id` names the one set for exactly these days; without it `parts` shorter ones were summed. `gap` is what
    the shorter ones sum to beside it, where they cover all days. `borne` is what of it counts for the row's team
    where somebody changes teams inside these days.
    """

    value: Decimal
    target_id: int | None = None
    parts: int = 0
    is_partial: bool = False
    revisions: int = 0
    gap: Gap | None = None
    borne: Decimal | None = None

    @property
    def counted(self) -> Decimal:
        """What counts in the sums of the row's team."""
        return self.value if self.borne is None else self.borne


@dataclass(frozen=True, slots=True)
class GridRow:
    """One bearer; `open_days` are the periods in which targets may be set here (in service, in this team)."""

    bearer: Bearer
    bearer_id: int
    name: str
    cells: Mapping[Days, GridCell]
    open_days: frozenset[Days]
    team_id: int = NO_TEAM
    hired_on: date | None = None
    others: tuple[tuple[Period, Decimal], ...] = ()  # targets of the year for periods that are no column


@dataclass(frozen=True, slots=True)
class TeamBlock:
    """A team's own targets, its people, and what they (and those of the teams inside it) sum to."""

    row: GridRow
    people: tuple[GridRow, ...]
    sums: Mapping[Days, Decimal]


@dataclass(frozen=True, slots=True)
class TargetGrid:
    """A fiscal year through one lens; people without a team stand in `alone`."""

    year: Period
    lens: Lens
    indicator: Indicator
    company: GridRow
    teams: tuple[TeamBlock, ...]
    alone: tuple[GridRow, ...]
    team_sums: Mapping[Days, Decimal]  # of the teams that lie in no other
    people_sums: Mapping[Days, Decimal]
    is_file_empty: bool  # no target at all, of whatever kind

    @property
    def is_empty(self) -> bool:
        """Whether no target of the year is seen."""
        rows = [self.company, *self.alone, *(block.row for block in self.teams)]
        rows += [row for block in self.teams for row in block.people]
        return not any(row.cells or row.others for row in rows)


def columns_of(year: Period) -> tuple[Period, ...]:
    """Every period a grid of the year has a column for: months, quarters, half-years, the year."""
    kinds = (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF)
    return (*(part for kind in kinds for part in parts_of(year, kind)), year)


def indicator_seen(session: Session, lens: Lens) -> Indicator:
    """The indicator of a lens; one that was removed meanwhile is refused."""
    known = indicators_of(session).get(lens.indicator)
    if known is None:
        raise RequestError(N_("There is no indicator “{name}”. Choose one from the list."), name=lens.indicator)
    return known


def target_grid(session: Session, year: Period, lens: Lens, language: str) -> TargetGrid:
    """The grid; a handful of statements whatever the number of people."""
    columns, indicator = columns_of(year), indicator_seen(session, lens)
    held = held_targets(session, year, lens)
    teams = all_teams(session)
    people = people_serving(session, year, {key for bearer, key in held if bearer is Bearer.STAFF})
    rows = [row for person in people for row in _rows_of(person, teams, columns, held, lens)]
    blocks = tuple(
        _block(line, rows, teams, columns, held, lens, named(line.name, line.name_en, language), indicator)
        for line in teams.by_id.values()
    )
    all_days = frozenset((column.start, column.end) for column in columns)
    set_targets = held.get((Bearer.COMPANY, 0), Held())
    company = _row(Bearer.COMPANY, 0, "", columns, set_targets, lens, all_days)
    outer = [block.row for block in blocks if teams.by_id[block.row.bearer_id].parent_id not in teams.by_id]
    return TargetGrid(
        year, lens, indicator, company, blocks, tuple(row for row in rows if row.team_id == NO_TEAM),
        _sums(outer, indicator), _sums(rows, indicator), _is_file_empty(session),
    )  # fmt: skip


def _rows_of(
    person: Serving,
    teams: Teams,
    columns: tuple[Period, ...],
    held: Mapping[BearerKey, Held],
    lens: Lens,
) -> list[GridRow]:
    """A person's rows: one for each team they belong to in some period of the year, with the targets of that time."""
    own = held.get((Bearer.STAFF, person.staff_id), Held())

    def team_in(end: date) -> int:
        return teams.of(person.staff_id, min(end, person.left_on or end)) or NO_TEAM

    open_days: dict[int, set[Days]] = {team_in(each.end): set() for each in own.set_targets}
    for column in columns:
        if person.serves_in(column):
            open_days.setdefault(team_in(column.end), set()).add((column.start, column.end))
    whole = _row(Bearer.STAFF, person.staff_id, person.name, columns, own, lens, frozenset())
    rows = []
    for team_id, days in open_days.items():
        theirs = Held([each for each in own.set_targets if team_in(each.end) == team_id])
        cells = whole.cells if len(open_days) == 1 else _cells_in(team_id, team_in, whole.cells, own, lens)
        rows.append(
            replace(
                whole, cells=cells, open_days=frozenset(days), team_id=team_id, hired_on=person.hired_on,
                others=_others(theirs, columns),
            )
        )  # fmt: skip
    return rows


def _cells_in(
    team_id: int, team_in: TeamIn, cells: Mapping[Days, GridCell], own: Held, lens: Lens
) -> dict[Days, GridCell]:
    """Of the cells of somebody who changes teams what one team bears; the target itself stands with the last team."""
    found = {}
    for days, cell in cells.items():
        shares = team_shares(lens.indicator, days, own.set_targets, team_in)
        share = shares.get(team_id)
        if cell.target_id is not None and team_in(days[1]) == team_id:
            found[days] = cell if share is None or share.value == cell.value else replace(cell, borne=share.value)
        elif share is not None:
            is_partial = share.days < (days[1] - days[0]).days + 1
            gap = cell.gap if len(shares) == 1 else None
            found[days] = GridCell(share.value, parts=share.parts, is_partial=is_partial, gap=gap)
    return found


def _block(
    line: TeamLine,
    rows: list[GridRow],
    teams: Teams,
    columns: tuple[Period, ...],
    held: Mapping[BearerKey, Held],
    lens: Lens,
    name: str,
    indicator: Indicator,
) -> TeamBlock:
    all_days = frozenset((column.start, column.end) for column in columns)
    set_targets = held.get((Bearer.TEAM, line.team_id), Held())
    own = _row(Bearer.TEAM, line.team_id, name, columns, set_targets, lens, all_days)
    inside = [row for row in rows if line.team_id in teams.upwards(row.team_id)]
    return TeamBlock(own, tuple(row for row in rows if row.team_id == line.team_id), _sums(inside, indicator))


def _row(
    bearer: Bearer,
    bearer_id: int,
    name: str,
    columns: tuple[Period, ...],
    own: Held,
    lens: Lens,
    open_days: frozenset[Days],
) -> GridRow:
    cells = {}
    for column in columns:
        days = (column.start, column.end)
        figure = own.figure(lens.indicator, column)
        if figure is not None:
            is_set = figure.parts == 0
            cells[days] = GridCell(
                figure.value, own.ids[days] if is_set else None, figure.parts, figure.is_partial,
                own.revisions[days] if is_set else 0, gap_in_time(lens.indicator, figure, days, own.set_targets),
            )  # fmt: skip
    return GridRow(bearer, bearer_id, name, cells, open_days, others=_others(own, columns))


def _others(own: Held, columns: tuple[Period, ...]) -> tuple[tuple[Period, Decimal], ...]:
    """What is set for periods that are no column, in order of their days."""
    known = {(column.start, column.end) for column in columns}
    values = {(each.start, each.end): each.value for each in own.set_targets}
    start = columns[-1].fiscal_year_start
    return tuple((named_period(*days, start), value) for days, value in sorted(values.items()) if days not in known)


def _sums(rows: Iterable[GridRow], indicator: Indicator) -> dict[Days, Decimal]:
    """What the rows sum to in each period in which one of them has a target; nothing where figures do not add up."""
    sums: dict[Days, Decimal] = {}
    for row in rows if indicator.adds_up else ():
        for days, cell in row.cells.items():
            sums[days] = sums.get(days, Decimal(0)) + cell.counted
    return sums


def _is_file_empty(session: Session) -> bool:
    return session.scalar(select(Target.id).where(Target.deleted_at.is_(None)).limit(1)) is None
