"""Workbooks: one sheet's cells as text, each marked where Excel knew it as a number, a date or an error."""

import io
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import python_calamine as calamine

from desktop.domain.exact import plain
from desktop.errors import N_
from desktop.exchange.reading import limits
from desktop.exchange.reading.biff import LegacyBook, legacy_book
from desktop.exchange.reading.marks import NO_FIGURE, SheetMarks, column_letters
from desktop.exchange.reading.package import ENCRYPTED, checked
from desktop.exchange.reading.sniff import Form
from desktop.exchange.reading.soundness import DAMAGED
from desktop.exchange.sentences import Refusal, Sentence, sentence

_NAMED = 10  # hidden rows told by their numbers, hidden columns by their letters
_REMEMBERED = 50_000  # values of one type; a column of sums repeats none, and memory is bounded
CellOut = str | list[str]  # plain text, or [mark, text] with the marks of `cells.MARKS`


@dataclass(slots=True)
class Sheet:
    """One sheet: its name, the names beside it, its rows, and notes with their row."""

    name: str
    names: list[str]
    is_1904: bool
    rows: list[tuple[int, list[CellOut]]] = field(default_factory=list)
    notes: list[tuple[int | None, Sentence]] = field(default_factory=list)


def read_sheet(content: bytes, form: Form, wanted: str | None) -> Sheet:
    """The wanted sheet of a workbook, or its first visible one with cells."""
    package = checked(content) if form is Form.PACKAGE else None
    legacy = legacy_book(content) if form is Form.OLE else LegacyBook()
    if legacy.is_encrypted:
        raise Refusal(ENCRYPTED)
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        names = [one.name for one in book.sheets_metadata if one.typ == calamine.SheetTypeEnum.WorkSheet]
        sheet = Sheet("", names, package.is_1904 if package else legacy.is_1904)
        for name in _candidates(book, names, wanted):
            place = book.sheet_names.index(name)
            marks = package.marks(place) if package else legacy.marks(place)  # before the library sees the sheet
            source = book.get_sheet_by_name(name)
            sheet.name = sheet.name or name
            if source.end is not None or marks.broken:
                sheet.name = name
                _fill(sheet, source, marks)
                break
    except calamine.PasswordError as error:
        raise Refusal(ENCRYPTED) from error
    except calamine.CalamineError as error:
        raise Refusal(DAMAGED) from error
    if wanted is None and len(names) > 1:
        note = N_("The workbook has several sheets; “{sheet}” was read. State the sheet to read another one.")
        sheet.notes.append((None, sentence(note, sheet=sheet.name)))
    return sheet


def _candidates(book: calamine.CalamineWorkbook, names: list[str], wanted: str | None) -> list[str]:
    """The sheets to look at until one has cells."""
    if not names:
        raise Refusal(N_("The workbook has no sheet with cells."))
    if wanted is None:
        visible = calamine.SheetVisibleEnum.Visible
        shown = [one.name for one in book.sheets_metadata if one.name in names and one.visible == visible]
        return shown or names
    if wanted in names:
        return [wanted]
    if wanted.isascii() and wanted.isdigit() and 0 < int(wanted) <= len(names):
        return [names[int(wanted) - 1]]
    raise Refusal(
        N_("The workbook has no sheet “{sheet}”. It has: {sheets}."), sheet=wanted, sheets=", ".join(names[:20])
    )


def _fill(sheet: Sheet, source: calamine.CalamineSheet, marks: SheetMarks) -> None:
    if source.end is not None:
        height, width = source.end[0] + 1, source.end[1] + 1
        if height > limits.ROWS + 100 or width > limits.COLUMNS or height * width > limits.CELLS * 4:
            raise Refusal(
                N_("The sheet has {height} rows and {width} columns; {rows} rows and {columns} columns are read."),
                height=height, width=width, rows=limits.ROWS, columns=limits.COLUMNS,
            )  # fmt: skip
    known: dict[type, dict[Any, CellOut]] = defaultdict(dict)  # by type, as 1, 1.0 and TRUE are equal
    for number, cells in _rows(source):
        row = [cell if type(cell) is str else known[type(cell)].get(cell) or _text(cell, known) for cell in cells]
        sheet.rows.append((number, row))
    _mark_broken(sheet, marks)
    _write_percents(sheet, marks)
    _fill_merged(sheet, source)
    sheet.rows = [(number, row) for number, row in sheet.rows if any(row)]
    _tell_hidden(sheet, marks)
    if marks.empty_results:
        note = N_(
            "{count} formulas of the sheet have an empty result. If Excel shows values there, save the file once."
        )
        sheet.notes.append((None, sentence(note, count=marks.empty_results)))
    if marks.unplaced:
        note = N_("The sheet holds {count} cells with errors such as #DIV/0!; they were read as empty.")
        sheet.notes.append((None, sentence(note, count=marks.unplaced)))


def _rows(source: calamine.CalamineSheet) -> Iterator[tuple[int, list[Any]]]:
    """Rows numbered as in Excel, from column A on."""
    if source.start is None:
        return
    blank = [""] * source.start[1]  # the library leaves out the columns before the first used one, but not the rows
    number = 0
    try:
        for number, cells in enumerate(source.iter_rows(), 1):
            yield number, blank + cells if blank else cells
    except BaseException as error:
        # The library breaks off at numbers too far from zero for what they are shown as; one class is its secret.
        if not isinstance(error, OverflowError) and type(error).__name__ != "PanicException":
            raise
        told = N_(
            "Row {row} holds a number shown as a date or a duration that is neither. Correct it in Excel or WPS."
        )
        raise Refusal(told, row=number + 1) from error


def _mark_broken(sheet: Sheet, marks: SheetMarks) -> None:
    if not marks.broken:
        return
    by_number = dict(sheet.rows)
    for (row, column), name in marks.broken.items():
        cells = by_number.get(row + 1)
        if cells is None:
            cells = []
            sheet.rows.append((row + 1, cells))
            by_number[row + 1] = cells
        cells.extend([""] * (column + 1 - len(cells)))
        if not cells[column] or name == NO_FIGURE:
            cells[column] = ["x", name]
    sheet.rows.sort(key=lambda numbered: numbered[0])


def _write_percents(sheet: Sheet, marks: SheetMarks) -> None:
    """A number that its cell shows as a percentage is written as its owner sees it: 0.95 as 95%."""
    by_number = dict(sheet.rows) if marks.percents else {}
    for row, column in marks.percents:
        cells = by_number.get(row + 1, [])
        cell = cells[column] if column < len(cells) else ""
        if isinstance(cell, list) and cell[0] == "n":
            cells[column] = f"{plain(Decimal(cell[1]) * 100)}%"


def _tell_hidden(sheet: Sheet, marks: SheetMarks) -> None:
    """Rows and columns nobody sees in the office program are read like others; who hid them must know."""
    hidden = [number for number, _row in sheet.rows if number in marks.hidden]
    if hidden:
        named = _first(list(map(str, hidden)))
        note = N_(
            "Rows that are hidden or filtered out in the workbook were read too ({count}): {rows}. Delete them there "
            "if they are not meant."
        )
        sheet.notes.append((hidden[0], sentence(note, count=len(hidden), rows=named)))
    columns = [
        column
        for column in sorted(marks.hidden_columns)
        if any(column < len(row) and row[column] for _number, row in sheet.rows)
    ]
    if columns:
        note = N_(
            "Columns that are hidden in the workbook were read too ({count}): {columns}. Delete them there if they "
            "are not meant."
        )
        named = _first([column_letters(column) for column in columns])
        sheet.notes.append((None, sentence(note, count=len(columns), columns=named)))


def _first(names: list[str]) -> str:
    return ", ".join(names[:_NAMED]) + (", …" if len(names) > _NAMED else "")


def _fill_merged(sheet: Sheet, source: calamine.CalamineSheet) -> None:
    """A text cell merged over several rows counts for each of them; an amount does not, or it would count twice."""
    by_number = dict(sheet.rows)
    for (top, left), (bottom, _right) in source.merged_cell_ranges or []:
        first = by_number.get(top + 1)
        if bottom == top or first is None or left >= len(first) or not first[left]:
            continue
        value = first[left]
        if isinstance(value, list) and value[0] != "d":
            note = N_(
                "A number stands in cells merged over rows {first} to {last}; it was read for the first row only."
            )
        else:
            note = N_("A text stands in cells merged over rows {first} to {last}; it was read for each of them.")
            for number in range(top + 2, bottom + 2):
                row = by_number.get(number)
                if row is not None and any(row) and left < len(row) and not row[left]:
                    row[left] = value
        sheet.notes.append((top + 1, sentence(note, first=top + 1, last=bottom + 1)))


def _text(cell: Any, known: dict[type, dict[Any, CellOut]]) -> CellOut:
    """A cell that is no text, as text; days and numbers that repeat are written once."""
    text, written = _written(cell), known[type(cell)]
    if len(written) < _REMEMBERED:
        written[cell] = text
    return text


def _written(cell: Any) -> CellOut:
    """A cell as text; numbers without Excel's binary noise, dates as ISO."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, int):
        return ["n", str(cell)]
    if isinstance(cell, float):
        return ["n", _decimal(cell)]
    if isinstance(cell, datetime):
        return ["d", cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "seconds")]
    if isinstance(cell, date):
        return ["d", cell.isoformat()]
    if isinstance(cell, timedelta):
        minutes = int(cell.total_seconds()) // 60
        return f"{minutes // 60}:{minutes % 60:02}"
    return str(cell)


def _decimal(number: float) -> str:
    """The number as Excel shows it in full: 15 digits, no exponent; what is not finite stays what it is."""
    if number != number or number in (float("inf"), float("-inf")):
        return str(number)
    if number.is_integer() and abs(number) < 2**53:
        return str(int(number))
    return f"{Decimal(format(number, '.15g')):f}"
