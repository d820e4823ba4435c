"""What is attached to a record, as lists tell it: never the content itself."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.attachment import Bearer, Place
from desktop.models import Attachment


@dataclass(frozen=True, slots=True)
class AttachmentLine:
    """One attached file; `size` in bytes."""

    attachment_id: int
    name: str
    size: int
    attached_at: datetime


def attachments_of(session: Session, place: Place) -> tuple[AttachmentLine, ...]:
    """What hangs on a record, the oldest first."""
    bears = getattr(Attachment, column_of(place.bearer)) == place.record_id
    found = select(Attachment).where(bears, Attachment.deleted_at.is_(None)).order_by(Attachment.id)
    return tuple(AttachmentLine(row.id, row.name, row.size, row.created_at) for row in session.scalars(found))


def column_of(bearer: Bearer) -> str:
    """The column that names what an attachment hangs on."""
    return f"{bearer.value}_id"


def place_of(row: Attachment) -> Place:
    """The record an attachment hangs on."""
    for bearer in Bearer:
        record_id = getattr(row, column_of(bearer))
        if record_id is not None:
            return Place(bearer, record_id)
    raise LookupError(row.id)  # the table's own rule keeps this from happening
