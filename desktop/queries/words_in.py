"""Whether a column holds some words, or a person or customer is called so; quicker where the words are Chinese."""

from typing import Any

from sqlalchemy import ColumnElement, or_
from sqlalchemy.orm import InstrumentedAttribute

from desktop.models import Customer, Staff


def holds(column: InstrumentedAttribute[Any], text: str) -> ColumnElement[bool]:
    """The words stand somewhere in the column, capital or small; Chinese knows no such difference."""
    if text.lower() == text.upper():
        return column.contains(text, autoescape=True)
    return column.icontains(text, autoescape=True)


def called(table: type[Staff] | type[Customer], text: str) -> ColumnElement[bool]:
    """The name holds the words, or its pinyin or initials begin with them; Chinese characters stand in neither."""
    if not text.isascii():
        return holds(table.name, text)
    low = text.casefold().replace(" ", "")
    spelled = (column.startswith(low, autoescape=True) for column in (table.pinyin, table.initials))
    return or_(holds(table.name, text), *spelled)
