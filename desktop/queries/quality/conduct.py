"""The conduct events, newest first."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models import Conduct, Staff
from desktop.queries.quality.narrowing import MOST, Columns, RecordFilter, narrowed, whose


@dataclass(frozen=True, slots=True)
class ConductLine:
    """One conduct event as the list shows it; `points` without their sign, which the kind gives."""

    record_id: int
    happened_on: date
    staff_id: int
    staff: str
    kind: str
    points: Decimal
    description: str
    evidence: str
    decision: str


def conduct_lines(session: Session, wanted: RecordFilter, limit: int = MOST) -> tuple[ConductLine, ...]:
    """The newest conduct events that match."""
    question = (
        select(
            Conduct.id, Conduct.happened_on, Conduct.staff_id, Staff.name.label("staff"), Conduct.kind,
            Conduct.points, Conduct.description, Conduct.evidence, Conduct.decision,
        )
        .join(Staff, Staff.id == Conduct.staff_id)
        .where(Conduct.deleted_at.is_(None))
    )  # fmt: skip
    columns = Columns(
        Conduct.happened_on,
        Conduct.happened_on,
        whose(Conduct.staff_id, wanted),
        (Staff.name, Conduct.description, Conduct.evidence, Conduct.decision),
        (Staff.pinyin, Staff.initials),
    )
    newest = narrowed(question, wanted, columns).order_by(Conduct.happened_on.desc(), Conduct.id.desc())
    return tuple(ConductLine(*row) for row in session.execute(newest.limit(limit)))
