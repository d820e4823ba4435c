"""Workbooks as people hand them back: read, filled in, and written by another program."""

from collections.abc import Mapping
from pathlib import Path
from zipfile import ZipFile

import xlsxwriter
from python_calamine import CalamineWorkbook

Cells = list[list[object]]


def sheets_of(path: Path) -> dict[str, Cells]:
    """Every sheet's rows from the first row and column on."""
    book = CalamineWorkbook.from_path(path)
    return {
        name: [list(row) for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)]
        for name in book.sheet_names
    }


def fill_in(path: Path, answers: Mapping[str, Mapping[tuple[int, str], object]]) -> None:
    """Put values under headers: sheet → (row as Excel numbers it, header) → value."""
    sheets = sheets_of(path)
    for name, cells in answers.items():
        headers = sheets[name][2]
        for (row, header), value in cells.items():
            while len(sheets[name]) < row:
                sheets[name].append([""] * len(headers))
            sheets[name][row - 1][headers.index(header)] = value
    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, line in enumerate(rows):
                for place, value in enumerate(line):
                    if value != "":
                        sheet.write(number, place, value)


def parts_of(path: Path) -> str:
    """The XML of all sheets, for what a reader of values does not tell."""
    with ZipFile(path) as packed:
        names = sorted(name for name in packed.namelist() if name.startswith("xl/worksheets/sheet"))
        return "".join(packed.read(name).decode() for name in names)
