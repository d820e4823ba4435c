"""The surveys, newest first."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models import Customer, Staff, Survey
from desktop.queries.quality.narrowing import MOST, Columns, RecordFilter, narrowed, whose


@dataclass(frozen=True, slots=True)
class SurveyLine:
    """One survey as the list shows it; score in points 0–100."""

    record_id: int
    answered_on: date
    staff_id: int | None
    staff: str
    customer_id: int | None
    customer: str
    score: Decimal
    comment: str


def survey_lines(session: Session, wanted: RecordFilter, limit: int = MOST) -> tuple[SurveyLine, ...]:
    """The newest surveys that match."""
    question = (
        select(
            Survey.id, Survey.answered_on, Survey.staff_id, Staff.name.label("staff"), Survey.customer_id,
            Customer.name.label("customer"), Survey.score, Survey.comment,
        )
        .outerjoin(Staff, Staff.id == Survey.staff_id)
        .outerjoin(Customer, Customer.id == Survey.customer_id)
        .where(Survey.deleted_at.is_(None))
    )  # fmt: skip
    columns = Columns(
        Survey.answered_on,
        Survey.answered_on,
        whose(Survey.staff_id, wanted),
        (Staff.name, Customer.name, Survey.comment),
        (Staff.pinyin, Staff.initials, Customer.pinyin, Customer.initials),
    )
    rows = narrowed(question, wanted, columns).order_by(Survey.answered_on.desc(), Survey.id.desc()).limit(limit)
    return tuple(
        SurveyLine(row.id, row.answered_on, row.staff_id, row.staff or "", row.customer_id, row.customer or "",
                   row.score, row.comment)
        for row in session.execute(rows)
    )  # fmt: skip
