"""Customers that look alike and are not the same."""

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Recorded


class DistinctCustomers(Recorded, Base):
    """Two customers the owner judged to be different, the older entry first; such a pair is not asked about again."""

    __tablename__ = "distinct_customers"
    __table_args__ = (
        CheckConstraint("older_id < newer_id", name="order"),
        Index("uq_distinct_customers_pair", "older_id", "newer_id", unique=True),
    )

    older_id: Mapped[int] = mapped_column(ForeignKey("customer.id", ondelete="CASCADE"))
    newer_id: Mapped[int] = mapped_column(ForeignKey("customer.id", ondelete="CASCADE"), index=True)
