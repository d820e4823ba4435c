"""Verbs on attachments: attach, rename, take out, bring back; their content goes out only as a copy."""

from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from desktop.domain.attachment import MEGABYTE, Bearer, Place, renamed
from desktop.errors import N_, RequestError
from desktop.models import Attachment, AttachmentContent, Base
from desktop.models.base import now
from desktop.queries.attachments import column_of, place_of
from desktop.services import audit
from desktop.services.attached_files import AttachedFile, digest_of, incoming, kept_name, refuse_program
from desktop.services.gone import GoneError
from desktop.services.texts import required_line
from desktop.store.database import Database

SUBJECT = "attachment"
ADDED, RENAMED, REMOVED, RESTORED = (f"{SUBJECT}.{each}" for each in ("added", "renamed", "removed", "restored"))
MOST_AT_ONCE = 20  # files of one transaction
MOST_BYTES_AT_ONCE = 100 * MEGABYTE  # read into memory for it

_RENAMED_ELSEWHERE = N_(
    "{seen} was renamed to {known} elsewhere meanwhile and is still called so. Rename it once more if it is to be "
    "called {name}."
)


class Attachments:
    """Files attached to records; each verb is one transaction. A seal covers a result, so scans may hang on it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def attach(self, place: Place, files: Sequence[Path]) -> tuple[int, ...]:
        """The keys of files attached to one record: all of them or, where one is refused, none."""
        if len(files) > MOST_AT_ONCE:
            raise RequestError(
                N_("{count} files are too many at once; attach at most {most} in one go."),
                count=len(files),
                most=MOST_AT_ONCE,
            )
        read = _read(files)  # before the transaction: a slow stick lets nobody wait
        with self._database.write() as session:
            _refuse_gone(session, place)
            return tuple(_added(session, place, each) for each in read)

    def rename(self, attachment_id: int, name: str, seen: str | None = None) -> str | None:
        """Call an attachment something else, its ending stays; its name before, None where that is the same.

        Refused where it is no longer called as it was `seen` to be.
        """
        with self._database.write() as session:
            row = _existing(session, attachment_id)
            if seen not in (None, row.name):
                raise RequestError(_RENAMED_ELSEWHERE, seen=seen, known=row.name, name=name)
            former, wanted = row.name, kept_name(renamed(row.name, required_line(name, N_("Name"))))
            refuse_program(wanted)  # of a file that came without an ending
            if wanted == former:
                return None
            row.name = wanted
            row.revision += 1
            audit.append(session, RENAMED, SUBJECT, row.id, {"former": former, "name": row.name})
            return former

    def remove(self, attachment_ids: Sequence[int]) -> None:
        """Take attachments out; `restore` brings each back."""
        with self._database.write() as session:
            for key in attachment_ids:
                row = _existing(session, key)
                row.deleted_at = now()
                row.revision += 1
                audit.append(session, REMOVED, SUBJECT, row.id, {"name": row.name})

    def restore(self, attachment_id: int) -> None:
        """Bring a removed attachment back to its record."""
        with self._database.write() as session:
            row = _existing(session, attachment_id, removed=True)
            place = place_of(row)
            _refuse_gone(session, place)
            _refuse_twice(session, place, row.name, row.digest)
            row.deleted_at = None
            row.revision += 1
            audit.append(session, RESTORED, SUBJECT, row.id, {"name": row.name})


def let_removed_go(session: Session, bearer: Bearer, record_ids: Sequence[int]) -> None:
    """Delete what was taken out of records that go themselves; what still hangs on one keeps it."""
    of_them = getattr(Attachment, column_of(bearer)).in_(record_ids)
    session.execute(delete(Attachment).where(of_them, Attachment.deleted_at.is_not(None)))


def content_of(session: Session, attachment_id: int) -> AttachedFile:
    """The name and bytes of an attachment; refused where they are not those that were attached."""
    row = _existing(session, attachment_id)
    content = session.scalar(select(AttachmentContent.content).where(AttachmentContent.id == row.id))
    if content is None or digest_of(content) != row.digest:
        raise RequestError(
            N_(
                "{file} is not as it was attached: the data file is damaged, or another program changed it. "
                "Run the check in the settings, and look for it in a backup."
            ),
            file=row.name,
        )
    return AttachedFile(row.name, content)


def _read(files: Sequence[Path]) -> list[AttachedFile]:
    read: list[AttachedFile] = []
    for path in files:
        read.append(incoming(path))
        if sum(len(each.content) for each in read) > MOST_BYTES_AT_ONCE:
            raise RequestError(
                N_("These files are more than {most} MB together; attach them in several goes."),
                most=MOST_BYTES_AT_ONCE // MEGABYTE,
            )
    _refuse_alike(read)
    return read


def _refuse_alike(files: Sequence[AttachedFile]) -> None:
    """Refuse the same content twice in one go."""
    for one, other in combinations(files, 2):
        if one.content == other.content:
            raise RequestError(
                N_("{other} and {file} hold the same. Attach one of them."), other=one.name, file=other.name
            )


def _refuse_twice(session: Session, place: Place, name: str, digest: str) -> None:
    """Refuse what hangs on the same record already."""
    known = session.scalar(
        select(Attachment.name)
        .where(getattr(Attachment, column_of(place.bearer)) == place.record_id)
        .where(Attachment.digest == digest, Attachment.deleted_at.is_(None))
        .limit(1)
    )
    if known is not None:
        raise RequestError(N_("{file} is attached here already, under the name {known}."), file=name, known=known)


def _added(session: Session, place: Place, file: AttachedFile) -> int:
    _refuse_twice(session, place, file.name, file.digest)
    told = {"name": file.name, "size": len(file.content), "digest": file.digest}
    row = Attachment(**told, **{column_of(place.bearer): place.record_id})
    session.add(row)
    session.flush()
    session.add(AttachmentContent(id=row.id, content=file.content))
    audit.append(session, ADDED, SUBJECT, row.id, told | {place.bearer.value: place.record_id})
    return row.id


def _existing(session: Session, attachment_id: int, removed: bool = False) -> Attachment:
    row = session.get(Attachment, attachment_id)
    if row is None or (row.deleted_at is not None) != removed:
        raise GoneError(N_("This attachment was taken out meanwhile, perhaps on another computer."))
    return row


def _refuse_gone(session: Session, place: Place) -> None:
    """Refuse where what it would hang on is not there any more."""
    table = Base.metadata.tables[place.bearer.value]
    columns = [table.c.id, *([table.c.deleted_at] if "deleted_at" in table.c else [])]
    found = session.execute(select(*columns).where(table.c.id == place.record_id)).first()
    if found is None or any(found[1:]):
        raise GoneError(N_("The record it belongs to was removed meanwhile, perhaps on another computer."))
