"""A table of a sheet: columns share the width by need, figures of a column have one measure and one last digit."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate

from desktop.domain.indicators import Unit
from desktop.domain.sheets import Cell as Value
from desktop.domain.sheets import Column, Line, Table
from desktop.i18n import Translator
from desktop.reports import figures
from desktop.reports.columns import adjusted
from desktop.reports.flow import Cell, Flow, Row, Spacing, strips
from desktop.reports.look import CAPTION, FAINT, HAIRLINE, LEFT, SECOND, STRONG, TEXT, TEXT_WIDTH, Type
from desktop.reports.parts import head
from desktop.reports.sheet import Sheet, width

_BETWEEN = 10.0
_HEAD = Spacing(height=14.0, baseline=9.7, rule=0.5, colour=HAIRLINE, leading=9.6)
_SPACING = Spacing(height=13.6, baseline=9.6)
_SUM = Spacing(height=13.6, baseline=9.6, rule=0.5, colour=SECOND)


def put_table(flow: Flow, table: Table, translate: Translator) -> None:
    """Place a table with its title; its head is repeated on every further page."""
    rows = [head(table.title, table.note)]
    if not table.lines:
        rows += strips([Cell(LEFT, TEXT_WIDTH, table.empty, FAINT)], Spacing(17.0, 12.0, rule=0))
        flow.put(rows)
        return
    measures = [_measure(column, place, table.lines, translate) for place, column in enumerate(table.columns)]
    names = tuple(_name(column, measure) for column, measure in zip(table.columns, measures, strict=True))
    texts = [
        tuple(_text(cell, measure) for cell, measure in zip(line.cells, measures, strict=True))
        for line in table.lines
    ]
    edges = _edges(table.columns, names, texts)
    names = tuple(
        _in_two_lines(name, end - left - _BETWEEN) for name, left, end in zip(names, edges, edges[1:], strict=False)
    )
    heads = strips(_cells(names, table.columns, edges, CAPTION), _HEAD, keep=True)
    rows += heads
    for line, written in zip(table.lines, texts, strict=True):
        type_, spacing = (STRONG, _SUM) if line.is_strong else (TEXT, _SPACING)
        rows += strips(_cells(written, table.columns, edges, type_), spacing)
    flow.put(rows, repeated=_as_one(heads))


def _measure(column: Column, place: int, lines: Sequence[Line], translate: Translator) -> figures.Measure | None:
    if column.unit is None:
        return None
    values = [cell for line in lines if isinstance(cell := line.cells[place], Decimal)]
    return figures.measure_for(column.unit, column.measure_word, values, translate)


def _name(column: Column, measure: figures.Measure | None) -> str:
    """The column's name with what its figures count in; points are told by the name."""
    is_told = measure is not None and measure.unit and column.unit is not Unit.POINTS
    return f"{column.name} {measure.unit}" if measure and is_told else column.name


def _text(value: Value, measure: figures.Measure | None) -> str:
    if isinstance(value, str):
        return value
    return figures.NONE if measure is None else measure.text(value)


def _edges(columns: Sequence[Column], names: Sequence[str], texts: Sequence[Sequence[str]]) -> list[float]:
    """Where each column begins, and the right edge of the last one."""
    room = TEXT_WIDTH + _BETWEEN
    whole = sum(column.share for column in columns)
    fixed = [room * column.share / whole for column in columns]
    natural = [
        max(_longest_word(names[place]), *(width(row[place], STRONG) for row in texts)) + _BETWEEN
        for place in range(len(columns))
    ]
    return list(accumulate(adjusted(fixed, natural), initial=LEFT))


def _in_two_lines(name: str, room: float) -> str:
    """A head that does not fit one line breaks before its unit, never inside it."""
    start, _space, unit = name.rpartition(" ")
    return f"{start}\n{unit}" if start and width(name, CAPTION) > room else name


def _longest_word(name: str) -> float:
    """What a head needs at least: it may stand in two lines."""
    return max(max(width(word, CAPTION) for word in name.split()), width(name, CAPTION) / 2 + 4)


def _cells(texts: Sequence[str], columns: Sequence[Column], edges: Sequence[float], type_: Type) -> list[Cell]:
    return [
        Cell(left, end - left - _BETWEEN, text, type_, "right" if column.is_figure else "left")
        for column, text, left, end in zip(columns, texts, edges, edges[1:], strict=False)
    ]


def _as_one(rows: Sequence[Row]) -> Row:
    """Several strips as one row, to be repeated on a further page."""

    def draw(sheet: Sheet, top: float) -> None:
        for row in rows:
            row.draw(sheet, top)
            top += row.height

    return Row(sum(row.height for row in rows), draw, keep=True)
