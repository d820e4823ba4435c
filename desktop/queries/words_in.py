"""Whether a column holds some words, or a person or customer is called so; quicker where the words are Chinese."""

from typing import Any

from sqlalchemy import ColumnClause, ColumnElement, and_, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from desktop.models import Customer, Staff
from desktop.store.places_in import PlaceIn


def holds(column: InstrumentedAttribute[Any] | ColumnClause[str], text: str) -> ColumnElement[bool]:
    """The words stand somewhere in the column, capital or small.

    Chinese knows no such difference: there bytes are compared, which finds what LIKE finds and takes less.
    """
    if text.lower() == text.upper():
        return PlaceIn(column, text) > 0
    return column.icontains(text, autoescape=True)


def holds_if_any(column: InstrumentedAttribute[str], text: str) -> ColumnElement[bool]:
    """The same of a column that is mostly empty: what is empty is passed over, not searched."""
    return and_(column != "", holds(column, text))


def called(table: type[Staff] | type[Customer], text: str) -> ColumnElement[bool]:
    """The name holds the words, or its pinyin or initials begin with them; Chinese characters stand in neither."""
    if not text.isascii():
        return holds(table.name, text)
    low = text.casefold().replace(" ", "")
    spelled = (column.startswith(low, autoescape=True) for column in (table.pinyin, table.initials))
    return or_(holds(table.name, text), *spelled)


def called_so(
    session: Session,
    column: InstrumentedAttribute[int] | InstrumentedAttribute[int | None],
    table: type[Staff] | type[Customer],
    text: str,
) -> list[ColumnElement[bool]]:
    """The column leads to somebody called so; nothing where nobody is, so that not every row is asked in vain."""
    found = select(table.id).where(called(table, text))
    return [] if session.scalar(found.limit(1)) is None else [column.in_(found)]
