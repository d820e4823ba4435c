"""The market feedback, newest first."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models import Feedback, Staff
from desktop.queries.quality.narrowing import MOST, Columns, RecordFilter, narrowed, whose


@dataclass(frozen=True, slots=True)
class FeedbackLine:
    """One piece of market information as the list shows it; status new, useful or adopted."""

    record_id: int
    reported_on: date
    staff_id: int
    staff: str
    topic: str
    content: str
    status: str


def feedback_lines(session: Session, wanted: RecordFilter, limit: int = MOST) -> tuple[FeedbackLine, ...]:
    """The newest feedback that matches."""
    question = (
        select(
            Feedback.id, Feedback.reported_on, Feedback.staff_id, Staff.name.label("staff"), Feedback.topic,
            Feedback.content, Feedback.status,
        )
        .join(Staff, Staff.id == Feedback.staff_id)
        .where(Feedback.deleted_at.is_(None))
    )  # fmt: skip
    columns = Columns(
        Feedback.reported_on,
        Feedback.reported_on,
        whose(Feedback.staff_id, wanted),
        (Staff.name, Feedback.topic, Feedback.content),
        (Staff.pinyin, Staff.initials),
    )
    newest = narrowed(question, wanted, columns).order_by(Feedback.reported_on.desc(), Feedback.id.desc())
    return tuple(FeedbackLine(*row) for row in session.execute(newest.limit(limit)))


def topics(session: Session) -> tuple[str, ...]:
    """The topics given so far, by the alphabet."""
    question = select(Feedback.topic).where(Feedback.topic != "", Feedback.deleted_at.is_(None)).distinct()
    return tuple(session.scalars(question.order_by(Feedback.topic)))
