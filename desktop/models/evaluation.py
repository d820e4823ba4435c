"""Evaluations: one period, many reviews, frozen when finalised."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Keyed, Recorded
from desktop.models.types import Scaled


class Evaluation(Recorded, Base):
    """One period evaluated by one scheme version; `snapshot` and `seal` are set when it is finalised."""

    __tablename__ = "evaluation"
    __table_args__ = (
        Index("ix_evaluation_period", "start", "end"),
        CheckConstraint(
            "status IN ('draft', 'computed', 'interviewed', 'finalised', 'reopened')", name="status_known"
        ),
    )

    scheme_version_id: Mapped[int] = mapped_column(ForeignKey("scheme_version.id"))
    period_kind: Mapped[str]
    period_label: Mapped[str]
    start: Mapped[date]
    end: Mapped[date]
    status: Mapped[str] = mapped_column(default="draft")
    computed_at: Mapped[datetime | None]
    computed_on: Mapped[date | None]  # the owner's day then, on which the plan's due dates rest
    finalised_at: Mapped[datetime | None]
    reopen_reason: Mapped[str] = mapped_column(default="")
    engine_version: Mapped[str] = mapped_column(default="")
    snapshot: Mapped[str | None]  # canonical JSON over which the seal was made
    seal: Mapped[str] = mapped_column(default="")  # SHA-256 hex
    # The distribution guide: grade code → percent of heads at most, as text. It advises and never changes a figure.
    guide: Mapped[dict[str, Any]] = mapped_column(default=dict)


class Review(Keyed, Base):
    """One person in one evaluation, with names and places of the day."""

    __tablename__ = "review"
    __table_args__ = (
        UniqueConstraint("evaluation_id", "staff_id"),
        Index("ix_review_staff", "staff_id", "evaluation_id"),
    )

    evaluation_id: Mapped[int] = mapped_column(ForeignKey("evaluation.id", ondelete="CASCADE"))
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    number: Mapped[str] = mapped_column(unique=True)  # KH-2026Q3-004
    staff_code: Mapped[str]
    staff_name: Mapped[str]
    position: Mapped[str] = mapped_column(default="")
    position_en: Mapped[str] = mapped_column(default="")
    team: Mapped[str] = mapped_column(default="")
    team_en: Mapped[str] = mapped_column(default="")
    superior: Mapped[str] = mapped_column(default="")
    service_months: Mapped[int | None]
    bonus_base: Mapped[Decimal | None]
    exact_total: Mapped[str] = mapped_column(default="")  # the unrounded Decimal as text
    total: Mapped[Decimal | None] = mapped_column(Scaled(1))
    conduct_points: Mapped[Decimal] = mapped_column(Scaled(2), default=Decimal(0))
    scored_weight: Mapped[Decimal] = mapped_column(Scaled(4), default=Decimal(0))
    computed_grade: Mapped[str] = mapped_column(default="")
    grade: Mapped[str] = mapped_column(default="")  # differs from the computed one after a calibration
    grade_reason: Mapped[str] = mapped_column(default="")  # red_line:…, veto:…, or the owner's calibration reason
    rank: Mapped[int | None]
    rank_of: Mapped[int] = mapped_column(default=0)
    coefficient: Mapped[Decimal | None] = mapped_column(Scaled(4))
    computed_bonus: Mapped[Decimal | None]
    bonus: Mapped[Decimal | None]  # differs from the computed one after an override
    bonus_reason: Mapped[str] = mapped_column(default="")  # the owner's, for the override
    interviewed_on: Mapped[date | None]
    employee_opinion: Mapped[str] = mapped_column(default="")
    difficulties: Mapped[str] = mapped_column(default="")
    agreements: Mapped[str] = mapped_column(default="")
    # What earlier periods left, as it stood when this was computed: verdicts on the last plan, earlier totals.
    past: Mapped[dict[str, Any]] = mapped_column(default=dict)
    # How the person sees the period: own points per item and answers, as read from the sheet; computing keeps it.
    self_evaluation: Mapped[dict[str, Any]] = mapped_column(default=dict)


class ReviewItem(Keyed, Base):
    """One line of a review; figures as exact text so that nothing is rounded on the way."""

    __tablename__ = "review_item"

    review_id: Mapped[int] = mapped_column(ForeignKey("review.id", ondelete="CASCADE"), index=True)
    sort_order: Mapped[int]
    indicator: Mapped[str]
    perspective: Mapped[str] = mapped_column(default="results")
    weight: Mapped[Decimal] = mapped_column(Scaled(4))
    target: Mapped[str | None]
    effective_target: Mapped[str | None]
    actual: Mapped[str | None]
    numerator: Mapped[str | None]
    denominator: Mapped[str | None]
    attainment: Mapped[str | None]
    points: Mapped[str | None]
    weighted: Mapped[str | None]
    is_scored: Mapped[bool] = mapped_column(default=True)
    reason: Mapped[str] = mapped_column(default="")  # a code of domain.scoring; worded when shown
    reason_values: Mapped[dict[str, Any]] = mapped_column(default=dict)
    records: Mapped[int] = mapped_column(default=0)


class Finding(Keyed, Base):
    """A finding with its texts in both languages; an edited text stays when figures are computed again."""

    __tablename__ = "finding"

    review_id: Mapped[int] = mapped_column(ForeignKey("review.id", ondelete="CASCADE"), index=True)
    sort_order: Mapped[int]
    kind: Mapped[str]  # strength | weakness | remark
    rule: Mapped[str]
    indicator: Mapped[str] = mapped_column(default="")
    impact: Mapped[str] = mapped_column(default="0")
    figures: Mapped[dict[str, Any]] = mapped_column(default=dict)
    record_ids: Mapped[list[Any]] = mapped_column(default=list)
    cause_key: Mapped[str] = mapped_column(default="")
    titles: Mapped[dict[str, Any]] = mapped_column(default=dict)  # language → title
    texts: Mapped[dict[str, Any]] = mapped_column(default=dict)  # language → text
    causes: Mapped[dict[str, Any]] = mapped_column(default=dict)  # language → cause
    is_edited: Mapped[bool] = mapped_column(default=False)


class Action(Recorded, Base):
    """A measure of the improvement plan: what, from which figure to which, by when, by whom, with what support."""

    __tablename__ = "action"

    review_id: Mapped[int] = mapped_column(ForeignKey("review.id", ondelete="CASCADE"), index=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)
    sort_order: Mapped[int] = mapped_column(default=0)
    indicator: Mapped[str] = mapped_column(default="")
    scope: Mapped[str] = mapped_column(default="own")  # whose figure is to move: own | team
    narrowed: Mapped[str] = mapped_column(default="")  # the filter in words, "" for all records
    measure: Mapped[str] = mapped_column(default="")  # key of the library entry it came from
    texts: Mapped[dict[str, Any]] = mapped_column(default=dict)  # language → what to do
    goals: Mapped[dict[str, Any]] = mapped_column(default=dict)  # language → "有效拜访每周 1.4 → 3 次"
    supports: Mapped[dict[str, Any]] = mapped_column(default=dict)
    from_value: Mapped[str | None]
    to_value: Mapped[str | None]
    due_on: Mapped[date]
    owner: Mapped[str] = mapped_column(default="")
    is_edited: Mapped[bool] = mapped_column(default=False)
    is_added: Mapped[bool] = mapped_column(default=False)  # by the owner, not from a finding
    done_on: Mapped[date | None]


class ActionCheckIn(Recorded, Base):
    """A note on how an action goes: the value of a day, a sentence, or both."""

    __tablename__ = "action_check_in"

    action_id: Mapped[int] = mapped_column(ForeignKey("action.id", ondelete="CASCADE"), index=True)
    noted_on: Mapped[date]
    value: Mapped[str | None]
    note: Mapped[str] = mapped_column(default="")
