"""Whether attached files are as they were attached: their bytes, what is told of them, and the record of changes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.attachment import Bearer, Place
from desktop.models import Attachment, AttachmentContent, AuditEntry
from desktop.queries.attachments import place_of
from desktop.queries.record_labels import label_of
from desktop.services.attached_files import digest_of
from desktop.services.attachments import ADDED, REMOVED, RENAMED, RESTORED, SUBJECT
from desktop.services.customer_merge import MERGED, PARTED

_FOLLOWED = (ADDED, RENAMED, REMOVED, RESTORED, MERGED, PARTED)


@dataclass(slots=True)
class Told:
    """What the record of changes says of one attachment."""

    name: object
    size: object
    digest: object
    place: Place | None
    is_out: bool = False


def altered_attachments(session: Session) -> tuple[str, ...]:
    """Attachments, also those taken out, that are gone or differ from what was attached: names with their records."""
    return tuple(_altered(session))


def _altered(session: Session) -> Iterator[str]:
    attached = _attached(session)
    for row in session.scalars(select(Attachment)).all():
        told = attached.pop(row.id, None)
        if told is None or not _is_as_told(session, row, told):
            yield label_of(session, SUBJECT, row.id) or row.name
    # Whatever is left was attached once and is not there: only what was taken out goes, with the form it hung on.
    for told in attached.values():
        if not told.is_out:
            yield str(told.name)


def _attached(session: Session) -> dict[int, Told]:
    """All that was ever attached, as the record of changes leaves it."""
    found: dict[int, Told] = {}
    moved: dict[int, list[int]] = {}  # what the latest merge of a customer took along
    entries = select(AuditEntry.verb, AuditEntry.subject_id, AuditEntry.details).where(AuditEntry.verb.in_(_FOLLOWED))
    for verb, key, details in session.execute(entries.order_by(AuditEntry.id)):
        if not isinstance(details, dict):  # the check of the record itself tells it
            continue
        if verb == ADDED:
            found[key] = Told(details.get("name"), details.get("size"), details.get("digest"), _place_in(details))
        elif verb == MERGED:
            moved[key] = details.get("moved", {}).get(Attachment.__tablename__, [])
            _hang_on(found, moved[key], details.get("into", 0))
        elif verb == PARTED:
            here = Place(Bearer.CUSTOMER, details.get("from", 0))
            _hang_on(found, [each for each in moved.get(key, []) if each in found and found[each].place == here], key)
        elif key in found:
            found[key].name = details.get("name")
            found[key].is_out = verb == REMOVED if verb != RENAMED else found[key].is_out
    return found


def _place_in(details: dict[str, Any]) -> Place | None:
    return next((Place(each, details[each.value]) for each in Bearer if each.value in details), None)


def _hang_on(found: dict[int, Told], keys: list[int], customer_id: int) -> None:
    for key in keys:
        if key in found:
            found[key].place = Place(Bearer.CUSTOMER, customer_id)


def _is_as_told(session: Session, row: Attachment, told: Told) -> bool:
    """Whether all of it is as the record of changes has it; one file at a time in memory."""
    content = session.scalar(select(AttachmentContent.content).where(AttachmentContent.id == row.id))
    return (
        isinstance(content, bytes)
        and (len(content), digest_of(content)) == (row.size, row.digest) == (told.size, told.digest)
        and (row.name, place_of(row), row.deleted_at is not None) == (told.name, told.place, told.is_out)
    )
