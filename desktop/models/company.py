"""The company itself: one row."""

from typing import Any

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Keyed


class Company(Keyed, Base):
    """The owner's company and its house rules."""

    __tablename__ = "company"

    name: Mapped[str]
    logo: Mapped[bytes | None] = mapped_column(LargeBinary)
    currency: Mapped[str] = mapped_column(default="CNY")
    fiscal_year_start: Mapped[int] = mapped_column(default=1)  # month 1..12
    log_days: Mapped[int] = mapped_column(default=2)  # a visit entered within so many days is timely
    stall_days: Mapped[int] = mapped_column(default=30)  # an open deal unmoved for longer is marked as stalled
    work_weekdays: Mapped[str] = mapped_column(default="12345")  # the usual working days, 1 Monday to 7 Sunday
    preset: Mapped[str] = mapped_column(default="")
    rater_weights: Mapped[dict[str, Any]] = mapped_column(default=dict)  # relation → weight; empty: the usual ones
    # The table of quality factors as the owner set it (queries.quality_table); empty: the usual one.
    quality_table: Mapped[dict[str, Any]] = mapped_column(default=dict)
    # How forms and sheets look on paper (domain.paper); empty: the usual way.
    paper: Mapped[dict[str, Any]] = mapped_column(default=dict)
