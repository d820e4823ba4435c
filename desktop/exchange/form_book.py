"""Workbooks to be filled in by hand: headings are locked, open cells check what is typed into them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from desktop.exchange.writing import Value, whole_file

_FIRST_ROW = 3  # of the entries, counted from 0: title, notes and headers stand above
_LONGEST = 2000  # characters of a text
_OPEN, _HEAD, _LINE = "#FFF9E5", "#E8EEFE", "#C7CDD8"


class Cell(StrEnum):
    """What a column holds."""

    TEXT = "text"
    NUMBER = "number"
    POINTS = "points"  # 0 to 100
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class FormColumn:
    """A column; what is open may be typed into, `hint` says what belongs there."""

    header: str
    width: int
    cell: Cell = Cell.TEXT
    is_open: bool = False
    hint: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FormSheet:
    """One sheet: its name, a title and notes above the headers, and the rows; None leaves a cell to be filled in."""

    name: str
    title: str
    notes: tuple[str, ...]
    columns: tuple[FormColumn, ...]
    rows: tuple[tuple[Value, ...], ...]
    row_height: int = 0  # points, for long answers
    spare_rows: int = 0  # open rows below the last one


def write_form_book(path: Path, sheets: Sequence[FormSheet]) -> None:
    """Write a workbook of these sheets, whole or not at all."""
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    with whole_file(path) as part, xlsxwriter.Workbook(str(part), options) as book:
        for each in sheets:
            _write(book, book.add_worksheet(each.name[:31]), each)


def _write(book: Any, sheet: Worksheet, form: FormSheet) -> None:
    sheet.write_string(0, 0, form.title, book.add_format({"bold": True, "font_size": 14}))
    for place, note in enumerate(form.notes):
        sheet.write_string(1, place, note, book.add_format({"font_color": "#535E70"}))
    head = {
        "bold": True,
        "bg_color": _HEAD,
        "border": 1,
        "border_color": _LINE,
        "text_wrap": True,
        "valign": "vcenter",
    }
    for place, column in enumerate(form.columns):
        sheet.write_string(_FIRST_ROW - 1, place, column.header, book.add_format(head))
        sheet.set_column(place, place, column.width)
    spare = _FIRST_ROW + len(form.rows)  # the first row in which every cell is open
    last = spare + form.spare_rows - 1
    _write_rows(sheet, form, spare, [_format(book, column) for column in form.columns])
    looks = [_format(book, column, is_open=True) for column in form.columns]
    for number in range(spare, last + 1):
        for place, look in enumerate(looks):
            sheet.write_blank(number, place, None, look)
    for place, column in enumerate(form.columns):
        first = _FIRST_ROW if column.is_open else spare
        if first <= last:
            _check(sheet, first, last, place, column)
    _finish(sheet, last, len(form.columns))


def _write_rows(sheet: Worksheet, form: FormSheet, end: int, looks: Sequence[Format]) -> None:
    for number, row in zip(range(_FIRST_ROW, end), form.rows, strict=True):
        if form.row_height:
            sheet.set_row(number, form.row_height)
        for place, value in enumerate(row):
            _write_cell(sheet, number, place, value, looks[place])


def _format(book: Any, column: FormColumn, *, is_open: bool = False) -> Format:
    look: dict[str, Any] = {
        "border": 1,
        "border_color": _LINE,
        "text_wrap": column.cell is Cell.TEXT,
        "valign": "top",
    }
    if column.is_open or is_open:
        look |= {"locked": False, "bg_color": _OPEN}
    if column.cell is Cell.NUMBER:
        look["num_format"] = "#,##0.##"
    elif column.cell is Cell.POINTS:
        look["num_format"] = "0.##"
    elif column.cell is Cell.TEXT:
        look["num_format"] = "@"  # a code such as 0012 stays what it is
    return book.add_format(look)


def _write_cell(sheet: Worksheet, row: int, place: int, value: Value, look: Format) -> None:
    if value is None:
        sheet.write_blank(row, place, None, look)
    elif isinstance(value, int | Decimal):
        sheet.write_number(row, place, value, look)
    else:
        sheet.write_string(row, place, str(value), look)


def _check(sheet: Worksheet, first: int, last: int, place: int, column: FormColumn) -> None:
    """What Excel and WPS refuse while it is typed; reading the file back checks it again."""
    rule: dict[str, Any] = {"input_message": column.hint[:255], "error_message": column.hint[:255]}
    if column.cell is Cell.POINTS:
        rule |= {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 100}
    elif column.cell is Cell.CHOICE:
        rule |= {"validate": "list", "source": list(column.choices)}
    elif column.cell is Cell.TEXT:
        rule |= {"validate": "length", "criteria": "<=", "value": _LONGEST}
    else:
        return
    sheet.data_validation(first, place, last, place, rule)


def _finish(sheet: Worksheet, last: int, columns: int) -> None:
    sheet.freeze_panes(_FIRST_ROW, 0)
    sheet.protect("", {"format_columns": True, "format_rows": True})
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_FIRST_ROW - 1)
    sheet.print_area(0, 0, last, columns - 1)
