"""Verbs on the grades of a whole evaluation: the distribution guide, and moving several people with one reason."""

from collections.abc import Mapping
from decimal import Decimal

from sqlalchemy import select

from desktop.domain.exact import plain
from desktop.errors import N_, RequestError
from desktop.models import Review
from desktop.queries.schemes import scheme_of
from desktop.services import audit
from desktop.services.existing_evaluations import open_evaluation
from desktop.services.review_texts import calibrate_in
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
            open_evaluation(session, evaluation_id)
            inside = set(session.scalars(select(Review.id).where(Review.evaluation_id == evaluation_id)))
            for review_id, (grade, reason) in standing.items():
                if review_id not in inside:
                    raise RequestError(N_("Somebody is not in this evaluation any more. Please look again."))
                calibrate_in(session, review_id, grade, reason)
