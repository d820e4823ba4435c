"""What a finalised evaluation rests on stays as it was: the one rule for every verb on a dated record."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import N_, RequestError
from desktop.models import Evaluation, Review
from desktop.queries.evaluations import FINALISED


def refuse_finalised(session: Session, staff_ids: Collection[int], start: date, end: date | None = None) -> None:
    """Refuse to touch a record of these people dated from `start` to `end` once one of them is finally evaluated.

    Files may still bring such a record; it is then shown as changed since beside the frozen figures (SCORING.md §9).
    """
    found = session.execute(
        select(Evaluation.period_label, Evaluation.start)
        .join(Review, Review.evaluation_id == Evaluation.id)
        .where(
            Review.staff_id.in_(staff_ids),
            Evaluation.status == FINALISED,
            Evaluation.deleted_at.is_(None),
            Evaluation.start <= (end or start),
            Evaluation.end >= start,
        )
        .order_by(Evaluation.start)
        .limit(1)
    ).first()
    if found is not None:
        raise RequestError(
            N_("{day} lies in the evaluation {period}, which is finalised. Reopen it first to change its records."),
            day=max(start, found.start).isoformat(),
            period=found.period_label,
        )
