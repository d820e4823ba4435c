"""What the owner changes in a table before it is taken in: cells written anew, rows left out, blanks filled."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from desktop.exchange.reading.wishes import Table
from desktop.exchange.values.text import TRIMMED


@dataclass(frozen=True, slots=True)
class Edits:
    """Changes by row number as Excel counts and by place in the row; the file itself stays as it is."""

    cells: Mapping[tuple[int, int], str] = field(default_factory=dict)
    left_out: frozenset[int] = frozenset()
    filled: frozenset[int] = frozenset()  # places whose blanks mean the cell above, as in merged cells

    @property
    def is_empty(self) -> bool:
        """Whether nothing was changed."""
        return not (self.cells or self.left_out or self.filled)

    def with_cell(self, number: int, place: int, text: str) -> "Edits":
        """One more cell written anew."""
        return replace(self, cells={**self.cells, (number, place): text})

    def without_cells(self, places: Iterable[tuple[int, int]]) -> "Edits":
        """Cells as the file has them again."""
        gone = set(places)
        return replace(self, cells={at: text for at, text in self.cells.items() if at not in gone})

    def without_rows(self, numbers: Iterable[int], is_out: bool) -> "Edits":
        """Rows left out, or taken in again."""
        chosen = frozenset(numbers)
        return replace(self, left_out=self.left_out | chosen if is_out else self.left_out - chosen)


def edited(table: Table, edits: Edits, header_row: int) -> Table:
    """The table as changed; rows up to the headers stay."""
    if edits.is_empty:
        return table
    changed: dict[int, dict[int, str]] = {}
    for (number, place), text in edits.cells.items():
        changed.setdefault(number, {})[place] = text
    above: dict[int, str] = {}
    rows = []
    for number, cells in table.rows:
        if number in edits.left_out:
            continue
        row = cells
        if number in changed:
            row = _written(row, changed[number])
        if edits.filled and number > header_row:
            row = _filled(row, edits.filled, above)
        rows.append((number, row))
    return replace(table, rows=rows)


def with_own_headers(table: Table, header_row: int | None) -> Table:
    """The table with headers that occur twice told apart: 备注 and 备注 2."""
    place = next((place for place, (number, _cells) in enumerate(table.rows) if number == header_row), None)
    if place is None:
        return table
    number, cells = table.rows[place]
    own, seen = [], set[str]()
    for cell in cells:
        name, times = cell.strip(), 1
        while name and name in seen:
            times += 1
            name = f"{cell.strip()} {times}"
        seen.add(name)
        own.append(name)
    if own == [cell.strip() for cell in cells]:
        return table
    return replace(table, rows=[*table.rows[:place], (number, own), *table.rows[place + 1 :]])


def _written(cells: list[str], texts: Mapping[int, str]) -> list[str]:
    row = [*cells, *[""] * (max(texts) + 1 - len(cells))]
    for place, text in texts.items():
        row[place] = text
    return row


def _filled(cells: list[str], places: frozenset[int], above: dict[int, str]) -> list[str]:
    """A row whose blanks in these places say what the row above says; a wholly blank row is no row."""
    if not any(cell.strip(TRIMMED) for cell in cells):
        return cells
    row = [*cells, *[""] * (max(places) + 1 - len(cells))]
    for place in places:
        if row[place].strip(TRIMMED):
            above[place] = row[place]
        else:
            row[place] = above.get(place, "")
    return row
