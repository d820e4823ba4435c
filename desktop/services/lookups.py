"""Words of the owner's lists, found by name or added; inside the caller's transaction."""

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from desktop.domain.positions import role_suggested
from desktop.models import Lookup, LookupKind, Position


def lookup_named(session: Session, kind: LookupKind, name: str) -> int | None:
    """The key of a word in a list, added where it is new; None for an empty name."""
    if not name:
        return None
    wanted = name.casefold()
    known = session.scalar(
        select(Lookup.id)
        .where(Lookup.kind == kind, or_(Lookup.name == name, func.lower(Lookup.name_en) == wanted))
        .order_by(Lookup.name != name, Lookup.id)
    )
    return known or _added(session, Lookup(kind=kind, name=name, sort_order=after_last(session, kind)))


def position_named(session: Session, name: str) -> int | None:
    """The key of a position, added where it is new; None for an empty name."""
    if not name:
        return None
    wanted = name.casefold()
    known = session.scalar(
        select(Position.id)
        .where(or_(Position.name == name, func.lower(Position.name_en) == wanted))
        .order_by(Position.name != name, Position.id)
    )
    return known or _added(session, Position(name=name, role=role_suggested(name)))


def after_last(session: Session, kind: LookupKind) -> int:
    """The place behind the last word of a list."""
    last: int | None = session.scalar(select(func.max(Lookup.sort_order)).where(Lookup.kind == kind))
    return 0 if last is None else last + 1


def _added(session: Session, row: Lookup | Position) -> int:
    session.add(row)
    session.flush()
    return row.id
