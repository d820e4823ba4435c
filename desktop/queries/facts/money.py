"""Receipts of the period, what fell due in it and how much of that was paid, what is overdue at its end."""

from typing import Any

from sqlalchemy import BigInteger, Row, case, func, null, select, type_coerce
from sqlalchemy.orm import Session

from desktop.domain.period import Period
from desktop.domain.tally import Tally
from desktop.models import Receipt, Signing, SigningShare
from desktop.queries.facts.bearers import Records, Tallies, of_present_staff, placed
from desktop.queries.facts.instalments import instalment_records, paid_of_tangled
from desktop.queries.facts.narrowing import Narrowing
from desktop.queries.facts.question import Question, ask
from desktop.queries.facts.signings import SHARE
from desktop.queries.facts.sums import records_of, shared_sums, whole


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
        .where(
            Receipt.received_on.between(period.start, period.end),
            Receipt.deleted_at.is_(None),
            Signing.deleted_at.is_(None),
            of_present_staff(SigningShare.staff_id),
            *narrowing.signings(),
        )
    )


def receipt_sums(question: Question) -> Records:
    """One row for each bearer."""
    rows = placed(question.bearer, receipt_records(question.period, question.narrowing)).c
    return select(
        rows.bearer, records_of(question.bearer, rows.record_id), *shared_sums(rows.amount, rows.share)
    ).group_by(rows.bearer)


def add_receipts(session: Session, tallies: Tallies, question: Question) -> None:
    """Put the receipts of the period into the tallies; one statement."""
    for bearer_id, receipts, amount, amount_low in ask(session, receipt_sums, question):
        tally = tallies[bearer_id]
        tally.receipts, tally.collected = receipts, whole(amount, amount_low)


def instalment_sums(question: Question) -> Records:
    """One row for each bearer with all that is plain, and one for each tangled instalment."""
    wants_overdue = question.wants("overdue_amount")
    records = instalment_records(question.period, question.narrowing, wants_overdue)
    # Offset 0 keeps the engine from working out what is paid once for each sum that asks.
    rows = placed(question.bearer, records.offset(0)).c
    is_due = rows.day >= question.period.start
    is_late = rows.paid < rows.amount
    late = (case((is_late, rows.record_id)), case((is_late, rows.amount - rows.paid)))
    tangled = case((rows.tangled != 0, rows.record_id), else_=0)
    return select(
        rows.bearer,
        tangled.label("tangled"),
        func.max(rows.tangled).label("signing_id"),
        func.max(rows.day).label("day"),
        func.max(rows.amount).label("amount"),
        func.sum(rows.share).label("share"),
        records_of(question.bearer, case((is_due, rows.record_id))).label("due_records"),
        *_named("due", case((is_due, rows.amount)), rows.share),
        *_named("paid", case((is_due, rows.paid)), rows.share),
        (records_of(question.bearer, late[0]) if wants_overdue else null()).label("late_records"),
        *(_named("late", late[1], rows.share) if wants_overdue else ()),
    ).group_by(rows.bearer, tangled)


def add_instalments(session: Session, tallies: Tallies, question: Question) -> None:
    """Put what was due and what is overdue into the tallies; two statements at most."""
    period, wants_overdue = question.period, question.wants("overdue_amount")
    rows = ask(session, instalment_sums, question)
    paid = paid_of_tangled(session, period, {row.signing_id for row in rows if row.tangled})
    for row in rows:
        tally = tallies[row.bearer]
        if row.tangled:
            _add_tangled(tally, row, paid[row.tangled], row.day >= period.start)
            continue
        tally.due_instalments += row.due_records
        tally.due += whole(row.due, row.due_low)
        tally.paid += whole(row.paid, row.paid_low)
        if wants_overdue:
            tally.overdue_instalments += row.late_records
            tally.overdue += whole(row.late, row.late_low)


def _add_tangled(tally: Tally, row: Row[*tuple[Any, ...]], paid: int, is_due: bool) -> None:
    if is_due:
        tally.due_instalments += 1
        tally.due += row.amount * row.share
        tally.paid += paid * row.share
    if paid < row.amount:
        tally.overdue_instalments += 1
        tally.overdue += (row.amount - paid) * row.share


def _named(name: str, amount: Any, share: Any) -> tuple[Any, Any]:
    high, low = shared_sums(amount, share)
    return high.label(name), low.label(f"{name}_low")
