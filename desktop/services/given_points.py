"""Points the owner gives people for a period: the owner's assessment, and own indicators whose points are given."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.own_indicator import Source
from desktop.domain.period import Period, PeriodLabel
from desktop.domain.raters import OWNER
from desktop.errors import N_, RequestError
from desktop.models import Evaluation, Rating, Review, Staff
from desktop.models.base import now
from desktop.queries.evaluations import FINALISED
from desktop.queries.own_indicators import own_indicators
from desktop.services import audit
from desktop.store.database import Database

BUILT_IN = "manual"
_LOWEST, _HIGHEST = Decimal(0), Decimal(100)
_CENT = Decimal("0.01")


class GivenPoints:
    """The points given by the owner in one data file."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def give(self, indicator: str, period: Period, points: Mapping[int, Decimal | None]) -> int:
        """Keep a person's points for an indicator and period, by staff key; None takes them back.

        The number of people whose points changed.
        """
        with self._database.write() as session:
            code = _kept_code(session, indicator)
            held = _held(session, code, period)
            changed = [staff_id for staff_id, each in points.items() if each != _score(held.get(staff_id))]
            for staff_id in changed:
                _refuse(session, staff_id, points[staff_id])
            _refuse_finalised(session, changed, period)
            for staff_id in changed:
                _keep(session, held.get(staff_id), staff_id, code, period, points[staff_id])
            if changed:
                details = {"indicator": indicator, "period": period.label, "people": len(changed)}
                audit.append(session, "points.given", "rating", None, details)
            return len(changed)


def given_points(session: Session, indicator: str, period: Period) -> dict[int, Decimal]:
    """The points the owner gave for an indicator and period, by staff key."""
    return {staff_id: row.score for staff_id, row in _held(session, _kept_code(session, indicator), period).items()}


def _kept_code(session: Session, indicator: str) -> str:
    if indicator == BUILT_IN:
        return ""
    own = own_indicators(session).by_code.get(indicator)
    if own is None or own.source is not Source.MANUAL:
        raise RequestError(N_("The owner gives no points for this indicator."))
    return indicator


def _held(session: Session, code: str, period: Period) -> dict[int, Rating]:
    rows = session.scalars(
        select(Rating)
        .where(
            Rating.indicator == code,
            Rating.relation == OWNER,
            Rating.start == period.start,
            Rating.end == period.end,
            Rating.deleted_at.is_(None),
        )
        .order_by(Rating.id)
    )
    return {row.staff_id: row for row in rows}


def _score(row: Rating | None) -> Decimal | None:
    return None if row is None else row.score


def _refuse(session: Session, staff_id: int, points: Decimal | None) -> None:
    staff = session.get(Staff, staff_id)
    if staff is None or staff.deleted_at is not None:
        raise RequestError(N_("This person is no longer on the staff list."))
    if points is not None and not (_LOWEST <= points <= _HIGHEST and points == points.quantize(_CENT)):
        raise RequestError(
            N_("The points of {name} must be from 0 to {most}, with two decimals at most."),
            name=staff.name,
            most=_HIGHEST,
        )


def _refuse_finalised(session: Session, staff_ids: Sequence[int], period: Period) -> None:
    """Refuse points for exactly the period of a final evaluation; a quarter's points are none of its months'."""
    final = session.scalars(
        select(Review.staff_name)
        .join(Evaluation, Evaluation.id == Review.evaluation_id)
        .where(
            Review.staff_id.in_(staff_ids),
            Evaluation.status == FINALISED,
            Evaluation.deleted_at.is_(None),
            Evaluation.start == period.start,
            Evaluation.end == period.end,
        )
        .order_by(Review.staff_code)
    ).first()
    if final is not None:
        raise RequestError(
            N_("The evaluation of {name} for {period} is final. Reopen it first if the points have to change."),
            name=final,
            period=PeriodLabel(period.label),
        )


def _keep(
    session: Session, row: Rating | None, staff_id: int, code: str, period: Period, points: Decimal | None
) -> None:
    if points is None:
        if row is not None:
            row.deleted_at = now()
    elif row is not None:
        row.score = points
        row.revision += 1
    else:
        session.add(
            Rating(
                start=period.start, end=period.end, staff_id=staff_id, relation=OWNER, indicator=code, score=points
            )
        )
