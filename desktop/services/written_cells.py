"""Whether documents kept in cells are such as the program writes: a blank more or another key changes no value."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Text, cast, inspect, select
from sqlalchemy.orm import Session
from sqlalchemy.types import JSON

from desktop.i18n import CHINESE, ENGLISH
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
# The keys in the documents of a scheme; what has a usual value is read as that where its key is another one.
_KEYS = {
    SchemeVersion.grades: {"code", "names", "lower", "upper", CHINESE, ENGLISH},
    SchemeVersion.tiers: {"lower", "upper", "coefficient", "grade"},
    SchemeItem.rule: {"kind", "zero_point", "stretch", "factor", "bands", "lower", "upper", "points"},
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
        and _has_known_keys(session, rules)
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


def _has_known_keys(session: Session, rules: int) -> bool:
    version, item = SchemeVersion.id == rules, SchemeItem.scheme_version_id == rules
    return all(
        known.issuperset(_keys_in(document))
        for column, known in _KEYS.items()
        for document in session.scalars(select(column).where(item if column is SchemeItem.rule else version))
    )


def _keys_in(value: Any) -> Iterator[str]:
    """Every key of every mapping in a document."""
    if isinstance(value, dict):
        yield from value
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from _keys_in(each)


def _all_ours(documents: Iterable[Any]) -> bool:
    return all(document is None or _is_ours(document) for document in documents)


def _is_ours(document: Any) -> bool:
    try:
        value = json.loads(document)
    except (TypeError, ValueError, RecursionError):
        return False
    return any(json.dumps(value, **way) == document for way in _WAYS)
