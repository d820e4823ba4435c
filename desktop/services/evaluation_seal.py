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
ENGINE_VERSION = "1"  # raised whenever the same records would give another figure

# Moments and bookkeeping say nothing of the result: the same data gives the same snapshot on any day. The record of
# changes holds them in a digest of their own.
_BOOKKEEPING = {
    "created_at", "changed_at", "deleted_at", "import_batch_id", "revision", "computed_at", "finalised_at",
}  # fmt: skip
# What may still change after the seal: an action is carried out later. Snapshot and seal are the freezing itself.
_LATER = {"action": {"done_on", "changed_at", "revision"}, "evaluation": {"snapshot", "seal"}}


def snapshot_of(session: Session, evaluation: Evaluation) -> str:
    """The canonical text of an evaluation: company, rules, names, figures and texts."""
    company = session.scalars(select(Company).order_by(Company.id)).first()
    scheme = scheme_of(session, evaluation.scheme_version_id)
    return canonical_text(
        {
            "company": company.name if company else "",
            "fiscal_year_start": company.fiscal_year_start if company else 1,
            "scheme": scheme_document(scheme),
            "rater_weights": dict(company.rater_weights) if company else {},
            "filter_names": filter_names(session, (item.filter for item in scheme.items)),
            **rows_document(session, evaluation),
        }
    )


def rows_document(session: Session, evaluation: Evaluation) -> dict[str, Any]:
    """The part of the snapshot that the stored rows must still say at any later time."""
    statement = select(Review).where(Review.evaluation_id == evaluation.id).order_by(Review.number)
    reviews = session.scalars(statement).all()
    keys = [row.id for row in reviews]
    items, findings, actions = (
        _parts(session, ReviewItem, keys),
        _parts(session, Finding, keys),
        _parts(session, Action, keys),
    )
    return {
        "engine": evaluation.engine_version,
        "period": {
            "kind": evaluation.period_kind,
            "label": evaluation.period_label,
            "start": evaluation.start,
            "end": evaluation.end,
        },
        "computed_on": evaluation.computed_on,
        "evaluation": _columns(evaluation),
        "reviews": [
            {
                **_columns(review),
                "items": items.get(review.id, []),
                "findings": findings.get(review.id, []),
                "actions": actions.get(review.id, []),
            }
            for review in reviews
        ],
    }


def bookkeeping_seal(session: Session, evaluation: Evaluation) -> str:
    """The digest of moments and bookkeeping of an evaluation and its plans, which its snapshot leaves out."""
    plans = select(Action).join(Review, Review.id == Action.review_id).where(Review.evaluation_id == evaluation.id)
    rows = [evaluation, *session.scalars(plans.order_by(Action.id))]
    return seal_of(canonical_text([{"id": row.id, **_bookkeeping(row)} for row in rows]))


def freeze(session: Session, evaluation: Evaluation) -> str:
    """Mark it finalised, set snapshot and seal, and return the seal."""
    with session.no_autoflush:  # the engine takes the finished row at once: afterwards it guards it
        evaluation.engine_version, evaluation.status = ENGINE_VERSION, FINALISED
        evaluation.finalised_at = evaluation.changed_at = now()
        evaluation.reopen_reason = ""  # it is in the record of changes; the same result bears the same seal again
        evaluation.snapshot = snapshot_of(session, evaluation)
        evaluation.seal = seal_of(evaluation.snapshot)
    session.flush()
    return evaluation.seal


def _parts(session: Session, table: type[Part], keys: list[int]) -> dict[int, list[dict[str, Any]]]:
    statement = select(table).where(table.review_id.in_(keys)).order_by(table.sort_order, table.id)
    if table is Action:
        statement = statement.where(Action.deleted_at.is_(None))
    found: dict[int, list[dict[str, Any]]] = {}
    for row in session.scalars(statement):
        found.setdefault(row.review_id, []).append(_columns(row))
    return found


def _columns(row: Base) -> dict[str, Any]:
    names = (attribute.key for attribute in inspect(type(row)).column_attrs)
    left_out = _LATER.get(row.__tablename__, set()) | _BOOKKEEPING
    return {name: getattr(row, name) for name in names if name not in left_out}


def _bookkeeping(row: Base) -> dict[str, Any]:
    names = _BOOKKEEPING - _LATER.get(row.__tablename__, set())
    return {name: getattr(row, name) for name in sorted(names) if hasattr(row, name)}
