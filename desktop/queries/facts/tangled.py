"""What the rule says was paid of each instalment, where refunds or receipts named for one leave no plain sum."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import (
    BigInteger,
    BindParameter,
    CompoundSelect,
    Select,
    bindparam,
    literal,
    select,
    type_coerce,
    union_all,
)
from sqlalchemy.orm import Session

from desktop.domain.collection import Due, Money, received_by_instalment
from desktop.domain.period import Period
from desktop.models import Instalment, Receipt
from desktop.queries.facts.question import day_from, numbers_of


class PaidDue(NamedTuple):
    """An instalment and how much of it is paid; amounts in 分."""

    signing_id: int
    due_on: date
    amount: int
    paid: int


def paid_of_tangled(session: Session, period: Period, signing_ids: Collection[int]) -> Mapping[int, PaidDue]:
    """How much of each instalment of these signings was paid by the period's end; one statement, or none."""
    if not signing_ids:
        return {}
    dues: dict[int, list[Due]] = defaultdict(list)
    received: dict[int, list[Money]] = defaultdict(list)
    ledger = _ledger(period.end)
    for is_due, signing_id, instalment_id, day, amount in numbers_of(
        session, ledger, {"signings": sorted(signing_ids)}
    ):
        if is_due:
            dues[signing_id].append(Due(instalment_id, day_from(day), amount))
        else:
            received[signing_id].append(Money(amount, instalment_id))
    found: dict[int, PaidDue] = {}
    for signing_id, instalments in dues.items():
        paid = received_by_instalment(instalments, received[signing_id])
        for key, due_on, amount in instalments:
            found[key] = PaidDue(signing_id, due_on, amount, paid[key])
    return found


def _ledger(end: date) -> CompoundSelect[*tuple[Any, ...]]:
    """All instalments of the signings asked, also later ones, as money may name them; and what came by the end."""
    asked: BindParameter[Any] = bindparam("signings", expanding=True, literal_execute=True)
    dues: Select[*tuple[Any, ...]] = select(
        literal(1),
        Instalment.signing_id,
        Instalment.id,
        Instalment.due_on,
        type_coerce(Instalment.amount, BigInteger),
    ).where(Instalment.signing_id.in_(asked), Instalment.deleted_at.is_(None))
    receipts: Select[*tuple[Any, ...]] = select(
        literal(0),
        Receipt.signing_id,
        Receipt.instalment_id,
        Receipt.received_on,
        type_coerce(Receipt.amount, BigInteger),
    ).where(Receipt.signing_id.in_(asked), Receipt.received_on <= end, Receipt.deleted_at.is_(None))
    return union_all(dues, receipts)
