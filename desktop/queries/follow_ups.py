"""Next steps that fell due and that nobody followed: one rule for the to-do list, the numbers and the list."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, or_, select, true
from sqlalchemy.orm import aliased

from desktop.models import Staff, Visit

LAPSED = timedelta(days=30)  # a next step longer past than this is history, not a task


def waits_for_follow_up(today: date) -> ColumnElement[bool]:
    """Whether a visit's next step at its customer is due, nobody was there since, and its visitor is in service."""
    return and_(
        Visit.next_on.between(today - LAPSED, today),
        Visit.customer_id.is_not(None),
        Visit.staff_id.in_(select(Staff.id).where(*in_service(today))),
        ~was_followed(),
    )


def was_followed(by: date | None = None) -> ColumnElement[bool]:
    """Whether the same person was at the customer again after the visit, on the day `by` at the latest."""
    later = aliased(Visit)
    return exists().where(
        later.staff_id == Visit.staff_id,
        later.customer_id == Visit.customer_id,
        later.visited_on > Visit.visited_on,
        true() if by is None else later.visited_on <= by,
        later.deleted_at.is_(None),
    )


def in_service(today: date) -> tuple[ColumnElement[Any], ...]:
    """What a staff member must be like to be asked for anything today."""
    return (
        Staff.deleted_at.is_(None),
        or_(Staff.hired_on.is_(None), Staff.hired_on <= today),
        or_(Staff.left_on.is_(None), Staff.left_on >= today),
    )
