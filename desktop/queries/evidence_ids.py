"""Ids behind the figures that need no words: surveys, complaints, milestones, receipts, active customers."""

from collections.abc import Callable, Mapping
from typing import Protocol

from sqlalchemy import literal, select, union_all
from sqlalchemy.orm import Session

from desktop.domain.period import Period
from desktop.domain.targets import Bearer
from desktop.queries.facts import counted_records as kinds
from desktop.queries.facts.bearers import Records
from desktop.queries.facts.customers import active_customers
from desktop.queries.facts.money import receipt_records
from desktop.queries.facts.narrowing import Narrowing

EVERYTHING = Narrowing()
_INDICATORS: Mapping[str, tuple[str, ...]] = {
    "survey": ("satisfaction",),
    "complaint": ("complaints", "complaint_rate"),
    "milestone": ("milestones_on_time",),
    "feedback": ("market_feedback",),
    "activity": ("activity_leads", "activity_deals"),
    "action": ("plan_completion",),
}
_RECORDS: Mapping[str, Callable[[Period, Narrowing], Records]] = {
    "survey": kinds.surveys,
    "complaint": kinds.complaints,
    "milestone": kinds.milestones,
    "feedback": kinds.feedback,
    "activity": kinds.activities,
    "action": kinds.actions,
}


class TakesIds(Protocol):
    """Whoever notes ids behind indicators."""

    def add(self, record_id: int, *indicators: str) -> None:
        """Note a record behind some indicators."""
        ...


def add_counted_ids(session: Session, found: Mapping[int, TakesIds], period: Period) -> None:
    """Note the records SQL counts by itself, except deals, and the ratings; two statements."""
    branches = []
    for name, records in _RECORDS.items():
        rows = records(period, EVERYTHING).subquery().c
        branches.append(
            select(literal(name).label("name"), rows.staff_id, rows.day, rows.record_id).where(
                rows.record_id.is_not(None)
            )
        )
    every = union_all(*branches).subquery()
    for name, staff_id, _day, record_id in session.execute(
        select(every).order_by(every.c.name, every.c.day, every.c.record_id)
    ):
        found[staff_id].add(record_id, *_INDICATORS[name])
    rated = kinds.ratings(period, EVERYTHING).subquery()
    for row in session.execute(select(rated).where(rated.c.record_id.is_not(None)).order_by(rated.c.record_id)):
        found[row.staff_id].add(row.record_id, "manual" if row.relation == "owner" else "raters")


def add_receipt_ids(session: Session, found: Mapping[int, TakesIds], period: Period) -> None:
    """Note the receipts; one statement."""
    rows = receipt_records(period, EVERYTHING).subquery().c
    for staff_id, record_id in session.execute(
        select(rows.staff_id, rows.record_id).order_by(rows.day, rows.record_id)
    ):
        found[staff_id].add(record_id, "collected_amount")


def add_customer_ids(session: Session, found: Mapping[int, TakesIds], period: Period) -> None:
    """Note the customers active the day before the period; one statement."""
    rows = active_customers(Bearer.STAFF, period, EVERYTHING).subquery().c
    for staff_id, customer_id in session.execute(
        select(rows.bearer, rows.customer_id).where(rows.marks >= 2).order_by(rows.customer_id)
    ):
        found[staff_id].add(customer_id, "retention_rate", "churn_rate")
