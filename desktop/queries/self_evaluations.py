"""How people saw a period themselves, beside the computed points."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.self_evaluation import OwnPoints, SelfEvaluation, line_keys, self_from
from desktop.models import Review, ReviewItem


@dataclass(frozen=True, slots=True)
class OwnView:
    """One person's own points by the line's place on the score card, None where none was given, and the answers."""

    review_id: int
    lines: tuple[OwnPoints | None, ...]
    view: SelfEvaluation


def own_view(session: Session, review_id: int) -> OwnView:
    """How one person saw the period; empty where nothing was handed in."""
    row = session.get(Review, review_id)
    view = self_from(row.self_evaluation) if row is not None else SelfEvaluation()
    codes = session.scalars(
        select(ReviewItem.indicator)
        .where(ReviewItem.review_id == review_id)
        .order_by(ReviewItem.sort_order, ReviewItem.id)
    ).all()
    return OwnView(review_id, tuple(view.points.get(key) for key in line_keys(codes)), view)
