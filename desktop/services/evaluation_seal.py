"""Freezes an evaluation under a seal."""

from typing import Any, TypeVar

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from desktop.domain.scheme_documents import scheme_document
from desktop.domain.seal import canonical_text, seal_of
from desktop.models import Action, Base, Company, Evaluation, Finding, Review, ReviewItem
from desktop.models.base import now
from desktop.queries.evaluations import FINALISED
from desktop.queries.filter_words import filter_names
from desktop.queries.schemes import scheme_of

Part = TypeVar("Part", ReviewItem, Finding, Action)
# Raised whenever the same records would give another figure. 2: days without a target ask for nothing.
ENGINE_VERSION = "2"

# What a snapshot holds. Those of the first form say no form; row keys and the day of computing were under their seal,
# so that a result computed again bore another one though not a word of it was different.
FIRST_FORM, FORM = 1, 2
# Moments and bookkeeping say nothing of the result: the same data gives the same snapshot on any day. The record of
# changes holds them in a digest of their own.
_BOOKKEEPING = {
    "created_at", "changed_at", "deleted_at", "import_batch_id", "revision", "computed_at", "finalised_at",
}  # fmt: skip
_PLACING = {"id", "evaluation_id", "review_id", "computed_on"}  # where a row lies and what is made anew with each run
# What may still change after the seal: an action is carried out later. Snapshot and seal are the freezing itself.
_LATER = {"action": {"done_on", "changed_at", "revision"}, "evaluation": {"snapshot", "seal"}}


def snapshot_of(session: Session, evaluation: Evaluation) -> str:
    """The canonical text of an evaluation: company, rules, names, figures and texts."""
    company = session.scalars(select(Company).order_by(Company.id)).first()
    scheme = scheme_of(session, evaluation.scheme_version_id)
    return canonical_text(
        {
            "form": FORM,
            "company": company.name if company else "",
            "fiscal_year_start": company.fiscal_year_start if company else 1,
            "scheme": scheme_document(scheme),
            "rater_weights": dict(company.rater_weights) if company else {},
            "filter_names": filter_names(session, (item.filter for item in scheme.items)),
            **rows_document(session, evaluation),
        }
    )


def rows_document(session: Session, evaluation: Evaluation, form: int = FORM) -> dict[str, Any]:
    """The part of the snapshot that the stored rows must still say at any later time, in the form it was written."""
    statement = select(Review).where(Review.evaluation_id == evaluation.id).order_by(Review.number)
    reviews = session.scalars(statement).all()
    keys = [row.id for row in reviews]
    parts = {
        "items": _parts(session, ReviewItem, keys, form),
        "findings": _parts(session, Finding, keys, form),
        "actions": _parts(session, Action, keys, form),
    }
    return {
        "engine": evaluation.engine_version,
        "period": {
            "kind": evaluation.period_kind,
            "label": evaluation.period_label,
            "start": evaluation.start,
            "end": evaluation.end,
        },
        **({"computed_on": evaluation.computed_on} if form == FIRST_FORM else {}),
        "evaluation": _columns(evaluation, form),
        "reviews": [
            {**_columns(review, form), **{name: found.get(review.id, []) for name, found in parts.items()}}
            for review in reviews
        ],
    }


def bookkeeping_seal(session: Session, evaluation: Evaluation, form: int = FORM) -> str:
    """The digest of moments, bookkeeping and, after the first form, places of rows, which the snapshot leaves out."""
    plans = select(Action).join(Review, Review.id == Action.review_id).where(Review.evaluation_id == evaluation.id)
    rows = [evaluation, *session.scalars(plans.order_by(Action.id))]
    told: Any = [{"id": row.id, **_bookkeeping(row)} for row in rows]
    if form != FIRST_FORM:
        told = {"rows": told, "computed_on": evaluation.computed_on, **_places(session, evaluation)}
    return seal_of(canonical_text(told))


def freeze(session: Session, evaluation: Evaluation) -> str:
    """Mark it finalised, set snapshot and seal, and return the seal."""
    with session.no_autoflush:  # the engine takes the finished row at once: afterwards it guards it
        evaluation.status = FINALISED
        evaluation.finalised_at = evaluation.changed_at = now()
        evaluation.reopen_reason = ""  # it is in the record of changes; the same result bears the same seal again
        evaluation.snapshot = snapshot_of(session, evaluation)
        evaluation.seal = seal_of(evaluation.snapshot)
    session.flush()
    return evaluation.seal


def _places(session: Session, evaluation: Evaluation) -> dict[str, list[list[int]]]:
    """Which row lies where: each review's key with its evaluation's, each part's with its review's."""
    of_it = Review.evaluation_id == evaluation.id
    reviews = select(Review.id, Review.evaluation_id).where(of_it).order_by(Review.id)
    asked = {
        table.__tablename__: select(table.id, table.review_id).join(Review, Review.id == table.review_id).where(of_it)
        for table in (ReviewItem, Finding, Action)
    }
    return {"review": [list(row) for row in session.execute(reviews)]} | {
        name: sorted(list(row) for row in session.execute(each)) for name, each in asked.items()
    }


def _parts(session: Session, table: type[Part], keys: list[int], form: int) -> dict[int, list[dict[str, Any]]]:
    statement = select(table).where(table.review_id.in_(keys)).order_by(table.sort_order, table.id)
    if table is Action:
        statement = statement.where(Action.deleted_at.is_(None))
    found: dict[int, list[dict[str, Any]]] = {}
    for row in session.scalars(statement):
        found.setdefault(row.review_id, []).append(_columns(row, form))
    return found


def _columns(row: Base, form: int) -> dict[str, Any]:
    names = (attribute.key for attribute in inspect(type(row)).column_attrs)
    left_out = _LATER.get(row.__tablename__, set()) | _BOOKKEEPING | (set() if form == FIRST_FORM else _PLACING)
    return {name: getattr(row, name) for name in names if name not in left_out}


def _bookkeeping(row: Base) -> dict[str, Any]:
    names = _BOOKKEEPING - _LATER.get(row.__tablename__, set())
    return {name: getattr(row, name) for name in sorted(names) if hasattr(row, name)}
