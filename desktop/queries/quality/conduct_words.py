"""The words in which conduct events are often described: red lines first, then penalties and awards."""

from sqlalchemy import case, select
from sqlalchemy.orm import Session

from desktop.models import Lookup, LookupKind

_ORDER = (LookupKind.RED_LINE, LookupKind.PENALTY, LookupKind.AWARD)


def conduct_words(session: Session) -> tuple[str, ...]:
    """The active words of the three lists in the owner's order, then their English ones."""
    place = case({kind.value: number for number, kind in enumerate(_ORDER)}, value=Lookup.kind)
    rows = session.execute(
        select(Lookup.name, Lookup.name_en)
        .where(Lookup.kind.in_([kind.value for kind in _ORDER]), Lookup.is_active)
        .order_by(place, Lookup.sort_order, Lookup.id)
    ).all()
    return tuple(dict.fromkeys([*(row.name for row in rows), *(row.name_en for row in rows if row.name_en)]))
