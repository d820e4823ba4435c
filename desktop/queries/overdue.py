"""Instalments that are due and not paid in full on a day, the oldest first."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import BindParameter, bindparam, select
from sqlalchemy.orm import Session

from desktop.domain.period import custom
from desktop.models import Customer, Instalment, Signing, SigningShare
from desktop.queries.facts.instalments import dues_to_look_at
from desktop.queries.signing_detail import FEN
from desktop.queries.signings import Signer, signers_of


@dataclass(frozen=True, slots=True)
class OverdueLine:
    """An instalment with an unpaid part; money in 元, `days` since it fell due, none where that is today."""

    instalment_id: int
    signing_id: int
    number: str
    customer_id: int | None
    customer: str
    signers: tuple[Signer, ...]
    due_on: date
    days: int
    amount: Decimal
    unpaid: Decimal
    terminated_on: date | None

    @property
    def is_late(self) -> bool:
        """Whether the day it fell due is over."""
        return self.days > 0

    @property
    def waits(self) -> bool:
        """Whether somebody is to ask for it: it is late, and the contract was not ended."""
        return self.is_late and self.terminated_on is None


def overdue_lines(session: Session, day: date, staff_id: int | None = None) -> tuple[OverdueLine, ...]:
    """What was due by `day` and is not paid by it, as overdue money counts it; a person's are those with a share."""
    dues = dues_to_look_at(session, custom(day, day))
    unpaid = {key: due.amount - due.paid for key, due in dues.items() if due.due_on <= day and due.paid < due.amount}
    asked: BindParameter[Any] = bindparam("instalments", sorted(unpaid), expanding=True, literal_execute=True)
    question = (
        select(
            Instalment.id, Instalment.signing_id, Instalment.due_on, Instalment.amount,
            Signing.number, Signing.customer_id, Signing.terminated_on, Customer.name.label("customer"),
        )
        .join(Signing, Signing.id == Instalment.signing_id)
        .outerjoin(Customer, Customer.id == Signing.customer_id)
        .where(
            Instalment.id.in_(asked),
            Signing.deleted_at.is_(None),
        )
        .order_by(Instalment.due_on, Instalment.id)
    )  # fmt: skip
    if staff_id is not None:
        mine = select(SigningShare.signing_id).where(SigningShare.staff_id == staff_id)
        question = question.where(Signing.id.in_(mine))
    rows = session.execute(question).all()
    signers = signers_of(session, list({row.signing_id for row in rows}))
    return tuple(
        OverdueLine(
            instalment_id=row.id,
            signing_id=row.signing_id,
            number=row.number or "",
            customer_id=row.customer_id,
            customer=row.customer or "",
            signers=signers.get(row.signing_id, ()),
            due_on=row.due_on,
            days=(day - row.due_on).days,
            amount=row.amount,
            unpaid=unpaid[row.id] * FEN,
            terminated_on=row.terminated_on,
        )
        for row in rows
    )
