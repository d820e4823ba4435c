"""Whether attached files are as they were attached: their bytes, what is told of them, and the record of changes."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models import Attachment, AttachmentContent, AuditEntry
from desktop.services.attached_files import digest_of
from desktop.services.attachments import ADDED, REMOVED, SUBJECT


def altered_attachments(session: Session) -> tuple[str, ...]:
    """The names of attachments, also of those taken out, that differ from what was attached, or are gone."""
    return tuple(_altered(session))


def _altered(session: Session) -> Iterator[str]:
    attached = _attached(session)
    rows = session.execute(select(Attachment.id, Attachment.name, Attachment.size, Attachment.digest)).all()
    for key, name, size, digest in rows:
        _name, recorded = attached.pop(key, ("", None))
        if recorded != digest or not _is_as_told(session, key, size, digest):
            yield str(name)
    # Whatever is left was attached once and is not there: only what was taken out goes, with the form it hung on.
    for key, (name, _digest) in attached.items():
        if _last_verb(session, key) != REMOVED:
            yield name


def _attached(session: Session) -> dict[int, tuple[str, object]]:
    """Name and digest of all that was ever attached, as the record of changes has it."""
    entries = select(AuditEntry.subject_id, AuditEntry.details).where(AuditEntry.verb == ADDED)
    return {
        key: (str(told.get("name", "")), told.get("digest"))
        for key, told in session.execute(entries)
        if isinstance(told, dict)
    }


def _is_as_told(session: Session, key: int, size: object, digest: object) -> bool:
    """One file at a time, so that many large ones do not fill the memory."""
    content = session.scalar(select(AttachmentContent.content).where(AttachmentContent.id == key))
    return isinstance(content, bytes) and (len(content), digest_of(content)) == (size, digest)


def _last_verb(session: Session, key: int) -> str | None:
    entries = select(AuditEntry.verb).where(AuditEntry.subject == SUBJECT, AuditEntry.subject_id == key)
    verb: str | None = session.scalar(entries.order_by(AuditEntry.id.desc()).limit(1))
    return verb
