"""Verbs on the library of causes and measures: change, add, switch off, restore, remove."""

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from desktop.domain.measure_documents import MeasureDraft, check, document_of
from desktop.errors import N_, RequestError
from desktop.models import Measure
from desktop.models.base import now
from desktop.queries.measures import shipped_document
from desktop.queries.own_indicators import indicators_of
from desktop.services import audit
from desktop.services.gone import GoneError
from desktop.store.database import Database

_GONE = N_("This measure was removed meanwhile, perhaps on another computer.")


class MeasureLibrary:
    """The owner's library; each method is one transaction. What reviews have printed stays as it was."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, draft: MeasureDraft) -> str:
        """Add a measure of the owner's own and return its key."""
        with self._database.write() as session:
            check(draft, indicators_of(session))
            key = _free_key(session)
            session.add(Measure(key=key, document=document_of(draft), is_own=True))
            session.flush()
            audit.append(session, "measure.added", "measure", None, {"key": key})
            return key

    def change(self, key: str, draft: MeasureDraft) -> None:
        """Keep other words or another use for an entry; of a shipped one the shipped text can be restored."""
        with self._database.write() as session:
            check(draft, indicators_of(session))
            row = _entry(session, key)
            row.document = document_of(draft)
            row.revision += 1
            audit.append(session, "measure.changed", "measure", row.id, {"key": key})

    def switch(self, key: str, is_active: bool) -> None:
        """Let plans use an entry, or no longer."""
        with self._database.write() as session:
            row = _entry(session, key)
            row.is_active = is_active
            audit.append(session, "measure.switched", "measure", row.id, {"key": key, "active": is_active})

    def restore(self, key: str) -> None:
        """Give a shipped entry its shipped words back and let plans use it."""
        with self._database.write() as session:
            if shipped_document(key) is None:
                raise RequestError(N_("This measure is your own; there is no shipped text to restore."))
            row = _entry(session, key)
            row.document, row.is_active = {}, True
            audit.append(session, "measure.restored", "measure", row.id, {"key": key})

    def remove(self, key: str) -> None:
        """Take an own entry out of the library; `bring_back` undoes it."""
        with self._database.write() as session:
            row = session.scalar(_named(key))
            if row is None or not row.is_own:
                raise RequestError(N_("Only measures of your own can be removed; switch a shipped one off instead."))
            row.deleted_at = now()
            audit.append(session, "measure.removed", "measure", row.id, {"key": key})

    def bring_back(self, key: str) -> None:
        """Put a removed own entry back."""
        with self._database.write() as session:
            row = session.scalar(select(Measure).where(Measure.key == key))
            if row is None:
                raise GoneError(_GONE)
            row.deleted_at = None
            audit.append(session, "measure.brought_back", "measure", row.id, {"key": key})


def _named(key: str) -> Select[Measure]:
    return select(Measure).where(Measure.key == key, Measure.deleted_at.is_(None))


def _entry(session: Session, key: str) -> Measure:
    """The row of an entry, made where a shipped one had none yet."""
    row = session.scalar(_named(key))
    if row is not None:
        return row
    if shipped_document(key) is None:
        raise GoneError(_GONE)
    row = Measure(key=key)
    session.add(row)
    session.flush()
    return row


def _free_key(session: Session) -> str:
    """The next of own_1, own_2, …: removed ones keep theirs, as actions may name it."""
    highest = session.scalar(select(func.count()).select_from(Measure).where(Measure.is_own)) or 0
    return f"own_{highest + 1}"
