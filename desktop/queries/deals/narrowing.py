"""Which deals a page shows: whose, at which stage, of which customers, stalled ones only, found by words."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, or_
from sqlalchemy.orm import Session

from desktop.models import Customer, Deal, Staff
from desktop.queries.members import members_of
from desktop.queries.stalling import has_stalled, last_day_to_move, stall_days

Question = Select[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class DealFilter:
    """What is wanted; `result` "" is all, the days are those of closing, both included; regions are customers'."""

    result: str = ""
    staff_id: int | None = None
    team_id: int | None = None
    stage_id: int | None = None
    customer_id: int | None = None
    kind_id: int | None = None
    region_id: int | None = None
    is_stalled: bool = False
    text: str = ""
    start: date | None = None
    end: date | None = None


def narrowed(session: Session, question: Question, wanted: DealFilter, today: date) -> Question:
    """The question for the wanted deals only; it must ask of deals joined to their customers and staff."""
    question = question.where(Deal.deleted_at.is_(None))
    for column, value in (
        (Deal.result, wanted.result or None),
        (Deal.staff_id, wanted.staff_id),
        (Deal.stage_id, wanted.stage_id),
        (Deal.customer_id, wanted.customer_id),
        (Customer.kind_id, wanted.kind_id),
        (Customer.region_id, wanted.region_id),
    ):
        if value is not None:
            question = question.where(column == value)
    if wanted.team_id is not None:
        question = question.where(Deal.staff_id.in_(members_of(session, wanted.team_id, today)))
    if wanted.is_stalled:
        question = question.where(has_stalled(last_day_to_move(today, stall_days(session))))
    if wanted.start is not None:
        question = question.where(Deal.closed_on >= wanted.start)
    if wanted.end is not None:
        question = question.where(Deal.closed_on <= wanted.end)
    return _with_text(question, wanted.text.strip())


def _with_text(question: Question, text: str) -> Question:
    if not text:
        return question
    low = text.casefold().replace(" ", "")
    return question.where(
        or_(
            *(column.icontains(text, autoescape=True) for column in (Customer.name, Deal.code, Staff.name)),
            *(
                column.startswith(low, autoescape=True)
                for column in (Customer.pinyin, Customer.initials, Staff.pinyin, Staff.initials)
            ),
        )
    )
