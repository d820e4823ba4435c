"""Signings (contracts), who shares them, what is due and what was received."""

from datetime import date
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Keyed, Recorded
from desktop.models.types import Scaled


class Signing(Recorded, Base):
    """A contract."""

    __tablename__ = "signing"
    __table_args__ = (
        Index("uq_signing_number", "number", unique=True),
        Index("ix_signing_day", "signed_on", "customer_id", "amount", "profit", "deleted_at"),
        Index("ix_signing_customer", "customer_id", "signed_on", "deleted_at"),
        # Who is a customer on a day: running terms, open ones first; whatever ended before is never read.
        Index("ix_signing_term", "term_end", "signed_on", "terminated_on", "customer_id", "deleted_at"),
        Index("ix_signing_landing", "landing_planned_on", "landed_on", "deleted_at"),
        CheckConstraint("term_end IS NULL OR term_start IS NULL OR term_end >= term_start", name="term_in_order"),
    )

    number: Mapped[str | None]
    customer_id: Mapped[int | None] = mapped_column(
        ForeignKey("customer.id")
    )  # null only where a won deal named none
    signed_on: Mapped[date]
    amount: Mapped[Decimal]
    profit: Mapped[Decimal | None]
    product_id: Mapped[int | None] = mapped_column(ForeignKey("lookup.id"))
    region_id: Mapped[int | None] = mapped_column(ForeignKey("lookup.id"))
    first_year_fee: Mapped[Decimal | None]
    term_start: Mapped[date | None]
    term_end: Mapped[date | None]
    landing_planned_on: Mapped[date | None]
    landed_on: Mapped[date | None]
    terminated_on: Mapped[date | None]
    deal_id: Mapped[int | None] = mapped_column(ForeignKey("deal.id"), index=True)


class SigningShare(Keyed, Base):
    """A staff member's part of a signing in percent (two decimals); the parts of one signing sum to 100."""

    __tablename__ = "signing_share"
    __table_args__ = (
        UniqueConstraint("signing_id", "staff_id"),
        Index("ix_signing_share_signing", "signing_id", "staff_id", "share"),
        Index("ix_signing_share_staff", "staff_id", "signing_id", "share"),
        CheckConstraint("share > 0 AND share <= 10000", name="share_in_range"),
    )

    signing_id: Mapped[int] = mapped_column(ForeignKey("signing.id", ondelete="CASCADE"))
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    share: Mapped[Decimal] = mapped_column(Scaled(2))


class Instalment(Recorded, Base):
    """A part of a signing's money that falls due on a day."""

    __tablename__ = "instalment"
    __table_args__ = (
        Index("ix_instalment_due", "due_on", "signing_id", "amount", "deleted_at"),
        Index("ix_instalment_signing", "signing_id", "due_on", "amount", "deleted_at"),
    )

    signing_id: Mapped[int] = mapped_column(ForeignKey("signing.id"))
    due_on: Mapped[date]
    amount: Mapped[Decimal]


class Receipt(Recorded, Base):
    """Money that came in for a signing; refunds are negative. Without an instalment it pays the oldest due first."""

    __tablename__ = "receipt"
    __table_args__ = (
        Index("ix_receipt_day", "received_on", "signing_id", "amount", "deleted_at"),
        Index("ix_receipt_signing", "signing_id", "received_on", "instalment_id", "amount", "deleted_at"),
    )

    signing_id: Mapped[int] = mapped_column(ForeignKey("signing.id"))
    instalment_id: Mapped[int | None] = mapped_column(ForeignKey("instalment.id"))
    received_on: Mapped[date]
    amount: Mapped[Decimal]
