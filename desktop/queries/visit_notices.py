"""The visits that are looked at for what is worth a look, and what the owner found fine before."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.domain.visit_notices import LOOKED_BACK, LoggedVisit
from desktop.models import CheckedNotice, Customer, Lookup, Signing, Staff, Visit


def logged_visits(session: Session, today: date) -> tuple[LoggedVisit, ...]:
    """The visits of the last two months; one statement."""
    signed = (
        select(Signing.customer_id, func.max(Signing.signed_on).label("signed_on"))
        .where(Signing.deleted_at.is_(None))
        .group_by(Signing.customer_id)
        .subquery()
    )
    rows = session.execute(
        select(
            Visit.id, Visit.staff_id, Staff.name.label("staff"), Visit.customer_id, Customer.name.label("customer"),
            Visit.visited_on, Visit.entered_on, Visit.created_at, Visit.outcome_id, Lookup.is_effective,
            Visit.summary, Visit.next_step, Visit.next_on, signed.c.signed_on,
        )
        .join(Staff, Staff.id == Visit.staff_id)
        .outerjoin(Customer, Customer.id == Visit.customer_id)
        .outerjoin(Lookup, Lookup.id == Visit.outcome_id)
        .outerjoin(signed, signed.c.customer_id == Visit.customer_id)
        .where(Visit.visited_on > today - LOOKED_BACK, Visit.visited_on <= today, Visit.deleted_at.is_(None))
        .order_by(Visit.visited_on, Visit.id)
    )  # fmt: skip
    return tuple(
        LoggedVisit(
            visit_id=row.id,
            staff_id=row.staff_id,
            staff=row.staff,
            customer_id=row.customer_id,
            customer=row.customer or "",
            day=row.visited_on,
            entered_on=row.entered_on,
            made_at=row.created_at,
            has_outcome=row.outcome_id is not None,
            is_effective=bool(row.is_effective),
            summary=row.summary,
            next_step=row.next_step,
            next_on=row.next_on,
            signed_on=row.signed_on,
        )
        for row in rows
    )


def checked_marks(session: Session) -> frozenset[str]:
    """What the owner looked at and found fine."""
    return frozenset(session.scalars(select(CheckedNotice.mark)))
