"""Customers found by what an owner types, added where they are new; inside the caller's transaction."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import N_, RequestError
from desktop.models import Customer
from desktop.services import audit
from desktop.services.pinyin import spelled


def customer_named(session: Session, name: str, owner_id: int | None, met_on: date | None) -> int | None:
    """The key of the one customer of that name or code, added where none is known; None for an empty name.

    A new one belongs to `owner_id` and was first met on `met_on`. A name that several bear is refused.
    """
    if not name:
        return None
    known = (
        session.scalars(
            select(Customer.id).where(Customer.name == name, Customer.deleted_at.is_(None)).limit(2)
        ).all()
        or session.scalars(select(Customer.id).where(Customer.code == name, Customer.deleted_at.is_(None))).all()
    )
    if len(known) > 1:
        raise RequestError(N_("Several customers are called {name}; choose one from the list."), name=name)
    if known:
        return known[0]
    pinyin, initials = spelled(name)
    row = Customer(name=name, pinyin=pinyin, initials=initials, owner_id=owner_id, first_contact_on=met_on)
    session.add(row)
    session.flush()
    audit.append(session, "customer.added", "customer", row.id)
    return row.id


def check_customer(session: Session, customer_id: int) -> None:
    """Refuse a customer that is no longer there."""
    row = session.get(Customer, customer_id)
    if row is None or row.deleted_at is not None:
        raise RequestError(N_("This customer is no longer on the list. Choose another one."))
