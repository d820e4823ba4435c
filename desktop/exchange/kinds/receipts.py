"""Receipts: a row's due part is an instalment, its received part a receipt; each is recognised by its values."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from desktop.errors import N_
from desktop.exchange.columns import Column, Ref
from desktop.exchange.kind import Kind, Row, Work
from desktop.exchange.sentences import Refusal
from desktop.exchange.values.dates import day
from desktop.exchange.values.numbers import money, refundable
from desktop.exchange.values.text import code
from desktop.models import Instalment, Receipt, Signing
from desktop.models.base import now

COLUMNS = (
    Column("signing", "合同编号", "Signing", code, is_required=True, refers=Ref.SIGNING, also=(
        "合同号", "合同", "签约编号", "签约", "number", "contract number", "contract no", "contract", "contract id",
        "order id")),
    Column("due_on", "应收日期", "Due on", day, also=("应收款日期", "应付日期", "应收时间", "due date", "due")),
    Column("due_amount", "应收金额", "Due amount", money, also=("应收", "应收款", "amount due", "due value")),
    Column("received_on", "到账日期", "Received on", day, also=(
        "回款日期", "收款日期", "到账时间", "received date", "paid on", "payment date", "date")),
    Column("received_amount", "到账金额", "Received amount", refundable, also=(
        "回款金额", "收款金额", "实收金额", "到账", "amount received", "amount paid", "paid", "amount", "金额")),
)  # fmt: skip
Part = tuple[int, Any, Any]  # signing, day, amount


def check(values: Mapping[str, Any]) -> None:
    """Each part has its day and its amount, and there is one part at least."""
    due = (values.get("due_on"), values.get("due_amount"))
    received = (values.get("received_on"), values.get("received_amount"))
    if None in due and due != (None, None):
        raise Refusal(N_("What falls due needs both a day and an amount."))
    if None in received and received != (None, None):
        raise Refusal(N_("What was received needs both a day and an amount."))
    if due == received == (None, None):
        raise Refusal(N_("The row holds neither an amount due nor an amount received."))


def save(rows: list[Row], work: Work) -> None:
    """Add the instalments and receipts that are not known yet."""
    known_due = _stored(Instalment, Instalment.due_on, work)
    known_received = _stored(Receipt, Receipt.received_on, work)
    dues: list[tuple[Row, Part]] = []
    receipts: list[tuple[Row, Part]] = []
    instalments: dict[int, int] = {}  # row number → the instalment that the row's money pays
    for row in rows:
        due, received = _parts(row)
        instalment, is_new_due = _take(due, known_due)
        _receipt, is_new_received = _take(received, known_received)
        if instalment is not None:
            instalments[row.number] = instalment
        if due and is_new_due:
            dues.append((row, due))
        if received and is_new_received:
            receipts.append((row, received))
        _count([is_new_due] * bool(due) + [is_new_received] * bool(received), work)
    keys = _add(Instalment, [_record(due, "due_on", work) for _row, due in dues], work)
    instalments |= {row.number: key for (row, _due), key in zip(dues, keys, strict=True)}
    records = [
        _record(received, "received_on", work) | {"instalment_id": instalments.get(row.number)}
        for row, received in receipts
    ]
    _add(Receipt, records, work)


def _parts(row: Row) -> tuple[Part | None, Part | None]:
    values = row.values
    due = (values["signing"], values["due_on"], values["due_amount"]) if row.given("due_on") else None
    received = (
        (values["signing"], values["received_on"], values["received_amount"]) if row.given("received_on") else None
    )
    return due, received


def _stored(model: Any, day_column: Any, work: Work) -> dict[Part, list[int]]:
    stored: dict[Part, list[int]] = {}
    question = select(model.id, model.signing_id, day_column, model.amount).where(model.deleted_at.is_(None))
    for key, *part in work.session.execute(question.order_by(model.id.desc())):
        stored.setdefault((part[0], part[1], part[2]), []).append(key)
    return stored


def _take(part: Part | None, known: dict[Part, list[int]]) -> tuple[int | None, bool]:
    """A stored record that is this part, used up by that; otherwise whether there is a new one to add."""
    if part is None:
        return None, False
    keys = known.get(part)
    return (keys.pop(), False) if keys else (None, True)


def _record(part: Part, day_attribute: str, work: Work) -> dict[str, Any]:
    moment = now()
    return {
        "signing_id": part[0], day_attribute: part[1], "amount": part[2], "import_batch_id": work.batch_id,
        "created_at": moment, "changed_at": moment,
    }  # fmt: skip


def _add(model: Any, records: list[dict[str, Any]], work: Work) -> list[int]:
    if not records:
        return []
    return list(work.session.scalars(insert(model).returning(model.id, sort_by_parameter_order=True), records))


def _count(news: list[bool], work: Work) -> None:
    if all(news):
        work.tally.created += 1
    elif any(news):
        work.tally.updated += 1
    else:
        work.tally.unchanged += 1


def export(session: Session) -> Iterable[Mapping[Any, Any]]:
    """All instalments with their receipts, then the receipts without one."""
    received: dict[int | None, list[Any]] = {}
    receipts = select(Signing.number, Receipt.instalment_id, Receipt.received_on, Receipt.amount).join(
        Signing, Signing.id == Receipt.signing_id
    )
    for receipt in session.execute(
        receipts.where(Receipt.deleted_at.is_(None)).order_by(Receipt.received_on, Receipt.id)
    ):
        received.setdefault(receipt.instalment_id, []).append(receipt)
    instalments = select(Instalment.id, Signing.number, Instalment.due_on, Instalment.amount).join(
        Signing, Signing.id == Instalment.signing_id
    )
    loose = received.pop(None, [])
    for due in session.execute(
        instalments.where(Instalment.deleted_at.is_(None)).order_by(Instalment.due_on, Instalment.id)
    ):
        paid = received.pop(due.id, [])
        first = _received(paid[0]) if paid else {}
        yield {"signing": due.number, "due_on": due.due_on, "due_amount": due.amount, **first}
        loose.extend(paid[1:])
    for receipt in [*loose, *(one for rest in received.values() for one in rest)]:
        yield {"signing": receipt.number, **_received(receipt)}


def _received(receipt: Any) -> dict[str, Any]:
    return {"received_on": receipt.received_on, "received_amount": receipt.amount}


KIND = Kind("receipts", COLUMNS, save, export, check)
