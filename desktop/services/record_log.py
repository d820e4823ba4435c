"""The four verbs every dated record has, each one transaction with an entry in the record of changes."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection
from datetime import date
from typing import Generic, TypeAlias, TypeVar

from sqlalchemy.orm import Session

from desktop.errors import N_
from desktop.models.base import Recorded, now
from desktop.services import audit
from desktop.services.finalised import refuse_finalised
from desktop.services.gone import GoneError
from desktop.services.needed_first import refuse_hanging
from desktop.store.database import Database

Row = TypeVar("Row", bound=Recorded)
Draft = TypeVar("Draft")
Today: TypeAlias = Callable[[], date]


class RecordLog(ABC, Generic[Row, Draft]):
    """Records of one kind; a child says how a draft becomes a row, and on which days the row counts for whom."""

    subject: str  # the table's name, and the first word of the verbs in the record of changes
    model: type[Row]

    def __init__(self, database: Database, today: Today) -> None:
        self._database = database
        self._today = today

    def add(self, draft: Draft) -> int:
        """The key of a new record."""
        with self._database.write() as session:
            row = self.model()
            self._fill(session, row, draft)
            session.add(row)
            session.flush()
            self._complete(session, row, draft)
            self._refuse_finalised(session, row)
            audit.append(session, f"{self.subject}.added", self.subject, row.id)
            return row.id

    def change(self, record_id: int, draft: Draft) -> None:
        """Keep what the owner changed."""
        with self._database.write() as session:
            row = self._existing(session, record_id)
            self._refuse_finalised(session, row)
            self._fill(session, row, draft)
            session.flush()
            self._complete(session, row, draft)
            self._refuse_finalised(session, row)
            row.revision += 1
            audit.append(session, f"{self.subject}.changed", self.subject, row.id)

    def remove(self, record_id: int) -> None:
        """Take a record out; `restore` brings it back."""
        with self._database.write() as session:
            row = self._existing(session, record_id)
            self._refuse_finalised(session, row)
            row.deleted_at = now()
            audit.append(session, f"{self.subject}.removed", self.subject, row.id)

    def restore(self, record_id: int) -> None:
        """Bring a removed record back."""
        with self._database.write() as session:
            row = self._existing(session, record_id, removed=True)
            self._check_return(session, row)
            self._refuse_finalised(session, row)
            row.deleted_at = None
            audit.append(session, f"{self.subject}.restored", self.subject, row.id)

    @abstractmethod
    def _fill(self, session: Session, row: Row, draft: Draft) -> None:
        """Check the draft and put it into the row."""

    @abstractmethod
    def _days(self, row: Row) -> tuple[date, date]:
        """The first and the last day of the record; mostly one day."""

    def _staff_ids(self, session: Session, row: Row) -> Collection[int]:  # noqa: ARG002 - some kinds must ask
        """Whose evaluations the record counts in."""
        staff_id: int | None = row.staff_id  # type: ignore[attr-defined] # where a kind has none, it overrides this
        return () if staff_id is None else (staff_id,)

    def _complete(self, session: Session, row: Row, draft: Draft) -> None:
        """Put what belongs to the row into other tables; most kinds have nothing there."""

    def _check_return(self, session: Session, row: Row) -> None:
        """Refuse to bring a record back beside which it may not stand."""
        refuse_hanging(session, row)

    def _existing(self, session: Session, record_id: int, removed: bool = False) -> Row:
        row = session.get(self.model, record_id)
        if row is None or (row.deleted_at is not None) != removed:
            raise GoneError(N_("This entry was removed meanwhile, perhaps on another computer."))
        return row

    def _refuse_finalised(self, session: Session, row: Row) -> None:
        refuse_finalised(session, self._staff_ids(session, row), *self._days(row))
