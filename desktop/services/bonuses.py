"""Verbs on the bonus of a review: the owner's own figure with a reason, and back to the computed one."""

from decimal import Decimal

from sqlalchemy.orm import Session

from desktop.domain.money import LARGEST
from desktop.errors import N_, RequestError
from desktop.models import Evaluation, Review
from desktop.services import audit
from desktop.services.existing_evaluations import refuse_sealed
from desktop.services.texts import required_line
from desktop.store.database import Database


class BonusVerbs:
    """The owner's word on bonuses; each method is one transaction, refused once the result is finalised."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def override(self, review_id: int, amount: Decimal, reason: str) -> None:
        """Set a bonus (元) beside the computed one, which is kept; it survives being computed again."""
        with self._database.write() as session:
            review = _open_review(session, review_id)
            kept = required_line(reason, N_("Reason"))
            if not 0 <= amount <= LARGEST or amount != amount.quantize(Decimal("0.01")):
                raise RequestError(
                    N_("{amount} is no bonus; enter 0 or more, with at most two decimals."), amount=amount
                )
            review.bonus, review.bonus_reason = amount, kept
            details = {"computed": review.computed_bonus, "bonus": amount, "reason": kept}
            audit.append(session, "review.bonus_overridden", "review", review_id, details)

    def restore(self, review_id: int) -> None:
        """Let the computed bonus stand again."""
        with self._database.write() as session:
            review = _open_review(session, review_id)
            review.bonus, review.bonus_reason = review.computed_bonus, ""
            audit.append(session, "review.bonus_restored", "review", review_id, {"bonus": review.computed_bonus})


def _open_review(session: Session, review_id: int) -> Review:
    review = session.get(Review, review_id)
    if review is None:
        raise RequestError(N_("This review is no longer there. Refresh the page."))
    refuse_sealed(session.get_one(Evaluation, review.evaluation_id))
    return review
