"""Sheets with everything somebody can enter made as short or as long, as few or as many as the program allows."""

import dataclasses
from dataclasses import dataclass
from decimal import Decimal
from itertools import cycle, islice

from desktop.domain.indicators import Unit
from desktop.domain.sheets import (
    Band,
    BandCell,
    Cell,
    Column,
    Figure,
    Line,
    Pair,
    Pairs,
    Part,
    Sheet,
    Table,
    Words,
    Writing,
)
from tests.reports.extremes import MOST_AMOUNT, MOST_ITEMS, MOST_NAME, MOST_TEXT, named, told

LONG = 24  # characters from which on a text is no name


@dataclass(frozen=True, slots=True)
class Stretch:
    """How long names and texts are (characters), how many lines a table has, and the amounts in 元."""

    name: int
    text: int
    lines: int
    amount: str


STRETCHES = {
    "least": Stretch(1, 0, 1, "0"),
    "names": Stretch(MOST_NAME, 60, 9, "4120000"),
    "texts": Stretch(3, MOST_TEXT, 3, "4120000.5"),
    "amounts": Stretch(3, 60, MOST_ITEMS, MOST_AMOUNT),
    "all": Stretch(MOST_NAME, 600, MOST_ITEMS, MOST_AMOUNT),
}


def stretched(sheet: Sheet, stretch: Stretch) -> Sheet:
    """The sheet with the same parts and heads, and with every value of that size."""
    name = named(sheet.language, stretch.name)
    parts = tuple(_part(part, sheet.language, stretch) for part in sheet.parts)
    subject = name if sheet.subject else ""
    return dataclasses.replace(sheet, company=name, subject=subject, parts=parts)


def said_in(sheet: Sheet) -> list[str]:
    """Names and texts that must be printed whole, without spaces."""
    said = [sheet.company, sheet.subject]
    for part in sheet.parts:
        if isinstance(part, Pairs):
            said += [pair.value for pair in part.pairs]
        elif isinstance(part, Words):
            said += part.paragraphs
        elif isinstance(part, Writing):
            said.append(part.text)
        elif isinstance(part, Table) and not part.off_paper:
            said += [cell for line in part.on_paper for cell in line.cells if isinstance(cell, str)]
    return sorted({"".join(each.split()) for each in said} - {""})


def _part(part: Part, language: str, stretch: Stretch) -> Part:
    name, text = named(language, stretch.name), told(language, stretch.text)
    match part:
        case Pairs():
            return Pairs(tuple(_pair(each, name) for each in part.pairs), part.title)
        case Band():
            return Band(tuple(_band_cell(each, name, stretch) for each in part.cells))
        case Words():
            return dataclasses.replace(part, paragraphs=tuple(text for _ in part.paragraphs))
        case Writing():
            return dataclasses.replace(part, text=text if part.text else "")
        case Table():
            kinds = part.lines or (Line(tuple("" for _ in part.columns)),)
            lines = islice(cycle(kinds), stretch.lines)
            return dataclasses.replace(part, lines=tuple(_line(line, part, language, stretch) for line in lines))
        case _:
            return part


def _band_cell(cell: BandCell, name: str, stretch: Stretch) -> BandCell:
    """Amounts told to the last 分 grow; others are told in the measure that suits them."""
    is_exact = cell.value.startswith("¥") and cell.value[-3:-2] == "."
    amount = f"¥{Decimal(stretch.amount):,.2f}"
    return BandCell(cell.caption, amount if is_exact else cell.value, name if cell.note else "")


def _pair(pair: Pair, name: str) -> Pair:
    return dataclasses.replace(pair, value=name if pair.value else "")


def _line(line: Line, table: Table, language: str, stretch: Stretch) -> Line:
    if line.is_heading:
        return dataclasses.replace(line, cells=(named(language, stretch.name), *line.cells[1:]))
    cells = zip(line.cells, table.columns, strict=True)
    return dataclasses.replace(line, cells=tuple(_cell(cell, column, language, stretch) for cell, column in cells))


def _cell(cell: Cell, column: Column, language: str, stretch: Stretch) -> Cell:
    if isinstance(cell, Figure):
        amount = Decimal(stretch.amount)
        return Figure(amount, f"¥{amount:,.2f}", Unit.MONEY) if cell.unit is Unit.MONEY else cell
    if isinstance(cell, Decimal):
        return Decimal(stretch.amount) if column.unit is Unit.MONEY else cell
    if isinstance(cell, str) and cell and not column.is_figure and not column.is_middle:
        is_text = len(cell) >= LONG
        return told(language, min(stretch.text, 600)) if is_text else named(language, stretch.name)
    return cell
