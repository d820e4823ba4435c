"""One cell of a workbook of sheets in its own type, and how each type looks."""

from datetime import date
from decimal import Decimal
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from desktop.domain.indicators import Unit
from desktop.domain.sheets import Cell, Column, Figure
from desktop.exchange.sheet_grids import GridColumn, decimals_of

_LONGEST = 32_767  # characters of a cell
_LINE, _BAND, _FAINT = "#C3CAD5", "#F1F3F7", "#535E70"
_EXACT = Decimal(1)


class Formats:
    """The looks of one workbook's cells, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}
        self.title = self.of(bold=True, font_size=14)
        self.faint = self.of(font_color=_FAINT)

    def of(self, **look: Any) -> Format:
        """A look with these properties."""
        key = tuple(sorted(look.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(look)
        return self._made[key]

    def head(self, is_figure: bool) -> Format:
        """The look of a header."""
        side = "right" if is_figure else "left"
        return self.of(
            bold=True, bg_color=_BAND, bottom=1, bottom_color=_LINE, align=side, valign="vcenter", text_wrap=True
        )

    def cell(self, is_strong: bool, **look: Any) -> Format:
        """The look of a cell below; sums are bold under a line."""
        edge = {"bold": True, "top": 1, "top_color": _LINE} if is_strong else {}
        return self.of(bottom=4, bottom_color=_LINE, valign="top", **edge, **look)


def write_cell(
    worksheet: Worksheet, place: tuple[int, int], cell: Cell, column: GridColumn, formats: Formats, *, is_strong: bool
) -> None:
    """Write one cell: a figure as a number, a day as a date, every text as a text, whatever it begins with."""
    row, number = place
    if cell is None or cell == "":
        worksheet.write_blank(row, number, None, formats.cell(is_strong))
    elif isinstance(cell, str):
        side = {"align": "right"} if column.is_figure else {}
        look = formats.cell(is_strong, text_wrap=True, num_format="@", **side)
        worksheet.write_string(row, number, cell[:_LONGEST], look)
    elif isinstance(cell, date):
        worksheet.write_datetime(row, number, cell, formats.cell(is_strong, num_format="yyyy-mm-dd", align="left"))
    elif isinstance(cell, Figure):
        worksheet.write_number(row, number, cell.value, formats.cell(is_strong, num_format=_with_unit(cell)))
    else:
        worksheet.write_number(row, number, cell, formats.cell(is_strong, num_format=_plain(cell, column.column)))


def _plain(value: Decimal, column: Column) -> str:
    """The format of a column's figures; a count with a fraction shows it."""
    if column.unit is Unit.COUNT and value % _EXACT:
        return "#,##0.0#"
    return decimals_of(column)


def _with_unit(figure: Figure) -> str:
    """The format of a figure among others of different measures: its unit stands behind it."""
    if figure.unit is Unit.MONEY:
        return '"¥"#,##0.00'
    if figure.unit is Unit.PERCENT:
        return '0.0"%"'
    word = figure.measure_word.replace('"', "")
    digits = "#,##0.0#" if figure.value % _EXACT else "#,##0"
    return f'{digits}" {word}"' if word else digits
