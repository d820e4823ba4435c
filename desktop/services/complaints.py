"""Verbs on complaints about a staff member's work."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from desktop.errors import N_
from desktop.models import Complaint
from desktop.services.record_log import RecordLog
from desktop.services.record_rules import check_order, check_past, customer_key, known_person
from desktop.services.texts import line_of, text_of


@dataclass(frozen=True, slots=True)
class ComplaintDraft:
    """What the owner entered; `severity` in the owner's words, `resolved_on` once it is settled."""

    received_on: date
    staff_id: int | None
    customer_id: int | None = None
    customer: str = ""
    severity: str = ""
    description: str = ""
    resolved_on: date | None = None


class Complaints(RecordLog[Complaint, ComplaintDraft]):
    """The complaints; each method is one transaction. One may come after the person has left."""

    subject = "complaint"
    model = Complaint

    def _fill(self, session: Session, row: Complaint, draft: ComplaintDraft) -> None:
        today = self._today()
        check_past(draft.received_on, today)
        check_past(draft.resolved_on, today)
        check_order(
            draft.received_on,
            draft.resolved_on,
            N_("The complaint came on {start}; it cannot have been resolved on {end}."),
        )
        person = known_person(session, draft.staff_id)
        row.customer_id = customer_key(session, draft.customer_id, draft.customer, person.id, draft.received_on)
        row.received_on, row.staff_id, row.resolved_on = draft.received_on, person.id, draft.resolved_on
        row.severity = line_of(draft.severity, N_("Severity"))
        row.description = text_of(draft.description, N_("Description"))

    def _days(self, row: Complaint) -> tuple[date, date]:
        return row.received_on, row.received_on
