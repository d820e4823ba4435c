"""The owner's changes to the library of causes and measures, and new due days of improvement actions."""

from datetime import date
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Keyed, Recorded


class Measure(Recorded, Base):
    """One entry of the library as the owner has it: a shipped one changed or switched off, or one of the owner's own.

    `document` has the shape of an entry of the shipped library; empty where a shipped text only was switched off.
    """

    __tablename__ = "measure"

    key: Mapped[str] = mapped_column(unique=True)
    document: Mapped[dict[str, Any]] = mapped_column(default=dict)
    is_active: Mapped[bool] = mapped_column(default=True)
    is_own: Mapped[bool] = mapped_column(default=False)


class ActionDueChange(Keyed, Base):
    """Another due day of an improvement action, with the owner's reason; the days before stay on record."""

    __tablename__ = "action_due_change"

    action_id: Mapped[int] = mapped_column(ForeignKey("action.id", ondelete="CASCADE"), index=True)
    changed_on: Mapped[date]
    was_due_on: Mapped[date]
    due_on: Mapped[date]
    reason: Mapped[str]
