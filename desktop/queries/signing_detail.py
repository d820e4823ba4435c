"""One contract with everything a form edits: shares, instalments with what was paid on each, receipts."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.collection import Due, Money, received_by_instalment
from desktop.models import Customer, Deal, Instalment, Lookup, Receipt, Signing
from desktop.queries.lookups import named
from desktop.queries.signings import Signer, signers_of

FEN = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class InstalmentLine:
    """A part of the money that falls due, and how much of it is paid, in 元."""

    instalment_id: int
    due_on: date
    amount: Decimal
    paid: Decimal

    @property
    def unpaid(self) -> Decimal:
        """What is still to come, in 元."""
        return self.amount - self.paid


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """Money that came in, in 元, negative for a refund; perhaps named for an instalment."""

    receipt_id: int
    received_on: date
    amount: Decimal
    instalment_id: int | None


@dataclass(frozen=True, slots=True)
class SigningDetail:
    """A contract; money in 元."""

    signing_id: int
    number: str
    signed_on: date
    customer_id: int | None
    customer: str
    amount: Decimal
    profit: Decimal | None
    product: str
    region: str
    first_year_fee: Decimal | None
    term_start: date | None
    term_end: date | None
    landing_planned_on: date | None
    landed_on: date | None
    terminated_on: date | None
    deal_id: int | None
    deal: str
    signers: tuple[Signer, ...]
    instalments: tuple[InstalmentLine, ...]
    receipts: tuple[ReceiptLine, ...]

    @property
    def received(self) -> Decimal:
        """All that came in less refunds, in 元."""
        return sum((line.amount for line in self.receipts), Decimal(0))


def signing_detail(session: Session, signing_id: int, language: str) -> SigningDetail | None:
    """One contract, or None where there is none of that key."""
    row = session.get(Signing, signing_id)
    if row is None or row.deleted_at is not None:
        return None
    customer = session.get(Customer, row.customer_id) if row.customer_id is not None else None
    deal = session.get(Deal, row.deal_id) if row.deal_id is not None else None
    receipts = _receipts(session, signing_id)
    return SigningDetail(
        signing_id=signing_id,
        number=row.number or "",
        signed_on=row.signed_on,
        customer_id=row.customer_id,
        customer=customer.name if customer else "",
        amount=row.amount,
        profit=row.profit,
        product=_word(session, row.product_id, language),
        region=_word(session, row.region_id, language),
        first_year_fee=row.first_year_fee,
        term_start=row.term_start,
        term_end=row.term_end,
        landing_planned_on=row.landing_planned_on,
        landed_on=row.landed_on,
        terminated_on=row.terminated_on,
        deal_id=row.deal_id,
        deal=(deal.code or "") if deal else "",
        signers=signers_of(session, [signing_id]).get(signing_id, ()),
        instalments=_instalments(session, signing_id, receipts),
        receipts=receipts,
    )


def _word(session: Session, key: int | None, language: str) -> str:
    row = session.get(Lookup, key) if key is not None else None
    return named(row.name, row.name_en, language) if row else ""


def _receipts(session: Session, signing_id: int) -> tuple[ReceiptLine, ...]:
    rows = session.execute(
        select(Receipt.id, Receipt.received_on, Receipt.amount, Receipt.instalment_id)
        .where(Receipt.signing_id == signing_id, Receipt.deleted_at.is_(None))
        .order_by(Receipt.received_on, Receipt.id)
    )
    return tuple(ReceiptLine(*row) for row in rows)


def _instalments(session: Session, signing_id: int, receipts: tuple[ReceiptLine, ...]) -> tuple[InstalmentLine, ...]:
    rows = session.execute(
        select(Instalment.id, Instalment.due_on, Instalment.amount)
        .where(Instalment.signing_id == signing_id, Instalment.deleted_at.is_(None))
        .order_by(Instalment.due_on, Instalment.id)
    ).all()
    paid = received_by_instalment(
        [Due(key, due_on, int(amount / FEN)) for key, due_on, amount in rows],
        [Money(int(line.amount / FEN), line.instalment_id) for line in receipts],
    )
    return tuple(InstalmentLine(key, due_on, amount, paid[key] * FEN) for key, due_on, amount in rows)
