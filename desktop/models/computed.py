"""What the program itself wrote where the owner's own words stand now."""

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Keyed


class ComputedWords(Keyed, Base):
    """The newest computed words of one finding or one action that was rewritten: the way back to them.

    `words` has the rewritten fields by name, each by language; of an action its due day and owner as well. It is no
    part of the result, so it stands outside the row that a seal covers.
    """

    __tablename__ = "computed_words"
    __table_args__ = (CheckConstraint("(finding_id IS NULL) <> (action_id IS NULL)", name="of_one_row"),)

    finding_id: Mapped[int | None] = mapped_column(ForeignKey("finding.id", ondelete="CASCADE"), unique=True)
    action_id: Mapped[int | None] = mapped_column(ForeignKey("action.id", ondelete="CASCADE"), unique=True)
    words: Mapped[dict[str, Any]] = mapped_column(default=dict)
