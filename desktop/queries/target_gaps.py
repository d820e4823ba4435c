"""Gaps of a year's targets: months against quarters and years, people against teams, both against the company."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.indicators import Indicator
from desktop.domain.period import Period
from desktop.domain.target_gap import Gap, GapKind
from desktop.domain.targets import Bearer
from desktop.models import Target
from desktop.queries.own_indicators import indicators_of
from desktop.queries.target_grid import GridRow, TargetGrid, columns_of, target_grid
from desktop.queries.target_held import Days
from desktop.queries.target_lens import FILTERS, Lens


@dataclass(frozen=True, slots=True)
class GapLine:
    """One parent with its children; the company has no name of its own here."""

    indicator: Indicator
    kind: GapKind
    bearer: Bearer
    bearer_id: int
    name: str
    period: Period
    gap: Gap


def gaps_of(grid: TargetGrid) -> tuple[GapLine, ...]:
    """Every parent of a grid that has children to hold against it, closed or not, longest periods first."""
    found = [*_of_people(grid, grid.company, grid.team_sums, GapKind.TEAMS)]
    found += _of_people(grid, grid.company, grid.people_sums, GapKind.PEOPLE)
    for block in grid.teams:
        found += _of_people(grid, block.row, block.sums, GapKind.PEOPLE)
    rows = [grid.company, *(block.row for block in grid.teams), *grid.alone]
    found += _of_time(grid, [*rows, *(person for block in grid.teams for person in block.people)])
    return tuple(sorted(found, key=lambda line: -line.period.days))


def year_gaps(session: Session, year: Period, lens: Lens, language: str) -> tuple[GapLine, ...]:
    """The gaps of every indicator that has targets in the year, at the level and under the filter of a lens."""
    codes = session.scalars(
        select(Target.indicator)
        .where(
            Target.deleted_at.is_(None), Target.start >= year.start, Target.end <= year.end,
            Target.level == lens.level.value,
            *(
                column.is_(None) if key is None else column == key
                for column, key in zip(FILTERS, lens.narrowed_to, strict=True)
            ),
        )
        .distinct()
    ).all()  # fmt: skip
    known = indicators_of(session)
    lenses = [Lens(code, lens.level, *lens.narrowed_to) for code in known if code in codes and known[code].adds_up]
    return tuple(line for each in lenses for line in gaps_of(target_grid(session, year, each, language)))


def _of_people(grid: TargetGrid, parent: GridRow, sums: Mapping[Days, Decimal], kind: GapKind) -> list[GapLine]:
    lines = []
    for column in columns_of(grid.year):
        days = (column.start, column.end)
        if days in parent.cells and days in sums:
            gap = Gap(parent.cells[days].value, sums[days])
            lines.append(_line(grid, kind, parent, column, gap))
    return lines


def _of_time(grid: TargetGrid, rows: Iterable[GridRow]) -> list[GapLine]:
    return [
        _line(grid, GapKind.TIME, row, column, cell.gap)
        for row in rows
        for column in columns_of(grid.year)
        if (cell := row.cells.get((column.start, column.end))) and cell.target_id is not None and cell.gap is not None
    ]


def _line(grid: TargetGrid, kind: GapKind, row: GridRow, period: Period, gap: Gap) -> GapLine:
    return GapLine(grid.indicator, kind, row.bearer, row.bearer_id, row.name, period, gap)
