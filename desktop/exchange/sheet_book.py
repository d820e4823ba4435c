"""The tables of printed sheets as a workbook: typed cells, frozen and filtered headers, ready to print on A4."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from io import BytesIO
from pathlib import Path

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from desktop.domain.sheets import Sheet
from desktop.errors import N_
from desktop.exchange.sheet_cells import Formats, write_cell
from desktop.exchange.sheet_grids import Grid, grids_of
from desktop.exchange.writing import whole_file
from desktop.i18n import Translator, translator
from desktop.reports import figures

_HEAD = 3  # the row of the headers, counted from 0: title, period and note stand above
_NARROWEST, _WIDEST = 8, 46  # characters
_PORTRAIT = 96  # characters that fit across an upright page
_LONGEST_NAME = 31  # of a worksheet
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_A4 = 9
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where one table goes: its worksheet and the looks of its cells."""

    worksheet: Worksheet
    formats: Formats
    texts: Translator


def write_sheet_book(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write the tables of these sheets, each on a worksheet of its own, whole or not at all.

    The same table of several people becomes one, with their codes and names before it.
    """
    first = sheets[0]
    texts = translator(first.language)
    content = BytesIO()  # written at once: a workbook that a full disk cuts off would complain for itself
    with xlsxwriter.Workbook(content, _OPTIONS) as book:
        book.set_properties(
            {
                "title": first.title,
                "author": first.company,
                "created": datetime.combine(first.printed_on, time(), UTC),
            }
        )
        formats, taken = Formats(book), set[str]()
        for grid in grids_of(sheets, texts):
            worksheet = book.add_worksheet(_name(grid.title or first.title, taken))
            _write(_Place(worksheet, formats, texts), grid, first)
    with whole_file(path) as part:
        part.write_bytes(content.getvalue())


def _name(title: str, taken: set[str]) -> str:
    """A name for a worksheet that Excel takes and no other bears."""
    stem = " ".join(title.translate(_FORBIDDEN).split()) or "1"
    name, number = _short(stem, _LONGEST_NAME), 2
    while name.lower() in taken:
        ending = f" {number}"
        name, number = _short(stem, _LONGEST_NAME - len(ending)) + ending, number + 1
    taken.add(name.lower())
    return name


def _short(name: str, most: int) -> str:
    """The name's first words that fit; a name without any, as in Chinese, is cut where it must be."""
    if len(name) <= most:
        return name
    words = name[: most + 1].rpartition(" ")[0].rstrip(" ,;-–")
    return words if len(words) > most // 2 else name[:most]


def _write(place: _Place, grid: Grid, sheet: Sheet) -> None:
    worksheet, formats = place.worksheet, place.formats
    parts = (sheet.company, sheet.title, grid.subject, grid.title if grid.title != sheet.title else "")
    worksheet.write_string(0, 0, " · ".join(part for part in parts if part), formats.title)
    days = figures.span(sheet.start, sheet.end, place.texts)
    worksheet.write_string(1, 0, f"{sheet.period_title} ({days})", formats.faint)
    worksheet.write_string(2, 0, grid.note, formats.faint)
    worksheet.set_row(0, 22)
    for number, column in enumerate(grid.columns):
        worksheet.write_string(_HEAD, number, column.header, formats.head(column.is_figure))
    for row, line in enumerate(grid.lines, _HEAD + 1):
        for number, (cell, column) in enumerate(zip(line.cells, grid.columns, strict=True)):
            write_cell(worksheet, (row, number), cell, column, formats, is_strong=line.is_strong)
    last = _HEAD + len(grid.lines)
    if not grid.lines:
        worksheet.write_string(_HEAD + 1, 0, grid.empty, formats.faint)
        last += 1
    elif grid.filtered:
        worksheet.autofilter(_HEAD, 0, _HEAD + grid.filtered, len(grid.columns) - 1)
    for offset, remark in enumerate(grid.remarks, 2):
        worksheet.write_string(last + offset, 0, remark, formats.faint)
    _finish(place, grid, sheet)


def _finish(place: _Place, grid: Grid, sheet: Sheet) -> None:
    """Widths, the frozen header, and how it is printed."""
    worksheet, widths = place.worksheet, [_width(grid, number) for number in range(len(grid.columns))]
    for number, wide in enumerate(widths):
        worksheet.set_column(number, number, wide)
    worksheet.freeze_panes(_HEAD + 1, 0)
    worksheet.set_paper(_A4)
    if sum(widths) > _PORTRAIT:
        worksheet.set_landscape()
    worksheet.fit_to_pages(1, 0)
    worksheet.set_margins(left=0.6, right=0.6, top=0.6, bottom=0.7)
    worksheet.repeat_rows(_HEAD)
    worksheet.hide_gridlines(2)
    pages = place.texts(N_("Page {page} of {pages}")).format(page="&P", pages="&N")
    name = f"{sheet.company} · {sheet.title}"[:80].replace("&", "&&")
    worksheet.set_footer(f"&L{name}&C{figures.day(sheet.printed_on, sheet.language)}&R{pages}")


def _width(grid: Grid, number: int) -> int:
    """How wide a column is in characters; a Chinese one counts for two."""
    longest = max([_breadth(grid.columns[number].header) + 3, *(_breadth(line.texts[number]) for line in grid.lines)])
    return max(_NARROWEST, min(_WIDEST, longest + 2))


def _breadth(text: str) -> int:
    return max(
        (sum(2 if character >= "\u2e80" else 1 for character in line) for line in text.splitlines()), default=0
    )
