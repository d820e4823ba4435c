"""What a run refuses to do: judge days to come or the same days twice, delete what the owner wrote."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Self

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from desktop.domain.period import Period, PeriodLabel
from desktop.errors import N_, RequestError, Term
from desktop.models import Action, Attachment, Evaluation, Finding, Receipt, Review, SchemeVersion, Signing, Visit
from desktop.queries.schemes import SchemeChoice
from desktop.services.evaluation_inputs import Inputs

_NAMED = 3  # further people are counted


def refuse_not_begun(session: Session, period: Period, today: date) -> None:
    """Days to come are not judged, unless records of them show that it is the clock that is wrong."""
    if period.start > today and not _has_records(session, period):
        raise RequestError(
            N_("{period} has not begun: its first day is {start}. Choose a period that has begun."),
            period=PeriodLabel(period.label),
            start=period.start.isoformat(),
        )


def _has_records(session: Session, period: Period) -> bool:
    days = (Visit, Visit.visited_on), (Signing, Signing.signed_on), (Receipt, Receipt.received_on)
    return any(
        session.scalar(select(table.id).where(day.between(period.start, period.end)).limit(1)) for table, day in days
    )


def refuse_overlap(session: Session, evaluation: Evaluation | None, inputs: Inputs, choice: SchemeChoice) -> None:
    """The same person cannot be in two evaluations of the same scheme whose periods overlap."""
    others = session.execute(
        select(Evaluation.period_label, Review.staff_id)
        .join(Evaluation, Evaluation.id == Review.evaluation_id)
        .join(SchemeVersion, SchemeVersion.id == Evaluation.scheme_version_id)
        .where(
            SchemeVersion.scheme_id == choice.scheme_id,
            Evaluation.deleted_at.is_(None),
            Evaluation.id != (evaluation.id if evaluation else 0),
            Evaluation.start <= inputs.period.end,
            Evaluation.end >= inputs.period.start,
        )
        .order_by(Evaluation.start, Evaluation.id)
    ).all()
    labels: dict[int, str] = {}
    for label, staff_id in others:
        labels.setdefault(staff_id, label)
    double = [person for person in inputs.people if person.staff_id in labels]
    if double:
        raise RequestError(
            N_(
                "By the scheme “{scheme}” there is a review of {people} for {other}, which overlaps {period}. "
                "Choose a period that does not overlap, or another scheme."
            ),
            people=Names([person.name for person in double]),
            scheme=choice.name,
            other=PeriodLabel(labels[double[0].staff_id]),
            period=PeriodLabel(inputs.period.label),
        )


def refuse_written(session: Session, leavers: Sequence[Review]) -> None:
    """Reviews of people no longer covered go only where no interview and no word of the owner's goes with them."""
    written = _written(session, [row.id for row in leavers])
    names = [row.staff_name for row in leavers if row.id in written or _has_owners_words(row)]
    if names:
        raise RequestError(
            N_(
                "Running again would delete the review of {people}, who no longer falls under this scheme, with the "
                "interview or texts you wrote. Note them elsewhere and remove the interview and your actions, or "
                "correct dates and position on the staff page, or finalise the evaluation as it is."
            ),
            people=Names(names),
        )


def refuse_attached(session: Session, evaluation_id: int) -> None:
    """An evaluation with files attached to its forms is not deleted: what was signed is on them."""
    hanging = (
        select(Review.staff_name)
        .join(Attachment, Attachment.review_id == Review.id)
        .where(Review.evaluation_id == evaluation_id, Attachment.deleted_at.is_(None))
        .order_by(Review.id)
    )
    names = list(dict.fromkeys(session.scalars(hanging)))
    if names:
        raise RequestError(
            N_("Files are attached to the forms of {people}. Take them out first, then delete the evaluation."),
            people=Names(names),
        )


def _has_owners_words(review: Review) -> bool:
    """Whether the row itself keeps what was said, written or decided by hand."""
    if review.grade != review.computed_grade or review.bonus_reason:
        return True
    said = (review.employee_opinion, review.difficulties, review.agreements)
    return review.interviewed_on is not None or any(said) or bool(review.self_evaluation)


def _written(session: Session, keys: Sequence[int]) -> frozenset[int]:
    """The reviews with a finding or an action in the owner's words, or a file attached."""
    findings = select(Finding.review_id).where(Finding.review_id.in_(keys), Finding.is_edited)
    actions = select(Action.review_id).where(
        Action.review_id.in_(keys), Action.deleted_at.is_(None), or_(Action.is_edited, Action.is_added)
    )
    scans = select(Attachment.review_id).where(Attachment.review_id.in_(keys), Attachment.deleted_at.is_(None))
    return frozenset(session.scalars(findings.union(actions, scans)))


class Names(Term):
    """A few names in a row, the rest as a count, in the sentence's language."""

    _names: tuple[str, ...]

    def __new__(cls, names: Sequence[str]) -> Self:
        """The names as English has them."""
        made = super().__new__(cls, _in_a_row(names, str))
        made._names = tuple(names)
        return made

    def text(self, translate: Callable[[str], str]) -> str:
        """The names in the language of `translate`."""
        return _in_a_row(self._names, translate)


def _in_a_row(names: Sequence[str], translate: Callable[[str], str]) -> str:
    shown = translate(N_(", ")).join(names[:_NAMED])
    more = len(names) - _NAMED
    if more <= 0:
        return shown
    return translate(N_("{names} and {more} more")).format(names=shown, more=more, number=len(names))
