"""What is known of a customer's quality: five factors, entered, changed, cleared, brought back (SCORING.md §4).

They bear no date: finalised evaluations keep their figures, and a change shows there as changed since.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.money import LARGEST
from desktop.errors import N_, RequestError
from desktop.models import AuditEntry, Customer
from desktop.services import audit
from desktop.services.customers import check_customer
from desktop.services.record_log import Today
from desktop.services.record_rules import CENT, check_past, checked_points, customer_key
from desktop.store.database import Database

FACTORS = ("registered_capital", "founded_on", "track_record", "reputation", "credit")
SUBJECT, CLEARED = "customer", "customer_quality.cleared"


@dataclass(frozen=True, slots=True)
class QualityDraft:
    """What the owner knows: capital in 元, three scores from 0 to 100; None where nothing is known."""

    customer_id: int | None
    customer: str = ""
    registered_capital: Decimal | None = None
    founded_on: date | None = None
    track_record: Decimal | None = None
    reputation: Decimal | None = None
    credit: Decimal | None = None


class Factors(Protocol):
    """Whatever holds the five factors."""

    @property
    def registered_capital(self) -> Decimal | None:
        """元."""
        ...

    @property
    def founded_on(self) -> date | None:
        """The day of the foundation."""
        ...

    @property
    def track_record(self) -> Decimal | None:
        """0–100."""
        ...

    @property
    def reputation(self) -> Decimal | None:
        """0–100."""
        ...

    @property
    def credit(self) -> Decimal | None:
        """0–100."""
        ...


class CustomerQuality:
    """The customers' factors; each method is one transaction."""

    def __init__(self, database: Database, today: Today) -> None:
        self._database = database
        self._today = today

    def add(self, draft: QualityDraft) -> int:
        """Keep what is known of a customer, made where the name is new; the customer's key."""
        with self._database.write() as session:
            key = customer_key(session, draft.customer_id, draft.customer, None, self._today())
            if key is None:
                raise RequestError(N_("Choose the customer."))
            self._fill(session, key, draft)
            return key

    def change(self, customer_id: int, draft: QualityDraft) -> None:
        """Keep what the owner changed."""
        with self._database.write() as session:
            if customer_key(session, draft.customer_id, draft.customer, None, self._today()) != customer_id:
                raise RequestError(N_("This is about another customer now. Enter that one by itself."))
            self._fill(session, customer_id, draft)

    def remove(self, customer_id: int) -> None:
        """Forget the factors of a customer; `restore` brings them back. The customer stays."""
        with self._database.write() as session:
            check_customer(session, customer_id)
            row = session.get_one(Customer, customer_id)
            former = {name: _text(getattr(row, name)) for name in FACTORS}
            for name in FACTORS:
                setattr(row, name, None)
            row.revision += 1
            audit.append(session, CLEARED, SUBJECT, customer_id, {"former": former})

    def restore(self, customer_id: int) -> None:
        """Bring back the factors that were cleared last."""
        with self._database.write() as session:
            check_customer(session, customer_id)
            row = session.get_one(Customer, customer_id)
            for name, value in _cleared(session, customer_id).items():
                setattr(row, name, value)
            row.revision += 1
            audit.append(session, "customer_quality.restored", SUBJECT, customer_id)

    def _fill(self, session: Session, customer_id: int, draft: QualityDraft) -> None:
        row = session.get_one(Customer, customer_id)
        keep_factors(row, draft, self._today())
        row.revision += 1
        audit.append(session, "customer_quality.entered", SUBJECT, customer_id)


def keep_factors(row: Customer, factors: Factors, today: date) -> None:
    """Put what is known of a customer into its row, or refuse what cannot be."""
    check_past(factors.founded_on, today)
    capital = factors.registered_capital
    if capital is not None and not (capital.is_finite() and 0 <= capital <= LARGEST and capital % CENT == 0):
        raise RequestError(N_("The registered capital must be an amount of 0 or more."))
    row.registered_capital, row.founded_on = capital, factors.founded_on
    row.track_record = _score(factors.track_record, N_("Track record"))
    row.reputation = _score(factors.reputation, N_("Reputation"))
    row.credit = _score(factors.credit, N_("Credit"))


def _score(value: Decimal | None, name: str) -> Decimal | None:
    return None if value is None else checked_points(value, name)


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


def _cleared(session: Session, customer_id: int) -> dict[str, Any]:
    """The factors as they stood before they were cleared last."""
    question = select(AuditEntry.details).where(
        AuditEntry.verb == CLEARED, AuditEntry.subject == SUBJECT, AuditEntry.subject_id == customer_id
    )
    details = session.scalar(question.order_by(AuditEntry.id.desc()).limit(1))
    if details is None:
        raise RequestError(N_("Nothing was cleared here, so there is nothing to bring back."))
    former: dict[str, str | None] = details["former"]
    return {
        name: None if text is None else date.fromisoformat(text) if name == "founded_on" else Decimal(text)
        for name, text in former.items()
    }
