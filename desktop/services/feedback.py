"""Verbs on market feedback that staff brought home; useful and adopted pieces count."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy.orm import Session

from desktop.errors import N_
from desktop.models import Feedback
from desktop.services.record_log import RecordLog
from desktop.services.record_rules import check_in_service, check_past, known_person
from desktop.services.texts import line_of, required_line, text_of


class FeedbackStatus(StrEnum):
    """What became of a piece of market information."""

    NEW = "new"
    USEFUL = "useful"
    ADOPTED = "adopted"


@dataclass(frozen=True, slots=True)
class FeedbackDraft:
    """What the owner entered; a topic or a content, better both."""

    reported_on: date
    staff_id: int | None
    topic: str = ""
    content: str = ""
    status: FeedbackStatus = FeedbackStatus.NEW


class FeedbackLog(RecordLog[Feedback, FeedbackDraft]):
    """The market feedback; each method is one transaction."""

    subject = "feedback"
    model = Feedback

    def _fill(self, session: Session, row: Feedback, draft: FeedbackDraft) -> None:
        check_past(draft.reported_on, self._today())
        person = known_person(session, draft.staff_id)
        check_in_service(person, draft.reported_on)
        content = text_of(draft.content, N_("Content"))
        topic = line_of(draft.topic, N_("Topic")) if content else required_line(draft.topic, N_("Topic"))
        row.reported_on, row.staff_id, row.topic, row.content = draft.reported_on, person.id, topic, content
        row.status = FeedbackStatus(draft.status).value

    def _days(self, row: Feedback) -> tuple[date, date]:
        return row.reported_on, row.reported_on
