"""Reminders out of contracts and deals: money that is late, terms that end, deals that have not moved."""

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy import and_, exists, select
from sqlalchemy.orm import Session, aliased

from desktop.models import Customer, Deal, Signing, SigningShare, Staff
from desktop.queries.dashboard.reminder import About, Reminder
from desktop.queries.deals.lines import DealLine, deal_lines
from desktop.queries.overdue import OverdueLine, overdue_lines
from desktop.queries.stalling import has_stalled, last_day_to_move, stall_days

MOST_TOLD = 12  # stalled deals whose particulars are asked for
ENDS_SOON = timedelta(days=60)


def overdue_money(session: Session, today: date) -> tuple[Reminder, ...]:
    """By contract what is late, the longest overdue first; what falls due today is late from tomorrow."""
    found: dict[int, list[OverdueLine]] = defaultdict(list)
    for line in overdue_lines(session, today):
        if line.waits:
            found[line.signing_id].append(line)
    return tuple(
        Reminder(
            About.OVERDUE,
            key=signing_id,
            staff_id=lines[0].signers[0].staff_id if lines[0].signers else None,
            person=lines[0].signers[0].name if lines[0].signers else "",
            subject=lines[0].customer,
            detail=lines[0].number,
            day=lines[0].due_on,
            days=lines[0].days,
            number=len(lines),
            amount=sum((line.unpaid for line in lines), Decimal(0)),
        )
        for signing_id, lines in found.items()
    )


def expiring_contracts(session: Session, today: date) -> tuple[Reminder, ...]:
    """Contracts whose term ends soon and whose customer has none that runs longer; the first to end first."""
    longer = aliased(Signing)
    goes_on = exists().where(
        and_(
            longer.customer_id == Signing.customer_id,
            longer.term_end > Signing.term_end,
            longer.terminated_on.is_(None),
            longer.deleted_at.is_(None),
        )
    )
    rows = session.execute(
        select(Signing.id, Signing.number, Signing.term_end, Signing.amount, Customer.name.label("customer"))
        .join(Customer, Customer.id == Signing.customer_id)
        .where(
            Signing.term_end.between(today, today + ENDS_SOON),
            Signing.terminated_on.is_(None),
            Signing.deleted_at.is_(None),
            ~goes_on,
        )
        .order_by(Signing.term_end, Signing.id)
    ).all()
    signers = _first_signers(session, [row.id for row in rows])
    return tuple(
        Reminder(
            About.EXPIRING,
            key=row.id,
            staff_id=signers.get(row.id, (None, ""))[0],
            person=signers.get(row.id, (None, ""))[1],
            subject=row.customer,
            detail=row.number or "",
            day=row.term_end,
            days=(row.term_end - today).days,
            amount=row.amount,
        )
        for row in rows
    )


def _first_signers(session: Session, signing_ids: list[int]) -> dict[int, tuple[int | None, str]]:
    """Who has the largest share of each contract."""
    rows = session.execute(
        select(SigningShare.signing_id, Staff.id, Staff.name)
        .join(Staff, Staff.id == SigningShare.staff_id)
        .where(SigningShare.signing_id.in_(signing_ids))
        .order_by(SigningShare.share, SigningShare.id.desc())
    )
    return {signing_id: (staff_id, name) for signing_id, staff_id, name in rows}


def stalled_deals(session: Session, today: date, language: str) -> tuple[Reminder, ...]:
    """Open deals to which nothing happened for longer than the company allows; the largest first."""
    limit = last_day_to_move(today, stall_days(session))
    keys = session.scalars(
        select(Deal.id)
        .join(Staff, Staff.id == Deal.staff_id)
        .where(has_stalled(limit), Deal.deleted_at.is_(None), Staff.deleted_at.is_(None))
        .order_by(Deal.expected_amount.desc().nulls_last(), Deal.opened_on, Deal.id)
    ).all()
    told = {line.deal_id: line for line in deal_lines(session, keys[:MOST_TOLD], today, language)}
    return tuple(_stalled(key, told.get(key)) for key in keys)


def _stalled(deal_id: int, line: DealLine | None) -> Reminder:
    """The first few are told with their particulars, the others only counted."""
    if line is None:
        return Reminder(About.STALLED, key=deal_id)
    return Reminder(
        About.STALLED,
        key=deal_id,
        staff_id=line.staff_id,
        person=line.staff,
        subject=line.customer or line.code,
        detail=line.stage,
        days=line.stalled_days or 0,
        amount=line.expected_amount,
    )
