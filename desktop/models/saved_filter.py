"""Filters of lists which the owner named and keeps."""

from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Recorded


class SavedFilter(Recorded, Base):
    """What one list is narrowed to, under the owner's name for it; the default one of a list is shown at first."""

    __tablename__ = "saved_filter"
    __table_args__ = (Index("ix_saved_filter_place", "place", "name"),)

    place: Mapped[str]  # the list's key, like "visits"
    name: Mapped[str]
    wanted: Mapped[dict[str, Any]] = mapped_column(default=dict)
    is_default: Mapped[bool] = mapped_column(default=False)
