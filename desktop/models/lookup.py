"""Words the owner chooses from: products, regions, industries, sources, methods, outcomes, reasons, red lines."""

from enum import StrEnum

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Keyed


class LookupKind(StrEnum):
    """The lists there are."""

    PRODUCT = "product"
    REGION = "region"
    INDUSTRY = "industry"
    SOURCE = "source"
    METHOD = "method"
    OUTCOME = "outcome"
    LOST_REASON = "lost_reason"
    CUSTOMER_KIND = "customer_kind"
    AWARD = "award"  # what conduct events are often about
    PENALTY = "penalty"
    RED_LINE = "red_line"


class Lookup(Keyed, Base):
    """One word of one list."""

    __tablename__ = "lookup"
    __table_args__ = (UniqueConstraint("kind", "name"),)

    kind: Mapped[str]
    name: Mapped[str]
    name_en: Mapped[str] = mapped_column(default="")
    is_effective: Mapped[bool] = mapped_column(default=False)  # outcomes: counts as an effective visit
    is_active: Mapped[bool] = mapped_column(default=True)
    sort_order: Mapped[int] = mapped_column(default=0)
