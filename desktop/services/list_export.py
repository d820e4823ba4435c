"""Writes a list as it is shown to a file: read part by part, so that whoever saves meanwhile does not wait."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from desktop.errors import N_, RequestError
from desktop.exchange.writing import Value, refuse_other_forms, write_rows
from desktop.store.database import Database

PART = 500  # rows read in one turn
LONG = 5_000  # rows from which a file is not held whole while it is written
MOST_ROWS = 1_048_575  # a sheet of Excel holds one more, which is the heading

Read = Callable[[Any, int, int], Iterable[Sequence[Value]]]  # (session, first, behind) → cells of those rows


class _StoppedError(Exception):
    """The owner stopped the export."""


class ListExport:
    """Writes lists from one data file."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def write(
        self,
        path: Path,
        title: str,
        headers: Sequence[str],
        number: int,
        read: Read,
        progress: Callable[[int, int], None],
        cancelled: Callable[[], bool],
    ) -> int | None:
        """Write `number` rows to an .xlsx or .csv file; how many, None where it was stopped and nothing is left."""
        refuse_other_forms(path)
        if path.suffix.lower() == ".xlsx" and number > MOST_ROWS:
            raise RequestError(
                N_("{number} rows are more than an Excel sheet holds. Name the file .csv, or show fewer rows."),
                number=f"{number:,}",
            )
        try:
            write_rows(path, headers, self._rows(number, read, progress, cancelled), title, number > LONG)
        except _StoppedError:
            return None
        return number

    def _rows(
        self, number: int, read: Read, progress: Callable[[int, int], None], cancelled: Callable[[], bool]
    ) -> Iterator[Sequence[Value]]:
        for first in range(0, number, PART):
            if cancelled():
                raise _StoppedError
            with self._database.read() as session:
                rows = list(read(session, first, min(first + PART, number)))
            yield from rows
            progress(min(first + PART, number), number)
