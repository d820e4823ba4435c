"""Who and what a sheet is about: captions with their values, three in a row; a value that is missing is a line."""

from collections.abc import Sequence
from itertools import chain

from desktop.domain.sheets import Pair, Pairs
from desktop.reports.flow import Cell, Row, Spacing, strips
from desktop.reports.look import CAPTION, INK, LEFT, PERSON, TEXT_WIDTH, Type
from desktop.reports.parts import head
from desktop.reports.sheet import Sheet, width

_IN_A_ROW = 3
_GAP = 6.0  # between a caption and its value
_BETWEEN = 12.0
_SPACING = Spacing(height=18.5, baseline=12.4)
_BY_HAND = Spacing(height=22.0, baseline=15.4)
_STRONG = Type(PERSON.size, bold=True)


def pair_rows(part: Pairs) -> list[Row]:
    """The rows of the pairs, with their title where they have one."""
    lines = _lines(part.pairs)
    column = TEXT_WIDTH / _IN_A_ROW
    before = [
        max((width(line[place].caption, CAPTION) for line in lines if place < len(line)), default=0.0) + _GAP
        for place in range(_IN_A_ROW)
    ]
    rows = [head(part.title)] if part.title else []
    for line in lines:
        rows += _row(line, before, column)
    return rows


def _lines(pairs: Sequence[Pair]) -> list[list[Pair]]:
    lines: list[list[Pair]] = []
    for pair in pairs:
        starts = not lines or len(lines[-1]) == _IN_A_ROW or pair.is_wide or lines[-1][-1].is_wide
        if starts:
            lines.append([])
        lines[-1].append(pair)
    return lines


def _row(line: Sequence[Pair], before: Sequence[float], column: float) -> list[Row]:
    cells, blanks = [], []
    for place, pair in enumerate(line):
        left = LEFT + place * column
        taken = min(before[place], 0.6 * column)
        wide = TEXT_WIDTH if pair.is_wide else column - (_BETWEEN if place < _IN_A_ROW - 1 else 0)
        cells.append(Cell(left, taken - 2, pair.caption, CAPTION))
        if pair.value:
            cells.append(Cell(left + taken, wide - taken, pair.value, _STRONG if pair.is_strong else PERSON))
        else:
            blanks.append((left + taken, left + wide))
    spacing = _BY_HAND if blanks else _SPACING

    def also(sheet: Sheet, top: float) -> None:
        for start, end in blanks:
            sheet.rule(start, end, top + spacing.baseline + 2.0, 0.3, INK)

    return strips(cells, spacing, also)


def texts_of(part: Pairs) -> list[str]:
    """Every text of the pairs."""
    return list(chain.from_iterable((pair.caption, pair.value) for pair in part.pairs))
