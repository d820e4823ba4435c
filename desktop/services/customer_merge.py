"""Two entries that are one customer are put together, and apart again."""

from datetime import date
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from desktop.errors import N_, RequestError
from desktop.models import Attachment, AuditEntry, Customer
from desktop.models.base import now
from desktop.services import audit
from desktop.services.customer_register import BEARING, existing_customer
from desktop.store.database import Database

MOVED = (*BEARING, Attachment)
MERGED, PARTED, SUBJECT = "customer.merged", "customer.parted", "customer"
# What the one that stays takes over where it knows nothing itself.
TAKEN_OVER = (
    "code", "kind_id", "owner_id", "source_id", "region_id", "industry_id", "contact", "phone", "registered_capital",
    "founded_on", "track_record", "reputation", "credit", "notes",
)  # fmt: skip
_MOST_KEYS = 500  # keys in one statement


class CustomerMerge:
    """Puts customers together; each method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def merge(self, kept_id: int, gone_id: int) -> None:
        """Move all that names `gone_id` to `kept_id`, which takes over what it does not know; `part` undoes it.

        Evaluations that are finalised keep their figures; what a merge moves shows there as changed since.
        """
        if kept_id == gone_id:
            raise RequestError(N_("Choose two different customers."))
        with self._database.write() as session:
            kept, gone = existing_customer(session, kept_id), existing_customer(session, gone_id)
            details: dict[str, Any] = {
                "into": kept_id,
                "moved": {table.__tablename__: _move(session, table, gone_id, kept_id) for table in MOVED},
                "taken": [name for name in TAKEN_OVER if not getattr(kept, name) and getattr(gone, name)],
                "first_contact_on": kept.first_contact_on,
                "code": gone.code,
            }
            _take_over(session, kept, gone, details["taken"])
            gone.deleted_at = now()
            kept.revision += 1
            audit.append(session, MERGED, SUBJECT, gone_id, details)

    def part(self, gone_id: int) -> None:
        """Undo the latest merge of a customer: its records go back, and so does what was taken over unchanged."""
        with self._database.write() as session:
            gone = existing_customer(session, gone_id, removed=True)
            details = _latest(session, gone_id)
            kept = session.get_one(Customer, details["into"])
            for table in MOVED:
                keys = details["moved"].get(table.__tablename__, [])  # merges of earlier versions moved fewer
                _move_back(session, table, keys, kept.id, gone_id)
            _give_back(session, kept, gone, details)
            gone.deleted_at = None
            kept.revision += 1
            audit.append(session, PARTED, SUBJECT, gone_id, {"from": kept.id})


def _move(session: Session, table: Any, gone_id: int, kept_id: int) -> list[int]:
    """The keys of the records that now name the other customer; removed ones are among them."""
    keys = list(session.scalars(select(table.id).where(table.customer_id == gone_id)))
    session.execute(update(table).where(table.customer_id == gone_id).values(customer_id=kept_id))
    return keys


def _move_back(session: Session, table: Any, keys: list[int], kept_id: int, gone_id: int) -> None:
    for start in range(0, len(keys), _MOST_KEYS):
        part = keys[start : start + _MOST_KEYS]
        question = update(table).where(table.id.in_(part), table.customer_id == kept_id)
        session.execute(question.values(customer_id=gone_id))


def _take_over(session: Session, kept: Customer, gone: Customer, names: list[str]) -> None:
    taken = {name: getattr(gone, name) for name in names}
    if "code" in taken:
        gone.code = None  # a code belongs to one customer, removed ones too
        session.flush()
    for name, value in taken.items():
        setattr(kept, name, value)
    days = [day for day in (kept.first_contact_on, gone.first_contact_on) if day is not None]
    kept.first_contact_on = min(days, default=None)


def _give_back(session: Session, kept: Customer, gone: Customer, details: dict[str, Any]) -> None:
    for name in details["taken"]:
        lent = details["code"] if name == "code" else getattr(gone, name)
        if getattr(kept, name) == lent:
            setattr(kept, name, "" if isinstance(lent, str) and name != "code" else None)
    former = details["first_contact_on"]
    kept.first_contact_on = date.fromisoformat(former) if former else None
    session.flush()
    is_free = session.scalar(select(Customer.id).where(Customer.code == details["code"]).limit(1)) is None
    if details["code"] and is_free:
        gone.code = details["code"]


def _latest(session: Session, gone_id: int) -> dict[str, Any]:
    """What the latest merge of a customer did; refused where it was undone already."""
    question = select(AuditEntry.verb, AuditEntry.details).where(
        AuditEntry.verb.in_((MERGED, PARTED)), AuditEntry.subject == SUBJECT, AuditEntry.subject_id == gone_id
    )
    newest = session.execute(question.order_by(AuditEntry.id.desc()).limit(1)).first()
    if newest is None or newest.verb == PARTED:
        raise RequestError(N_("These customers were parted already."))
    details: dict[str, Any] = newest.details
    return details
