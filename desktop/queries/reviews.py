"""Questions about the reviews of an evaluation: the list of people, and whole forms for the window and the paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.checks import is_thin
from desktop.domain.review import ReviewForm
from desktop.models import Review
from desktop.queries.own_indicators import own_indicators
from desktop.queries.review_forms import forms_of
from desktop.queries.review_frame import frame_of
from desktop.queries.rewritten import stale_by_review


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One person in the list of an evaluation; `grade` is the name in the asked language."""

    review_id: int
    staff_id: int
    code: str
    name: str
    team: str
    position: str
    total: Decimal | None
    grade: str
    grade_code: str
    rank: int | None
    interviewed_on: date | None
    is_thin: bool = False  # the total rests on less than half of the weight
    is_stale: bool = False  # a text the owner rewrote speaks of another figure than there is now


def review_list(session: Session, evaluation_id: int, language: str) -> list[ReviewRow]:
    """Everybody in an evaluation by rank, those without a rank last."""
    frame = frame_of(session, evaluation_id, language)
    stale = stale_by_review(session, evaluation_id, own_indicators(session, with_removed=True).catalogue)
    rows = session.scalars(
        select(Review)
        .where(Review.evaluation_id == evaluation_id)
        .order_by(Review.rank.is_(None), Review.rank, Review.staff_code)
    )
    return [
        ReviewRow(
            review_id=row.id,
            staff_id=row.staff_id,
            code=row.staff_code,
            name=row.staff_name,
            team=frame.own_name(row.team, row.team_en),
            position=frame.own_name(row.position, row.position_en),
            total=row.total,
            grade=frame.grade_name(row.grade),
            grade_code=row.grade,
            rank=row.rank,
            interviewed_on=row.interviewed_on,
            is_thin=is_thin(row.total, row.scored_weight),
            is_stale=row.id in stale,
        )
        for row in rows
    ]


def review_forms(
    session: Session, evaluation_id: int, language: str, staff_codes: Sequence[str] | None = None
) -> list[ReviewForm]:
    """The forms of an evaluation in one language by staff code; `staff_codes` picks some of its people."""
    statement = select(Review).where(Review.evaluation_id == evaluation_id).order_by(Review.staff_code, Review.id)
    if staff_codes is not None:
        statement = statement.where(Review.staff_code.in_(staff_codes))
    return forms_of(session, frame_of(session, evaluation_id, language), session.scalars(statement).all())


def review_form(session: Session, review_id: int, language: str) -> ReviewForm | None:
    """One person's form, None if there is no such review any more."""
    row = session.get(Review, review_id)
    if row is None:
        return None
    return forms_of(session, frame_of(session, row.evaluation_id, language), [row])[0]
