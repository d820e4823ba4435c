"""Two customers that look alike are kept apart: the search for doubles asks no more, until it is told to."""

from sqlalchemy import select

from desktop.errors import N_, RequestError
from desktop.models import DistinctCustomers
from desktop.models.base import now
from desktop.services import audit
from desktop.services.customer_register import existing_customer
from desktop.store.database import Database

SUBJECT = "distinct_customers"


class CustomerDistinction:
    """Judges that two customers are two; each method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep_apart(self, first_id: int, second_id: int) -> int:
        """Remember that these are two customers; the key of the judgement, the same however often it is made."""
        if first_id == second_id:
            raise RequestError(N_("Choose two different customers."))
        older_id, newer_id = sorted((first_id, second_id))
        with self._database.write() as session:
            for customer_id in (older_id, newer_id):
                existing_customer(session, customer_id)
            row = session.scalar(
                select(DistinctCustomers).where(
                    DistinctCustomers.older_id == older_id, DistinctCustomers.newer_id == newer_id
                )
            )
            if row is None:
                row = DistinctCustomers(older_id=older_id, newer_id=newer_id)
                session.add(row)
            elif row.deleted_at is None:
                return row.id
            else:
                row.deleted_at = None
                row.revision += 1
            session.flush()
            audit.append(session, "customers.kept_apart", SUBJECT, row.id, {"customers": [older_id, newer_id]})
            return row.id

    def ask_again(self, key: int) -> None:
        """Forget a judgement: the pair is shown again."""
        with self._database.write() as session:
            row = session.get(DistinctCustomers, key)
            if row is None or row.deleted_at is not None:
                raise RequestError(N_("These customers are asked about already."))
            row.deleted_at = now()
            row.revision += 1
            audit.append(session, "customers.asked_again", SUBJECT, key)
