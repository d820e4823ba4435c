"""Contracts and deals to choose from in forms, found by number, customer, pinyin or initials."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models import Customer, Deal, Signing
from desktop.queries.lookups import Choice

MOST = 5000


def signing_choices(session: Session, limit: int = MOST) -> tuple[Choice, ...]:
    """The newest contracts: "QY-1 · 绿洲"."""
    rows = session.execute(
        select(Signing.id, Signing.number, Customer.name, Customer.pinyin, Customer.initials, Signing.signed_on)
        .outerjoin(Customer, Customer.id == Signing.customer_id)
        .where(Signing.deleted_at.is_(None))
        .order_by(Signing.signed_on.desc(), Signing.id.desc())
        .limit(limit)
    )
    return tuple(
        Choice(
            key, _label(number or day.isoformat(), name), (day.isoformat(), name or "", pinyin or "", initials or "")
        )
        for key, number, name, pinyin, initials, day in rows
    )


def deal_choices(session: Session, limit: int = MOST) -> tuple[Choice, ...]:
    """The newest deals: "D0001 · 绿洲"."""
    rows = session.execute(
        select(Deal.id, Deal.code, Customer.name, Customer.pinyin, Customer.initials)
        .outerjoin(Customer, Customer.id == Deal.customer_id)
        .where(Deal.deleted_at.is_(None))
        .order_by(Deal.id.desc())
        .limit(limit)
    )
    return tuple(
        Choice(key, _label(code or str(key), name), ("", name or "", pinyin or "", initials or ""))
        for key, code, name, pinyin, initials in rows
    )


def _label(code: str, customer: str | None) -> str:
    return f"{code} · {customer}" if customer else code
