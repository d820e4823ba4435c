"""When the actions of a sealed plan were last touched, as the record of changes tells: they are ticked off later."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.seal import canonical_text, seal_of
from desktop.models import Action, AuditEntry, Evaluation, Review
from desktop.services import audit

COMPLETED = "action.completed"
_BEFORE, _AFTER = "mark_before", "mark"


def note_done(session: Session, action: Action, done_on: date | None) -> None:
    """Note the day an action was done, or that it is open again; the record of changes tells both marks."""
    before = _mark(action)
    action.done_on = done_on
    session.flush()
    details = {"done_on": done_on, _BEFORE: before, _AFTER: _mark(action)}
    audit.append(session, COMPLETED, "action", action.id, details)


def marks_seal(session: Session, evaluation: Evaluation) -> str:
    """The digest of the marks of all actions of an evaluation."""
    return _seal_of(_marks(session.scalars(select(Action).where(_of(evaluation)))))


def are_done_as_told(session: Session, evaluation: Evaluation, since: int, sealed: str | None) -> bool:
    """Whether each action was done on the day that the record of changes tells; this alone may follow the seal.

    The marks must lead back, from entry to entry, to those `sealed` by the entry `since`, where it tells them.
    """
    actions = {action.id: action for action in session.scalars(select(Action).where(_of(evaluation)))}
    entries = _completions(session, evaluation)
    told: dict[int | None, Any] = dict.fromkeys(actions)
    told |= {entry.subject_id: entry.details["done_on"] for entry in entries}
    done = {key: action.done_on.isoformat() if action.done_on else None for key, action in actions.items()}
    return done == told and (
        sealed is None or _lead_back(_marks(actions.values()), [each for each in entries if each.id > since], sealed)
    )


def _lead_back(marks: dict[int | None, str], entries: Sequence[AuditEntry], sealed: str) -> bool:
    for entry in reversed(entries):
        if marks[entry.subject_id] != entry.details[_AFTER]:
            return False
        marks[entry.subject_id] = entry.details[_BEFORE]
    return _seal_of(marks) == sealed


def _seal_of(marks: Mapping[int | None, str]) -> str:
    return seal_of(canonical_text({str(key): mark for key, mark in marks.items()}))


def _marks(actions: Iterable[Action]) -> dict[int | None, str]:
    return {action.id: _mark(action) for action in actions}


def _mark(action: Action) -> str:
    return f"{action.changed_at.isoformat()} {action.revision}"


def _completions(session: Session, evaluation: Evaluation) -> Sequence[AuditEntry]:
    """The entries on actions that were ticked off or opened again, in their order."""
    keys = select(Action.id).where(_of(evaluation))
    entries = select(AuditEntry).where(AuditEntry.verb == COMPLETED, AuditEntry.subject_id.in_(keys))
    return session.scalars(entries.order_by(AuditEntry.id)).all()


def _of(evaluation: Evaluation) -> Any:
    return Action.review_id.in_(select(Review.id).where(Review.evaluation_id == evaluation.id))
