"""Customers as the list shows them: whose, what kind, how good, met when, open deals, money."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from sqlalchemy import ColumnElement, Row, ScalarSelect, Select, func, select
from sqlalchemy.orm import Session, aliased

from desktop.domain.quality import CustomerFactors, quality_score
from desktop.domain.quality_table import QualityTable
from desktop.models import Customer, Deal, DealResult, Lookup, Receipt, Signing, Staff, Visit
from desktop.queries.lookups import named
from desktop.queries.quality_table import quality_table
from desktop.queries.stalling import has_stalled, last_day_to_move, stall_days

AT_ONCE = 500  # keys in one statement
WORDS = ("kind", "industry", "region", "source")


@dataclass(frozen=True, slots=True)
class CustomerLine:
    """One customer; money in 元, `received` less refunds, the score 0–100 as of the first signing, else of today."""

    customer_id: int
    code: str
    name: str
    owner_id: int | None
    owner: str
    kind: str
    industry: str
    region: str
    source: str
    contact: str
    phone: str
    first_contact_on: date | None
    score: Fraction | None
    visited_on: date | None
    open_deals: int
    stalled_deals: int
    contracts: int
    signed_amount: Decimal
    received: Decimal


def customer_lines(session: Session, keys: Sequence[int], today: date, language: str) -> tuple[CustomerLine, ...]:
    """The customers of these keys in that order; one statement for each five hundred."""
    table = quality_table(session)
    question = _details(last_day_to_move(today, stall_days(session)))
    found: dict[int, CustomerLine] = {}
    for start in range(0, len(keys), AT_ONCE):
        for row in session.execute(question.where(Customer.id.in_(keys[start : start + AT_ONCE]))):
            found[row.id] = _line(row, table, today, language)
    return tuple(found[key] for key in keys if key in found)


def visited_on() -> ScalarSelect[date]:
    """The day a customer was visited last."""
    visits = select(func.max(Visit.visited_on)).where(Visit.customer_id == Customer.id, Visit.deleted_at.is_(None))
    return visits.correlate(Customer).scalar_subquery()


def signed_amount() -> ScalarSelect[Decimal]:
    """All that a customer ever signed, in 元."""
    return _of_signings(func.coalesce(func.sum(Signing.amount), 0))


def received() -> ScalarSelect[Decimal]:
    """All that came in from a customer less refunds, in 元."""
    money = (
        select(func.coalesce(func.sum(Receipt.amount), 0))
        .join(Signing, Signing.id == Receipt.signing_id)
        .where(Signing.customer_id == Customer.id, Signing.deleted_at.is_(None), Receipt.deleted_at.is_(None))
    )
    return money.correlate(Customer).scalar_subquery()


def open_deals(*further: ColumnElement[bool]) -> ScalarSelect[int]:
    """How many deals of a customer are open."""
    deals = select(func.count()).where(
        Deal.customer_id == Customer.id, Deal.result == DealResult.OPEN, Deal.deleted_at.is_(None), *further
    )
    return deals.correlate(Customer).scalar_subquery()


def _of_signings(column: ColumnElement[Any]) -> ScalarSelect[Any]:
    signings = select(column).where(Signing.customer_id == Customer.id, Signing.deleted_at.is_(None))
    return signings.correlate(Customer).scalar_subquery()


def _details(limit: date) -> Select[*tuple[Any, ...]]:
    words = {name: aliased(Lookup) for name in WORDS}
    question = select(
        Customer.id, Customer.code, Customer.name, Customer.owner_id, Staff.name.label("owner"), Customer.contact,
        Customer.phone, Customer.first_contact_on, Customer.registered_capital, Customer.founded_on,
        Customer.track_record, Customer.reputation, Customer.credit,
        _of_signings(func.min(Signing.signed_on)).label("signed_on"),
        _of_signings(func.count()).label("contracts"), signed_amount().label("signed"), received().label("received"),
        visited_on().label("visited_on"), open_deals().label("open_deals"),
        open_deals(has_stalled(limit)).label("stalled_deals"),
        *(word.name.label(name) for name, word in words.items()),
        *(word.name_en.label(f"{name}_en") for name, word in words.items()),
    ).outerjoin(Staff, Staff.id == Customer.owner_id)  # fmt: skip
    for name, word in words.items():
        question = question.outerjoin(word, word.id == getattr(Customer, f"{name}_id"))
    return question.where(Customer.deleted_at.is_(None))


def _line(row: Row[*tuple[Any, ...]], table: QualityTable, today: date, language: str) -> CustomerLine:
    known = CustomerFactors(row.registered_capital, row.founded_on, row.track_record, row.reputation, row.credit)
    told = {name: named(getattr(row, name) or "", getattr(row, f"{name}_en") or "", language) for name in WORDS}
    return CustomerLine(
        customer_id=row.id,
        code=row.code or "",
        name=row.name,
        owner_id=row.owner_id,
        owner=row.owner or "",
        kind=told["kind"],
        industry=told["industry"],
        region=told["region"],
        source=told["source"],
        contact=row.contact,
        phone=row.phone,
        first_contact_on=row.first_contact_on,
        score=quality_score(known, row.signed_on or today, table),
        visited_on=row.visited_on,
        open_deals=row.open_deals,
        stalled_deals=row.stalled_deals,
        contracts=row.contracts,
        signed_amount=row.signed,
        received=row.received,
    )
