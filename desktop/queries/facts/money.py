"""Receipts of the period, and how far the instalments due were paid by its end."""

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from sqlalchemy import BigInteger, CompoundSelect, func, literal, or_, select, type_coerce, union, union_all
from sqlalchemy.orm import Session, aliased

from desktop.domain.collection import Due, Money, received_by_instalment
from desktop.domain.period import Period
from desktop.domain.targets import Bearer
from desktop.models import Instalment, Receipt, Signing, SigningShare, Staff
from desktop.queries.facts.bearers import Records, Tallies, placed
from desktop.queries.facts.narrowing import Narrowing
from desktop.queries.facts.signings import SHARE


def receipt_records(period: Period, narrowing: Narrowing) -> Records:
    """Each person's share of each receipt of the period; amounts in 分."""
    return (
        select(
            SigningShare.staff_id,
            Receipt.received_on.label("day"),
            Receipt.id.label("record_id"),
            SHARE.label("share"),
            type_coerce(Receipt.amount, BigInteger).label("amount"),
        )
        .select_from(Receipt)
        .join(Signing, Signing.id == Receipt.signing_id)
        .join(SigningShare, SigningShare.signing_id == Signing.id)
        .join(Staff, Staff.id == SigningShare.staff_id)
        .where(
            Receipt.received_on.between(period.start, period.end),
            Receipt.deleted_at.is_(None),
            Signing.deleted_at.is_(None),
            Staff.deleted_at.is_(None),
            *narrowing.signings(),
        )
    )


def instalment_records(period: Period, narrowing: Narrowing) -> Records:
    """Each person's share of each instalment due by the period's end, of signings where that can matter."""
    return (
        select(
            SigningShare.staff_id,
            Instalment.due_on.label("day"),
            Instalment.id.label("record_id"),
            SHARE.label("share"),
            Signing.id.label("signing_id"),
            type_coerce(Instalment.amount, BigInteger).label("amount"),
        )
        .select_from(Instalment)
        .join(Signing, Signing.id == Instalment.signing_id)
        .join(SigningShare, SigningShare.signing_id == Signing.id)
        .join(Staff, Staff.id == SigningShare.staff_id)
        .where(
            Instalment.signing_id.in_(_asked_signings(period)),
            Instalment.due_on <= period.end,
            Instalment.deleted_at.is_(None),
            Signing.deleted_at.is_(None),
            Staff.deleted_at.is_(None),
            *narrowing.signings(),
        )
    )


def add_receipts(session: Session, tallies: Tallies, bearer: Bearer, period: Period, narrowing: Narrowing) -> None:
    """Put the receipts of the period into the tallies; one statement."""
    rows = placed(bearer, receipt_records(period, narrowing)).c
    # A receipt shared inside a team is one receipt with the sum of the shares.
    each = (
        select(rows.bearer, rows.record_id, rows.amount, func.sum(rows.share).label("share"))
        .group_by(rows.bearer, rows.record_id, rows.amount)
        .subquery()
        .c
    )
    # Whole 分 add up by share: times the share they would outgrow a 64-bit number.
    sums = select(each.bearer, each.share, func.count(), func.sum(each.amount)).group_by(each.bearer, each.share)
    for bearer_id, share, receipts, amount in session.execute(sums):
        tally = tallies[bearer_id]
        tally.receipts += receipts
        tally.collected += int(amount) * int(share)


def add_instalments(session: Session, tallies: Tallies, bearer: Bearer, period: Period, narrowing: Narrowing) -> None:
    """Put what was due and what is overdue into the tallies; two statements."""
    rows = session.execute(select(placed(bearer, instalment_records(period, narrowing)))).all()
    paid = paid_by_instalment(session, period)
    for row in rows:
        tally = tallies[row.bearer]
        received = paid[row.record_id]
        if row.day >= period.start:
            tally.due_instalments.add(row.record_id)
            tally.due += row.amount * row.share
            tally.paid += received * row.share
        if received < row.amount:
            tally.overdue_instalments.add(row.record_id)
            tally.overdue += (row.amount - received) * row.share


def paid_by_instalment(session: Session, period: Period) -> Mapping[int, int]:
    """How much of each instalment of the signings asked was paid by the period's end, in 分; one statement."""
    dues: dict[int, list[Due]] = defaultdict(list)
    received: dict[int, list[Money]] = defaultdict(list)
    for is_due, signing_id, instalment_id, day, amount in session.execute(_ledger(period)).all():
        if is_due:
            dues[signing_id].append(Due(instalment_id, day, amount))
        else:
            received[signing_id].append(Money(amount, instalment_id))
    paid: dict[int, int] = {}
    for signing_id, instalments in dues.items():
        paid.update(received_by_instalment(instalments, received[signing_id]))
    return paid


def _ledger(period: Period) -> CompoundSelect[*tuple[Any, ...]]:
    """All instalments of the signings asked, also later ones, as money may name them; and what came by the end."""
    asked = _asked_signings(period)
    dues = select(
        literal(1),
        Instalment.signing_id,
        Instalment.id,
        Instalment.due_on,
        type_coerce(Instalment.amount, BigInteger),
    ).where(Instalment.signing_id.in_(asked), Instalment.deleted_at.is_(None))
    receipts = select(
        literal(0),
        Receipt.signing_id,
        Receipt.instalment_id,
        Receipt.received_on,
        type_coerce(Receipt.amount, BigInteger),
    ).where(Receipt.signing_id.in_(asked), Receipt.received_on <= period.end, Receipt.deleted_at.is_(None))
    return union_all(dues, receipts)


def _asked_signings(period: Period) -> CompoundSelect[int]:
    """Signings with an instalment due in the period, or with less money received than was due by its end.

    Money named for a later instalment does not count here, a refund of it does: so no signing with overdue money can
    be missed, and the rest of the history is never fetched.
    """
    due_now = select(Instalment.signing_id).where(
        Instalment.due_on.between(period.start, period.end), Instalment.deleted_at.is_(None)
    )
    later = aliased(Instalment)
    received = (
        select(Receipt.signing_id, func.sum(type_coerce(Receipt.amount, BigInteger)).label("amount"))
        .outerjoin(later, (later.id == Receipt.instalment_id) & later.deleted_at.is_(None))
        .where(
            Receipt.received_on <= period.end,
            Receipt.deleted_at.is_(None),
            or_(later.id.is_(None), later.due_on <= period.end, Receipt.amount < Decimal(0)),
        )
        .group_by(Receipt.signing_id)
        .subquery()
    )
    due = func.sum(type_coerce(Instalment.amount, BigInteger))
    short = (
        select(Instalment.signing_id)
        .outerjoin(received, received.c.signing_id == Instalment.signing_id)
        .where(Instalment.due_on <= period.end, Instalment.deleted_at.is_(None))
        .group_by(Instalment.signing_id)
        .having(due > func.coalesce(func.max(received.c.amount), 0))
    )
    return union(due_now, short)
