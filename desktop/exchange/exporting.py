"""Records of a kind as a table that the same import reads back unchanged."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from desktop.exchange.kind import Kind
from desktop.exchange.writing import Value, write_rows


def export_kind(session: Session, kind: Kind, path: Path, language: str) -> int:
    """Write all records of a kind; the number of rows."""
    columns = [column for column in kind.columns if column.name != "year"]  # a year is only a way to write periods
    rows = [[_cell(record.get(column.name)) for column in columns] for record in kind.export(session)]
    write_rows(path, [column.title(language) for column in columns], rows, kind.name)
    return len(rows)


def _cell(value: Any) -> Value:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None or isinstance(value, str | int | date | Decimal):
        return value if value != "" else None
    return str(value)
