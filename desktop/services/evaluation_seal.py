"""Freezes an evaluation under a seal, and finds seals that no longer fit what is stored."""

import json
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from desktop.domain.scheme_documents import scheme_document
from desktop.domain.seal import canonical_text, seal_of
from desktop.models import Action, Base, Company, Evaluation, Finding, Review, ReviewItem
from desktop.queries.evaluations import FINALISED
from desktop.queries.filter_words import filter_names
from desktop.queries.schemes import scheme_of

Part = TypeVar("Part", ReviewItem, Finding, Action)
ENGINE_VERSION = "1"  # raised whenever the same records would give another figure

# What may still change after the seal: an action is carried out later, and housekeeping columns tell nothing.
_LATER = {"done_on", "created_at", "changed_at", "deleted_at", "import_batch_id", "revision"}


@dataclass(frozen=True, slots=True)
class BrokenSeal:
    """A finalised evaluation whose stored text or rows are not those that were sealed."""

    evaluation_id: int
    period: str
    is_text_changed: bool  # the snapshot itself no longer gives the seal


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


def freeze(session: Session, evaluation: Evaluation) -> str:
    """Set snapshot and seal, and return the seal."""
    evaluation.engine_version = ENGINE_VERSION
    evaluation.snapshot = snapshot_of(session, evaluation)
    evaluation.seal = seal_of(evaluation.snapshot)
    return evaluation.seal


def verify_seals(session: Session) -> list[BrokenSeal]:
    """Every finalised evaluation whose snapshot or rows differ from what was sealed."""
    broken = []
    statement = select(Evaluation).where(Evaluation.status == FINALISED, Evaluation.deleted_at.is_(None))
    for evaluation in session.scalars(statement.order_by(Evaluation.id)):
        text = evaluation.snapshot or ""
        is_changed = seal_of(text) != evaluation.seal
        if is_changed or not _still_says(session, evaluation, text):
            broken.append(BrokenSeal(evaluation.id, evaluation.period_label, is_changed))
    return broken


def _still_says(session: Session, evaluation: Evaluation, text: str) -> bool:
    frozen = json.loads(text)
    present = json.loads(canonical_text(rows_document(session, evaluation)))
    return all(frozen.get(key) == value for key, value in present.items())


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
    return {name: getattr(row, name) for name in names if name not in _LATER}
