"""Deals: one attempt each to sign one customer, with its stages and milestones."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Keyed, Recorded


class DealResult(StrEnum):
    """How a deal stands."""

    OPEN = "open"
    WON = "won"
    LOST = "lost"


class Stage(Keyed, Base):
    """A step of the company's own funnel; probability in percent; `step` ties it to the general funnel."""

    __tablename__ = "stage"

    name: Mapped[str] = mapped_column(unique=True)
    name_en: Mapped[str] = mapped_column(default="")
    probability: Mapped[int] = mapped_column(default=0)
    step: Mapped[str] = mapped_column(default="")  # visit | deal | negotiation | signing | landing | collection
    sort_order: Mapped[int] = mapped_column(default=0)


class Deal(Recorded, Base):
    """One attempt to sign one customer; a file may not know the customer or the day it was opened."""

    __tablename__ = "deal"
    __table_args__ = (
        Index("uq_deal_code", "code", unique=True),
        Index("ix_deal_staff_closed", "staff_id", "closed_on", "result", "opened_on", "lost_reason_id", "deleted_at"),
        Index("ix_deal_staff_opened", "staff_id", "opened_on", "result", "closed_on", "deleted_at"),
        # Whether a customer had a deal by some day.
        Index("ix_deal_customer", "customer_id", "opened_on", "deleted_at"),
        # Deals open on a day: those without an end and those that ended since, however many ended before.
        Index("ix_deal_open", "closed_on", "opened_on", "staff_id", "customer_id", "expected_amount", "deleted_at"),
        CheckConstraint("result IN ('open', 'won', 'lost')", name="result_known"),
        CheckConstraint(
            "closed_on IS NULL OR opened_on IS NULL OR closed_on >= opened_on", name="closes_after_opening"
        ),
    )

    code: Mapped[str | None]
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"))
    product_id: Mapped[int | None] = mapped_column(ForeignKey("lookup.id"))
    stage_id: Mapped[int | None] = mapped_column(ForeignKey("stage.id"))
    opened_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    expected_amount: Mapped[Decimal | None]
    amount: Mapped[Decimal | None]
    result: Mapped[str] = mapped_column(default=DealResult.OPEN)
    lost_reason_id: Mapped[int | None] = mapped_column(ForeignKey("lookup.id"))


class DealStageChange(Keyed, Base):
    """When a deal reached a stage."""

    __tablename__ = "deal_stage_change"
    __table_args__ = (Index("ix_deal_stage_change_deal", "deal_id", "stage_id", "reached_on"),)

    deal_id: Mapped[int] = mapped_column(ForeignKey("deal.id", ondelete="CASCADE"))
    stage_id: Mapped[int] = mapped_column(ForeignKey("stage.id"))
    reached_on: Mapped[date]


class DealOwner(Keyed, Base):
    """A time in which a staff member looked after a deal that was handed over; none are kept before its first."""

    __tablename__ = "deal_owner"

    deal_id: Mapped[int] = mapped_column(ForeignKey("deal.id", ondelete="CASCADE"), index=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    started_on: Mapped[date | None]
    ended_on: Mapped[date | None]


class Milestone(Recorded, Base):
    """A planned step after or around a deal: site, fit-out or opening."""

    __tablename__ = "milestone"
    __table_args__ = (Index("ix_milestone_planned", "planned_on", "deal_id", "done_on", "deleted_at"),)

    deal_id: Mapped[int] = mapped_column(ForeignKey("deal.id"), index=True)
    name: Mapped[str]
    planned_on: Mapped[date]
    done_on: Mapped[date | None]
