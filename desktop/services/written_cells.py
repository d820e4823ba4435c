"""Whether documents kept in cells are such as the program writes: a blank more or another key changes no value."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Text, cast, inspect, select
from sqlalchemy.orm import Session
from sqlalchemy.types import JSON

from desktop.domain.scheme_documents import (
    filter_document,
    filter_from,
    grades_document,
    grades_from,
    rule_document,
    rule_from,
    tiers_document,
    tiers_from,
)
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
# How the parts of a scheme that are documents are read and written; 0.50 would be read as the 0.5 it was written as.
_PARTS: Mapping[Any, Callable[[Any], Any]] = {
    SchemeVersion.grades: lambda document: grades_document(grades_from(document)),
    SchemeVersion.tiers: lambda document: tiers_document(tiers_from(document)),
    SchemeItem.rule: lambda document: rule_document(rule_from(document)),
    SchemeItem.filter: lambda document: filter_document(filter_from(document)),
}


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
        and _are_rules_as_written(session, rules)
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


def _are_rules_as_written(session: Session, rules: int) -> bool:
    version, item = SchemeVersion.id == rules, SchemeItem.scheme_version_id == rules
    return all(
        _is_written_by(written, document)
        for part, written in _PARTS.items()
        for document in session.scalars(select(part).where(version if part.class_ is SchemeVersion else item))
    )


def _is_written_by(written: Callable[[Any], Any], document: Any) -> bool:
    try:
        return _says_nothing_else(document, written(document))
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        return False  # no rules at all


def _says_nothing_else(document: Any, written: Any) -> bool:
    """Whether everything said stands there as it would be written; an earlier version may have said less."""
    if isinstance(document, dict) and isinstance(written, dict):
        return all(key in written and _says_nothing_else(said, written[key]) for key, said in document.items())
    if isinstance(document, list) and isinstance(written, list):
        return len(document) == len(written) and all(map(_says_nothing_else, document, written))
    return type(document) is type(written) and bool(document == written)


def _all_ours(documents: Iterable[Any]) -> bool:
    return all(document is None or _is_ours(document) for document in documents)


def _is_ours(document: Any) -> bool:
    try:
        value = json.loads(document)
    except (TypeError, ValueError, RecursionError):
        return False
    return any(json.dumps(value, **way) == document for way in _WAYS)
