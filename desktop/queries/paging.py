"""Lists too long to be read: ordered and narrowed by the data file, read a page of keys at a time.

A list says by which columns it can be ordered (`Listing`); `first_keys` gives its beginning at once, `key_order` the
whole order as one packed text, from which any page can be asked for by its keys, however far down it lies.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, String, cast, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from desktop.queries.key_order import BASE, KeyOrder, Order

Condition = ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class Listing:
    """By what a list can be ordered: `newest` falls in the list's own order and ends with the key.

    `usual` is the name of the column the list is ordered by of itself; `columns` holds the others by their names:
    expressions of the listed table's row (a subquery where the value stands in another table), null where empty.
    """

    key: InstrumentedAttribute[int]
    newest: tuple[InstrumentedAttribute[Any], ...]
    usual: str
    columns: Mapping[str, ColumnElement[Any]]

    def ordering(self, order: Order, is_along_none: bool = False) -> tuple[ColumnElement[Any], ...]:
        """What to order by; rows without a value stand last either way, equal ones newest first.

        Along no index the first column is disguised, since an index on it would be followed.
        """
        first, *rest = self.newest
        columns = (func.coalesce(first, first) if is_along_none else first, *rest)
        if order.column == self.usual and not order.is_descending:
            return tuple(each.asc() for each in columns)
        newest = tuple(each.desc() for each in columns)
        column = self.columns.get(order.column)
        if column is None:
            return newest
        return ((column.desc() if order.is_descending else column.asc()).nulls_last(), *newest)


def first_keys(
    session: Session, listing: Listing, conditions: Sequence[Condition], order: Order, size: int
) -> list[int]:
    """The first `size` keys of a list; along an index where the order has one."""
    found = select(listing.key).where(*conditions).order_by(*listing.ordering(order)).limit(size)
    return list(session.scalars(found))


def key_order(
    session: Session, listing: Listing, conditions: Sequence[Condition], order: Order, is_searched: bool = False
) -> KeyOrder:
    """All keys of a list in their order; one statement that answers with one value.

    Where words are searched every row is read anyway: quicker as they lie, and those found put in order afterwards,
    than one after the other along an index.
    """
    ordering = listing.ordering(order, is_searched)
    rows = select(cast(listing.key + BASE, String).label("key")).where(*conditions).order_by(*ordering).subquery()
    return KeyOrder(session.scalar(select(func.aggregate_strings(rows.c.key, ""))) or "")
