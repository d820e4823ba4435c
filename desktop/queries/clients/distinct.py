"""Customers that look alike and were judged to be two."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from desktop.models import Customer, DistinctCustomers
from desktop.queries.clients.duplicates import bearers
from desktop.queries.resemblance import Bearer


@dataclass(frozen=True, slots=True)
class Judged:
    """Two customers on the list that are not one, the older entry first."""

    key: int
    older: Bearer
    newer: Bearer


@dataclass(frozen=True, slots=True)
class Compared:
    """Everybody to be compared, and the pairs that need no comparing any more, the latest judgement first."""

    every: tuple[Bearer, ...]
    judged: tuple[Judged, ...]

    @property
    def apart(self) -> frozenset[tuple[int, int]]:
        """The pairs judged, older and newer key."""
        return frozenset((pair.older.customer_id, pair.newer.customer_id) for pair in self.judged)


def compared(session: Session) -> Compared:
    """All customers on the list, and what was judged of them; two statements."""
    return Compared(bearers(session), judged_pairs(session))


def judged_pairs(session: Session) -> tuple[Judged, ...]:
    """The pairs of customers on the list that were judged to be two, the latest first."""
    older, newer = aliased(Customer), aliased(Customer)
    rows = session.execute(
        select(DistinctCustomers.id, older.id, older.name, older.phone, newer.id, newer.name, newer.phone)
        .join(older, older.id == DistinctCustomers.older_id)
        .join(newer, newer.id == DistinctCustomers.newer_id)
        .where(DistinctCustomers.deleted_at.is_(None), older.deleted_at.is_(None), newer.deleted_at.is_(None))
        .order_by(DistinctCustomers.changed_at.desc(), DistinctCustomers.id.desc())
    )
    return tuple(
        Judged(key, Bearer(first, name, phone), Bearer(second, other_name, other_phone))
        for key, first, name, phone, second, other_name, other_phone in rows
    )
