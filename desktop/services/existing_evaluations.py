"""The evaluation a verb is about: there, and where it is to be changed, not finalised."""

from sqlalchemy.orm import Session

from desktop.errors import N_, RequestError
from desktop.models import Evaluation
from desktop.queries.evaluations import FINALISED


def existing_evaluation(session: Session, evaluation_id: int) -> Evaluation:
    """The evaluation, or a sentence that it is gone."""
    evaluation = session.get(Evaluation, evaluation_id)
    if evaluation is None or evaluation.deleted_at is not None:
        raise RequestError(N_("This evaluation is no longer there. Please run it again."))
    return evaluation


def open_evaluation(session: Session, evaluation_id: int) -> Evaluation:
    """The evaluation, if it may still be changed."""
    evaluation = existing_evaluation(session, evaluation_id)
    refuse_sealed(evaluation)
    return evaluation


def refuse_sealed(evaluation: Evaluation) -> None:
    """What is finalised changes only after it was reopened with a reason."""
    if evaluation.status == FINALISED:
        raise RequestError(
            N_("The evaluation of {period} is finalised. Reopen it with a reason before you change it."),
            period=evaluation.period_label,
        )
