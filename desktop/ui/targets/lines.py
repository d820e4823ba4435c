"""The lines of the grid: people under their teams, each team's sum beside its own target, the company at the foot."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

from desktop.domain.target_gap import Gap
from desktop.domain.targets import Bearer
from desktop.i18n import Translator
from desktop.queries.target_grid import GridCell, GridRow, TargetGrid
from desktop.queries.target_held import Days
from desktop.queries.target_lens import TargetPlace


class LineKind(Enum):
    """What a line shows."""

    TEAM = "team"  # a team's name, and what its people sum to
    TEAM_TARGET = "team_target"
    PERSON = "person"
    PEOPLE_SUM = "people_sum"
    TEAMS_SUM = "teams_sum"
    COMPANY = "company"
    GAP = "gap"  # what all people sum to, less the company's target


@dataclass(frozen=True, slots=True)
class ClosedPlace(TargetPlace):
    """A cell of a person who is not in service, or not in this team, on these days; it takes no target."""

    team_id: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a bearer's own targets, or sums that nobody enters."""

    kind: LineKind
    title: str
    row: GridRow | None = None
    sums: Mapping[Days, Decimal] = field(default_factory=dict)  # shown, or what an own target is compared with

    @property
    def is_editable(self) -> bool:
        """Whether targets are entered here."""
        return self.kind in (LineKind.PERSON, LineKind.TEAM_TARGET, LineKind.COMPANY)

    def cell(self, days: Days) -> GridCell | None:
        """The own target of these days."""
        return self.row.cells.get(days) if self.row is not None and self.is_editable else None

    def value(self, days: Days) -> Decimal | None:
        """What the line shows for these days."""
        if not self.is_editable:
            return self.sums.get(days)
        cell = self.cell(days)
        return cell.value if cell else None

    def place(self, days: Days) -> TargetPlace | None:
        """Whose target is entered for these days; none where nothing can be."""
        if self.row is None or not self.is_editable:
            return None
        if self.row.bearer is Bearer.STAFF and days not in self.row.open_days:
            return None
        return TargetPlace(self.row.bearer, self.row.bearer_id, *days)

    def spot(self, days: Days) -> TargetPlace | None:
        """Where an entry stands: as `place`, and for a person also where none can be kept."""
        place = self.place(days)
        if place is None and self.row is not None and self.kind is LineKind.PERSON:
            return ClosedPlace(self.row.bearer, self.row.bearer_id, *days, self.row.team_id)
        return place

    def gap(self, days: Days) -> Gap | None:
        """What the people below a team or the company sum to beside its own target, where both are there."""
        cell = self.cell(days)
        if cell is None or self.kind is LineKind.PERSON or days not in self.sums:
            return None
        return Gap(cell.value, self.sums[days])


def lines_of(grid: TargetGrid, texts: Translator) -> tuple[Line, ...]:
    """All lines from top to bottom."""
    lines: list[Line] = []
    for block in grid.teams:
        lines.append(Line(LineKind.TEAM, block.row.name, block.row, block.sums))
        lines.append(Line(LineKind.TEAM_TARGET, texts("Team target"), block.row, block.sums))
        lines += [Line(LineKind.PERSON, person.name, person) for person in block.people]
    if grid.alone and grid.teams:
        lines.append(Line(LineKind.TEAM, texts("Without a team")))
    lines += [Line(LineKind.PERSON, person.name, person) for person in grid.alone]
    if grid.indicator.adds_up:
        lines.append(Line(LineKind.PEOPLE_SUM, texts("All people"), None, grid.people_sums))
        if grid.teams:
            lines.append(Line(LineKind.TEAMS_SUM, texts("All team targets"), None, grid.team_sums))
    lines.append(Line(LineKind.COMPANY, texts("Company target"), grid.company, grid.people_sums))
    if grid.indicator.adds_up:
        lines.append(Line(LineKind.GAP, texts("People less company"), None, _gaps(grid)))
    return tuple(lines)


def set_values(lines: Iterable[Line]) -> dict[TargetPlace, Decimal]:
    """The value of every target that is set for exactly the days of its cell."""
    rows = (line.row for line in lines if line.is_editable and line.row is not None)
    return {
        TargetPlace(row.bearer, row.bearer_id, *days): cell.value
        for row in rows
        for days, cell in row.cells.items()
        if cell.target_id is not None
    }


def values_of(lines: Iterable[Line]) -> Iterator[Decimal]:
    """Every figure the lines show: targets, and sums that nobody enters."""
    for line in lines:
        if line.is_editable:
            yield from (cell.value for cell in line.row.cells.values()) if line.row is not None else ()
        else:
            yield from line.sums.values()


def _gaps(grid: TargetGrid) -> dict[Days, Decimal]:
    return {
        days: total - grid.company.cells[days].value
        for days, total in grid.people_sums.items()
        if days in grid.company.cells
    }
