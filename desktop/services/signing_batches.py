"""Many contracts signed at once, and taken back at once."""

from collections.abc import Callable, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models import Signing
from desktop.models.base import now
from desktop.services import audit
from desktop.services.finalised_days import refuse_finalised_days
from desktop.services.row_batches import Batch, drop_unused_customers, keep_each
from desktop.services.signing_drafts import SigningDraft
from desktop.services.signings import all_days, shares_of, sign_contract
from desktop.store.database import Database


class SigningBatches:
    """The contracts' verbs for a whole grid; each method is one transaction."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database = database
        self._today = today

    def sign_all(self, drafts: Sequence[SigningDraft]) -> Batch:
        """Keep every contract that can be kept; the others are named with the reason."""
        with self._database.write() as session:
            batch = keep_each(session, drafts, self._sign)
            if batch.kept:
                details = {"signings": list(batch.kept.values())}
                audit.append(session, "signing.batch_added", "signing", details=details)
            return batch

    def take_back(self, batch: Batch) -> None:
        """Take the contracts of a batch off the list, and customers it added that nothing else names.

        Their numbers become free again: nobody else could bear them meanwhile.
        """
        with self._database.write() as session:
            keys = list(batch.kept.values())
            rows = session.scalars(select(Signing).where(Signing.id.in_(keys), Signing.deleted_at.is_(None))).all()
            for row in rows:
                refuse_finalised_days(session, shares_of(session, row.id), all_days(session, row))
                row.deleted_at, row.number = now(), None
            session.flush()
            drop_unused_customers(session, batch.new_customers)
            audit.append(session, "signing.batch_removed", "signing", details={"signings": [row.id for row in rows]})

    def _sign(self, session: Session, draft: SigningDraft) -> int:
        return sign_contract(session, draft, self._today())
