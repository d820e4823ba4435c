"""Verbs on surveys: what customers answered, as scores from 0 to 100."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from desktop.errors import N_
from desktop.models import Survey
from desktop.services.record_log import RecordLog
from desktop.services.record_rules import check_past, checked_points, customer_key, known_person
from desktop.services.texts import text_of


@dataclass(frozen=True, slots=True)
class SurveyDraft:
    """What the owner entered; a survey may be about nobody in particular, and its customer unknown so far."""

    answered_on: date
    score: Decimal
    staff_id: int | None = None
    customer_id: int | None = None
    customer: str = ""
    comment: str = ""


class Surveys(RecordLog[Survey, SurveyDraft]):
    """The surveys; each method is one transaction."""

    subject = "survey"
    model = Survey

    def _fill(self, session: Session, row: Survey, draft: SurveyDraft) -> None:
        check_past(draft.answered_on, self._today())
        score = checked_points(draft.score, N_("Score"))
        if draft.staff_id is not None:
            known_person(session, draft.staff_id)
        customer_id = customer_key(session, draft.customer_id, draft.customer, draft.staff_id, draft.answered_on)
        row.answered_on, row.score = draft.answered_on, score
        row.staff_id, row.customer_id = draft.staff_id, customer_id
        row.comment = text_of(draft.comment, N_("Comment"))

    def _days(self, row: Survey) -> tuple[date, date]:
        return row.answered_on, row.answered_on
