"""What is printed in the cells of a table, in one measure for each column of figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from desktop.domain.indicators import Unit
from desktop.domain.sheets import Cell, Column, Figure, Line, Precision, Table
from desktop.i18n import ENGLISH, Translator
from desktop.reports import figures

_TOO_LONG = 100_000_000  # 元, written to the last one beside amounts that a larger unit would lose


@dataclass(frozen=True, slots=True)
class TableTexts:
    """The columns of a table, their heads, and the cells line by line, as they are printed."""

    columns: tuple[Column, ...]
    names: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]


def texts_of(table: Table, translate: Translator) -> TableTexts:
    """The texts of a table; figures of a column share their measure, which stands behind the column's name.

    So do all columns of money, unless one would then stand in figures far too long.
    """
    shared = _shared_money(table, translate)
    measures = [
        shared if shared and _is_measured_money(column) else _measure(column, place, table.on_paper, translate)
        for place, column in enumerate(table.columns)
    ]
    names = tuple(_name(column, measure) for column, measure in zip(table.columns, measures, strict=True))
    return TableTexts(
        table.columns,
        names,
        tuple(
            tuple(
                cell_text(cell, column, measure, translate.language)
                for cell, column, measure in zip(line.cells, table.columns, measures, strict=True)
            )
            for line in table.on_paper
        ),
    )


def stacked(texts: TableTexts) -> TableTexts:
    """The same table with what stands below a column set into its cells, as second lines."""
    if not any(column.is_below for column in texts.columns):
        return texts
    places = [place for place, column in enumerate(texts.columns) if not column.is_below]

    def joined(cells: tuple[str, ...]) -> tuple[str, ...]:
        found: list[str] = []
        for cell, column in zip(cells, texts.columns, strict=True):
            if column.is_below:
                found[-1] += f"\n{cell or ' '}"
            else:
                found.append(cell)
        return tuple(cell.rstrip() for cell in found) if not any(_below(cells)) else tuple(found)

    def _below(cells: tuple[str, ...]) -> list[str]:
        return [cell for cell, column in zip(cells, texts.columns, strict=True) if column.is_below]

    return TableTexts(
        tuple(texts.columns[place] for place in places),
        joined(texts.names),
        tuple(joined(line) for line in texts.lines),
    )


def cell_text(cell: Cell, column: Column, measure: figures.Measure | None, language: str) -> str:
    """One cell as it is printed; — for a figure there is none of."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, Figure):
        return cell.text
    if isinstance(cell, date):
        return figures.short_day(cell, language) if column.without_year else figures.day(cell, language)
    if cell is None or measure is None:
        return figures.NONE
    if column.is_signed:
        return figures.number(cell, measure.decimals, signed=True)
    if column.precision is Precision.EXACT:
        return figures.number(cell, 2)
    return _trimmed(cell) if column.precision is Precision.PLAIN else measure.text(cell)


def _trimmed(value: Decimal) -> str:
    """A figure with as many decimals as it needs, four at most, as rates have them."""
    return figures.number(value, 4).rstrip("0").rstrip(".")


def _is_measured_money(column: Column) -> bool:
    return column.unit is Unit.MONEY and column.precision is Precision.MEASURED and not column.is_signed


def _shared_money(table: Table, translate: Translator) -> figures.Measure | None:
    """The measure of all columns of money, None where each of them has its own."""
    places = [place for place, column in enumerate(table.columns) if _is_measured_money(column)]
    values = [cell for line in table.on_paper for place in places if isinstance(cell := line.cells[place], Decimal)]
    if len(places) < 2 or not values:
        return None
    shared = figures.measure_for(Unit.MONEY, "", values, translate)
    is_long = shared.divisor == 1 and max(map(abs, values)) >= _TOO_LONG
    return None if is_long else shared


def _measure(column: Column, place: int, lines: Sequence[Line], translate: Translator) -> figures.Measure | None:
    if column.unit is None:
        return None
    if column.unit is Unit.MONEY and column.precision is not Precision.MEASURED:
        return figures.Measure("¥" if translate.language == ENGLISH else "元", decimals=2)
    values = [cell for line in lines if isinstance(cell := line.cells[place], Decimal)]
    return figures.measure_for(column.unit, column.measure_word, values, translate)


def _name(column: Column, measure: figures.Measure | None) -> str:
    """The column's name with what its figures count in; points are told by the name."""
    is_told = measure is not None and measure.unit and column.unit is not Unit.POINTS
    return f"{column.name} {measure.unit}" if measure and is_told else column.name
