"""Which sheet of a workbook holds the rows: the stated one, else the first with cells, else the first that fits."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from desktop.errors import RequestError
from desktop.exchange.file_map import FileMap
from desktop.exchange.headers import match_headers, require_columns
from desktop.exchange.kind import Kind
from desktop.exchange.reading.table import Stop, read_table
from desktop.exchange.reading.wishes import Table, Wishes

_LOOKED_AT = 12  # sheets; each is read in a child process of its own


def table_for(file: Path, kind: Kind, stated: FileMap, stop: Stop | None = None) -> Table:
    """The table of a file; where nothing states the sheet, a cover sheet before the rows does no harm."""
    wishes = Wishes(stated.sheet, stated.encoding, stated.delimiter)
    first = read_table(file, wishes, stop)
    if stated.sheet:
        return first
    return next((table for table in sheets_of(file, first, wishes, stop) if fits(table, kind, stated)), first)


def sheets_of(file: Path, first: Table, wishes: Wishes, stop: Stop | None = None) -> Iterator[Table]:
    """The sheet that was read and, as they are asked for, the others that hold cells."""
    yield first
    if len(first.sheets) < 2:
        return
    for sheet in first.sheets[:_LOOKED_AT]:
        if sheet != first.sheet and not (stop and stop()):
            table = _readable(file, replace(wishes, sheet=sheet), stop)
            if table is not None:
                yield table


def _readable(file: Path, wishes: Wishes, stop: Stop | None) -> Table | None:
    """A sheet that holds cells, charts and empty sheets left out."""
    try:
        return read_table(file, wishes, stop)
    except RequestError:
        return None


def fits(table: Table, kind: Kind, stated: FileMap) -> bool:
    """Whether a sheet has every column that is stated or required."""
    try:
        require_columns(match_headers(table, kind, stated), kind)
    except RequestError:
        return False
    return True
