"""What was changed when, chained so that a gap shows; and which imports brought what."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Keyed, now


class AuditEntry(Keyed, Base):
    """One change; `digest` covers the entry and the digest before it."""

    __tablename__ = "audit_entry"
    # What happened to one thing, and all that was finalised, without a look at every change there ever was.
    __table_args__ = (Index("ix_audit_entry_verb", "verb", "subject_id"),)

    happened_at: Mapped[datetime] = mapped_column(default=now)
    verb: Mapped[str]  # visit.logged, evaluation.finalised, …
    subject: Mapped[str] = mapped_column(default="")  # table name
    subject_id: Mapped[int | None]
    details: Mapped[dict[str, Any]] = mapped_column(default=dict)
    previous_digest: Mapped[str] = mapped_column(default="")
    digest: Mapped[str]


class ImportBatch(Keyed, Base):
    """One import: which file, when, how many rows."""

    __tablename__ = "import_batch"

    imported_at: Mapped[datetime] = mapped_column(default=now)
    kind: Mapped[str]
    file_name: Mapped[str]
    digest: Mapped[str] = mapped_column(default="")  # SHA-256 of the file
    created: Mapped[int] = mapped_column(default=0)
    updated: Mapped[int] = mapped_column(default=0)
    unchanged: Mapped[int] = mapped_column(default=0)
    rejected: Mapped[int] = mapped_column(default=0)
    undone_at: Mapped[datetime | None]
