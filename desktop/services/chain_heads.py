"""Holds the record of changes against what backups remember of it.

A chain of seals shows what was changed inside it. Whoever takes its newest entries away, or works all of it out anew,
leaves a chain that fits; the slips of backups made before still name the seal its last entry had then. Where a backup
was put back they may remember another course; the note of that beside them says so, not the record itself, in which
whoever takes entries away can write that anything was put back.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.domain.rotation import Reason
from desktop.models import AuditEntry
from desktop.store.restores import restores_on
from desktop.store.shelf import Backup

RESTORED = "file.restored"


class Loss(StrEnum):
    """What became of the entries a backup remembers."""

    MISSING = "missing"  # the record ends before the last of them
    REWRITTEN = "rewritten"  # the last of them is another one now
    FOREIGN = "foreign"  # not even the first one is the same: another company's backup


@dataclass(frozen=True, slots=True)
class LostHead:
    """A backup that remembers more than the file holds, or something else."""

    loss: Loss
    made_at: datetime  # when the backup was made
    remembered: int  # the number of the last entry it remembers
    present: int  # the number of the last entry there is


def lost_heads(session: Session, backups: Sequence[Backup]) -> tuple[LostHead, ...]:
    """The backups whose last entry is not in the record of changes, the newest first; at most one of each kind."""
    copies = _copies_before_restores(session, backups)
    wanted = {1, *(each.last_change for each in backups)}
    seals = dict(session.execute(select(AuditEntry.id, AuditEntry.digest).where(AuditEntry.id.in_(wanted))).all())
    present = session.scalar(select(func.max(AuditEntry.id))) or 0
    found: dict[Loss, LostHead] = {}
    for backup in backups:
        if backup.head and not _is_from_before(backup, copies) and seals.get(backup.last_change) != backup.head:
            loss = _loss_of(backup, seals)
            found.setdefault(loss, LostHead(loss, backup.made_at, backup.last_change, present))
    return tuple(found.values())


def _copies_before_restores(session: Session, backups: Sequence[Backup]) -> int:
    """The number of the copy to come when a backup was put back last: told beside them of an entry there is."""
    noted: dict[str, int] = {}
    for shelf in {each.path.parent for each in backups}:
        noted |= restores_on(shelf)
    told = session.scalars(select(AuditEntry.digest).where(AuditEntry.digest.in_(noted)))
    return max((noted[seal] for seal in told), default=0)


def _is_from_before(backup: Backup, copies: int) -> bool:
    """Whether a backup was made before the last restore, or holds what that took the place of."""
    return backup.number < copies or (backup.number == copies and backup.reason is Reason.RESTORE)


def _loss_of(backup: Backup, seals: dict[int, str]) -> Loss:
    if backup.first and seals.get(1) != backup.first:
        return Loss.FOREIGN
    return Loss.REWRITTEN if backup.last_change in seals else Loss.MISSING
