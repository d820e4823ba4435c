"""Verbs on absences; approved ones reduce targets, a day covered twice counts once (SCORING.md §5)."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from desktop.errors import N_
from desktop.models import Absence
from desktop.services.record_log import RecordLog
from desktop.services.record_rules import check_in_service, check_order, known_person
from desktop.services.texts import line_of

BACKWARDS = N_("The last day {end} lies before the first day {start}.")


@dataclass(frozen=True, slots=True)
class AbsenceDraft:
    """What the owner entered; both days included."""

    staff_id: int | None
    started_on: date
    ended_on: date
    reason: str = ""
    is_approved: bool = True


class Absences(RecordLog[Absence, AbsenceDraft]):
    """The absences, planned ones too; each method is one transaction."""

    subject = "absence"
    model = Absence

    def _fill(self, session: Session, row: Absence, draft: AbsenceDraft) -> None:
        check_order(draft.started_on, draft.ended_on, BACKWARDS)
        person = known_person(session, draft.staff_id)
        check_in_service(person, draft.started_on, draft.ended_on)
        row.staff_id, row.started_on, row.ended_on = person.id, draft.started_on, draft.ended_on
        row.reason = line_of(draft.reason, N_("Reason"))
        row.is_approved = draft.is_approved

    def _days(self, row: Absence) -> tuple[date, date]:
        return row.started_on, row.ended_on
