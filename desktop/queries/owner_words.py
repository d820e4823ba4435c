"""What the owner put into an evaluation by hand, as numbers: what would be lost with it."""

from dataclasses import dataclass

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from desktop.models import Action, Finding, Review


@dataclass(frozen=True, slots=True)
class OwnerWords:
    """How many interviews are recorded, how many texts and grades are the owner's own, how many judged themselves."""

    interviews: int
    texts: int
    self_evaluations: int = 0


def owner_words(session: Session, evaluation_id: int) -> OwnerWords:
    """The interviews, and the findings, actions and grades the owner wrote, changed or ticked off."""
    reviews = select(Review.id).where(Review.evaluation_id == evaluation_id)
    talked = or_(
        Review.interviewed_on.is_not(None),
        Review.employee_opinion != "",
        Review.difficulties != "",
        Review.agreements != "",
    )
    owners = or_(Action.is_edited, Action.is_added, Action.done_on.is_not(None))
    interviews = select(func.count(Review.id)).where(Review.evaluation_id == evaluation_id, talked)
    texts = (
        select(func.count(Finding.id)).where(Finding.review_id.in_(reviews), Finding.is_edited),
        select(func.count(Action.id)).where(and_(Action.review_id.in_(reviews), Action.deleted_at.is_(None), owners)),
        select(func.count(Review.id)).where(
            Review.evaluation_id == evaluation_id, Review.grade != Review.computed_grade
        ),
    )
    kept = session.scalars(select(Review.self_evaluation).where(Review.evaluation_id == evaluation_id))
    own_views = sum(bool(view) for view in kept)
    return OwnerWords(session.scalar(interviews) or 0, sum(session.scalar(each) or 0 for each in texts), own_views)
