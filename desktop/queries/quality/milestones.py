"""Deals' milestones, latest planned day first, and the deals they can belong to."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models import Customer, Deal, Milestone, Staff
from desktop.queries.lookups import Choice
from desktop.queries.quality.narrowing import MOST, Columns, RecordFilter, narrowed, whose

MOST_DEALS = 5000


@dataclass(frozen=True, slots=True)
class MilestoneLine:
    """One milestone as the list shows it; it belongs to the deal's staff member."""

    record_id: int
    planned_on: date
    deal_id: int
    deal: str
    staff_id: int
    staff: str
    name: str
    done_on: date | None


def milestone_lines(session: Session, wanted: RecordFilter, limit: int = MOST) -> tuple[MilestoneLine, ...]:
    """The latest milestones that match."""
    question = (
        select(
            Milestone.id, Milestone.planned_on, Milestone.deal_id, Deal.code, Customer.name.label("customer"),
            Deal.staff_id, Staff.name.label("staff"), Milestone.name, Milestone.done_on,
        )
        .join(Deal, Deal.id == Milestone.deal_id)
        .join(Staff, Staff.id == Deal.staff_id)
        .outerjoin(Customer, Customer.id == Deal.customer_id)
        .where(Milestone.deleted_at.is_(None), Deal.deleted_at.is_(None))
    )  # fmt: skip
    columns = Columns(
        Milestone.planned_on,
        Milestone.planned_on,
        whose(Deal.staff_id, wanted),
        (Staff.name, Milestone.name, Deal.code, Customer.name),
        (Staff.pinyin, Staff.initials, Customer.pinyin, Customer.initials),
    )
    latest = narrowed(question, wanted, columns).order_by(Milestone.planned_on.desc(), Milestone.id.desc())
    return tuple(
        MilestoneLine(row.id, row.planned_on, row.deal_id, deal_title(row.deal_id, row.code, row.customer),
                      row.staff_id, row.staff, row.name, row.done_on)
        for row in session.execute(latest.limit(limit))
    )  # fmt: skip


def milestone_names(session: Session) -> tuple[str, ...]:
    """The names given so far, by the alphabet."""
    question = select(Milestone.name).where(Milestone.deleted_at.is_(None)).distinct()
    return tuple(session.scalars(question.order_by(Milestone.name)))


def deal_choices(session: Session, limit: int = MOST_DEALS) -> tuple[Choice, ...]:
    """The deals to choose from, newest first; found by code, customer and staff member."""
    rows = session.execute(
        select(Deal.id, Deal.code, Customer.name.label("customer"), Customer.pinyin, Customer.initials,
               Staff.name.label("staff"))
        .join(Staff, Staff.id == Deal.staff_id)
        .outerjoin(Customer, Customer.id == Deal.customer_id)
        .where(Deal.deleted_at.is_(None))
        .order_by(Deal.id.desc())
        .limit(limit)
    )  # fmt: skip
    return tuple(
        Choice(
            row.id,
            deal_title(row.id, row.code, row.customer),
            (row.staff, row.code or "", row.pinyin or "", row.initials or ""),
        )
        for row in rows
    )


def deal_title(deal_id: int, code: str | None, customer: str | None) -> str:
    """A deal as lists call it: code and customer, whichever there are, else its number in the file."""
    return " · ".join(part for part in (code, customer) if part) or f"#{deal_id}"
