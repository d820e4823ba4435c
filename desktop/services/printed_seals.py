"""Holds a seal printed on a signed form against the file: paper outlives whoever works the file out anew."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.seal import short_seal
from desktop.errors import N_, RequestError
from desktop.models import AuditEntry, Evaluation

FINALISED = "evaluation.finalised"
LEAST = 8  # digits by which a seal is told from others
DIGITS = frozenset("0123456789ABCDEF")


@dataclass(frozen=True, slots=True)
class SealedThen:
    """What the record of changes says of a printed seal: which period was finalised under it, and when."""

    period: str
    at: datetime
    holds: bool  # whether the evaluation bears it still; one that was reopened bears another or none


def sealed_then(session: Session, printed: str) -> SealedThen | None:
    """The finalising that gave a form this seal, None where the file knows nothing of it."""
    digits = "".join(printed.split()).replace("-", "").replace("·", "").upper()
    if len(digits) < LEAST or not set(digits) <= DIGITS:
        raise RequestError(
            N_(
                "“{seal}” is no seal of a form. It stands at the foot of each page: 16 digits from 0 to 9 and A to F."
            ),
            seal=printed,
        )
    entries = select(AuditEntry).where(AuditEntry.verb == FINALISED).order_by(AuditEntry.id.desc())
    for entry in session.scalars(entries):
        seal = str(entry.details.get("seal", ""))
        if seal and short_seal(seal).startswith(digits[: len(short_seal(seal))]):
            present = session.get(Evaluation, entry.subject_id) if entry.subject_id is not None else None
            label = present.period_label if present is not None else str(entry.details.get("period", ""))
            return SealedThen(label, entry.happened_at, present is not None and present.seal == seal)
    return None
