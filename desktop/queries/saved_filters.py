"""The filters an owner named, by list."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models import SavedFilter


@dataclass(frozen=True, slots=True)
class FilterLine:
    """A filter of one list; `wanted` is what the list made of it when it was kept."""

    filter_id: int
    name: str
    wanted: dict[str, Any]
    is_default: bool


def saved_filters(session: Session, place: str) -> tuple[FilterLine, ...]:
    """The filters of one list, by name; one statement."""
    rows = session.scalars(
        select(SavedFilter)
        .where(SavedFilter.place == place, SavedFilter.deleted_at.is_(None))
        .order_by(SavedFilter.name, SavedFilter.id)
    )
    return tuple(FilterLine(row.id, row.name, dict(row.wanted), row.is_default) for row in rows)
