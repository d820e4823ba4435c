"""Puts rows on pages: what belongs together stays together, and a new page begins with the short header."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from desktop.reports import breaking
from desktop.reports.look import HAIRLINE, LEADING, LEFT, RIGHT, Colour, Type
from desktop.reports.sheet import Sheet, Side

LIMIT = 800.0  # the lowest point of the text, above the footer
WHOLE = 720.0  # points that a page after the first holds for sure
_HAIR = 0.01  # points by which sums of heights may differ
_FEW = 5  # a row of so many lines is not torn apart


class Row(NamedTuple):  # hundreds of each are made for a form: in a third of a dataclass's time
    """A strip of a page; `draw` gets the sheet and the strip's top, `keep` ties it to the next one."""

    height: float
    draw: Callable[[Sheet, float], None]
    keep: bool = False


class Cell(NamedTuple):  # as above
    """A text of a row: where its column begins, how wide it is (points), how it is set."""

    left: float
    width: float
    text: str
    type: Type
    side: Side = "left"
    hang: bool = False

    def lines(self) -> tuple[str, ...]:
        """The text in lines that fit the column."""
        return breaking.broken(self.text, self.width / self.type.size, self.type.bold, self.hang)

    def set(self, sheet: Sheet, line: str, baseline: float) -> None:
        """Draw one of the lines."""
        shift = {"left": 0.0, "right": self.width, "middle": self.width / 2}[self.side]
        sheet.text((self.left + shift, baseline), line, self.type, self.side)


@dataclass(frozen=True, slots=True)
class Spacing:
    """A row's paper: its height with one line, its first baseline, its rule (thickness 0: none), all in points."""

    height: float
    baseline: float
    rule: float = 0.25
    colour: Colour = HAIRLINE
    left: float = LEFT
    right: float = RIGHT
    leading: float = LEADING


class Flow:
    """The pages of one form while they are being filled; rows find their places at once and are drawn at the end."""

    def __init__(self, head: Callable[[Sheet], float]) -> None:
        self._head = head
        self._sheets = [Sheet()]
        self._placed: list[tuple[Sheet, Row, float]] = []
        self.y = 0.0

    @property
    def sheet(self) -> Sheet:
        """The page being filled."""
        return self._sheets[-1]

    @property
    def pages(self) -> int:
        """How many pages there are so far."""
        return len(self._sheets)

    @property
    def sheets(self) -> list[Sheet]:
        """All pages with everything placed so far drawn on them."""
        for sheet, row, top in self._placed:
            row.draw(sheet, top)
        self._placed.clear()
        return self._sheets

    def turn(self) -> None:
        """Begin a new page with the short header."""
        self._sheets.append(Sheet())
        self.y = self._head(self.sheet)

    def room(self, limit: float = LIMIT) -> float:
        """How much of this page is left, in points."""
        return limit - self.y

    def put(self, rows: Sequence[Row], repeated: Row | None = None) -> None:
        """Place rows below each other; on a new page `repeated` (a table's head) comes first."""
        for place, group in enumerate(_groups(rows)):
            if self.room() < sum(row.height for row in group):
                self.turn()
                if repeated and place:  # the first group holds the head itself
                    self._place(repeated)
            for row in group:
                if self.room() < row.height:
                    self.turn()
                self._place(row)

    def put_beside(self, columns: Sequence[Sequence[Row]], end: float = LIMIT, repeated: Row | None = None) -> None:
        """Place columns side by side, each going on where it broke off on the next page; all end above `end`.

        `repeated`, their names, comes first on a new page.
        """
        waiting = [_groups(column) for column in columns]
        is_new = False
        while any(waiting):
            top, bottom = self.y, self.y
            for groups in waiting:
                self.y = top
                # What is higher than a whole page is placed all the same: turning pages would not end.
                while groups and (
                    is_new or self.room(LIMIT if groups[1:] else end) + _HAIR >= sum(row.height for row in groups[0])
                ):
                    is_new = False
                    for row in groups.pop(0):
                        self._place(row)
                bottom = max(bottom, self.y)
            self.y = bottom
            if any(waiting):
                self.turn()
                if repeated:
                    self._place(repeated)
                is_new = True

    def _place(self, row: Row) -> None:
        self._placed.append((self.sheet, row, self.y))
        self.y += row.height


def strips(
    cells: Sequence[Cell], spacing: Spacing, also: Callable[[Sheet, float], None] | None = None, keep: bool = False
) -> list[Row]:
    """A row of cells as one strip for each line, so that a long one may go on over the page.

    `also` draws what is no text beside the first line; `keep` ties the whole row to the next one.
    """
    broken = [(cell, cell.lines()) for cell in cells]
    count = max(len(lines) for _, lines in broken)
    if count <= _FEW:
        return [Row(spacing.height + (count - 1) * spacing.leading, _whole(broken, count, spacing, also), keep)]
    below = 0.3 * spacing.leading
    rows = []
    for index in range(count):
        first, last = index == 0, index == count - 1
        baseline = spacing.baseline if first else spacing.leading - below
        height = baseline + (spacing.height - spacing.baseline if last else below)
        tied = keep if last else index in (0, count - 2)
        ruled = height if last and spacing.rule else 0.0
        draw = _strip(broken, index, baseline, ruled, spacing, also if first else None)
        rows.append(Row(height, draw, tied))
    return rows


def _whole(
    broken: Sequence[tuple[Cell, tuple[str, ...]]],
    count: int,
    spacing: Spacing,
    also: Callable[[Sheet, float], None] | None,
) -> Callable[[Sheet, float], None]:
    """A row that stays on its page: cell by cell, so that a text of several lines is copied in one piece."""

    def draw(sheet: Sheet, top: float) -> None:
        for cell, lines in broken:
            for index, line in enumerate(lines):
                cell.set(sheet, line, top + spacing.baseline + index * spacing.leading)
        if spacing.rule:
            bottom = top + spacing.height + (count - 1) * spacing.leading
            sheet.rule(spacing.left, spacing.right, bottom, spacing.rule, spacing.colour)
        if also:
            also(sheet, top)

    return draw


def _strip(
    broken: Sequence[tuple[Cell, tuple[str, ...]]],
    index: int,
    baseline: float,
    ruled: float,
    spacing: Spacing,
    also: Callable[[Sheet, float], None] | None,
) -> Callable[[Sheet, float], None]:
    def draw(sheet: Sheet, top: float) -> None:
        for cell, lines in broken:
            if index < len(lines):
                cell.set(sheet, lines[index], top + baseline)
        if ruled:
            sheet.rule(spacing.left, spacing.right, top + ruled, spacing.rule, spacing.colour)
        if also:
            also(sheet, top)

    return draw


def blank(height: float, keep: bool = False) -> Row:
    """White space."""
    return Row(height, lambda _sheet, _top: None, keep)


def _groups(rows: Sequence[Row]) -> list[list[Row]]:
    groups: list[list[Row]] = []
    tied = False
    for row in rows:
        if tied:
            groups[-1].append(row)
        else:
            groups.append([row])
        tied = row.keep
    return groups
