"""What a sheet of an .ods says about its cells, rows and columns that the reading library does not tell."""

import re

from desktop.errors import N_
from desktop.exchange.reading import limits
from desktop.exchange.reading.number_formats import Place, attribute
from desktop.exchange.sentences import Refusal

_TABLE = re.compile(rb"<table:table[\s>]")
_END = b"</table:table>"
_ROW_OR_CELL = re.compile(rb"<table:(table-row|(?:covered-)?table-cell)\b([^>]*?)/?>")
_COLUMN = re.compile(rb"<table:table-column\b([^>]*?)/?>")
_DIGITS = 10  # no sheet counts further
_HIDDEN = frozenset({"collapse", "filter"})  # by hand, and by a filter


def percents_and_hidden(xml: bytes, sheet: int) -> tuple[set[Place], set[int]]:
    """The places of a sheet's percentages, both from 0, and its hidden rows as a person counts them."""
    percents: set[Place] = set()
    hidden: set[int] = set()
    if b'"percentage"' not in xml and b'visibility="' not in xml:
        return percents, hidden
    row = repeated = column = 0
    for found in _ROW_OR_CELL.finditer(_part_of(xml, sheet)):
        tag = b" " + found[2]
        if found[1] == b"table-row":
            row, column = row + repeated, 0
            if row >= limits.ROWS:
                break  # no further is read; a few tags may repeat rows without end
            repeated = _times(tag, b"table:number-rows-repeated")
            if attribute(tag, b"table:visibility") in _HIDDEN:
                hidden.update(range(row + 1, min(row + repeated, limits.ROWS) + 1))
            continue
        times = _times(tag, b"table:number-columns-repeated")
        if attribute(tag, b"office:value-type") == "percentage":
            rows = range(row, min(row + repeated, limits.ROWS))
            columns = range(column, min(column + times, limits.COLUMNS))
            _refuse_too_many(len(percents) + len(rows) * len(columns))
            percents.update((each, place) for each in rows for place in columns)
        column += times
    return percents, hidden


def hidden_columns(xml: bytes, sheet: int) -> set[int]:
    """The hidden columns of a sheet, from 0."""
    hidden: set[int] = set()
    if b'visibility="' not in xml:
        return hidden
    column = 0
    for found in _COLUMN.finditer(_part_of(xml, sheet)):
        after = min(column + _times(found[1], b"table:number-columns-repeated"), limits.COLUMNS)
        if attribute(found[1], b"table:visibility") in _HIDDEN:
            hidden.update(range(column, after))
        column = after
    return hidden


def _part_of(xml: bytes, sheet: int) -> bytes:
    """The XML of one table, counted from 0."""
    starts = [found.start() for found in _TABLE.finditer(xml)]
    if sheet >= len(starts):
        return b""
    return xml[starts[sheet] : xml.find(_END, starts[sheet])]


def _refuse_too_many(cells: int) -> None:
    if cells > limits.CELLS:
        raise Refusal(N_("The sheet has {cells} cells; at most {most} are read."), cells=cells, most=limits.CELLS)


def _times(tag: bytes, name: bytes) -> int:
    stated = attribute(tag, name)
    return int(stated) if stated.isdecimal() and len(stated) < _DIGITS else 1
