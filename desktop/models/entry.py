"""What stands around the entry of records: rows not saved yet, and remarks on records that the owner looked at."""

from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Keyed, now


class EntryDraft(Keyed, Base):
    """Rows typed or pasted into a grid and not saved as records yet; in the company's file, so as safe as it."""

    __tablename__ = "entry_draft"

    grid: Mapped[str] = mapped_column(unique=True)  # visits | signings
    rows: Mapped[list[Any]] = mapped_column(default=list)  # each row: column name → text
    kept_at: Mapped[datetime] = mapped_column(default=now, onupdate=now)


class CheckedNotice(Keyed, Base):
    """A remark on visits that the owner looked at and found fine; it is not made again."""

    __tablename__ = "checked_notice"

    mark: Mapped[str] = mapped_column(unique=True)  # what was remarked, and on which records
    checked_on: Mapped[date]
