"""Receipts of the period, what fell due in it and how much of that was paid, what is overdue at its end."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, case, func, select, type_coerce
from sqlalchemy.orm import Session

from desktop.domain.period import Period
from desktop.domain.tally import Tally
from desktop.domain.targets import Bearer
from desktop.models import Receipt, Signing, SigningShare
from desktop.queries.facts.bearers import Records, Tallies, of_present_staff, placed
from desktop.queries.facts.instalments import due_records, dues_in_period, instalment_records
from desktop.queries.facts.narrowing import Narrowing
from desktop.queries.facts.question import Question, ask, ask_numbers
from desktop.queries.facts.signings import SHARE
from desktop.queries.facts.sums import records_of, shared_sums, whole
from desktop.queries.facts.tangled import PaidDue, paid_of_tangled


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
    for bearer_id, receipts, amount, amount_low in ask_numbers(session, receipt_sums, question):
        tally = tallies[bearer_id]
        tally.receipts, tally.collected = receipts, whole(amount, amount_low)


def instalment_sums(question: Question) -> Records:
    """One row for each bearer with all that is plain, and one for each tangled instalment."""
    wants_overdue = question.wants("overdue_amount")
    records = instalment_records(question.period, question.narrowing, wants_overdue)
    # Offset 0 keeps the engine from working out what is paid once for each sum that asks.
    rows = placed(question.bearer, records.offset(0)).c
    record: ColumnElement[Any] = rows.record_id
    amount: ColumnElement[Any] = rows.amount
    paid: ColumnElement[Any] = rows.paid
    late: tuple[ColumnElement[Any], ...] = ()
    if wants_overdue:
        is_due, is_late = rows.day >= question.period.start, rows.paid < rows.amount
        late = (
            records_of(question.bearer, case((is_late, record))).label("late_records"),
            *_named("late", case((is_late, amount - paid)), rows.share),
        )
        record, amount, paid = (case((is_due, each)) for each in (record, amount, paid))
    tangled = case((rows.tangled != 0, rows.record_id), else_=0)
    return select(
        rows.bearer,
        tangled.label("tangled"),
        func.max(rows.tangled).label("signing_id"),
        func.sum(rows.share).label("share"),
        records_of(question.bearer, record).label("due_records"),
        *_named("due", amount, rows.share),
        *_named("paid", paid, rows.share),
        *late,
    ).group_by(rows.bearer, tangled)


def due_sums(question: Question) -> Records:
    """The same of what fell due, for people: one row for each tangled signing instead of each instalment."""
    # Offset 0: as above.
    rows = placed(question.bearer, due_records(question.period, question.narrowing).offset(0)).c
    return select(
        rows.bearer,
        rows.tangled.label("signing_id"),
        func.sum(rows.share).label("share"),
        func.sum(rows.number).label("due_records"),
        *_named("due", rows.amount, rows.share),
        *_named("paid", rows.paid, rows.share),
    ).group_by(rows.bearer, rows.tangled)


def add_due(session: Session, tallies: Tallies, question: Question) -> None:
    """Put what was due into people's tallies; two statements at most."""
    rows = ask_numbers(session, due_sums, question)
    inside: dict[int, list[PaidDue]] = defaultdict(list)
    for due in paid_of_tangled(session, question.period, {row[1] for row in rows if row[1]}).values():
        if question.period.start <= due.due_on <= question.period.end:
            inside[due.signing_id].append(due)
    for bearer_id, signing_id, share, number, due_high, due_low, paid_high, paid_low in rows:
        tally = tallies[bearer_id]
        tally.due_instalments += number
        tally.due += whole(due_high, due_low)
        if signing_id:
            tally.paid += sum(due.paid for due in inside[signing_id]) * share
        else:
            tally.paid += whole(paid_high, paid_low)


def plain_due_sums(question: Question) -> Records:
    """One row for each bearer: what fell due, and how much of it can be paid."""
    rows = placed(question.bearer, dues_in_period(question.period, question.narrowing)).c
    return select(
        rows.bearer,
        func.count(rows.record_id),
        *shared_sums(rows.amount, rows.share),
        *shared_sums(rows.size, rows.share),
    ).group_by(rows.bearer)


def add_due_but_unpaid(session: Session, tallies: Tallies, question: Question, unpaid: Mapping[int, int]) -> None:
    """Put what was due into people's tallies where it is known what of it, in 分 × share, is not paid."""
    for bearer_id, number, due, due_low, size, size_low in ask_numbers(session, plain_due_sums, question):
        tally = tallies[bearer_id]
        tally.due_instalments, tally.due = number, whole(due, due_low)
        tally.paid = whole(size, size_low) - unpaid.get(bearer_id, 0)


def add_instalments(session: Session, tallies: Tallies, question: Question) -> None:
    """Put what was due and what is overdue into the tallies; two statements at most."""
    start, wants_overdue = question.period.start, question.wants("overdue_amount")
    if question.bearer is Bearer.STAFF and not wants_overdue:
        add_due(session, tallies, question)
        return
    rows = ask(session, instalment_sums, question)
    paid = paid_of_tangled(session, question.period, {row.signing_id for row in rows if row.tangled})
    for row in rows:
        tally = tallies[row.bearer]
        if row.tangled:
            _add_tangled(tally, paid[row.tangled], row.share, start)
            continue
        tally.due_instalments += row.due_records
        tally.due += whole(row.due, row.due_low)
        tally.paid += whole(row.paid, row.paid_low)
        if wants_overdue:
            tally.overdue_instalments += row.late_records
            tally.overdue += whole(row.late, row.late_low)


def _add_tangled(tally: Tally, due: PaidDue, share: int, start: date) -> None:
    if due.due_on >= start:
        tally.due_instalments += 1
        tally.due += due.amount * share
        tally.paid += due.paid * share
    if due.paid < due.amount:
        tally.overdue_instalments += 1
        tally.overdue += (due.amount - due.paid) * share


def _named(name: str, amount: Any, share: Any) -> tuple[Any, Any]:
    high, low = shared_sums(amount, share)
    return high.label(name), low.label(f"{name}_low")
