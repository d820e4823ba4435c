"""The record of every change: append-only, each entry sealed together with the one before it."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
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


# Cells that hold nothing of their kind: another program wrote them.
UNREADABLE = (ValueError, TypeError, LookupError, AttributeError)


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
    """Follow the chain from its beginning; an entry that cannot be read is none of ours."""
    rows = select(AuditEntry).order_by(AuditEntry.id).execution_options(yield_per=1000)
    try:
        with session.scalars(rows) as entries:  # closed even where the rest is not read
            return _followed((entry.id, entry) for entry in entries)
    except UNREADABLE:
        return _followed(_read_singly(session))


def _read_singly(session: Session) -> Iterator[tuple[int, AuditEntry | None]]:
    """Each entry by its number, None for one that cannot be read."""
    for number in session.scalars(select(AuditEntry.id).order_by(AuditEntry.id)).all():
        entry = None
        with suppress(*UNREADABLE):
            entry = session.get(AuditEntry, number)
        yield number, entry


def _followed(entries: Iterable[tuple[int, AuditEntry | None]]) -> ChainCheck:
    previous, expected = "", 1
    for number, entry in entries:
        if entry is None or number != expected or entry.previous_digest != previous:
            return ChainCheck(expected - 1, number)
        if not _bears_its_seal(entry):
            return ChainCheck(expected - 1, number)
        previous, expected = entry.digest, expected + 1
    return ChainCheck(expected - 1, None)


def _bears_its_seal(entry: AuditEntry) -> bool:
    """Whether an entry is as it was sealed; one with a cell that ours never have, as an emptied moment, is not."""
    with suppress(*UNREADABLE):
        return entry.digest == _digest(
            entry.previous_digest,
            entry.id,
            entry.happened_at,
            entry.verb,
            entry.subject,
            entry.subject_id,
            entry.details,
        )
    return False


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
            "details": dict(details) if isinstance(details, Mapping) else details,  # what another program wrote
        }
    )
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
