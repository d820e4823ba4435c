"""Whether documents and moments kept in cells are such as the program writes: a blank more changes no value."""

import hashlib
import json
import re
from collections.abc import Callable, Mapping, Sequence
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
from desktop.models.types import Moment

# The ways in which the program's own versions, and the database engines for them, have written documents.
_WAYS: Sequence[dict[str, Any]] = (
    {},
    {"ensure_ascii": False},
    {"separators": (",", ":")},
    {"separators": (",", ":"), "ensure_ascii": False},
)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{6}|\.\d*[1-9])?")  # a server leaves noughts out at the end
# What is sealed to the letter; of rules also what no figure rests on.
_DOCUMENTS: Mapping[type[Any], Sequence[Any]] = {
    Evaluation: (Evaluation.guide,),
    Review: (Review.past, Review.self_evaluation),
    ReviewItem: (ReviewItem.reason_values,),
    Finding: (Finding.figures, Finding.record_ids, Finding.titles, Finding.texts, Finding.causes),
    Action: (Action.texts, Action.goals, Action.supports),
    SchemeVersion: (
        SchemeVersion.scheme_id, SchemeVersion.created_at,
        SchemeVersion.grades, SchemeVersion.tiers, SchemeVersion.ramp,
    ),
    SchemeItem: (SchemeItem.id, SchemeItem.sort_order, SchemeItem.rule, SchemeItem.filter),
}  # fmt: skip
# How the parts of a scheme that are documents are read and written; 0.50 would be read as the 0.5 it was written as.
_PARTS: Mapping[Any, Callable[[Any], Any]] = {
    SchemeVersion.grades: lambda document: grades_document(grades_from(document)),
    SchemeVersion.tiers: lambda document: tiers_document(tiers_from(document)),
    SchemeItem.rule: lambda document: rule_document(rule_from(document)),
    SchemeItem.filter: lambda document: filter_document(filter_from(document)),
}


def is_as_written(session: Session, evaluation: Evaluation) -> bool:
    """Whether every document and every moment of an evaluation and of its rules is as the program writes it."""
    return all(_are_as_written(session, *place) for place in _places(evaluation)) and _are_rules_as_written(
        session, evaluation.scheme_version_id
    )


def documents_seal(session: Session, evaluation: Evaluation) -> str:
    """The digest of every document of an evaluation and of its rules, down to the order of what it names.

    The snapshot holds values: a step of 0.5 or of 0.50, a usual value said or left out are one and the same to it.
    """
    told = hashlib.sha256()
    for table, of_it in _places(evaluation):
        for row in session.execute(select(*_DOCUMENTS[table]).where(of_it).order_by(table.id)):
            told.update(json.dumps(list(row), ensure_ascii=False, default=str).encode())
    return told.hexdigest()


def first_rewritten_entry(session: Session) -> int | None:
    """The first entry of the record of changes whose particulars are not as the program writes them."""
    entries = select(AuditEntry.id, cast(AuditEntry.details, Text)).order_by(AuditEntry.id)
    with session.execute(entries.execution_options(yield_per=1000)) as rows:
        return next((number for number, details in rows if not _is_ours(details)), None)


def _places(evaluation: Evaluation) -> Sequence[tuple[type[Any], ColumnElement[bool]]]:
    """Which rows of which table are an evaluation or its rules."""
    reviews = select(Review.id).where(Review.evaluation_id == evaluation.id)
    rules = evaluation.scheme_version_id
    return (
        (Evaluation, Evaluation.id == evaluation.id),
        (Review, Review.evaluation_id == evaluation.id),
        *((part, part.review_id.in_(reviews)) for part in (ReviewItem, Finding, Action)),
        (SchemeVersion, SchemeVersion.id == rules),
        (SchemeItem, SchemeItem.scheme_version_id == rules),
    )


def _are_as_written(session: Session, table: type[Base], of_it: ColumnElement[bool]) -> bool:
    for kind, is_ours in ((JSON, _is_ours), (Moment, _is_moment)):
        cells = [cast(column, Text) for column in inspect(table).columns if isinstance(column.type, kind)]
        rows = session.execute(select(*cells).where(of_it)) if cells else ()
        if not all(cell is None or is_ours(cell) for row in rows for cell in row):
            return False
    return True


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


def _is_ours(document: Any) -> bool:
    try:
        value = json.loads(document)
    except (TypeError, ValueError, RecursionError):
        return False
    return any(json.dumps(value, **way) == document for way in _WAYS)


def _is_moment(cell: Any) -> bool:
    return _MOMENT.fullmatch(cell) is not None
