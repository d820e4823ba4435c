"""The absences, latest first."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models import Absence, Staff
from desktop.queries.quality.narrowing import MOST, Columns, RecordFilter, narrowed, whose


@dataclass(frozen=True, slots=True)
class AbsenceLine:
    """One absence as the list shows it; both days included."""

    record_id: int
    started_on: date
    ended_on: date
    staff_id: int
    staff: str
    reason: str
    is_approved: bool

    @property
    def days(self) -> int:
        """Calendar days."""
        return (self.ended_on - self.started_on).days + 1


def absence_lines(session: Session, wanted: RecordFilter, limit: int = MOST) -> tuple[AbsenceLine, ...]:
    """The latest absences that match; one that reaches into the days is among them."""
    question = (
        select(
            Absence.id, Absence.started_on, Absence.ended_on, Absence.staff_id, Staff.name.label("staff"),
            Absence.reason, Absence.is_approved,
        )
        .join(Staff, Staff.id == Absence.staff_id)
        .where(Absence.deleted_at.is_(None))
    )  # fmt: skip
    columns = Columns(
        Absence.started_on,
        Absence.ended_on,
        whose(Absence.staff_id, wanted),
        (Staff.name, Absence.reason),
        (Staff.pinyin, Staff.initials),
    )
    latest = narrowed(question, wanted, columns).order_by(Absence.started_on.desc(), Absence.id.desc())
    return tuple(AbsenceLine(*row) for row in session.execute(latest.limit(limit)))


def reasons(session: Session) -> tuple[str, ...]:
    """The reasons given so far, by the alphabet."""
    question = select(Absence.reason).where(Absence.reason != "", Absence.deleted_at.is_(None)).distinct()
    return tuple(session.scalars(question.order_by(Absence.reason)))
