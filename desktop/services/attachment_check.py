"""Whether attached files are as they were attached: their bytes, what is told of them, and the record of changes."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.attachment import Bearer
from desktop.models import Attachment, AttachmentContent, AuditEntry
from desktop.queries.attachments import place_of
from desktop.queries.record_labels import label_of
from desktop.services.attached_files import digest_of
from desktop.services.attachments import ADDED, REMOVED, SUBJECT

Told = dict[str, object]


def altered_attachments(session: Session) -> tuple[str, ...]:
    """Attachments, also those taken out, that are gone or differ from what was attached: names with their records."""
    return tuple(_altered(session))


def _altered(session: Session) -> Iterator[str]:
    attached = _attached(session)
    for row in session.scalars(select(Attachment)).all():
        if not _is_as_told(session, row, attached.pop(row.id, {})):
            yield label_of(session, SUBJECT, row.id) or row.name
    # Whatever is left was attached once and is not there: only what was taken out goes, with the form it hung on.
    for key, told in attached.items():
        if _last_verb(session, key) != REMOVED:
            yield str(told.get("name", ""))


def _attached(session: Session) -> dict[int, Told]:
    """All that was ever attached, as the record of changes has it."""
    entries = select(AuditEntry.subject_id, AuditEntry.details).where(AuditEntry.verb == ADDED)
    return {key: told for key, told in session.execute(entries) if isinstance(told, dict)}


def _is_as_told(session: Session, row: Attachment, told: Told) -> bool:
    """Whether content, size, digest and record are those of the record of changes; one file at a time in memory."""
    content = session.scalar(select(AttachmentContent.content).where(AttachmentContent.id == row.id))
    return (
        isinstance(content, bytes)
        and (len(content), digest_of(content)) == (row.size, row.digest) == (told.get("size"), told.get("digest"))
        and _hangs_where_told(row, told)
    )


def _hangs_where_told(row: Attachment, told: Told) -> bool:
    """Whether it hangs on the record it was attached to; customers put together hand theirs on to the one kept."""
    place = place_of(row)
    return place.bearer.value in told and (
        place.bearer is Bearer.CUSTOMER or told[place.bearer.value] == place.record_id
    )


def _last_verb(session: Session, key: int) -> str | None:
    entries = select(AuditEntry.verb).where(AuditEntry.subject == SUBJECT, AuditEntry.subject_id == key)
    verb: str | None = session.scalar(entries.order_by(AuditEntry.id.desc()).limit(1))
    return verb
