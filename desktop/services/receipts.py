"""Verbs on money received: receive, refund (a negative amount), change, remove, restore."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.wording.numbers import yuan
from desktop.errors import N_, RequestError
from desktop.models import Instalment, Receipt, Signing
from desktop.models.base import now
from desktop.services import audit
from desktop.services.finalised_days import refuse_finalised_days
from desktop.services.gone import GoneError
from desktop.services.needed_first import refuse_hanging
from desktop.services.signing_drafts import ReceiptDraft
from desktop.services.signing_rules import check_amount, check_past
from desktop.services.signings import shares_of
from desktop.store.database import Database


class ReceiptBook:
    """Money received for contracts; each method is one transaction."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database = database
        self._today = today

    def receive(self, draft: ReceiptDraft) -> int:
        """The key of a new receipt."""
        with self._database.write() as session:
            self._check(session, draft)
            _guard(session, draft.signing_id, draft.received_on)
            row = Receipt(
                signing_id=draft.signing_id,
                instalment_id=draft.instalment_id,
                received_on=draft.received_on,
                amount=draft.amount,
            )
            session.add(row)
            session.flush()
            _refuse_more_refunded(session, draft.signing_id)
            audit.append(session, "receipt.added", "receipt", row.id, {"amount": draft.amount})
            return row.id

    def change(self, receipt_id: int, draft: ReceiptDraft) -> None:
        """Keep what the owner changed; the contract stays the one it was entered for."""
        with self._database.write() as session:
            row = _existing(session, receipt_id)
            if draft.signing_id != row.signing_id:
                raise RequestError(N_("This money was entered for another contract. Remove it and enter it there."))
            self._check(session, draft)
            _guard(session, row.signing_id, row.received_on, draft.received_on)
            row.received_on, row.amount, row.instalment_id = draft.received_on, draft.amount, draft.instalment_id
            row.revision += 1
            session.flush()
            _refuse_more_refunded(session, row.signing_id)
            audit.append(session, "receipt.changed", "receipt", receipt_id, {"amount": draft.amount})

    def remove(self, receipt_id: int) -> None:
        """Take a receipt out; `restore` brings it back."""
        with self._database.write() as session:
            row = _existing(session, receipt_id)
            _guard(session, row.signing_id, row.received_on)
            row.deleted_at = now()
            session.flush()
            _refuse_more_refunded(session, row.signing_id)
            audit.append(session, "receipt.removed", "receipt", receipt_id)

    def restore(self, receipt_id: int) -> None:
        """Bring a removed receipt back."""
        with self._database.write() as session:
            row = _existing(session, receipt_id, removed=True)
            refuse_hanging(session, row)
            _guard(session, row.signing_id, row.received_on)
            row.deleted_at = None
            session.flush()
            _refuse_more_refunded(session, row.signing_id)
            audit.append(session, "receipt.restored", "receipt", receipt_id)

    def _check(self, session: Session, draft: ReceiptDraft) -> None:
        signing = session.get(Signing, draft.signing_id)
        if signing is None or signing.deleted_at is not None:
            raise RequestError(N_("Choose the contract for which the money came in."))
        check_past(draft.received_on, N_("Received on"), self._today())
        check_amount(draft.amount, N_("Amount"), may_be_negative=True)
        if draft.amount == 0:
            raise RequestError(N_("Enter how much came in; a refund is a negative amount."))
        if draft.instalment_id is not None:
            due = session.get(Instalment, draft.instalment_id)
            if due is None or due.deleted_at is not None or due.signing_id != draft.signing_id:
                raise RequestError(N_("This instalment does not belong to the contract. Choose another one."))


def _existing(session: Session, receipt_id: int, removed: bool = False) -> Receipt:
    row = session.get(Receipt, receipt_id)
    if row is None or (row.deleted_at is not None) != removed:
        raise GoneError(N_("This receipt was removed meanwhile, perhaps on another computer."))
    return row


def _guard(session: Session, signing_id: int, *days: date) -> None:
    refuse_finalised_days(session, shares_of(session, signing_id), days)


def _refuse_more_refunded(session: Session, signing_id: int) -> None:
    """Nobody gets back more than was paid."""
    amounts = session.scalars(
        select(Receipt.amount).where(Receipt.signing_id == signing_id, Receipt.deleted_at.is_(None))
    )
    total = sum(amounts, Decimal(0))
    if total < 0:
        raise RequestError(
            N_("With this, {amount} more would have been refunded than was received. Please check the amounts."),
            amount=yuan(-total, 2),
        )
