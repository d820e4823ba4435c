"""Handing customers over to another person from a day on, one or many at once, with their open deals if wanted."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import N_, RequestError
from desktop.models import AuditEntry, Customer, CustomerOwner, Deal, DealOwner, DealResult
from desktop.services import audit
from desktop.services.customer_register import existing_customer
from desktop.services.needed_first import refuse_hanging
from desktop.services.ownership import hand_over, history, new_owner, restore_history
from desktop.store.database import Database

HANDED, TAKEN_BACK = "customers.handed_over", "customers.taken_back"


class CustomerOwners:
    """Who looks after which customers; each method is one transaction."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database = database
        self._today = today

    def hand_over(self, customer_ids: Sequence[int], staff_id: int, since: date, with_deals: bool = True) -> int:
        """Let a person look after these customers from a day on; the key of the entry by which it is taken back.

        With their deals, the open ones of whoever looked after the customer go along. Signed contracts, visits and
        closed deals stay with whoever made them.
        """
        if not customer_ids:
            raise RequestError(N_("Choose at least one customer."))
        with self._database.write() as session:
            new_owner(session, staff_id, since, self._today())
            former = [self._hand(session, key, staff_id, since, with_deals) for key in dict.fromkeys(customer_ids)]
            audit.append(session, HANDED, "customer", None, {"to": staff_id, "since": since, "former": former})
            return session.scalars(select(AuditEntry.id).order_by(AuditEntry.id.desc()).limit(1)).one()

    def take_back(self, entry_id: int) -> None:
        """Let everybody look after what they looked after before."""
        with self._database.write() as session:
            entry = session.get(AuditEntry, entry_id)
            undone = select(AuditEntry.id).where(AuditEntry.verb == TAKEN_BACK, AuditEntry.subject_id == entry_id)
            if entry is None or entry.verb != HANDED or session.scalar(undone.limit(1)) is not None:
                raise RequestError(N_("This handing over was taken back already."))
            for each in entry.details["former"]:
                _give_back(session, each)
            audit.append(session, TAKEN_BACK, "audit_entry", entry_id)

    def _hand(
        self, session: Session, customer_id: int, staff_id: int, since: date, with_deals: bool
    ) -> dict[str, Any]:
        row = existing_customer(session, customer_id)
        before = row.owner_id
        deals = _open_deals(session, customer_id, before) if with_deals and before != staff_id else []
        former = {
            "customer": customer_id,
            "owner": before,
            "stays": history(session, CustomerOwner, customer_id),
            "deals": [[deal.id, deal.staff_id, history(session, DealOwner, deal.id)] for deal in deals],
        }
        if before != staff_id:
            hand_over(session, CustomerOwner, customer_id, staff_id, since, (before, row.first_contact_on))
        row.owner_id = staff_id
        row.revision += 1
        for deal in deals:
            hand_over(session, DealOwner, deal.id, staff_id, since, (deal.staff_id, deal.opened_on))
            deal.staff_id = staff_id
            deal.revision += 1
        return former


def _open_deals(session: Session, customer_id: int, staff_id: int | None) -> Sequence[Deal]:
    return session.scalars(
        select(Deal).where(
            Deal.customer_id == customer_id,
            Deal.staff_id == staff_id,
            Deal.result == DealResult.OPEN,
            Deal.deleted_at.is_(None),
        )
    ).all()


def _give_back(session: Session, former: dict[str, Any]) -> None:
    row = session.get_one(Customer, former["customer"])
    row.owner_id = former["owner"]
    refuse_hanging(session, row)
    row.revision += 1
    restore_history(session, CustomerOwner, row.id, former["stays"])
    for deal_id, staff_id, stays in former["deals"]:
        deal = session.get_one(Deal, deal_id)
        deal.staff_id = staff_id
        refuse_hanging(session, deal)
        deal.revision += 1
        restore_history(session, DealOwner, deal_id, stays)
