"""The list of contracts, newest first, a page at a time."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Row, Select, and_, func, or_, select
from sqlalchemy.orm import Session, aliased

from desktop.models import Customer, Lookup, Receipt, Signing, SigningShare, Staff
from desktop.queries.lookups import named

PAGE = 200


@dataclass(frozen=True, slots=True)
class SigningFilter:
    """What the list shows; both days of signing included; `text` finds numbers, customers and people."""

    start: date | None = None
    end: date | None = None
    staff_id: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class SigningPlace:
    """Where a page ended; the next one goes on behind it."""

    signed_on: date
    signing_id: int


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
class SigningPage:
    """A page of the list, and where the next one begins; None where this is the last."""

    lines: tuple[SigningLine, ...]
    further: SigningPlace | None


@dataclass(frozen=True, slots=True)
class SigningSums:
    """All contracts that match: how many, their amounts and what came in for them, in 元."""

    number: int
    amount: Decimal
    received: Decimal


def signing_page(
    session: Session, wanted: SigningFilter, language: str, after: SigningPlace | None = None, size: int = PAGE
) -> SigningPage:
    """The next `size` contracts behind `after`; two statements."""
    question = _matching(wanted)
    if after is not None:
        question = question.where(
            or_(
                Signing.signed_on < after.signed_on,
                and_(Signing.signed_on == after.signed_on, Signing.id < after.signing_id),
            )
        )
    ordered = question.order_by(Signing.signed_on.desc(), Signing.id.desc())
    rows = session.execute(ordered.limit(size + 1)).all()
    signers = signers_of(session, [row.id for row in rows[:size]])
    lines = tuple(_line(row, signers, language) for row in rows[:size])
    last = lines[-1] if len(rows) > size else None
    return SigningPage(lines, SigningPlace(last.signed_on, last.signing_id) if last else None)


def signing_sums(session: Session, wanted: SigningFilter) -> SigningSums:
    """The foot of the list; one statement."""
    rows = _matching(wanted).subquery().c
    number, amount, received = session.execute(
        select(func.count(), func.sum(rows.amount), func.sum(rows.received))
    ).one()
    return SigningSums(number, amount or Decimal(0), received or Decimal(0))


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


def _matching(wanted: SigningFilter) -> Select[*tuple[Any, ...]]:
    product, region = aliased(Lookup), aliased(Lookup)
    received = (
        select(func.coalesce(func.sum(Receipt.amount), 0))
        .where(Receipt.signing_id == Signing.id, Receipt.deleted_at.is_(None))
        .scalar_subquery()
        .label("received")
    )
    question = (
        select(
            Signing.id, Signing.number, Signing.signed_on, Signing.customer_id, Customer.name.label("customer"),
            Signing.amount, Signing.landing_planned_on, Signing.landed_on, Signing.terminated_on, received,
            product.name.label("product"), product.name_en.label("product_en"),
            region.name.label("region"), region.name_en.label("region_en"),
        )
        .outerjoin(Customer, Customer.id == Signing.customer_id)
        .outerjoin(product, product.id == Signing.product_id)
        .outerjoin(region, region.id == Signing.region_id)
        .where(Signing.deleted_at.is_(None))
    )  # fmt: skip
    if wanted.start is not None:
        question = question.where(Signing.signed_on >= wanted.start)
    if wanted.end is not None:
        question = question.where(Signing.signed_on <= wanted.end)
    if wanted.staff_id is not None:
        question = question.where(
            Signing.id.in_(select(SigningShare.signing_id).where(SigningShare.staff_id == wanted.staff_id))
        )
    return _with_text(question, wanted.text.strip())


def _with_text(question: Select[*tuple[Any, ...]], text: str) -> Select[*tuple[Any, ...]]:
    if not text:
        return question
    low = text.casefold().replace(" ", "")
    people = (
        select(SigningShare.signing_id)
        .join(Staff, Staff.id == SigningShare.staff_id)
        .where(
            or_(
                Staff.name.icontains(text, autoescape=True),
                *(column.startswith(low, autoescape=True) for column in (Staff.pinyin, Staff.initials)),
            )
        )
    )
    return question.where(
        or_(
            Signing.number.icontains(text, autoescape=True),
            Customer.name.icontains(text, autoescape=True),
            *(column.startswith(low, autoescape=True) for column in (Customer.pinyin, Customer.initials)),
            Signing.id.in_(people),
        )
    )


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
