"""What became of a printed review form: signed by its person, or refused, on which day and who saw it."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Keyed


class Acknowledgement(Keyed, Base):
    """One form handed out; `seal` tells which printed result it was, "" for one printed before finalising."""

    __tablename__ = "acknowledgement"
    __table_args__ = (CheckConstraint("outcome IN ('signed', 'refused')", name="outcome_known"),)

    review_id: Mapped[int] = mapped_column(ForeignKey("review.id", ondelete="CASCADE"), unique=True)
    outcome: Mapped[str]
    happened_on: Mapped[date]
    witness: Mapped[str] = mapped_column(default="")
    delivery: Mapped[str] = mapped_column(default="")  # how the form reached a person who refused to sign
    seal: Mapped[str] = mapped_column(default="")
