"""What is known of the customers' quality, those signed last first."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from sqlalchemy import Row, Subquery, exists, func, or_, select
from sqlalchemy.orm import Session

from desktop.domain.quality import CustomerFactors, quality_score
from desktop.domain.quality_table import QualityTable
from desktop.models import Customer, Signing, SigningShare
from desktop.queries.quality.narrowing import MOST, RecordFilter
from desktop.queries.quality_table import quality_table


@dataclass(frozen=True, slots=True)
class CustomerLine:
    """One customer as the list shows it; capital in 元, scores 0–100, none before the first signing."""

    record_id: int
    customer_id: int
    customer: str
    first_signed_on: date | None
    registered_capital: Decimal | None
    founded_on: date | None
    track_record: Decimal | None
    reputation: Decimal | None
    credit: Decimal | None
    score: Fraction | None


def customer_lines(session: Session, wanted: RecordFilter, limit: int = MOST) -> tuple[CustomerLine, ...]:
    """The customers that match: with days those signed for the first time in them, else all; two statements."""
    first = _first_signings()
    question = (
        select(
            Customer.id, Customer.name, first.c.signed_on, Customer.registered_capital, Customer.founded_on,
            Customer.track_record, Customer.reputation, Customer.credit,
        )
        .outerjoin(first, first.c.customer_id == Customer.id)
        .where(Customer.deleted_at.is_(None))
    )  # fmt: skip
    if wanted.record_id is not None:
        question = question.where(Customer.id == wanted.record_id)
    if wanted.start is not None:
        question = question.where(first.c.signed_on >= wanted.start)
    if wanted.end is not None:
        question = question.where(first.c.signed_on <= wanted.end)
    if wanted.staff_id is not None:
        shared = exists().where(
            SigningShare.signing_id == Signing.id,
            SigningShare.staff_id == wanted.staff_id,
            Signing.customer_id == Customer.id,
            Signing.deleted_at.is_(None),
        )
        question = question.where(or_(Customer.owner_id == wanted.staff_id, shared))
    text = wanted.text.strip()
    if text:
        low = text.casefold().replace(" ", "")
        question = question.where(
            or_(
                Customer.name.icontains(text, autoescape=True),
                Customer.code.istartswith(text, autoescape=True),
                Customer.pinyin.startswith(low, autoescape=True),
                Customer.initials.startswith(low, autoescape=True),
            )
        )
    table = quality_table(session)
    newest = question.order_by(first.c.signed_on.desc().nulls_last(), Customer.id.desc()).limit(limit)
    return tuple(_line(row, table) for row in session.execute(newest))


def _line(row: Row[*tuple[Any, ...]], table: QualityTable) -> CustomerLine:
    known = CustomerFactors(row.registered_capital, row.founded_on, row.track_record, row.reputation, row.credit)
    return CustomerLine(
        record_id=row.id,
        customer_id=row.id,
        customer=row.name,
        first_signed_on=row.signed_on,
        registered_capital=known.registered_capital,
        founded_on=known.founded_on,
        track_record=known.track_record,
        reputation=known.reputation,
        credit=known.credit,
        score=quality_score(known, row.signed_on, table) if row.signed_on else None,
    )


def _first_signings() -> Subquery:
    return (
        select(Signing.customer_id, func.min(Signing.signed_on).label("signed_on"))
        .where(Signing.deleted_at.is_(None), Signing.customer_id.is_not(None))
        .group_by(Signing.customer_id)
        .subquery("first_signing")
    )
