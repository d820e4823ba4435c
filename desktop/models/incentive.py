"""Commission plans, what they earn whom, what was settled; awards granted."""

from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Keyed, Recorded
from desktop.models.types import Scaled


class CommissionPlan(Recorded, Base):
    """What a share of a contract earns: the basis, the tiers and the contracts it holds for.

    `tiers` are [{"lower": "0", "upper": "500000", "rate": "1.5"}, …]: 元 and percent as text, the last one open.
    """

    __tablename__ = "commission_plan"
    __table_args__ = (
        CheckConstraint(
            "basis IN ('signed_amount', 'gross_profit', 'first_year_fee', 'collected')", name="basis_known"
        ),
        CheckConstraint("mode IN ('whole', 'progressive')", name="mode_known"),
        CheckConstraint("counted IN ('contract', 'period')", name="counted_known"),
        CheckConstraint("cycle IN ('month', 'quarter', 'half', 'year')", name="cycle_known"),
    )

    name: Mapped[str]
    name_en: Mapped[str] = mapped_column(default="")
    basis: Mapped[str]
    mode: Mapped[str]
    counted: Mapped[str]  # per contract, or per person and period
    cycle: Mapped[str] = mapped_column(default="month")  # what a statement covers
    tiers: Mapped[list[Any]]
    # Percent on a customer's second and later contracts; None: the tiers.
    repeat_rate: Mapped[Decimal | None] = mapped_column(Scaled(4))
    product_id: Mapped[int | None] = mapped_column(ForeignKey("lookup.id"))
    position_id: Mapped[int | None] = mapped_column(ForeignKey("position.id"))
    valid_from: Mapped[date | None]  # of the day of signing, both included; None is open
    valid_to: Mapped[date | None]


class CommissionStatement(Recorded, Base):
    """What one person earned by one plan in one period, kept once it was settled or overridden."""

    __tablename__ = "commission_statement"
    __table_args__ = (
        Index("uq_commission_statement", "plan_id", "staff_id", "start", "end", unique=True),
        Index("ix_commission_statement_staff", "staff_id", "start"),
    )

    plan_id: Mapped[int] = mapped_column(ForeignKey("commission_plan.id"))
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    period_label: Mapped[str]
    start: Mapped[date]
    end: Mapped[date]
    base: Mapped[Decimal]
    computed: Mapped[Decimal]
    slices: Mapped[list[Any]]
    override: Mapped[Decimal | None]
    override_reason: Mapped[str] = mapped_column(default="")


class CommissionLine(Keyed, Base):
    """What one contract brought on one day, as it was when the statement was kept; 元 and percent."""

    __tablename__ = "commission_line"

    statement_id: Mapped[int] = mapped_column(ForeignKey("commission_statement.id", ondelete="CASCADE"), index=True)
    sort_order: Mapped[int]
    signing_id: Mapped[int] = mapped_column(ForeignKey("signing.id"))
    event: Mapped[str]  # signed | received | refunded | terminated
    happened_on: Mapped[date]
    amount: Mapped[Decimal]
    share: Mapped[Decimal] = mapped_column(Scaled(2))
    base: Mapped[Decimal]
    tier: Mapped[int | None]  # place among the plan's tiers; None for the rate of a later contract
    rate: Mapped[Decimal] = mapped_column(Scaled(4))
    earned: Mapped[Decimal]


class CommissionSettlement(Recorded, Base):
    """Money paid out (or taken back, negative) on a statement."""

    __tablename__ = "commission_settlement"
    __table_args__ = (Index("ix_commission_settlement_statement", "statement_id", "deleted_at"),)

    statement_id: Mapped[int] = mapped_column(ForeignKey("commission_statement.id"))
    settled_on: Mapped[date]
    amount: Mapped[Decimal]
    note: Mapped[str] = mapped_column(default="")


class AwardKind(Recorded, Base):
    """An award the company grants, and the figure by which the program suggests who earned it."""

    __tablename__ = "award_kind"
    __table_args__ = (
        UniqueConstraint("name"),
        CheckConstraint("measure IN ('top', 'progress')", name="measure_known"),
        CheckConstraint("audience IN ('everybody', 'specialist', 'leader', 'newcomer')", name="audience_known"),
    )

    name: Mapped[str]
    name_en: Mapped[str] = mapped_column(default="")
    indicator: Mapped[str] = mapped_column(default="")  # a code, "total" for the evaluation's; empty: no suggestion
    measure: Mapped[str] = mapped_column(default="top")
    audience: Mapped[str] = mapped_column(default="everybody")
    sort_order: Mapped[int] = mapped_column(default=0)


class Award(Recorded, Base):
    """An award granted to a person for a period; points only through the conduct event it made."""

    __tablename__ = "award"
    __table_args__ = (
        Index("ix_award_period", "start", "end", "kind_id", "staff_id"),
        Index("ix_award_staff", "staff_id"),
    )

    kind_id: Mapped[int] = mapped_column(ForeignKey("award_kind.id"))
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    period_label: Mapped[str]
    start: Mapped[date]
    end: Mapped[date]
    granted_on: Mapped[date]
    rank: Mapped[int | None]
    indicator: Mapped[str] = mapped_column(default="")
    figure: Mapped[str | None]  # the exact Decimal as text
    reason: Mapped[str] = mapped_column(default="")
    conduct_id: Mapped[int | None] = mapped_column(ForeignKey("conduct.id"))
