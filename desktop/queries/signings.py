"""Contracts as their list shows them, and what narrows it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from sqlalchemy import ColumnElement, Row, ScalarSelect, Select, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from desktop.models import Customer, Instalment, Lookup, Receipt, Signing, SigningShare, Staff
from desktop.queries.lookups import named
from desktop.queries.words_in import called, holds


class DaysOf(Enum):
    """What happened to a contract in the days asked for."""

    SIGNED = "signed"
    RECEIVED = "received"  # money came in or went back
    DUE = "due"  # an instalment fell due


@dataclass(frozen=True, slots=True)
class SigningFilter:
    """What the list shows; both days included; `text` finds numbers, customers and people."""

    start: date | None = None
    end: date | None = None
    staff_id: int | None = None
    text: str = ""
    customer_id: int | None = None
    days_of: DaysOf = DaysOf.SIGNED


@dataclass(frozen=True, slots=True)
class Signer:
    """A person's part of a contract in percent."""

    staff_id: int
    name: str
    percent: Decimal


@dataclass(frozen=True, slots=True)
class SigningLine:
    """One contract as the list shows it; money in 元, `received` less refunds."""

    signing_id: int
    number: str
    signed_on: date
    customer_id: int | None
    customer: str
    product: str
    region: str
    signers: tuple[Signer, ...]
    amount: Decimal
    received: Decimal
    landing_planned_on: date | None
    landed_on: date | None
    terminated_on: date | None


@dataclass(frozen=True, slots=True)
class SigningSums:
    """All contracts that match: how many, their amounts and what came in for them, in 元.

    Where the days are those of money received, `received` is what came in on them.
    """

    number: int
    amount: Decimal
    received: Decimal


def signings_by_key(session: Session, keys: Sequence[int], language: str) -> tuple[SigningLine, ...]:
    """The contracts of these keys, in whatever order; those removed meanwhile are left out; two statements."""
    rows = session.execute(_joined().where(Signing.id.in_(keys), Signing.deleted_at.is_(None))).all()
    signers = signers_of(session, [row.id for row in rows])
    return tuple(_line(row, signers, language) for row in rows)


def signing_sums(session: Session, wanted: SigningFilter) -> SigningSums:
    """The foot of the list; one statement."""
    inside = within(Receipt.received_on, wanted) if wanted.days_of is DaysOf.RECEIVED else ()
    number, amount, received = session.execute(
        select(func.count(), func.sum(Signing.amount), func.sum(received_for(*inside))).where(
            *signings_matching(wanted)
        )
    ).one()
    return SigningSums(number, amount or Decimal(0), received or Decimal(0))


def received_for(*conditions: ColumnElement[bool]) -> ScalarSelect[Decimal]:
    """What came in for a contract, less refunds, in 元; of the receipts that meet the conditions."""
    return (
        select(func.coalesce(func.sum(Receipt.amount), 0))
        .where(Receipt.signing_id == Signing.id, Receipt.deleted_at.is_(None), *conditions)
        .scalar_subquery()
    )


def signers_of(session: Session, signing_ids: Sequence[int]) -> dict[int, tuple[Signer, ...]]:
    """Who shares each contract, the larger shares first; one statement."""
    found: dict[int, list[Signer]] = defaultdict(list)
    for signing_id, staff_id, name, percent in session.execute(
        select(SigningShare.signing_id, SigningShare.staff_id, Staff.name, SigningShare.share)
        .join(Staff, Staff.id == SigningShare.staff_id)
        .where(SigningShare.signing_id.in_(signing_ids))
        .order_by(SigningShare.share.desc(), SigningShare.id)
    ):
        found[signing_id].append(Signer(staff_id, name, percent))
    return {signing_id: tuple(signers) for signing_id, signers in found.items()}


def signings_matching(wanted: SigningFilter) -> list[ColumnElement[bool]]:
    """What a contract of the list must be like."""
    conditions: list[ColumnElement[bool]] = [Signing.deleted_at.is_(None), *_in_the_days(wanted)]
    if wanted.customer_id is not None:
        conditions.append(Signing.customer_id == wanted.customer_id)
    if wanted.staff_id is not None:
        shared = select(SigningShare.signing_id).where(SigningShare.staff_id == wanted.staff_id)
        conditions.append(Signing.id.in_(shared))
    if wanted.text.strip():
        conditions.append(_bears(wanted.text.strip()))
    return conditions


def within(day: InstrumentedAttribute[date], wanted: SigningFilter) -> list[ColumnElement[bool]]:
    """The day is one of those asked for."""
    conditions: list[ColumnElement[bool]] = []
    if wanted.start is not None:
        conditions.append(day >= wanted.start)
    if wanted.end is not None:
        conditions.append(day <= wanted.end)
    return conditions


def _in_the_days(wanted: SigningFilter) -> list[ColumnElement[bool]]:
    if wanted.days_of is DaysOf.SIGNED:
        return within(Signing.signed_on, wanted)
    is_money = wanted.days_of is DaysOf.RECEIVED
    day = Receipt.received_on if is_money else Instalment.due_on
    record = Receipt if is_money else Instalment
    known = select(record.signing_id).where(record.deleted_at.is_(None), *within(day, wanted))
    return [Signing.id.in_(known)]


def _bears(text: str) -> ColumnElement[bool]:
    """The number bears the words, or its customer or one of its people is called so."""
    people = select(SigningShare.signing_id).join(Staff, Staff.id == SigningShare.staff_id).where(called(Staff, text))
    return or_(
        holds(Signing.number, text),
        Signing.customer_id.in_(select(Customer.id).where(called(Customer, text))),
        Signing.id.in_(people),
    )


def _joined() -> Select[*tuple[Any, ...]]:
    product, region = aliased(Lookup), aliased(Lookup)
    return (
        select(
            Signing.id, Signing.number, Signing.signed_on, Signing.customer_id, Customer.name.label("customer"),
            Signing.amount, Signing.landing_planned_on, Signing.landed_on, Signing.terminated_on,
            received_for().label("received"), product.name.label("product"), product.name_en.label("product_en"),
            region.name.label("region"), region.name_en.label("region_en"),
        )
        .outerjoin(Customer, Customer.id == Signing.customer_id)
        .outerjoin(product, product.id == Signing.product_id)
        .outerjoin(region, region.id == Signing.region_id)
    )  # fmt: skip


def _line(row: Row[Any], signers: dict[int, tuple[Signer, ...]], language: str) -> SigningLine:
    return SigningLine(
        signing_id=row.id,
        number=row.number or "",
        signed_on=row.signed_on,
        customer_id=row.customer_id,
        customer=row.customer or "",
        product=named(row.product or "", row.product_en or "", language),
        region=named(row.region or "", row.region_en or "", language),
        signers=signers.get(row.id, ()),
        amount=row.amount,
        received=row.received,
        landing_planned_on=row.landing_planned_on,
        landed_on=row.landed_on,
        terminated_on=row.terminated_on,
    )
