"""What the records would say today beside what an evaluation holds: shown, never applied."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from sqlalchemy import and_, not_, or_, select
from sqlalchemy.orm import Session

from desktop.domain.scoring import ItemScore
from desktop.models import AuditEntry, Evaluation, Review, ReviewItem, SchemeVersion
from desktop.queries.evaluations import FINALISED, fiscal_year_start, period_of
from desktop.queries.schemes import newest_choice, scheme_of
from desktop.services.evaluation_cards import cards_of
from desktop.services.evaluation_inputs import Inputs, covered_people, gather
from desktop.services.evaluation_seal import ENGINE_VERSION

COMPUTED = "evaluation.computed"
# What is written on an evaluation once it is computed, or beside it: no figure comes from there. Ratings do count,
# and so do actions: how much of a plan was carried out is a figure.
_ON_RESULTS = ("review.", "finding.", "filter.", "paper.", "logo.", "import_shape.", "commission.")
_OWN = "evaluation."
_RATED = "evaluation.rated"


class What(Enum):
    """Which part of a line differs."""

    ACTUAL = "actual"
    TARGET = "target"
    POINTS = "points"
    PERSON = "person"  # nobody's figure: somebody who is in the evaluation only now
    SCHEME = "scheme"  # everybody's: the versions of the scheme used and of the newest one


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that differs now, in its unit or in points; None is "no data", or not in service any more."""

    staff_id: int
    code: str
    name: str
    indicator: str
    frozen: Decimal | None
    present: Decimal | None
    what: What = What.ACTUAL


def may_differ(session: Session, evaluation_id: int) -> bool:
    """Whether anything was recorded since the evaluation was computed that its figures could come from."""
    evaluation = session.get_one(Evaluation, evaluation_id)
    newest = (
        select(AuditEntry.id)
        .where(AuditEntry.verb == COMPUTED, AuditEntry.subject_id == evaluation_id)
        .order_by(AuditEntry.id.desc())
        .limit(1)
    )
    computed = session.scalar(newest)
    if computed is None or evaluation.engine_version != ENGINE_VERSION:
        return True
    of_itself = and_(AuditEntry.verb.startswith(_OWN), AuditEntry.subject_id == evaluation_id)
    on_results = or_(of_itself, *(AuditEntry.verb.startswith(prefix) for prefix in _ON_RESULTS))
    later = select(AuditEntry.id).where(AuditEntry.id > computed, or_(not_(on_results), AuditEntry.verb == _RATED))
    return session.scalar(later.limit(1)) is not None


def changed_since(session: Session, evaluation_id: int) -> tuple[Change, ...]:
    """A newer scheme, what differs from the stored lines by staff code and the scheme's order, and who is missing.

    A line is told once: by its actual, else by what was asked for, else by its points.
    """
    evaluation = session.get_one(Evaluation, evaluation_id)
    inputs = _inputs(session, evaluation)
    present = _present(inputs) if inputs is not None else {}
    rows = session.execute(
        select(Review, ReviewItem)
        .join(ReviewItem, ReviewItem.review_id == Review.id)
        .where(Review.evaluation_id == evaluation_id)
        .order_by(Review.staff_code, ReviewItem.sort_order)
    )
    changes, known = [], set()
    for review, item in rows:
        known.add(review.staff_id)
        found = _difference(item, present.get((review.staff_id, item.sort_order)))
        if found is not None:
            what, frozen, now = found
            person = review.staff_id, review.staff_code, review.staff_name
            changes.append(Change(*person, item.indicator, frozen, now, what))
    return (*_newer_scheme(session, evaluation), *changes, *_newcomers(inputs, known))


def _newer_scheme(session: Session, evaluation: Evaluation) -> tuple[Change, ...]:
    """The version that computing again would use, where it is another one; what is final keeps its own for good."""
    used = session.get_one(SchemeVersion, evaluation.scheme_version_id)
    newest = newest_choice(session, used.scheme_id)
    if evaluation.status == FINALISED or newest is None or newest.version == used.version:
        return ()
    return (Change(0, "", "", "", Decimal(used.version), Decimal(newest.version), What.SCHEME),)


def _difference(item: ReviewItem, score: ItemScore | None) -> tuple[What, Decimal | None, Decimal | None] | None:
    pairs = (
        (What.ACTUAL, item.actual, score.measure.actual if score else None),
        (What.TARGET, item.effective_target, score.effective_target if score else None),
        (What.POINTS, item.points, score.exact_points if score else None),
    )
    both = ((what, None if kept is None else Decimal(kept), now) for what, kept, now in pairs)
    return next(((what, kept, now) for what, kept, now in both if kept != now), None)


def _newcomers(inputs: Inputs | None, known: set[int]) -> tuple[Change, ...]:
    """Those of today's people who were not evaluated; nobody is new where nobody was evaluated."""
    new = [person for person in inputs.people if person.staff_id not in known] if inputs is not None and known else []
    return tuple(Change(each.staff_id, each.code, each.name, "", None, None, What.PERSON) for each in new)


def _inputs(session: Session, evaluation: Evaluation) -> Inputs | None:
    """Today's inputs under the version that was used; None where nobody is in service any more."""
    version = session.get_one(SchemeVersion, evaluation.scheme_version_id)
    choice = newest_choice(session, version.scheme_id)
    period = period_of(evaluation, fiscal_year_start(session))
    if choice is None or not covered_people(session, period, choice):
        return None
    return gather(session, period, scheme_of(session, version.id), choice)


def _present(inputs: Inputs) -> Mapping[tuple[int, int], ItemScore]:
    """Today's lines by staff key and place in the scheme."""
    return {
        (staff_id, place): score
        for staff_id, card in cards_of(inputs).items()
        for place, score in enumerate(card.scores)
    }
