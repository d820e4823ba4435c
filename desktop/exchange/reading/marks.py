"""What the library does not tell of a sheet: errors, lost formula results, percentages, hidden rows and columns."""

import re
from dataclasses import dataclass, field

from desktop.errors import N_
from desktop.exchange.reading import limits
from desktop.exchange.reading.number_formats import Place, attribute, places_of
from desktop.exchange.reading.open_document import hidden_columns, percents_and_hidden
from desktop.exchange.reading.spelling import Spelling
from desktop.exchange.sentences import Refusal

LOST = "="  # the mark of a formula whose result was never saved
NO_FIGURE = "NaN"  # the mark of a number that is none: the library takes it for no time at all, or a day of 1899
_CELL_START = re.compile(rb"<(?:\w+:)?c[\s/>]")
_FAR = re.compile(rb"""<(?:\w+:)?c\s[^>]*?\br\s*=\s*["']([A-Z]{3,}[0-9]+|[A-Z]+[0-9]{6,})["'][^>]*(?<!/)>""")
_FAR_USUAL = re.compile(rb'<c r="(?:[A-Z]{3}|[A-Z]+[0-9]{6})')  # where in a usual sheet the first such cell may be
_ERROR = re.compile(
    rb"""<(?:\w+:)?c\s(?=[^>]*\bt\s*=\s*["']e["'])[^>]*?\br\s*=\s*["']([A-Z]+)([0-9]+)["'][^>]*>"""
    rb"""(?:(?!</(?:\w+:)?c>)[\s\S]){0,4000}?<(?:\w+:)?v>([^<]*)<"""
)
_FORMULA = re.compile(
    rb"""<(?:\w+:)?c\s([^>]*?)>\s*<(?:\w+:)?f\b[^>]*?(?:/>|>[^<]*</(?:\w+:)?f>)\s*"""
    rb"""(</(?:\w+:)?c>|<(?:\w+:)?v\s*/>|<(?:\w+:)?v></)"""
)
_MAY_BE_NO_FIGURE = (b"N</", b"n</")  # looked for first, which is fast: no figure ends so
_NO_FIGURE = re.compile(
    rb"""<(?:\w+:)?c\s(?![^>]*?\bt\s*=\s*["'](?!n["']))[^>]*?\br\s*=\s*["']([A-Z]+)([0-9]+)["'][^>]*>\s*"""
    rb"""(?:<(?:\w+:)?f\b[^>]*?(?:/>|>[^<]*</(?:\w+:)?f>)\s*)?<(?:\w+:)?v>[+-]?nan<""",
    re.IGNORECASE,
)
_PLACE = re.compile(rb"""\br\s*=\s*["']([A-Z]+)([0-9]+)["']""")
_HIDDEN_ROW = re.compile(
    rb"""<(?:\w+:)?row\s(?=[^>]*\bhidden\s*=\s*["'](?:1|true)["'])[^>]*?\br\s*=\s*(?:"([0-9]+)"|'([0-9]+)')"""
)
_COLUMN = re.compile(rb"<(?:\w+:)?col(\s[^>]*)>")
_TEXT_RESULT = re.compile(rb"""\bt\s*=\s*["']str["']""")
_ODS_ERROR = re.compile(
    rb"""calcext:value-type="error"|<text:p>(?:#(?:DIV/0!|N/A|REF!|NAME\?|VALUE!|NUM!)|Err:[0-9]{3})<"""
)


@dataclass(slots=True)
class SheetMarks:
    """Errors and lost results of one sheet: (row, column), both from 0 → the error's name or LOST.

    `percents` are the cells shown as percentages, `hidden` the hidden rows as a person counts them, `hidden_columns`
    those from 0.
    """

    broken: dict[Place, str] = field(default_factory=dict)
    percents: set[Place] = field(default_factory=set)
    hidden: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    unplaced: int = 0  # errors whose place is not known
    empty_results: int = 0  # formulas whose result is empty, or was never saved: a legacy workbook does not tell


def column_number(letters: str) -> int:
    """The column of "A", "AB", … counted from 0."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def column_letters(number: int) -> str:
    """What an office program calls a column counted from 0: "A", "AB"."""
    letters = ""
    while number >= 0:
        number, place = divmod(number, 26)
        letters, number = chr(65 + place) + letters, number - 1
    return letters


def refuse_too_many(xml: bytes, rest: bytes, spelling: Spelling, most_elsewhere: int = 0) -> None:
    """Refuse a sheet with too many cells; `rest` is what is spelled so, without rows of a known number of cells."""
    if most_elsewhere + rest.count(b"<c") + spelling.colons.count(b":c") <= limits.CELLS:
        return
    cells = sum(1 for _ in _CELL_START.finditer(xml))
    if cells > limits.CELLS:
        raise Refusal(N_("The sheet has {cells} cells; at most {most} are read."), cells=cells, most=limits.CELLS)


def marks_of_xlsx(xml: bytes, spelling: Spelling, percent_styles: tuple[bytes, ...] = ()) -> SheetMarks:
    """The marks of a sheet's XML, spelled as usual or not; one with too distant cells is refused."""
    first = (_FAR if spelling.cells is None else _FAR_USUAL).search(xml)
    for found in _FAR.finditer(xml, first.start()) if first else ():
        _refuse_far(found[1].decode())
    marks = SheetMarks()
    if b'"e"' in xml or b"'e'" in spelling.quotes:
        for found in _ERROR.finditer(xml):
            marks.broken[int(found[2]) - 1, column_number(found[1].decode())] = found[3].decode("ascii", "replace")
    if b"<f" in xml or b":f" in spelling.colons:
        for found in _FORMULA.finditer(xml):
            is_empty_text = _TEXT_RESULT.search(found[1]) and b"v" in found[2]
            if not is_empty_text and (place := _PLACE.search(found[1])):
                marks.broken[int(place[2]) - 1, column_number(place[1].decode())] = LOST
    for letters, number in places_of(xml, percent_styles, is_usual=spelling.cells is not None):
        marks.percents.add((int(number) - 1, column_number(letters.decode())))
    if b"hidden" in xml:
        marks.hidden = {int(found[1] or found[2]) for found in _HIDDEN_ROW.finditer(xml)}
        marks.hidden_columns = _hidden_columns(xml)
    return marks


def without_figures(xml: bytes) -> dict[Place, str]:
    """The cells of a sheet's XML that are numbers and hold “NaN”."""
    if not any(each in xml for each in _MAY_BE_NO_FIGURE):
        return {}
    places = (found.groups() for found in _NO_FIGURE.finditer(xml))
    return {(int(row) - 1, column_number(letters.decode().upper())): NO_FIGURE for letters, row in places}


def _hidden_columns(xml: bytes) -> set[int]:
    """The hidden columns of a sheet's XML, which names them before its rows."""
    hidden: set[int] = set()
    for found in _COLUMN.finditer(xml, 0, max(xml.find(b"sheetData"), 0)):
        first, last = attribute(found[1], b"min"), attribute(found[1], b"max")
        if attribute(found[1], b"hidden") in ("1", "true") and first.isdecimal() and last.isdecimal():
            hidden.update(range(int(first) - 1, min(int(last), limits.COLUMNS)))
    return hidden


def marks_of_ods(xml: bytes, sheet: int) -> SheetMarks:
    """The marks of a sheet of an ODS file, counted from 0, and the number of errors in all of the file."""
    percents, hidden = percents_and_hidden(xml, sheet)
    unplaced = sum(1 for _ in _ODS_ERROR.finditer(xml))
    columns = hidden_columns(xml, sheet)
    return SheetMarks(unplaced=unplaced, percents=percents, hidden=hidden, hidden_columns=columns)


def _refuse_far(place: str) -> None:
    letters = place.rstrip("0123456789")
    column, row = column_number(letters), int(place[len(letters) :])
    if column >= limits.COLUMNS or row > limits.ROWS:
        raise Refusal(
            N_(
                "Cell {place} holds something far away from the table; {rows} rows and {columns} columns are read. "
                "Delete it in Excel and save the file."
            ),
            place=place, rows=limits.ROWS, columns=limits.COLUMNS,
        )  # fmt: skip
