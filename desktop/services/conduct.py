"""Verbs on conduct events: awards, penalties and red lines, in points and never in money (SCORING.md §6)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from sqlalchemy.orm import Session

from desktop.errors import N_, RequestError
from desktop.models import Conduct
from desktop.services.record_log import RecordLog
from desktop.services.record_rules import check_in_service, check_past, checked_points, known_person
from desktop.services.texts import text_of


class ConductKind(StrEnum):
    """What a conduct event is; the kind gives the points their sign."""

    AWARD = "award"
    PENALTY = "penalty"
    RED_LINE = "red_line"


@dataclass(frozen=True, slots=True)
class ConductDraft:
    """What the owner decided; `points` from 0 to 100, added for an award and taken off otherwise."""

    happened_on: date
    staff_id: int | None
    kind: ConductKind
    points: Decimal = Decimal(0)
    description: str = ""
    evidence: str = ""
    decision: str = ""


class ConductLog(RecordLog[Conduct, ConductDraft]):
    """The conduct events; each method is one transaction."""

    subject = "conduct"
    model = Conduct

    def _fill(self, session: Session, row: Conduct, draft: ConductDraft) -> None:
        check_past(draft.happened_on, self._today())
        person = known_person(session, draft.staff_id)
        check_in_service(person, draft.happened_on)
        points = checked_points(draft.points, N_("Conduct points"))
        description = text_of(draft.description, N_("Description"))
        check_description(draft.kind, description)
        row.happened_on, row.staff_id, row.kind = draft.happened_on, person.id, ConductKind(draft.kind).value
        row.points, row.description = points, description
        row.evidence = text_of(draft.evidence, N_("Evidence"))
        row.decision = text_of(draft.decision, N_("Decision"))

    def _days(self, row: Conduct) -> tuple[date, date]:
        return row.happened_on, row.happened_on


def check_description(kind: ConductKind, description: str) -> None:
    """A red line, which alone decides the grade, says what happened."""
    if kind is ConductKind.RED_LINE and not description.strip():
        raise RequestError(N_("A red line sets the lowest grade. Describe what happened."))
