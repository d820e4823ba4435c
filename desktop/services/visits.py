"""Verbs on the visit log: log, change, remove, restore."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from desktop.errors import N_, RequestError
from desktop.models import Deal, LookupKind, Staff, Visit
from desktop.models.base import now
from desktop.services import audit
from desktop.services.customers import check_customer, customer_named
from desktop.services.finalised import refuse_finalised
from desktop.services.gone import GoneError
from desktop.services.lookups import lookup_named
from desktop.services.needed_first import refuse_hanging
from desktop.services.texts import line_of, text_of
from desktop.services.visit_rules import Visitor, check_day, check_follow_up, check_minutes, check_service
from desktop.store.database import Database


@dataclass(frozen=True, slots=True)
class VisitDraft:
    """What the owner entered; method and outcome by name, the customer by key or else by name (made where new)."""

    visited_on: date
    staff_id: int
    customer_id: int | None = None
    customer: str = ""
    deal_id: int | None = None
    method: str = ""
    minutes: int | None = None
    outcome: str = ""
    summary: str = ""
    next_step: str = ""
    next_on: date | None = None
    place: str = ""


class VisitLog:
    """The log of visits; each method is one transaction."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database = database
        self._today = today

    def log(self, draft: VisitDraft) -> int:
        """The key of a new visit, entered today."""
        with self._database.write() as session:
            check_visit(session, draft, self._today())
            row = Visit(visited_on=draft.visited_on, staff_id=draft.staff_id, entered_on=self._today())
            fill_visit(session, row, draft)
            session.add(row)
            session.flush()
            audit.append(session, "visit.logged", "visit", row.id)
            return row.id

    def change(self, visit_id: int, draft: VisitDraft) -> None:
        """Keep what the owner changed; the day of entry stays."""
        with self._database.write() as session:
            row = _existing(session, visit_id)
            refuse_finalised(session, (row.staff_id,), row.visited_on)
            check_visit(session, draft, self._today())
            row.visited_on, row.staff_id = draft.visited_on, draft.staff_id
            fill_visit(session, row, draft)
            row.revision += 1
            audit.append(session, "visit.changed", "visit", row.id)

    def remove(self, visit_id: int) -> None:
        """Take a visit out of the log; `restore` brings it back."""
        with self._database.write() as session:
            row = _existing(session, visit_id)
            refuse_finalised(session, (row.staff_id,), row.visited_on)
            row.deleted_at = now()
            audit.append(session, "visit.removed", "visit", row.id)

    def restore(self, visit_id: int) -> None:
        """Bring a removed visit back."""
        with self._database.write() as session:
            row = _existing(session, visit_id, removed=True)
            refuse_hanging(session, row)
            refuse_finalised(session, (row.staff_id,), row.visited_on)
            row.deleted_at = None
            audit.append(session, "visit.restored", "visit", row.id)


def check_visit(session: Session, draft: VisitDraft, today: date) -> None:
    """Refuse a visit that may not stand in the log."""
    check_day(draft.visited_on, today)
    check_service(_visitor(session, draft.staff_id), draft.visited_on)
    check_minutes(draft.minutes)
    check_follow_up(draft.visited_on, draft.next_on)
    refuse_finalised(session, (draft.staff_id,), draft.visited_on)


def _existing(session: Session, visit_id: int, removed: bool = False) -> Visit:
    row = session.get(Visit, visit_id)
    if row is None or (row.deleted_at is not None) != removed:
        raise GoneError(N_("This visit was removed meanwhile, perhaps on another computer."))
    return row


def _visitor(session: Session, staff_id: int) -> Visitor:
    row = session.get(Staff, staff_id)
    if row is None or row.deleted_at is not None:
        raise RequestError(N_("Choose the staff member who made the visit."))
    return Visitor(row.name, row.hired_on, row.left_on)


def fill_visit(session: Session, row: Visit, draft: VisitDraft) -> None:
    """Put a draft into a row; what is new is added to the lists on the way."""
    if draft.customer_id is not None:
        check_customer(session, draft.customer_id)
        row.customer_id = draft.customer_id
    else:
        name = line_of(draft.customer, N_("Customer"))
        row.customer_id = customer_named(session, name, draft.staff_id, draft.visited_on)
    if draft.deal_id is not None and session.get(Deal, draft.deal_id) is None:
        raise RequestError(N_("This deal is no longer on the list. Choose another one."))
    row.deal_id = draft.deal_id
    row.method_id = lookup_named(session, LookupKind.METHOD, line_of(draft.method, N_("Method")))
    row.outcome_id = lookup_named(session, LookupKind.OUTCOME, line_of(draft.outcome, N_("Outcome")))
    row.minutes = draft.minutes
    row.summary = text_of(draft.summary, N_("Summary"))
    row.next_step = text_of(draft.next_step, N_("Next step"))
    row.next_on = draft.next_on
    row.place = line_of(draft.place, N_("Place"))
