"""Verbs on the filters an owner named: keep, rename, make the default, remove, bring back."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from desktop.errors import N_, RequestError
from desktop.models import SavedFilter
from desktop.models.base import now
from desktop.services import audit
from desktop.services.texts import required_line
from desktop.store.database import Database

_GONE = N_("This filter is no longer kept. Refresh the page.")


class SavedFilters:
    """The named filters of every list; each method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, place: str, name: str, wanted: Mapping[str, Any]) -> int:
        """The key of a filter of one list; one of the same name is replaced."""
        with self._database.write() as session:
            name = required_line(name, N_("Filter name"))
            row = session.scalar(
                select(SavedFilter).where(
                    SavedFilter.place == place, SavedFilter.name == name, SavedFilter.deleted_at.is_(None)
                )
            )
            if row is None:
                row = SavedFilter(place=place, name=name)
                session.add(row)
            else:
                row.revision += 1
            row.wanted = dict(wanted)
            session.flush()
            audit.append(session, "filter.kept", "saved_filter", row.id, {"name": name})
            return row.id

    def rename(self, filter_id: int, name: str) -> None:
        """Call a filter something else that no other filter of its list is called."""
        with self._database.write() as session:
            row = _existing(session, filter_id)
            name = required_line(name, N_("Filter name"))
            namesake = select(SavedFilter.id).where(
                SavedFilter.place == row.place, SavedFilter.name == name, SavedFilter.deleted_at.is_(None)
            )
            if session.scalar(namesake.where(SavedFilter.id != row.id)) is not None:
                raise RequestError(N_("Another filter of this list is called “{name}” already."), name=name)
            row.name = name
            row.revision += 1
            audit.append(session, "filter.renamed", "saved_filter", row.id, {"name": name})

    def make_default(self, filter_id: int, is_default: bool) -> None:
        """Show a list by this filter at first, or no longer; a list has one default at most."""
        with self._database.write() as session:
            row = _existing(session, filter_id)
            session.execute(update(SavedFilter).where(SavedFilter.place == row.place).values(is_default=False))
            row.is_default = is_default
            row.revision += 1
            audit.append(session, "filter.default", "saved_filter", row.id, {"default": is_default})

    def remove(self, filter_id: int) -> None:
        """Keep a filter no longer; `restore` brings it back."""
        with self._database.write() as session:
            row = _existing(session, filter_id)
            row.deleted_at = now()
            audit.append(session, "filter.removed", "saved_filter", row.id)

    def restore(self, filter_id: int) -> None:
        """Bring a removed filter back, in the place of one that was given its name meanwhile."""
        with self._database.write() as session:
            row = _existing(session, filter_id, removed=True)
            session.execute(
                update(SavedFilter)
                .where(SavedFilter.place == row.place, SavedFilter.name == row.name, SavedFilter.deleted_at.is_(None))
                .values(deleted_at=now())
            )
            row.deleted_at, row.is_default = None, False
            audit.append(session, "filter.restored", "saved_filter", row.id)


def _existing(session: Session, filter_id: int, removed: bool = False) -> SavedFilter:
    row = session.get(SavedFilter, filter_id)
    if row is None or (row.deleted_at is not None) != removed:
        raise RequestError(_GONE)
    return row
