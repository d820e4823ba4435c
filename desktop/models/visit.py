"""Visits: the log the whole evaluation rests on."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Recorded


class Visit(Recorded, Base):
    """One visit by one staff member on one day."""

    __tablename__ = "visit"
    __table_args__ = (
        # Leads with staff and day and holds all that an evaluation asks of a visit.
        Index(
            "ix_visit_facts",
            "staff_id",
            "visited_on",
            "outcome_id",
            "customer_id",
            "entered_on",
            "deleted_at",
        ),
        # The log in its own order without a look at the rows.
        Index("ix_visit_day", "visited_on", "id", "deleted_at"),
        # A customer's last visit without a look at the rows.
        Index("ix_visit_customer", "customer_id", "visited_on", "deleted_at"),
        # Which next steps fall due, found without a look at the log.
        Index("ix_visit_next", "next_on", "staff_id", "customer_id", "visited_on", "deleted_at"),
        CheckConstraint("minutes IS NULL OR minutes >= 0", name="minutes_not_negative"),
    )

    visited_on: Mapped[date]
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"))
    deal_id: Mapped[int | None] = mapped_column(ForeignKey("deal.id"), index=True)
    method_id: Mapped[int | None] = mapped_column(ForeignKey("lookup.id"))
    minutes: Mapped[int | None]
    outcome_id: Mapped[int | None] = mapped_column(ForeignKey("lookup.id"))
    summary: Mapped[str] = mapped_column(default="")
    next_step: Mapped[str] = mapped_column(default="")
    next_on: Mapped[date | None]
    place: Mapped[str] = mapped_column(default="")
    entered_on: Mapped[date]
