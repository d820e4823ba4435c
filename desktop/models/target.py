"""Targets of people, teams and the company, and how they were revised."""

from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Keyed, Recorded
from desktop.models.types import Scaled


class Target(Recorded, Base):
    """A target for exactly one period; neither staff nor team means the company; values in the indicator's unit."""

    __tablename__ = "target"
    __table_args__ = (
        Index("ix_target_staff", "staff_id", "indicator", "start", "end"),
        Index("ix_target_team", "team_id", "indicator", "start", "end"),
        CheckConstraint("staff_id IS NULL OR team_id IS NULL", name="one_bearer"),
        CheckConstraint('"end" >= start', name="period_in_order"),
        CheckConstraint("level IN ('base', 'sprint', 'challenge')", name="level_known"),
    )

    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"))
    indicator: Mapped[str]
    start: Mapped[date]
    end: Mapped[date]
    level: Mapped[str] = mapped_column(default="sprint")  # 保底 base, 目标 sprint, 挑战 challenge
    value: Mapped[Decimal] = mapped_column(Scaled(4))
    product_id: Mapped[int | None] = mapped_column(ForeignKey("lookup.id"))
    region_id: Mapped[int | None] = mapped_column(ForeignKey("lookup.id"))
    customer_kind_id: Mapped[int | None] = mapped_column(ForeignKey("lookup.id"))
    source_id: Mapped[int | None] = mapped_column(ForeignKey("lookup.id"))


class TargetRevision(Keyed, Base):
    """A change of a target: old, new, why, when; no old value where it was set, no new one where it was taken out."""

    __tablename__ = "target_revision"

    target_id: Mapped[int] = mapped_column(ForeignKey("target.id", ondelete="CASCADE"), index=True)
    old_value: Mapped[Decimal | None] = mapped_column(Scaled(4))
    new_value: Mapped[Decimal | None] = mapped_column(Scaled(4))
    reason: Mapped[str] = mapped_column(default="")
    revised_on: Mapped[date]


class TargetSeason(Keyed, Base):
    """How an indicator spreads over the calendar year: twelve percents, January first, summing to 100."""

    __tablename__ = "target_season"

    indicator: Mapped[str] = mapped_column(unique=True)
    percents: Mapped[list[Any]] = mapped_column(default=list)  # decimals as texts
