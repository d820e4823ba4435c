"""What a finalised evaluation rests on stays as it was: records of its people and days are not changed."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from desktop.errors import N_, RequestError
from desktop.models import Evaluation, Review
from desktop.queries.evaluations import FINALISED


def refuse_finalised(session: Session, staff_ids: Collection[int], days: Collection[date | None]) -> None:
    """Refuse where a finalised evaluation of one of these people covers one of these days; None is no day."""
    told = sorted({day for day in days if day is not None})
    if not told or not staff_ids:
        return
    found = session.execute(
        select(Evaluation.period_label, Evaluation.start, Evaluation.end)
        .join(Review, Review.evaluation_id == Evaluation.id)
        .where(
            Review.staff_id.in_(staff_ids),
            Evaluation.status == FINALISED,
            Evaluation.deleted_at.is_(None),
            or_(*((Evaluation.start <= day) & (Evaluation.end >= day) for day in told)),
        )
        .order_by(Evaluation.start, Evaluation.id)
        .limit(1)
    ).first()
    if found is not None:
        raise RequestError(
            N_("{day} lies in the evaluation {period}, which is finalised. Reopen it first to change its records."),
            day=next(day for day in told if found.start <= day <= found.end).isoformat(),
            period=found.period_label,
        )
