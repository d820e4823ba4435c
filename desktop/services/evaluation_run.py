"""One run: the figures of everybody in a period under a scheme, kept in the caller's transaction."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.period import Period
from desktop.domain.scheme_validation import validate
from desktop.models import Evaluation, Review
from desktop.models.base import now
from desktop.queries.distribution import latest_guide
from desktop.queries.evaluations import DRAFT
from desktop.queries.measures import library
from desktop.queries.schemes import SchemeChoice, scheme_of
from desktop.services.evaluation_cards import cards_of, figures_of
from desktop.services.evaluation_inputs import gather
from desktop.services.evaluation_refusals import refuse_overlap
from desktop.services.evaluation_seal import ENGINE_VERSION
from desktop.services.evaluation_store import keep
from desktop.services.evaluation_texts import texts_for
from desktop.services.garbage import collected_later


@collected_later()
def compute(
    session: Session, evaluation: Evaluation | None, period: Period, choice: SchemeChoice, today: date
) -> Evaluation:
    """Compute an evaluation, a new one or one that is not finalised; the scheme's newest version is used.

    `today`, the owner's day, keeps the plan's due dates from lying in the past.
    """
    scheme = scheme_of(session, choice.version_id)
    validate(scheme)
    measures = library(session)
    inputs = gather(session, period, scheme, choice, measures, today)
    refuse_overlap(session, evaluation, inputs, choice)
    cards = cards_of(inputs)
    texts = {staff_id: texts_for(each, measures) for staff_id, each in figures_of(inputs, cards, today).items()}
    if evaluation is None:
        evaluation = begun(session, period, choice)
    evaluation.scheme_version_id = choice.version_id
    evaluation.computed_at, evaluation.computed_on = now(), today
    evaluation.engine_version = ENGINE_VERSION
    session.flush()
    keep(session, evaluation, inputs, cards, texts)
    evaluation.status = status_of(session, evaluation.id)
    return evaluation


def begun(session: Session, period: Period, choice: SchemeChoice) -> Evaluation:
    """A new evaluation of which nothing is computed, a draft; it starts with the guide of the scheme's latest one."""
    evaluation = Evaluation(
        scheme_version_id=choice.version_id,
        period_kind=period.kind.value,
        period_label=period.label,
        start=period.start,
        end=period.end,
        status=DRAFT,
        guide=latest_guide(session, choice.scheme_id),
    )
    session.add(evaluation)
    session.flush()
    return evaluation


def status_of(session: Session, evaluation_id: int) -> str:
    """The status "interviewed" once an interview with everybody is recorded, else "computed"."""
    open_talks = session.scalars(
        select(Review.id).where(Review.evaluation_id == evaluation_id, Review.interviewed_on.is_(None)).limit(1)
    ).first()
    return "interviewed" if open_talks is None else "computed"
