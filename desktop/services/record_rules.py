"""Rules that several kinds of records share: whose they are, when they may be dated, which numbers they may hold."""

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from desktop.errors import N_, RequestError, Term
from desktop.models import Staff
from desktop.services.customers import check_customer, customer_named
from desktop.services.texts import line_of

CENT = Decimal("0.01")
MOST_POINTS = Decimal(100)


def known_person(session: Session, staff_id: int | None) -> Staff:
    """The staff member a record belongs to."""
    row = session.get(Staff, staff_id) if staff_id is not None else None
    if row is None or row.deleted_at is not None:
        raise RequestError(N_("Choose the staff member this belongs to."))
    return row


def check_in_service(person: Staff, start: date, end: date | None = None) -> None:
    """The staff member was in service on the days."""
    if person.hired_on is not None and start < person.hired_on:
        raise RequestError(
            N_("{name} was hired on {hired}; {day} lies before that."),
            name=person.name,
            hired=person.hired_on.isoformat(),
            day=start.isoformat(),
        )
    last = end or start
    if person.left_on is not None and last > person.left_on:
        raise RequestError(
            N_("{name} left on {left}; {day} lies after that."),
            name=person.name,
            left=person.left_on.isoformat(),
            day=last.isoformat(),
        )


def check_past(day: date | None, today: date) -> None:
    """What is recorded has happened."""
    if day is not None and day > today:
        raise RequestError(N_("{day} is in the future; this is entered once it happened."), day=day.isoformat())


def check_order(start: date, end: date | None, message: str) -> None:
    """A second day does not lie before the first; `message` has places for both."""
    if end is not None and end < start:
        raise RequestError(message, start=start.isoformat(), end=end.isoformat())


def checked_points(value: Decimal, column: str) -> Decimal:
    """Points from 0 to 100 with at most 2 decimals."""
    if not value.is_finite() or not 0 <= value <= MOST_POINTS or value != value.quantize(CENT):
        raise RequestError(
            N_("{column} must be a number from 0 to 100 with at most two decimals."), column=Term(column)
        )
    return value


def customer_key(session: Session, customer_id: int | None, name: str, staff_id: int | None, day: date) -> int | None:
    """The customer by key, else by name, made where the name is new; None where neither is given."""
    if customer_id is not None:
        check_customer(session, customer_id)
        return customer_id
    return customer_named(session, line_of(name, N_("Customer")), staff_id, day)
