"""The activities, latest first, each with what people brought home."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from desktop.models import Activity, ActivityResult, Staff
from desktop.queries.quality.narrowing import MOST, Columns, RecordFilter, narrowed


@dataclass(frozen=True, slots=True)
class ResultLine:
    """What one staff member brought home: leads and deals, counted."""

    staff_id: int
    staff: str
    leads: int
    deals: int


@dataclass(frozen=True, slots=True)
class ActivityLine:
    """One activity as the list shows it; cost in 元."""

    record_id: int
    held_on: date
    name: str
    kind: str
    cost: Decimal | None
    results: tuple[ResultLine, ...]

    @property
    def leads(self) -> int:
        """All leads together."""
        return sum(result.leads for result in self.results)

    @property
    def deals(self) -> int:
        """All deals together."""
        return sum(result.deals for result in self.results)


def activity_lines(session: Session, wanted: RecordFilter, limit: int = MOST) -> tuple[ActivityLine, ...]:
    """The latest activities that match, a person's being those with a result of theirs; two statements."""
    took_part = exists().where(ActivityResult.activity_id == Activity.id, ActivityResult.staff_id == wanted.staff_id)
    columns = Columns(
        Activity.held_on,
        Activity.held_on,
        None if wanted.staff_id is None else took_part,
        (Activity.name, Activity.kind),
        (),
    )
    question = select(Activity.id, Activity.held_on, Activity.name, Activity.kind, Activity.cost)
    question = question.where(Activity.deleted_at.is_(None))
    latest = narrowed(question, wanted, columns).order_by(Activity.held_on.desc(), Activity.id.desc())
    rows = session.execute(latest.limit(limit)).all()
    results = _results(session, [row.id for row in rows])
    return tuple(
        ActivityLine(row.id, row.held_on, row.name, row.kind, row.cost, tuple(results[row.id])) for row in rows
    )


def activity_kinds(session: Session) -> tuple[str, ...]:
    """The kinds given so far, by the alphabet."""
    question = select(Activity.kind).where(Activity.kind != "", Activity.deleted_at.is_(None)).distinct()
    return tuple(session.scalars(question.order_by(Activity.kind)))


def _results(session: Session, activities: list[int]) -> dict[int, list[ResultLine]]:
    found: dict[int, list[ResultLine]] = defaultdict(list)
    rows = session.execute(
        select(
            ActivityResult.activity_id,
            ActivityResult.staff_id,
            Staff.name,
            ActivityResult.leads,
            ActivityResult.deals,
        )
        .join(Staff, Staff.id == ActivityResult.staff_id)
        .where(ActivityResult.activity_id.in_(activities))
        .order_by(Staff.code, Staff.id)
    )
    for activity_id, staff_id, name, leads, deals in rows:
        found[activity_id].append(ResultLine(staff_id, name, leads, deals))
    return found
