"""Verbs on the grades of a whole evaluation: the distribution guide, and moving several people with one reason."""

from collections.abc import Mapping
from decimal import Decimal

from sqlalchemy.orm import Session

from desktop.domain.exact import plain
from desktop.domain.scheme import Scheme
from desktop.errors import N_, RequestError
from desktop.models import Review
from desktop.queries.schemes import scheme_of
from desktop.services import audit
from desktop.services.calibration import graded, overridden
from desktop.services.existing_evaluations import open_evaluation
from desktop.store.database import Database

_HUNDRED = Decimal(100)


class Calibrations:
    """Sets guides and grades in one data file; each method is one transaction, refused once finalised."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def set_guide(self, evaluation_id: int, percents: Mapping[str, Decimal]) -> None:
        """Keep how many percent of the people may have a grade, by its code; the guide advises and never blocks."""
        with self._database.write() as session:
            evaluation = open_evaluation(session, evaluation_id)
            known = {grade.code for grade in scheme_of(session, evaluation.scheme_version_id).grades}
            for code, percent in percents.items():
                if code not in known:
                    raise RequestError(N_('The scheme has no grade "{grade}".'), grade=code)
                if not 0 <= percent <= _HUNDRED:
                    raise RequestError(N_("A share of the people lies between 0 % and 100 %."))
            total = sum(percents.values(), Decimal(0))
            if total > _HUNDRED:
                raise RequestError(
                    N_("The shares sum to {total} %; together they can be at most 100 %."), total=plain(total)
                )
            evaluation.guide = {code: plain(percent) for code, percent in percents.items()}
            audit.append(session, "evaluation.guided", "evaluation", evaluation_id, {"guide": evaluation.guide})

    def move(self, evaluation_id: int, grades: Mapping[int, str], reason: str) -> None:
        """Give several people other grades, by review, with one reason; all of them or none."""
        self._set(evaluation_id, {review_id: (grade, reason) for review_id, grade in grades.items()})

    def bring_back(self, evaluation_id: int, standing: Mapping[int, tuple[str, str]]) -> None:
        """Give several people the grades they had, by review, each with its own reason; all of them or none."""
        self._set(evaluation_id, standing)

    def _set(self, evaluation_id: int, standing: Mapping[int, tuple[str, str]]) -> None:
        with self._database.write() as session:
            evaluation = open_evaluation(session, evaluation_id)
            scheme = scheme_of(session, evaluation.scheme_version_id)
            for review_id, (grade, reason) in standing.items():
                review = session.get(Review, review_id)
                if review is None or review.evaluation_id != evaluation_id:
                    raise RequestError(N_("Somebody is not in this evaluation any more. Please look again."))
                _calibrate(session, scheme, review, grade, reason)


def _calibrate(session: Session, scheme: Scheme, review: Review, grade: str, reason: str) -> None:
    """Set a grade; the reason is kept beside the computed one."""
    _refuse_set_by_rule(review)
    if grade not in {each.code for each in scheme.grades}:
        raise RequestError(N_('The scheme has no grade "{grade}".'), grade=grade)
    if grade != review.computed_grade and not reason.strip():
        raise RequestError(N_("Write down why the grade differs from the computed one; the form prints it."))
    before, kept = review.grade, reason.strip() if grade != review.computed_grade else ""
    columns = graded(scheme, grade, kept, review.total, review.bonus_base)
    columns |= overridden(review.bonus, review.bonus_reason)
    for name, value in columns.items():
        setattr(review, name, value)
    details = {"grade": grade, "before": before, "computed": review.computed_grade, "reason": kept}
    audit.append(session, "review.calibrated", "review", review.id, details)


def _refuse_set_by_rule(review: Review) -> None:
    """A computed grade with a reason comes from a red line or a veto, which hold whatever the total."""
    if review.grade == review.computed_grade and review.grade_reason:
        raise RequestError(
            N_(
                "A red line or an item below its minimum sets this grade, whatever the total. "
                "Correct that record or the scheme, then compute again."
            )
        )
