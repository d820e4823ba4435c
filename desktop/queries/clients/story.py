"""One customer with all that happened: visits, deals through their stages, contracts, money, answers, owners."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models import (
    Complaint,
    Customer,
    CustomerOwner,
    Deal,
    DealStageChange,
    Lookup,
    Receipt,
    Signing,
    Staff,
    Stage,
    Survey,
    Visit,
)
from desktop.queries.clients.lines import CustomerLine, customer_lines
from desktop.queries.deals.lines import DealLine, deal_lines
from desktop.queries.lookups import named

MOST = 60  # of each kind


class Happening(StrEnum):
    """What can happen with a customer."""

    VISIT = "visit"
    STAGE = "stage"
    SIGNING = "signing"
    RECEIPT = "receipt"
    SURVEY = "survey"
    COMPLAINT = "complaint"
    OWNER = "owner"


@dataclass(frozen=True, slots=True)
class Event:
    """One happening: money in 元, a survey's score 0–100; `word` is an outcome, a stage, a number or a severity."""

    kind: Happening
    day: date
    record_id: int
    staff: str
    word: str
    text: str = ""
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True)
class CustomerParticulars:
    """What the form edits beside the line: capital in 元, scores 0–100."""

    registered_capital: Decimal | None
    founded_on: date | None
    track_record: Decimal | None
    reputation: Decimal | None
    credit: Decimal | None
    notes: str


@dataclass(frozen=True, slots=True)
class CustomerStory:
    """A customer as its panel shows it; events newest first, at most 60 of each kind."""

    line: CustomerLine
    particulars: CustomerParticulars
    deals: tuple[DealLine, ...]
    events: tuple[Event, ...]


def customer_story(session: Session, customer_id: int, today: date, language: str) -> CustomerStory | None:
    """One customer, or None where there is none of that key."""
    row = session.get(Customer, customer_id)
    if row is None or row.deleted_at is not None:
        return None
    deals = session.scalars(
        select(Deal.id).where(Deal.customer_id == customer_id, Deal.deleted_at.is_(None)).order_by(Deal.id.desc())
    ).all()
    events = [
        *_visits(session, customer_id, language),
        *_stages(session, customer_id, language),
        *_signings(session, customer_id),
        *_receipts(session, customer_id),
        *_surveys(session, customer_id),
        *_complaints(session, customer_id),
        *_owners(session, customer_id),
    ]
    return CustomerStory(
        customer_lines(session, [customer_id], today, language)[0],
        CustomerParticulars(
            row.registered_capital, row.founded_on, row.track_record, row.reputation, row.credit, row.notes
        ),
        deal_lines(session, deals[:MOST], today, language),
        tuple(sorted(events, key=lambda event: (event.day, event.kind, event.record_id), reverse=True)),
    )


def _visits(session: Session, customer_id: int, language: str) -> list[Event]:
    rows = session.execute(
        select(Visit.id, Visit.visited_on, Staff.name, Lookup.name, Lookup.name_en, Visit.summary)
        .join(Staff, Staff.id == Visit.staff_id)
        .outerjoin(Lookup, Lookup.id == Visit.outcome_id)
        .where(Visit.customer_id == customer_id, Visit.deleted_at.is_(None))
        .order_by(Visit.visited_on.desc(), Visit.id.desc())
        .limit(MOST)
    )
    return [
        Event(Happening.VISIT, day, key, staff, named(word or "", word_en or "", language), text)
        for key, day, staff, word, word_en, text in rows
    ]


def _stages(session: Session, customer_id: int, language: str) -> list[Event]:
    rows = session.execute(
        select(DealStageChange.id, DealStageChange.reached_on, Staff.name, Stage.name, Stage.name_en, Deal.code)
        .join(Deal, Deal.id == DealStageChange.deal_id)
        .join(Stage, Stage.id == DealStageChange.stage_id)
        .join(Staff, Staff.id == Deal.staff_id)
        .where(Deal.customer_id == customer_id, Deal.deleted_at.is_(None))
        .order_by(DealStageChange.reached_on.desc(), DealStageChange.id.desc())
        .limit(MOST)
    )
    return [
        Event(Happening.STAGE, day, key, staff, named(stage, stage_en, language), code or "")
        for key, day, staff, stage, stage_en, code in rows
    ]


def _signings(session: Session, customer_id: int) -> list[Event]:
    rows = session.execute(
        select(Signing.id, Signing.signed_on, Signing.number, Signing.amount)
        .where(Signing.customer_id == customer_id, Signing.deleted_at.is_(None))
        .order_by(Signing.signed_on.desc())
        .limit(MOST)
    )
    return [Event(Happening.SIGNING, day, key, "", number or "", "", amount) for key, day, number, amount in rows]


def _receipts(session: Session, customer_id: int) -> list[Event]:
    rows = session.execute(
        select(Receipt.id, Receipt.received_on, Signing.number, Receipt.amount)
        .join(Signing, Signing.id == Receipt.signing_id)
        .where(Signing.customer_id == customer_id, Signing.deleted_at.is_(None), Receipt.deleted_at.is_(None))
        .order_by(Receipt.received_on.desc())
        .limit(MOST)
    )
    return [Event(Happening.RECEIPT, day, key, "", number or "", "", amount) for key, day, number, amount in rows]


def _surveys(session: Session, customer_id: int) -> list[Event]:
    rows = session.execute(
        select(Survey.id, Survey.answered_on, Staff.name, Survey.comment, Survey.score)
        .outerjoin(Staff, Staff.id == Survey.staff_id)
        .where(Survey.customer_id == customer_id, Survey.deleted_at.is_(None))
        .order_by(Survey.answered_on.desc())
        .limit(MOST)
    )
    return [Event(Happening.SURVEY, day, key, staff or "", "", text, score) for key, day, staff, text, score in rows]


def _complaints(session: Session, customer_id: int) -> list[Event]:
    rows = session.execute(
        select(Complaint.id, Complaint.received_on, Staff.name, Complaint.severity, Complaint.description)
        .join(Staff, Staff.id == Complaint.staff_id)
        .where(Complaint.customer_id == customer_id, Complaint.deleted_at.is_(None))
        .order_by(Complaint.received_on.desc())
        .limit(MOST)
    )
    return [Event(Happening.COMPLAINT, day, key, staff, word, text) for key, day, staff, word, text in rows]


def _owners(session: Session, customer_id: int) -> list[Event]:
    rows = session.execute(
        select(CustomerOwner.id, CustomerOwner.started_on, Staff.name)
        .join(Staff, Staff.id == CustomerOwner.staff_id)
        .where(CustomerOwner.customer_id == customer_id)
    )
    return [Event(Happening.OWNER, day, key, staff, "") for key, day, staff in rows if day is not None]
