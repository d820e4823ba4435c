"""What reviews kept about the actions of the plan before: the board says the same, whatever the records say since."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.review import Verdict
from desktop.models import Evaluation, Review


@dataclass(frozen=True, slots=True)
class KeptVerdict:
    """How a review judged an action: the verdict, its figure and its remark, both as the form prints them."""

    review_id: int
    verdict: Verdict
    now: str
    remark: str


def kept_verdicts(
    session: Session, staff_ids: Collection[int], since: date, language: str
) -> Mapping[int, KeptVerdict]:
    """By action, what the latest review of these people that ends after `since` says of it; one statement."""
    rows = session.execute(
        select(Review.id, Review.past)
        .join(Evaluation, Evaluation.id == Review.evaluation_id)
        .where(Evaluation.deleted_at.is_(None), Evaluation.end > since, Review.staff_id.in_(list(staff_ids)))
        .order_by(Evaluation.end, Evaluation.finalised_at.is_not(None), Review.id)
    )
    return {
        entry["action_id"]: KeptVerdict(
            review_id,
            Verdict(entry["verdict"]),
            entry["now"].get(language, ""),
            entry["remarks"].get(language, ""),
        )
        for review_id, past in rows
        for entry in past.get("plan", ())
    }
