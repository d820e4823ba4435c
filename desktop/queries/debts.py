"""What a person's customers owe that is overdue, by contract; asked of that person's contracts alone."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.collection import Due, Money, received_by_instalment
from desktop.models import Instalment, Receipt, Signing, SigningShare

_FEN = Decimal("0.01")


def overdue_by_signing(session: Session, staff_id: int, day: date) -> Mapping[int, Decimal]:
    """The unpaid part, in 元, of what is late on a day, by contract with a share of the person; two statements.

    What falls due that very day is not late yet.
    """
    mine = (
        select(SigningShare.signing_id)
        .join(Signing, Signing.id == SigningShare.signing_id)
        .where(SigningShare.staff_id == staff_id, Signing.deleted_at.is_(None))
    )
    dues: dict[int, list[Due]] = defaultdict(list)
    for key, signing_id, due_on, amount in session.execute(
        select(Instalment.id, Instalment.signing_id, Instalment.due_on, Instalment.amount).where(
            Instalment.signing_id.in_(mine), Instalment.deleted_at.is_(None)
        )
    ):
        dues[signing_id].append(Due(key, due_on, int(amount / _FEN)))
    received: dict[int, list[Money]] = defaultdict(list)
    for signing_id, amount, instalment_id in session.execute(
        select(Receipt.signing_id, Receipt.amount, Receipt.instalment_id).where(
            Receipt.signing_id.in_(mine), Receipt.received_on <= day, Receipt.deleted_at.is_(None)
        )
    ):
        received[signing_id].append(Money(int(amount / _FEN), instalment_id))
    owed: dict[int, Decimal] = {}
    for signing_id, own in dues.items():
        paid = received_by_instalment(own, received[signing_id])
        unpaid = sum(due.amount - paid[due.instalment_id] for due in own if due.due_on < day)
        if unpaid > 0:
            owed[signing_id] = unpaid * _FEN
    return owed
