"""The complaints, newest first."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models import Complaint, Customer, Staff
from desktop.queries.quality.narrowing import MOST, Columns, RecordFilter, narrowed, whose


@dataclass(frozen=True, slots=True)
class ComplaintLine:
    """One complaint as the list shows it; `resolved_on` is None while it is open."""

    record_id: int
    received_on: date
    staff_id: int
    staff: str
    customer_id: int | None
    customer: str
    severity: str
    description: str
    resolved_on: date | None


def complaint_lines(session: Session, wanted: RecordFilter, limit: int = MOST) -> tuple[ComplaintLine, ...]:
    """The newest complaints that match."""
    question = (
        select(
            Complaint.id, Complaint.received_on, Complaint.staff_id, Staff.name.label("staff"),
            Complaint.customer_id, Customer.name.label("customer"), Complaint.severity, Complaint.description,
            Complaint.resolved_on,
        )
        .join(Staff, Staff.id == Complaint.staff_id)
        .outerjoin(Customer, Customer.id == Complaint.customer_id)
        .where(Complaint.deleted_at.is_(None))
    )  # fmt: skip
    columns = Columns(
        Complaint.received_on,
        Complaint.received_on,
        whose(Complaint.staff_id, wanted),
        (Staff.name, Customer.name, Complaint.severity, Complaint.description),
        (Staff.pinyin, Staff.initials, Customer.pinyin, Customer.initials),
    )
    newest = narrowed(question, wanted, columns).order_by(Complaint.received_on.desc(), Complaint.id.desc())
    return tuple(
        ComplaintLine(row.id, row.received_on, row.staff_id, row.staff, row.customer_id, row.customer or "",
                      row.severity, row.description, row.resolved_on)
        for row in session.execute(newest.limit(limit))
    )  # fmt: skip


def severities(session: Session) -> tuple[str, ...]:
    """The words in which severities were given so far, by the alphabet."""
    question = select(Complaint.severity).where(Complaint.severity != "", Complaint.deleted_at.is_(None)).distinct()
    return tuple(session.scalars(question.order_by(Complaint.severity)))
