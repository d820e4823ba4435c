"""Tables out: XLSX and CSV that no spreadsheet will run as formulas, written whole or not at all."""

import csv
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from decimal import Decimal
from pathlib import Path

import xlsxwriter

from desktop.errors import N_, RequestError
from desktop.exchange.reading.delimited import NEUTRALISED
from desktop.parts import part_in, sweep_parts
from desktop.renaming import replace_patiently, sync
from desktop.reports.unwritable import unwritable

Value = str | int | Decimal | date | None
_WIDEST = 40
_TAKEN_LITERALLY = ("strings_to_formulas", "strings_to_urls", "strings_to_numbers")


def refuse_other_forms(path: Path) -> None:
    """Refuse a name that asks for a form that is not written."""
    if path.suffix.lower() not in (".xlsx", ".csv"):
        raise RequestError(N_("{file}: name the file .xlsx or .csv."), file=path.name)


def write_rows(
    path: Path, headers: Sequence[str], rows: Iterable[Sequence[Value]], title: str, is_long: bool = False
) -> None:
    """Write a table in the form its name asks for: .xlsx or .csv; a long one is never held whole."""
    refuse_other_forms(path)
    with whole_file(path) as part:
        if path.suffix.lower() == ".csv":
            _write_csv(part, headers, rows)
        else:
            _write_workbook(part, headers, rows, title, is_long)


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A name to write to that becomes `path` only once all of it is written."""
    part = part_in(path.parent)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        sweep_parts(path.parent)
        yield part
        sync(part)
        replace_patiently(part, path)
        sync(path.parent)
    except (OSError, xlsxwriter.exceptions.FileCreateError) as error:
        raise unwritable(path, path.parent, _system_error(error)) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _system_error(error: Exception) -> OSError:
    """What the system said; the writer of workbooks wraps it into an error of its own."""
    wrapped = error if isinstance(error, OSError) else next(iter(error.args), None)
    return wrapped if isinstance(wrapped, OSError) else OSError(str(error))


def neutral(text: str) -> str:
    """Text that a spreadsheet would run as a formula, with an apostrophe in front."""
    return "'" + text if NEUTRALISED.match("'" + text) else text


def _write_csv(path: Path, headers: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as output:
        writer = csv.writer(output)
        writer.writerow(headers)
        for row in rows:
            writer.writerow([neutral(value) if isinstance(value, str) else _plain(value) for value in row])


def _plain(value: Value) -> str:
    if value is None:
        return ""
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


@contextmanager
def _options(folder: Path, is_long: bool) -> Iterator[dict[str, bool | str]]:
    """How a workbook is written; the rows of a long one lie in a room beside it meanwhile, which goes at the end."""
    literally: dict[str, bool | str] = dict.fromkeys(_TAKEN_LITERALLY, False)
    if not is_long:
        yield literally | {"in_memory": True}
        return
    room = part_in(folder, "-rows")
    room.mkdir(mode=0o700)
    try:
        yield literally | {"constant_memory": True, "tmpdir": str(room)}
    finally:
        shutil.rmtree(room, ignore_errors=True)


def _write_workbook(
    path: Path, headers: Sequence[str], rows: Iterable[Sequence[Value]], title: str, is_long: bool
) -> None:
    with _options(path.parent, is_long) as options, xlsxwriter.Workbook(str(path), options) as book:
        sheet = book.add_worksheet(title[:31])
        bold = book.add_format({"bold": True, "bottom": 1})
        day, amount = book.add_format({"num_format": "yyyy-mm-dd"}), book.add_format({"num_format": "#,##0.00"})
        sheet.freeze_panes(1, 0)
        widths = [len(header) * 2 for header in headers]
        for column, header in enumerate(headers):
            sheet.write_string(0, column, header, bold)
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(number, column, value)
                    widths[column] = max(widths[column], min(_WIDEST, len(value) * 3 // 2))
                elif isinstance(value, date):
                    sheet.write_datetime(number, column, value, day)
                elif value is not None:
                    sheet.write_number(number, column, value, amount if isinstance(value, Decimal) else None)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, max(8, min(_WIDEST, width) + 2))
