"""Customers and who looked after them when."""

from datetime import date
from decimal import Decimal

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Keyed, Recorded
from desktop.models.types import Scaled


class Customer(Recorded, Base):
    """A customer; the scores are the known factors of its quality (0–100)."""

    __tablename__ = "customer"
    __table_args__ = (
        Index("uq_customer_code", "code", unique=True),
        Index("ix_customer_owner", "owner_id", "deleted_at"),
    )

    code: Mapped[str | None]
    name: Mapped[str] = mapped_column(index=True)
    pinyin: Mapped[str] = mapped_column(default="")
    initials: Mapped[str] = mapped_column(default="")
    kind_id: Mapped[int | None] = mapped_column(ForeignKey("lookup.id"))
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    source_id: Mapped[int | None] = mapped_column(ForeignKey("lookup.id"))
    region_id: Mapped[int | None] = mapped_column(ForeignKey("lookup.id"))
    industry_id: Mapped[int | None] = mapped_column(ForeignKey("lookup.id"))
    contact: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    first_contact_on: Mapped[date | None]
    registered_capital: Mapped[Decimal | None]
    founded_on: Mapped[date | None]
    track_record: Mapped[Decimal | None] = mapped_column(Scaled(2))
    reputation: Mapped[Decimal | None] = mapped_column(Scaled(2))
    credit: Mapped[Decimal | None] = mapped_column(Scaled(2))
    notes: Mapped[str] = mapped_column(default="")


class CustomerOwner(Keyed, Base):
    """A time in which a staff member looked after a customer."""

    __tablename__ = "customer_owner"

    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id", ondelete="CASCADE"), index=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    started_on: Mapped[date | None]
    ended_on: Mapped[date | None]
