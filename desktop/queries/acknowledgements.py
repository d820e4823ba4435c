"""Which forms of an evaluation were signed on paper, which were refused, and which are still open."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.acknowledgement import Acknowledgement, Outcome
from desktop.models import Acknowledgement as Row
from desktop.models import Evaluation, Review


@dataclass(frozen=True, slots=True)
class Handout:
    """One person's form; `is_open` where it still has to be handed out: never was, or the result changed since."""

    review_id: int
    code: str
    name: str
    acknowledged: Acknowledgement | None
    is_open: bool


def handouts(session: Session, evaluation_id: int) -> list[Handout]:
    """Everybody in an evaluation by staff code."""
    statement = (
        select(Review.id, Review.staff_code, Review.staff_name, Evaluation.seal, Row)
        .join(Evaluation, Evaluation.id == Review.evaluation_id)
        .outerjoin(Row, Row.review_id == Review.id)
        .where(Review.evaluation_id == evaluation_id)
        .order_by(Review.staff_code, Review.id)
    )
    return [
        Handout(key, code, name, acknowledgement_of(row) if row else None, row is None or row.seal != seal)
        for key, code, name, seal, row in session.execute(statement)
    ]


def acknowledgement_of(row: Row) -> Acknowledgement:
    """The stored row as a value."""
    return Acknowledgement(row.review_id, Outcome(row.outcome), row.happened_on, row.witness, row.delivery, row.seal)
