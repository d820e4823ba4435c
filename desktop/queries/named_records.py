"""Records by a few letters of what they are called: people, customers, contracts and deals, for the command palette.

Each kind is asked twice at most: what begins with the letters, by an index where there is one, then what has them
inside. Neither sorts what it finds, so that 200,000 customers are read only until enough are found.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, or_, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import InstrumentedAttribute

from desktop.models import Customer, Deal, Signing, Staff

MOST = 6
_LAST = "\U0010ffff"  # sorts after everything that can be typed

Question = Select[*tuple[Any, ...]]
Found = Row[*tuple[Any, ...]]
Name = InstrumentedAttribute[str] | InstrumentedAttribute[str | None]


class NamedKind(StrEnum):
    """What is found by its name."""

    STAFF = "staff"
    CUSTOMER = "customer"
    CONTRACT = "contract"
    DEAL = "deal"


@dataclass(frozen=True, slots=True)
class NamedRecord:
    """A record found; `detail` is a further name of it: a code, a customer, who looks after it."""

    kind: NamedKind
    record_id: int
    label: str
    detail: str


def named_records(session: Session, typed: str, most: int = MOST) -> tuple[NamedRecord, ...]:
    """The records meant by these letters, at most so many of each kind; nothing where nothing is typed.

    Contracts and deals are found by their number, and by their customer's name.
    """
    wanted = typed.strip()
    if not wanted:
        return ()
    people = _found(session, _people(), (Staff.name, Staff.code, Staff.pinyin, Staff.initials), wanted, most)
    names = (Customer.name, Customer.code, Customer.pinyin, Customer.initials)
    customers = _found(session, _customers(), names, wanted, most)
    known = [row[0] for row in customers]
    contracts = _with_customers(session, _contracts(), (Signing.number, Signing.customer_id), known, wanted, most)
    deals = _with_customers(session, _deals(), (Deal.code, Deal.customer_id), known, wanted, most)
    return tuple(
        NamedRecord(kind, key, label or "", detail or "")
        for kind, rows in (
            (NamedKind.STAFF, people),
            (NamedKind.CUSTOMER, customers),
            (NamedKind.CONTRACT, contracts),
            (NamedKind.DEAL, deals),
        )
        for key, label, detail in rows
    )


def _found(session: Session, question: Question, names: Sequence[Name], wanted: str, most: int) -> list[Found]:
    rows = list(session.execute(question.where(or_(*(_begins(name, wanted) for name in names))).limit(most)))
    if len(rows) < most:
        inside = or_(*(name.contains(wanted, autoescape=True) for name in names))
        others = question.selected_columns[0].not_in([row[0] for row in rows])
        rows += session.execute(question.where(inside, others).limit(most - len(rows))).all()
    return rows


def _with_customers(
    session: Session,
    question: Question,
    columns: tuple[Name, InstrumentedAttribute[int | None]],
    customers: Sequence[int],
    wanted: str,
    most: int,
) -> list[Found]:
    name, customer = columns
    rows = _found(session, question, (name,), wanted, most)
    if len(rows) < most and customers:
        others = question.selected_columns[0].not_in([row[0] for row in rows])
        further = question.where(customer.in_(customers), others).order_by(question.selected_columns[0].desc())
        rows += session.execute(further.limit(most - len(rows))).all()
    return rows


def _begins(name: Name, wanted: str) -> ColumnElement[bool]:
    """Pinyin and codes are typed in either case; a range can use an index, LIKE cannot."""
    spellings = {wanted, wanted.lower(), wanted.upper()}
    return or_(*((name >= spelling) & (name < spelling + _LAST) for spelling in sorted(spellings)))


def _people() -> Question:
    return select(Staff.id, Staff.name, Staff.code).where(Staff.deleted_at.is_(None)).order_by(Staff.code)


def _customers() -> Question:
    owner = select(Staff.name).where(Staff.id == Customer.owner_id).scalar_subquery()
    return select(Customer.id, Customer.name, owner).where(Customer.deleted_at.is_(None))


def _contracts() -> Question:
    customer = select(Customer.name).where(Customer.id == Signing.customer_id).scalar_subquery()
    return select(Signing.id, Signing.number, customer).where(Signing.deleted_at.is_(None))


def _deals() -> Question:
    customer = select(Customer.name).where(Customer.id == Deal.customer_id).scalar_subquery()
    return select(Deal.id, Deal.code, customer).where(Deal.deleted_at.is_(None))
