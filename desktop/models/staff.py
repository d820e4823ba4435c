"""Staff members, their positions, and the teams they belong to over time."""

from datetime import date
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Keyed, Recorded


class Position(Keyed, Base):
    """A position; `role` tells which of a preset's schemes fits: specialist, leader or newcomer."""

    __tablename__ = "position"

    name: Mapped[str] = mapped_column(unique=True)
    name_en: Mapped[str] = mapped_column(default="")
    role: Mapped[str] = mapped_column(default="specialist")


class Staff(Recorded, Base):
    """A staff member."""

    __tablename__ = "staff"
    __table_args__ = (
        Index("uq_staff_code", "code", unique=True),
        CheckConstraint("left_on IS NULL OR hired_on IS NULL OR left_on >= hired_on", name="leaves_after_hire"),
    )

    code: Mapped[str]  # 工号; made up from the name's order where the owner has none
    name: Mapped[str] = mapped_column(index=True)
    pinyin: Mapped[str] = mapped_column(default="")  # full spelling, for search and sorting
    initials: Mapped[str] = mapped_column(default="")
    position_id: Mapped[int | None] = mapped_column(ForeignKey("position.id"))
    manager_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    manager_name: Mapped[str] = mapped_column(default="")  # a superior who is not on the staff list
    region_id: Mapped[int | None] = mapped_column(ForeignKey("lookup.id"))
    hired_on: Mapped[date | None]
    left_on: Mapped[date | None]
    phone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    bonus_base: Mapped[Decimal | None]
    notes: Mapped[str] = mapped_column(default="")


class Team(Recorded, Base):
    """A team, perhaps inside another, perhaps led by a staff member."""

    __tablename__ = "team"

    name: Mapped[str] = mapped_column(unique=True)
    name_en: Mapped[str] = mapped_column(default="")
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"))
    leader_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))


class TeamMembership(Keyed, Base):
    """Who belonged to which team from when to when, both days included; open ends are null."""

    __tablename__ = "team_membership"
    __table_args__ = (
        UniqueConstraint("staff_id", "team_id", "started_on"),
        Index("ix_team_membership_team", "team_id", "staff_id", "started_on", "ended_on"),
    )

    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id", ondelete="CASCADE"))
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"))
    started_on: Mapped[date | None]
    ended_on: Mapped[date | None]


class Absence(Recorded, Base):
    """An absence, both days included; an approved one reduces targets (SCORING.md §5)."""

    __tablename__ = "absence"
    __table_args__ = (Index("ix_absence_staff", "staff_id", "started_on", "ended_on"),)

    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    started_on: Mapped[date]
    ended_on: Mapped[date]
    reason: Mapped[str] = mapped_column(default="")
    is_approved: Mapped[bool] = mapped_column(default=True)
