"""The record of every change: append-only, each entry sealed together with the one before it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.seal import canonical_text
from desktop.models import AuditEntry
from desktop.models.base import now


@dataclass(frozen=True, slots=True)
class ChainCheck:
    """How many entries hold together, and the number of the first one that does not."""

    entries: int
    broken_at: int | None

    @property
    def is_whole(self) -> bool:
        """Whether no entry was changed, removed or slipped in."""
        return self.broken_at is None


def append(
    session: Session,
    verb: str,
    subject: str = "",
    subject_id: int | None = None,
    details: Mapping[str, Any] | None = None,
) -> None:
    """Add an entry inside the caller's transaction; `verb` is like "visit.logged", `subject` a table's name."""
    session.flush()
    newest = session.execute(select(AuditEntry.id, AuditEntry.digest).order_by(AuditEntry.id.desc()).limit(1)).first()
    number, previous = (newest.id + 1, newest.digest) if newest else (1, "")
    happened_at = now()
    kept: dict[str, Any] = json.loads(canonical_text(dict(details or {})))
    session.add(
        AuditEntry(
            id=number,
            happened_at=happened_at,
            verb=verb,
            subject=subject,
            subject_id=subject_id,
            details=kept,
            previous_digest=previous,
            digest=_digest(previous, number, happened_at, verb, subject, subject_id, kept),
        )
    )
    session.flush()


def verify(session: Session) -> ChainCheck:
    """Follow the chain from its beginning."""
    previous, expected = "", 1
    rows = select(AuditEntry).order_by(AuditEntry.id).execution_options(yield_per=1000)
    with session.scalars(rows) as entries:  # closed even where the rest is not read
        for entry in entries:
            digest = _digest(
                previous, entry.id, entry.happened_at, entry.verb, entry.subject, entry.subject_id, entry.details
            )
            if entry.id != expected or entry.previous_digest != previous or entry.digest != digest:
                return ChainCheck(expected - 1, entry.id)
            previous, expected = digest, expected + 1
    return ChainCheck(expected - 1, None)


def _digest(
    previous: str,
    number: int,
    happened_at: datetime,
    verb: str,
    subject: str,
    subject_id: int | None,
    details: Mapping[str, Any],
) -> str:
    text = canonical_text(
        {
            "previous": previous,
            "number": number,
            "happened_at": happened_at.isoformat(),
            "verb": verb,
            "subject": subject,
            "subject_id": subject_id,
            "details": dict(details),
        }
    )
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
