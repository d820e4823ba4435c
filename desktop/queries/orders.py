"""What columns of lists are ordered by where it is not simply what stands in them."""

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute

from desktop.models import Customer, Lookup, Staff

_MOST_WORDS = 1_000_000  # more than a list of words ever holds


def worded(column: InstrumentedAttribute[str]) -> ColumnElement[str]:
    """A text to order by: small and capital letters alike, an empty one as no value."""
    return func.lower(func.nullif(column, ""))


def word_order(key: InstrumentedAttribute[int | None]) -> ColumnElement[int]:
    """The owner's words stand in the owner's order of them."""
    return select(Lookup.sort_order * _MOST_WORDS + Lookup.id).where(Lookup.id == key).scalar_subquery()


def name_order(
    table: type[Staff] | type[Customer], key: InstrumentedAttribute[int] | InstrumentedAttribute[int | None]
) -> ColumnElement[str]:
    """Chinese names stand in the order of their pinyin, as a reader looks for them."""
    spelled = func.coalesce(func.nullif(table.pinyin, ""), func.lower(table.name))
    return select(spelled).where(table.id == key).scalar_subquery()
