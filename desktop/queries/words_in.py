"""Whether a column holds some words, capital or small; quicker where there is no such difference, as in Chinese."""

from typing import Any

from sqlalchemy import ColumnElement
from sqlalchemy.orm import InstrumentedAttribute


def holds(column: InstrumentedAttribute[Any], text: str) -> ColumnElement[bool]:
    """The words stand somewhere in the column."""
    if text.lower() == text.upper():
        return column.contains(text, autoescape=True)
    return column.icontains(text, autoescape=True)
