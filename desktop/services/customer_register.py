"""Verbs on customers: add, change, remove, restore."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from desktop.errors import N_, RequestError
from desktop.models import Complaint, Customer, CustomerOwner, Deal, LookupKind, Signing, Survey, Visit
from desktop.models.base import now
from desktop.services import audit
from desktop.services.customer_quality import keep_factors
from desktop.services.gone import GoneError
from desktop.services.lookups import lookup_named
from desktop.services.needed_first import refuse_hanging
from desktop.services.ownership import hand_over
from desktop.services.pinyin import spelled
from desktop.services.record_rules import check_past, known_person
from desktop.services.texts import line_of, required_line, text_of
from desktop.store.database import Database

SUBJECT = "customer"
BEARING = (Visit, Deal, Signing, Survey, Complaint)  # records that name a customer


@dataclass(frozen=True, slots=True)
class CustomerDraft:
    """What the owner entered; words of the lists by name, made where new; capital in 元, scores 0–100."""

    name: str
    code: str = ""
    kind: str = ""
    owner_id: int | None = None
    source: str = ""
    region: str = ""
    industry: str = ""
    contact: str = ""
    phone: str = ""
    first_contact_on: date | None = None
    registered_capital: Decimal | None = None
    founded_on: date | None = None
    track_record: Decimal | None = None
    reputation: Decimal | None = None
    credit: Decimal | None = None
    notes: str = ""


class CustomerRegister:
    """The list of customers; each method is one transaction."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database = database
        self._today = today

    def add(self, draft: CustomerDraft) -> int:
        """The key of a new customer."""
        with self._database.write() as session:
            row = Customer(name="")
            self._fill(session, row, draft)
            session.add(row)
            session.flush()
            since = draft.first_contact_on or self._today()
            if draft.owner_id is not None:
                session.add(CustomerOwner(customer_id=row.id, staff_id=draft.owner_id, started_on=since))
            row.owner_id = draft.owner_id
            audit.append(session, "customer.added", SUBJECT, row.id)
            return row.id

    def change(self, customer_id: int, draft: CustomerDraft) -> None:
        """Keep what the owner changed; another person looks after the customer from today on."""
        with self._database.write() as session:
            row = existing_customer(session, customer_id)
            self._fill(session, row, draft)
            if row.owner_id != draft.owner_id:
                former = (row.owner_id, row.first_contact_on)
                hand_over(session, CustomerOwner, row.id, draft.owner_id, self._today(), former)
                row.owner_id = draft.owner_id
            row.revision += 1
            audit.append(session, "customer.changed", SUBJECT, row.id)

    def remove(self, customer_id: int) -> None:
        """Take a customer off the list; one with records stays, or is put together with another."""
        with self._database.write() as session:
            row = existing_customer(session, customer_id)
            if has_records(session, customer_id):
                raise RequestError(
                    N_("{name} has records, which figures rest on. Put it together with another customer instead."),
                    name=row.name,
                )
            row.deleted_at = now()
            audit.append(session, "customer.removed", SUBJECT, customer_id)

    def restore(self, customer_id: int) -> None:
        """Bring a removed customer back."""
        with self._database.write() as session:
            row = existing_customer(session, customer_id, removed=True)
            refuse_hanging(session, row)
            row.deleted_at = None
            audit.append(session, "customer.restored", SUBJECT, customer_id)

    def _fill(self, session: Session, row: Customer, draft: CustomerDraft) -> None:
        row.name = required_line(draft.name, N_("Name"))
        row.pinyin, row.initials = spelled(row.name)
        row.code = _code(session, draft, row)
        if draft.owner_id is not None and draft.owner_id != row.owner_id:
            known_person(session, draft.owner_id)
        row.kind_id = lookup_named(session, LookupKind.CUSTOMER_KIND, line_of(draft.kind, N_("Kind")))
        row.source_id = lookup_named(session, LookupKind.SOURCE, line_of(draft.source, N_("Source")))
        row.region_id = lookup_named(session, LookupKind.REGION, line_of(draft.region, N_("Region")))
        row.industry_id = lookup_named(session, LookupKind.INDUSTRY, line_of(draft.industry, N_("Industry")))
        row.contact, row.phone = line_of(draft.contact, N_("Contact")), line_of(draft.phone, N_("Phone"))
        check_past(draft.first_contact_on, self._today())
        row.first_contact_on = draft.first_contact_on
        keep_factors(row, draft, self._today())
        row.notes = text_of(draft.notes, N_("Notes"))


def existing_customer(session: Session, customer_id: int, removed: bool = False) -> Customer:
    """The customer of that key; refused where it is not on the list, or for `removed` where it is."""
    row = session.get(Customer, customer_id)
    if row is None or (row.deleted_at is not None) != removed:
        raise GoneError(N_("This customer was removed meanwhile, perhaps on another computer."))
    return row


def has_records(session: Session, customer_id: int) -> bool:
    """Whether any record that is not removed names the customer."""
    return any(
        session.scalar(select(exists().where(table.customer_id == customer_id, table.deleted_at.is_(None))))
        for table in BEARING
    )


def _code(session: Session, draft: CustomerDraft, row: Customer) -> str | None:
    code = line_of(draft.code, N_("Customer code"))
    if not code:
        return None
    holder = session.scalar(select(Customer).where(Customer.code == code))
    if holder is not None and holder.id != row.id:
        raise RequestError(N_("The code {code} already belongs to {name}."), code=code, name=holder.name)
    return code
