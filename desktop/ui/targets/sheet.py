"""What is shown as a sheet: the grid's lines and columns with their exact values."""

from collections.abc import Sequence
from pathlib import Path

from desktop.exchange.writing import Value, write_rows
from desktop.i18n import Translator
from desktop.ui.targets.columns import grid_columns
from desktop.ui.targets.shown import Shown


def sheet_of(shown: Shown, texts: Translator) -> tuple[list[str], list[list[Value]]]:
    """Headers and rows; money in 元, percentages as percent values."""
    columns = grid_columns(shown.year, shown.span, texts)
    headers = [texts("Person"), *(column.period.label for column in columns)]
    rows: list[list[Value]] = [
        [line.title, *(line.value((column.period.start, column.period.end)) for column in columns)]
        for line in shown.lines
    ]
    return headers, rows


def write_sheet(path: Path, headers: Sequence[str], rows: Sequence[Sequence[Value]], title: str) -> Path:
    """Write the sheet as .xlsx or .csv."""
    write_rows(path, headers, rows, title)
    return path
