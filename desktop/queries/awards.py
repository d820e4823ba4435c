"""Award kinds, and the honours list: which awards were granted to whom."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.awards import Audience, AwardMeasure
from desktop.models import Award, AwardKind, Conduct, Staff
from desktop.queries.lookups import named


@dataclass(frozen=True, slots=True)
class AwardKindLine:
    """An award the company grants; `indicator` is "" where the program suggests nobody."""

    kind_id: int
    name: str
    name_en: str
    label: str
    indicator: str
    measure: AwardMeasure
    audience: Audience


@dataclass(frozen=True, slots=True)
class AwardLine:
    """An award granted; `figure` in the indicator's unit, `points` those of the conduct event it made.

    Where progress is what the award is for, the figure is how far it moved for the better.
    """

    award_id: int
    kind_id: int
    kind: str
    staff_id: int
    staff: str
    staff_code: str
    period_label: str
    start: date
    end: date
    granted_on: date
    rank: int | None
    indicator: str
    figure: Decimal | None
    reason: str
    points: Decimal
    is_change: bool


def award_kinds(session: Session, language: str) -> tuple[AwardKindLine, ...]:
    """The kinds that were not removed, in the owner's order."""
    rows = session.scalars(
        select(AwardKind).where(AwardKind.deleted_at.is_(None)).order_by(AwardKind.sort_order, AwardKind.id)
    )
    return tuple(
        AwardKindLine(
            row.id, row.name, row.name_en, named(row.name, row.name_en, language), row.indicator,
            AwardMeasure(row.measure), Audience(row.audience),
        )
        for row in rows
    )  # fmt: skip


def honours(
    session: Session, start: date | None, end: date | None, language: str, staff_id: int | None = None
) -> tuple[AwardLine, ...]:
    """The awards for periods that end between two days, the latest period first, then by kind, place and code."""
    question = (
        select(Award, AwardKind, Staff.name, Staff.code, Conduct.points, Conduct.deleted_at)
        .join(AwardKind, AwardKind.id == Award.kind_id)
        .join(Staff, Staff.id == Award.staff_id)
        .outerjoin(Conduct, Conduct.id == Award.conduct_id)
        .where(Award.deleted_at.is_(None), Staff.deleted_at.is_(None))
        .order_by(Award.end.desc(), AwardKind.sort_order, AwardKind.id, Award.rank, Staff.code, Award.id)
    )
    if start is not None:
        question = question.where(Award.end >= start)
    if end is not None:
        question = question.where(Award.end <= end)
    if staff_id is not None:
        question = question.where(Award.staff_id == staff_id)
    return tuple(
        AwardLine(
            row.id, row.kind_id, named(kind.name, kind.name_en, language), row.staff_id, staff, code,
            row.period_label, row.start, row.end, row.granted_on, row.rank, row.indicator,
            None if row.figure is None else Decimal(row.figure), row.reason,
            points if points is not None and gone is None else Decimal(0),
            kind.measure == AwardMeasure.PROGRESS,
        )
        for row, kind, staff, code, points, gone in session.execute(question)
    )  # fmt: skip
