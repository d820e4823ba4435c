"""What the records would say today beside what an evaluation froze: shown, never applied."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models import Evaluation, Review, ReviewItem, SchemeVersion
from desktop.queries.evaluations import fiscal_year_start, period_of
from desktop.queries.schemes import scheme_choices, scheme_of
from desktop.services.evaluation_cards import cards_of
from desktop.services.evaluation_inputs import covered_people, gather


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that differs now, in the indicator's unit; None is "no data" or nobody in service any more."""

    staff_id: int
    code: str
    name: str
    indicator: str
    frozen: Decimal | None
    present: Decimal | None


def changed_since(session: Session, evaluation_id: int) -> tuple[Change, ...]:
    """The actuals that differ from the stored ones, by staff code and the scheme's order."""
    evaluation = session.get_one(Evaluation, evaluation_id)
    present = _present(session, evaluation)
    rows = session.execute(
        select(Review, ReviewItem)
        .join(ReviewItem, ReviewItem.review_id == Review.id)
        .where(Review.evaluation_id == evaluation_id)
        .order_by(Review.staff_code, ReviewItem.sort_order)
    )
    changes = []
    for review, item in rows:
        frozen = None if item.actual is None else Decimal(item.actual)
        now = present.get((review.staff_id, item.sort_order))
        if frozen != now:
            changes.append(Change(review.staff_id, review.staff_code, review.staff_name, item.indicator, frozen, now))
    return tuple(changes)


def _present(session: Session, evaluation: Evaluation) -> Mapping[tuple[int, int], Decimal | None]:
    """Today's actuals by staff key and place in the scheme, under the version that was used; empty for nobody."""
    version = session.get_one(SchemeVersion, evaluation.scheme_version_id)
    choice = next((each for each in scheme_choices(session) if each.scheme_id == version.scheme_id), None)
    period = period_of(evaluation, fiscal_year_start(session))
    if choice is None or not covered_people(session, period, choice):
        return {}
    cards = cards_of(gather(session, period, scheme_of(session, version.id), choice))
    return {
        (staff_id, place): score.measure.actual
        for staff_id, card in cards.items()
        for place, score in enumerate(card.scores)
    }
