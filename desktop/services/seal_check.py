"""Finds finalised evaluations that are no longer what was sealed, whichever cell another program changed."""

import json
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from decimal import InvalidOperation
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Session

from desktop.domain.scheme_documents import scheme_document
from desktop.domain.seal import canonical_text, seal_of
from desktop.errors import N_, DataFileError
from desktop.models import AuditEntry, Evaluation
from desktop.queries.evaluations import FINALISED
from desktop.queries.schemes import scheme_of
from desktop.services.action_marks import are_done_as_told
from desktop.services.audit import UNREADABLE
from desktop.services.evaluation_seal import FIRST_FORM, bookkeeping_seal, rows_document
from desktop.services.noted_forms import are_noted_as_told
from desktop.services.written_cells import documents_seal, is_as_written

_VERBS = ("evaluation.finalised", "evaluation.reopened", "evaluation.discarded")
# A scheme and the owner's indicators may be given another name later; the snapshot keeps the names of the day.
_RULES = ("version", "items", "grades", "tiers", "tier_basis", "maximum", "conduct_limit", "ramp", "form_titles")
# Cells that hold nothing of their kind, or lead nowhere.
_UNREADABLE = (*UNREADABLE, InvalidOperation, NoResultFound)


@dataclass(frozen=True, slots=True)
class BrokenSeal:
    """A finalised evaluation whose stored text or rows are not those that were sealed."""

    evaluation_id: int
    period: str
    is_text_changed: bool  # the snapshot itself no longer gives the seal


class _Sealed(NamedTuple):
    """The entry that tells of an evaluation being finalised, and what it tells."""

    entry: int
    told: Mapping[str, Any]


def verify_seals(session: Session, evaluation_ids: Collection[int] | None = None) -> list[BrokenSeal]:
    """Every evaluation that the record of changes calls final, or that calls itself so, and that is not as sealed.

    With keys only these are looked at.
    """
    sealed = _sealed(session)
    labels = dict(session.execute(select(Evaluation.id, Evaluation.period_label)).all())
    finals = set(session.scalars(select(Evaluation.id).where(Evaluation.status == FINALISED))) | sealed.keys()
    found = []
    for key in sorted(finals if evaluation_ids is None else finals.intersection(evaluation_ids)):
        is_text_changed, is_whole = False, False
        with suppress(*_UNREADABLE):
            evaluation, final = session.get_one(Evaluation, key), sealed[key]
            text = evaluation.snapshot or ""
            is_text_changed = seal_of(text) != evaluation.seal
            is_whole = (
                not is_text_changed
                and evaluation.seal == final.told["seal"]
                and _still_says(session, evaluation, json.loads(text), final)
            )
        if is_text_changed or not is_whole:
            period = labels.get(key) or (sealed[key].told.get("period") if key in sealed else "") or str(key)
            found.append(BrokenSeal(key, period, is_text_changed))
    return found


def refuse_altered(session: Session, evaluation_ids: Collection[int]) -> None:
    """Refuse to put on paper, under its seal, a finalised result that is no longer what was sealed."""
    for broken in verify_seals(session, evaluation_ids):
        raise DataFileError(
            N_(
                "The finalised evaluation {period} was altered outside the program, so nothing of it is printed. "
                "Restore a backup from before; “qianji check” looks through the whole file."
            ),
            period=broken.period,
        )


def _sealed(session: Session) -> dict[int, _Sealed]:
    """What the record of changes says of each evaluation that was finalised and not reopened since."""
    told: dict[int, _Sealed] = {}
    question = select(AuditEntry.id, AuditEntry.verb, AuditEntry.subject_id).where(AuditEntry.verb.in_(_VERBS))
    for number, verb, key in session.execute(question.order_by(AuditEntry.id)).all():
        if key is None:
            continue
        if verb == _VERBS[0]:
            told[key] = _Sealed(number, _details(session, number))
        else:
            told.pop(key, None)
    return told


def _details(session: Session, number: int) -> Mapping[str, Any]:
    """What an entry says in particular; nothing where that cannot be read."""
    with suppress(*_UNREADABLE):
        details: object = session.scalar(select(AuditEntry.details).where(AuditEntry.id == number))
        return details if isinstance(details, Mapping) else {}
    return {}


def _still_says(session: Session, evaluation: Evaluation, frozen: Mapping[str, Any], sealed: _Sealed) -> bool:
    told = sealed.told
    form = frozen.get("form", FIRST_FORM)
    present = json.loads(canonical_text(rows_document(session, evaluation, form)))
    rules = json.loads(canonical_text(scheme_document(scheme_of(session, evaluation.scheme_version_id))))
    return (
        bookkeeping_seal(session, evaluation, form) == told["bookkeeping"]
        and all(frozen.get(key) == value for key, value in present.items())
        and all(frozen["scheme"].get(key) == rules[key] for key in _RULES)
        and are_done_as_told(session, evaluation, sealed.entry, told.get("marks"))
        and are_noted_as_told(session, evaluation, sealed.entry)
        and is_as_written(session, evaluation)
        and told.get("documents") in (None, documents_seal(session, evaluation))  # earlier versions told none
    )
