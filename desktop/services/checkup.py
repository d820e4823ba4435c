"""Whether a data file is whole: its pages, its references, the record of changes and the finalised evaluations."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop import models
from desktop.models.base import Recorded
from desktop.services import audit
from desktop.services.attachment_check import altered_attachments
from desktop.services.chain_heads import LostHead, lost_heads
from desktop.services.seal_check import verify_seals
from desktop.services.written_cells import first_rewritten_entry
from desktop.store.database import Database
from desktop.store.migrate import SCHEMA
from desktop.store.shelf import backups_on, shelf_of

COUNTED: dict[str, type[Recorded]] = {
    "staff": models.Staff,
    "teams": models.Team,
    "customers": models.Customer,
    "deals": models.Deal,
    "visits": models.Visit,
    "signings": models.Signing,
    "receipts": models.Receipt,
    "targets": models.Target,
    "surveys": models.Survey,
    "complaints": models.Complaint,
    "evaluations": models.Evaluation,
    "attachments": models.Attachment,
}


@dataclass(frozen=True, slots=True)
class Checkup:
    """What was found wrong, each part empty when it is whole; `counts` are records that are not deleted."""

    schema_version: int
    integrity: tuple[str, ...]
    foreign_keys: tuple[str, ...]
    audit_broken_at: int | None
    broken_seals: tuple[str, ...]  # labels of the periods
    missing_guards: tuple[str, ...]  # what kept finalised results from being changed, taken away by another program
    counts: Mapping[str, int]
    lost_heads: tuple[LostHead, ...] = ()  # backups that remember more changes than the file holds, or other ones
    altered_attachments: tuple[str, ...] = ()  # names of attached files that are not as they were attached
    had_damaged_slots: bool = False  # one of the two places that open it with a password; it is mended by opening it

    @property
    def is_whole(self) -> bool:
        """Whether nothing is wrong."""
        wrong = self.integrity or self.foreign_keys or self.broken_seals or self.missing_guards or self.lost_heads
        return not (wrong or self.altered_attachments) and self.audit_broken_at is None


def check_up(database: Database) -> Checkup:
    """Look through the whole file; nothing is changed."""
    health, unguarded = database.health(), database.missing_guards()
    with database.read() as session:
        return Checkup(
            schema_version=SCHEMA,
            integrity=health.integrity,
            foreign_keys=health.foreign_keys,
            audit_broken_at=_first_broken(session),
            broken_seals=tuple(seal.period for seal in verify_seals(session)),
            missing_guards=unguarded,
            lost_heads=lost_heads(session, backups_on(shelf_of(database.path))),
            altered_attachments=altered_attachments(session),
            had_damaged_slots=database.had_damaged_slots,
            counts={name: _count(session, table) for name, table in COUNTED.items()},
        )


def _first_broken(session: Session) -> int | None:
    """The first entry of the record of changes that does not follow, or is not as it was written."""
    found = (audit.verify(session).broken_at, first_rewritten_entry(session))
    return min((number for number in found if number is not None), default=None)


def _count(session: Session, table: type[Recorded]) -> int:
    question = select(func.count(table.id)).where(table.deleted_at.is_(None))
    return session.scalar(question) or 0
