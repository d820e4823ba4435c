"""What tells quality: surveys, complaints, market feedback, activities, conduct events and ratings."""

from datetime import date
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Keyed, Recorded
from desktop.models.types import Scaled


class Survey(Recorded, Base):
    """A customer's answer, 0–100."""

    __tablename__ = "survey"
    __table_args__ = (Index("ix_survey_staff", "staff_id", "answered_on", "score", "deleted_at"),)

    answered_on: Mapped[date]
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"))
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    score: Mapped[Decimal] = mapped_column(Scaled(2))
    comment: Mapped[str] = mapped_column(default="")


class Complaint(Recorded, Base):
    """A complaint about a staff member's work."""

    __tablename__ = "complaint"
    __table_args__ = (Index("ix_complaint_staff", "staff_id", "received_on", "deleted_at"),)

    received_on: Mapped[date]
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"))
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    severity: Mapped[str] = mapped_column(default="")
    description: Mapped[str] = mapped_column(default="")
    resolved_on: Mapped[date | None]


class Feedback(Recorded, Base):
    """A piece of market information a staff member brought home; useful and adopted ones count."""

    __tablename__ = "feedback"
    __table_args__ = (
        Index("ix_feedback_staff", "staff_id", "reported_on", "status", "deleted_at"),
        CheckConstraint("status IN ('new', 'useful', 'adopted')", name="status_known"),
    )

    reported_on: Mapped[date]
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    topic: Mapped[str] = mapped_column(default="")
    content: Mapped[str] = mapped_column(default="")
    status: Mapped[str] = mapped_column(default="new")


class Activity(Recorded, Base):
    """A fair, salon or similar."""

    __tablename__ = "activity"

    name: Mapped[str]
    held_on: Mapped[date] = mapped_column(index=True)
    kind: Mapped[str] = mapped_column(default="")
    cost: Mapped[Decimal | None]


class ActivityResult(Keyed, Base):
    """What a staff member brought home from an activity."""

    __tablename__ = "activity_result"
    __table_args__ = (Index("uq_activity_result", "activity_id", "staff_id", unique=True),)

    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id", ondelete="CASCADE"))
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)
    leads: Mapped[int] = mapped_column(default=0)
    deals: Mapped[int] = mapped_column(default=0)


class Conduct(Recorded, Base):
    """An award, a penalty or a red line, as the owner decided it; points, never money."""

    __tablename__ = "conduct"
    __table_args__ = (
        Index("ix_conduct_staff", "staff_id", "happened_on", "kind", "points"),
        CheckConstraint("kind IN ('award', 'penalty', 'red_line')", name="kind_known"),
    )

    happened_on: Mapped[date]
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    kind: Mapped[str]
    points: Mapped[Decimal] = mapped_column(Scaled(2), default=Decimal(0))  # never negative; the kind gives the sign
    description: Mapped[str] = mapped_column(default="")
    evidence: Mapped[str] = mapped_column(default="")
    decision: Mapped[str] = mapped_column(default="")


class Rating(Recorded, Base):
    """A rating of a staff member for a period by the owner (manual) or a rater (360)."""

    __tablename__ = "rating"
    __table_args__ = (Index("ix_rating_staff", "staff_id", "start", "end"),)

    start: Mapped[date]
    end: Mapped[date]
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    relation: Mapped[str]  # owner | manager | peer | customer | self
    indicator: Mapped[str] = mapped_column(default="")  # code of an own indicator; empty: `manual` and `raters`
    score: Mapped[Decimal] = mapped_column(Scaled(2))
    rater: Mapped[str] = mapped_column(default="")
    comment: Mapped[str] = mapped_column(default="")
