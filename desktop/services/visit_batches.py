"""Many visits logged at once, and taken back at once."""

from collections.abc import Callable, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models import Visit
from desktop.models.base import now
from desktop.services import audit
from desktop.services.finalised import refuse_finalised
from desktop.services.row_batches import Batch, drop_unused_customers, keep_each
from desktop.services.visits import VisitDraft, check_visit, fill_visit
from desktop.store.database import Database


class VisitBatches:
    """The log's verbs for a whole grid; each method is one transaction."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database = database
        self._today = today

    def log_all(self, drafts: Sequence[VisitDraft]) -> Batch:
        """Log every visit that may stand in the log, entered today; the others are named with the reason."""
        with self._database.write() as session:
            batch = keep_each(session, drafts, self._log)
            if batch.kept:
                audit.append(session, "visit.batch_logged", "visit", details={"visits": list(batch.kept.values())})
            return batch

    def take_back(self, batch: Batch) -> None:
        """Take the visits of a batch out of the log, and customers it added that nothing else names."""
        with self._database.write() as session:
            rows = session.scalars(
                select(Visit).where(Visit.id.in_(list(batch.kept.values())), Visit.deleted_at.is_(None))
            ).all()
            for row in rows:
                refuse_finalised(session, (row.staff_id,), row.visited_on)
                row.deleted_at = now()
            session.flush()
            drop_unused_customers(session, batch.new_customers)
            audit.append(session, "visit.batch_removed", "visit", details={"visits": [row.id for row in rows]})

    def _log(self, session: Session, draft: VisitDraft) -> int:
        check_visit(session, draft, self._today())
        row = Visit(visited_on=draft.visited_on, staff_id=draft.staff_id, entered_on=self._today())
        fill_visit(session, row, draft)
        session.add(row)
        session.flush()
        return row.id
