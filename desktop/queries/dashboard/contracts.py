"""Reminders out of contracts and deals: money that is late, terms that end, deals that have not moved."""

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy import and_, exists, func, select
from sqlalchemy.orm import Session, aliased

from desktop.models import Company, Customer, Deal, DealResult, DealStageChange, Signing, SigningShare, Staff, Stage
from desktop.queries.dashboard.reminder import About, Reminder
from desktop.queries.lookups import named
from desktop.queries.overdue import OverdueLine, overdue_lines

USUAL_STALL_DAYS = 30
ENDS_SOON = timedelta(days=60)


def overdue_money(session: Session, today: date) -> tuple[Reminder, ...]:
    """By contract what is due and unpaid, the longest overdue first."""
    found: dict[int, list[OverdueLine]] = defaultdict(list)
    for line in overdue_lines(session, today):
        if line.terminated_on is None:
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
    """Open deals without a new stage for longer than the company allows; the largest first."""
    allowed = session.scalar(select(Company.stall_days).order_by(Company.id).limit(1)) or USUAL_STALL_DAYS
    moved = func.coalesce(
        select(func.max(DealStageChange.reached_on)).where(DealStageChange.deal_id == Deal.id).scalar_subquery(),
        Deal.opened_on,
    )
    rows = session.execute(
        select(
            Deal.id, Deal.staff_id, Staff.name.label("person"), Customer.name.label("customer"), Deal.code,
            Stage.name.label("stage"), Stage.name_en, Deal.expected_amount, moved.label("moved"),
        )
        .join(Staff, Staff.id == Deal.staff_id)
        .outerjoin(Customer, Customer.id == Deal.customer_id)
        .outerjoin(Stage, Stage.id == Deal.stage_id)
        .where(
            Deal.result == DealResult.OPEN.value,
            Deal.deleted_at.is_(None),
            Staff.deleted_at.is_(None),
            moved < today - timedelta(days=allowed),
        )
        .order_by(Deal.expected_amount.desc().nulls_last(), moved, Deal.id)
    )  # fmt: skip
    return tuple(
        Reminder(
            About.STALLED,
            key=row.id,
            staff_id=row.staff_id,
            person=row.person,
            subject=row.customer or row.code or "",
            detail=named(row.stage or "", row.name_en or "", language),
            day=date.fromisoformat(row.moved) if isinstance(row.moved, str) else row.moved,
            days=(today - (date.fromisoformat(row.moved) if isinstance(row.moved, str) else row.moved)).days,
            amount=row.expected_amount,
        )
        for row in rows
    )
