"""A table of a sheet: columns share the width by need, figures of a column have one measure and one last digit."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from desktop.domain.sheets import Column, Line, Table
from desktop.i18n import Translator
from desktop.reports.columns import adjusted
from desktop.reports.flow import Cell, Flow, Row, Spacing, strips
from desktop.reports.look import CAPTION, FAINT, HAIRLINE, LEFT, RIGHT, SECOND, STRONG, TEXT, TEXT_WIDTH, Type
from desktop.reports.parts import head
from desktop.reports.sheet import Sheet, Side, width
from desktop.reports.table_texts import TableTexts, texts_of

_BETWEEN = 9.0
_HEAD = Spacing(height=14.0, baseline=9.7, rule=0.5, colour=SECOND, leading=9.6)
_SPACING = Spacing(height=14.2, baseline=9.9)
_SUM = Spacing(height=14.2, baseline=9.9, rule=0.5, colour=SECOND)
_GROUP = Spacing(height=17.2, baseline=12.9, rule=0.25)
_BY_HAND = Spacing(height=25.0, baseline=16.0)
_SMALLEST = 0.74  # of the usual size, before a figure shrinks alone


@dataclass(frozen=True, slots=True)
class _Set:
    """A table ready to be set: its texts, where its columns begin, and how large it is."""

    columns: tuple[Column, ...]
    edges: tuple[float, ...]
    scale: float
    filled_by_hand: bool

    def type(self, usual: Type) -> Type:
        return usual if self.scale == 1 else Type(usual.size * self.scale, usual.bold, usual.colour)


def table_rows(table: Table, translate: Translator) -> tuple[list[Row], Row | None]:
    """The rows of a table with its title, and the head to be repeated on every further page."""
    rows = [head(table.title, table.note)] if table.title else []
    if not table.lines and not table.spare:
        rows += strips([Cell(LEFT, TEXT_WIDTH, table.empty, FAINT)], Spacing(17.0, 12.0, rule=0))
        return rows, None
    texts = texts_of(table, translate)
    measured = _measured(table, texts)
    heads = _heads(measured, texts.names)
    rows += heads
    for line, written in zip(table.on_paper, texts.lines, strict=True):
        rows += _line(measured, line, written)
    empty = tuple("" for _column in table.columns)
    for _number in range(table.spare):
        rows += _line(measured, Line(empty), empty)
    return rows, _as_one(heads)


def put_table(flow: Flow, table: Table, translate: Translator) -> None:
    """Place a table with its title; its head is repeated on every further page."""
    rows, repeated = table_rows(table, translate)
    flow.put(rows, repeated)


def _measured(table: Table, texts: TableTexts) -> _Set:
    """Share the width by need; a table too wide for it is set smaller."""
    whole = sum(column.share for column in table.columns)
    room = TEXT_WIDTH + _BETWEEN
    fixed = [room * column.share / whole for column in table.columns]
    bodies = [line for line, row in zip(texts.lines, table.on_paper, strict=True) if not row.is_heading]
    natural = [
        max(_longest_word(name), *(_wide(row[place]) for row in bodies), 0.0) + _BETWEEN
        for place, name in enumerate(texts.names)
    ]
    firm = sum(need for need, column in zip(natural, table.columns, strict=True) if _is_firm(column))
    least = sum(
        _longest_word(name) + _BETWEEN
        for name, column in zip(texts.names, table.columns, strict=True)
        if not _is_firm(column)
    )
    scale = min(1.0, max(_SMALLEST, (room - least) / firm)) if firm else 1.0
    natural = [need * (scale if _is_firm(column) else 1) for need, column in zip(natural, table.columns, strict=True)]
    widths = _firm_first(fixed, natural, table.columns, room)
    edges = tuple(accumulate(widths, initial=LEFT))
    return _Set(table.columns, edges, scale, table.filled_by_hand)


def _firm_first(
    fixed: Sequence[float], natural: Sequence[float], columns: Sequence[Column], room: float
) -> Sequence[float]:
    """Figures and days get what they need; where they do not leave enough, words share the rest."""
    widths = adjusted(fixed, natural)
    if all(have >= need - 0.01 for have, need, each in zip(widths, natural, columns, strict=True) if _is_firm(each)):
        return widths
    firm = sum(need for need, column in zip(natural, columns, strict=True) if _is_firm(column))
    loose = sum(have for have, column in zip(fixed, columns, strict=True) if not _is_firm(column))
    rest = max(room - firm, 0.25 * room) if loose else 0.0
    squeeze = min((room - rest) / firm, 1.0)
    return [
        need * squeeze if _is_firm(column) else have * rest / loose
        for have, need, column in zip(fixed, natural, columns, strict=True)
    ]


def _is_firm(column: Column) -> bool:
    """Whether its texts stay on one line."""
    return column.is_figure or column.is_middle


def _wide(text: str) -> float:
    return max((width(line, STRONG) for line in text.splitlines()), default=0.0)


def _longest_word(name: str) -> float:
    """What a head needs at least: it may stand in two lines."""
    return max(max((width(word, CAPTION) for word in name.split()), default=0.0), width(name, CAPTION) / 2 + 4)


def _heads(measured: _Set, names: Sequence[str]) -> list[Row]:
    spans = zip(names, measured.edges, measured.edges[1:], strict=False)
    shown = [_in_two_lines(name, end - left - _BETWEEN) for name, left, end in spans]
    cells = [cell for _place, cell in _cells(measured, shown, CAPTION)]
    return strips(cells, _HEAD, keep=True)


def _in_two_lines(name: str, room: float) -> str:
    """A head that does not fit one line breaks before its unit, never inside it."""
    start, _space, unit = name.rpartition(" ")
    return f"{start}\n{unit}" if start and width(name, CAPTION) > room else name


def _line(measured: _Set, line: Line, texts: Sequence[str]) -> list[Row]:
    if line.is_heading:
        return strips([Cell(LEFT, TEXT_WIDTH, texts[0], STRONG)], _GROUP, keep=True)
    type_ = measured.type(STRONG if line.is_strong else TEXT)
    spacing = _BY_HAND if measured.filled_by_hand else _SUM if line.is_strong else _SPACING
    placed = _cells(measured, texts, type_)
    firm = [(cell, texts[place]) for place, cell in placed if _is_firm(measured.columns[place])]
    loose = [cell for place, cell in placed if not _is_firm(measured.columns[place])] or [Cell(LEFT, 1, "", type_)]

    def also(sheet: Sheet, top: float) -> None:
        for cell, text in firm:
            shift = {"left": 0.0, "right": cell.width, "middle": cell.width / 2}[cell.side]
            sheet.text((cell.left + shift, top + spacing.baseline), text, type_, cell.side, cell.width)

    rows = strips(loose, spacing, also)
    return [_ruled(row, measured) for row in rows] if measured.filled_by_hand else rows


def _ruled(row: Row, measured: _Set) -> Row:
    """The same row with upright lines, so that what is written by hand stays in its column."""

    def draw(sheet: Sheet, top: float) -> None:
        row.draw(sheet, top)
        for edge in measured.edges[1:-1]:
            sheet.upright(edge - _BETWEEN / 2, top, top + row.height, 0.25, HAIRLINE)

    return Row(row.height, draw, row.keep)


def _cells(measured: _Set, texts: Sequence[str], type_: Type) -> list[tuple[int, Cell]]:
    found = []
    for place, (column, text) in enumerate(zip(measured.columns, texts, strict=True)):
        left = measured.edges[place]
        end = min(measured.edges[place + 1] - _BETWEEN, RIGHT)
        side: Side = "right" if column.is_figure else "middle" if column.is_middle else "left"
        found.append((place, Cell(left, end - left, text, type_, side)))
    return found


def _as_one(rows: Sequence[Row]) -> Row:
    """Several strips as one row, to be repeated on a further page."""

    def draw(sheet: Sheet, top: float) -> None:
        for row in rows:
            row.draw(sheet, top)
            top += row.height

    return Row(sum(row.height for row in rows), draw, keep=True)
