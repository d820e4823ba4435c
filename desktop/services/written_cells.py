"""Whether documents kept in cells are letter for letter as the program writes them: a blank more changes no value."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Text, cast, inspect, select
from sqlalchemy.orm import Session
from sqlalchemy.types import JSON

from desktop.models import (
    Action,
    AuditEntry,
    Base,
    Evaluation,
    Finding,
    Review,
    ReviewItem,
    SchemeItem,
    SchemeVersion,
)

# The ways in which the program's own versions, and the database engines for them, have written documents.
_WAYS: Sequence[dict[str, Any]] = (
    {},
    {"ensure_ascii": False},
    {"separators": (",", ":")},
    {"separators": (",", ":"), "ensure_ascii": False},
)


def is_as_written(session: Session, evaluation: Evaluation) -> bool:
    """Whether every document of an evaluation and of its rules is as the program writes it."""
    reviews = select(Review.id).where(Review.evaluation_id == evaluation.id)
    rules = evaluation.scheme_version_id
    return (
        _are_as_written(session, Evaluation, Evaluation.id == evaluation.id)
        and _are_as_written(session, Review, Review.evaluation_id == evaluation.id)
        and all(_are_as_written(session, part, part.review_id.in_(reviews)) for part in (ReviewItem, Finding, Action))
        and _are_as_written(session, SchemeVersion, SchemeVersion.id == rules)
        and _are_as_written(session, SchemeItem, SchemeItem.scheme_version_id == rules)
    )


def first_rewritten_entry(session: Session) -> int | None:
    """The first entry of the record of changes whose particulars are not as the program writes them."""
    entries = select(AuditEntry.id, cast(AuditEntry.details, Text)).order_by(AuditEntry.id)
    with session.execute(entries.execution_options(yield_per=1000)) as rows:
        return next((number for number, details in rows if not _is_ours(details)), None)


def _are_as_written(session: Session, table: type[Base], of_it: ColumnElement[bool]) -> bool:
    documents = [cast(column, Text) for column in inspect(table).columns if isinstance(column.type, JSON)]
    if not documents:
        return True
    return all(_all_ours(row) for row in session.execute(select(*documents).where(of_it)))


def _all_ours(documents: Iterable[Any]) -> bool:
    return all(document is None or _is_ours(document) for document in documents)


def _is_ours(document: Any) -> bool:
    try:
        value = json.loads(document)
    except (TypeError, ValueError, RecursionError):
        return False
    return any(json.dumps(value, **way) == document for way in _WAYS)
