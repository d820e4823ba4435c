"""Schemes, their versions and items, and the owner's own indicators."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Keyed, Recorded, now
from desktop.models.types import Scaled


class CustomIndicator(Recorded, Base):
    """An indicator of the owner's own: points given by hand, or a formula over other codes."""

    __tablename__ = "custom_indicator"

    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    name_en: Mapped[str] = mapped_column(default="")
    unit: Mapped[str]
    higher_is_better: Mapped[bool] = mapped_column(default=True)
    source: Mapped[str]  # manual | raters | formula
    formula: Mapped[str] = mapped_column(default="")


class Scheme(Recorded, Base):
    """A scheme; what it says stands in its versions."""

    __tablename__ = "scheme"

    name: Mapped[str] = mapped_column(unique=True)
    name_en: Mapped[str] = mapped_column(default="")
    cycle: Mapped[str] = mapped_column(default="quarter")  # week | month | quarter | half | year | custom
    role: Mapped[str] = mapped_column(default="")  # positions of this role; empty: everybody
    is_default: Mapped[bool] = mapped_column(default=False)


class SchemeVersion(Keyed, Base):
    """One version: grades, tiers, limits and ramp as JSON documents read by `domain.scheme`."""

    __tablename__ = "scheme_version"
    __table_args__ = (UniqueConstraint("scheme_id", "version"),)

    scheme_id: Mapped[int] = mapped_column(ForeignKey("scheme.id"))
    version: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(default=now)
    grades: Mapped[list[Any]]
    tiers: Mapped[list[Any]]
    ramp: Mapped[list[Any]]
    tier_basis: Mapped[str] = mapped_column(default="total")
    maximum: Mapped[Decimal] = mapped_column(Scaled(2), default=Decimal(120))
    conduct_limit: Mapped[Decimal] = mapped_column(Scaled(2), default=Decimal(10))
    form_title: Mapped[str] = mapped_column(default="")
    form_title_en: Mapped[str] = mapped_column(default="")


class SchemeItem(Keyed, Base):
    """One weighted line of a scheme version."""

    __tablename__ = "scheme_item"

    scheme_version_id: Mapped[int] = mapped_column(ForeignKey("scheme_version.id", ondelete="CASCADE"), index=True)
    sort_order: Mapped[int]
    indicator: Mapped[str]
    weight: Mapped[Decimal] = mapped_column(Scaled(4))
    rule: Mapped[dict[str, Any]]  # {"kind": "linear", "zero_point": "40", …}: decimals as text
    cap: Mapped[Decimal] = mapped_column(Scaled(2), default=Decimal(120))
    default_target: Mapped[Decimal | None] = mapped_column(Scaled(4))
    missing: Mapped[str] = mapped_column(default="spread")
    scope: Mapped[str] = mapped_column(default="own")
    filter: Mapped[dict[str, Any]] = mapped_column(default=dict)
    perspective: Mapped[str] = mapped_column(default="results")
    veto_below: Mapped[Decimal | None] = mapped_column(Scaled(2))
