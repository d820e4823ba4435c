"""Verbs on printed forms: signed on paper, refused, or not handed out after all; each can be undone."""

from collections.abc import Callable, Sequence
from datetime import date

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from desktop.domain.acknowledgement import Acknowledgement, Outcome
from desktop.errors import N_, RequestError
from desktop.models import Acknowledgement as Row
from desktop.models import Evaluation, Review
from desktop.queries.acknowledgements import acknowledgement_of
from desktop.queries.evaluations import FINALISED
from desktop.services import audit
from desktop.services.noted_forms import DIGEST, PUT_BACK, ROW, TAKEN_BACK, VERBS, digest_of
from desktop.services.texts import line_of
from desktop.store.database import Database

Former = tuple[tuple[int, Acknowledgement | None], ...]  # by review: what was noted before


class Acknowledgements:
    """Notes what people did with the forms handed to them; `today` tells the day where the owner is."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database = database
        self._today = today

    def note(
        self,
        review_ids: Sequence[int],
        outcome: Outcome,
        happened_on: date,
        witness: str = "",
        delivery: str = "",
    ) -> Former:
        """Note the same for some forms of finalised results; gives back what `put_back` undoes it with."""
        if happened_on > self._today():
            raise RequestError(N_("This day is still to come; enter the day on which the form was handed out."))
        witness, delivery = line_of(witness, N_("Witness")), line_of(delivery, N_("How it was delivered"))
        with self._database.write() as session:
            seals = _seals(session, review_ids, happened_on)
            former = _former(session, review_ids)
            for key in review_ids:
                noted = Acknowledgement(key, outcome, happened_on, witness, delivery, seals[key])
                told = {"day": happened_on, ROW: _keep(session, noted), DIGEST: digest_of(noted)}
                audit.append(session, VERBS[outcome], "review", key, told)
            return former

    def forget(self, review_ids: Sequence[int]) -> Former:
        """Note that these forms were not handed out after all; gives back what `put_back` undoes it with."""
        with self._database.write() as session:
            former = _former(session, review_ids)
            for key, noted in former:
                if noted is not None:
                    _drop(session, key)
                    audit.append(session, TAKEN_BACK, "review", key)
            return former

    def put_back(self, former: Former) -> None:
        """Let the notes be as they were before."""
        with self._database.write() as session:
            there = set(session.scalars(select(Review.id).where(Review.id.in_([key for key, _noted in former]))))
            for key, noted in former:
                if key not in there:
                    continue  # computed away meanwhile, and its note with it
                row = None
                if noted is None:
                    _drop(session, key)
                else:
                    row = _keep(session, noted)
                audit.append(session, PUT_BACK, "review", key, {ROW: row, DIGEST: digest_of(noted)})


def _seals(session: Session, review_ids: Sequence[int], happened_on: date) -> dict[int, str]:
    """The seal of the result each form was printed from; only a finalised one is signed, on a day it was there."""
    statement = (
        select(Review.id, Evaluation.status, Evaluation.seal, Evaluation.computed_on)
        .join(Evaluation, Evaluation.id == Review.evaluation_id)
        .where(Review.id.in_(review_ids))
    )
    found = {row.id: row for row in session.execute(statement)}
    if set(review_ids) - set(found):
        raise RequestError(N_("One of these reviews is no longer there. Refresh the page and look again."))
    if any(row.status != FINALISED for row in found.values()):
        raise RequestError(N_("Finalise the evaluation first: what is signed must not change any more."))
    made: date = max((row.computed_on for row in found.values() if row.computed_on), default=happened_on)
    if happened_on < made:
        raise RequestError(
            N_("The form was not there on {day}: it was computed on {made}. Enter the day it was handed out."),
            day=happened_on.isoformat(),
            made=made.isoformat(),
        )
    return {key: row.seal for key, row in found.items()}


def _former(session: Session, review_ids: Sequence[int]) -> Former:
    rows = session.scalars(select(Row).where(Row.review_id.in_(review_ids)))
    found = {row.review_id: acknowledgement_of(row) for row in rows}
    return tuple((key, found.get(key)) for key in review_ids)


def _keep(session: Session, noted: Acknowledgement) -> int:
    """The key of the row that holds the note, in the place of another."""
    _drop(session, noted.review_id)
    row = Row(
        review_id=noted.review_id,
        outcome=noted.outcome.value,
        happened_on=noted.happened_on,
        witness=noted.witness,
        delivery=noted.delivery,
        seal=noted.seal,
    )
    session.add(row)
    session.flush()
    return row.id


def _drop(session: Session, review_id: int) -> None:
    session.execute(delete(Row).where(Row.review_id == review_id))
