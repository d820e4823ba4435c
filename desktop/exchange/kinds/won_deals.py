"""The signing of a won deal that has none of its own: made, kept in step, and withdrawn when the deal is not won."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import delete, insert, select, update

from desktop.errors import N_
from desktop.exchange.columns import Ref
from desktop.exchange.kind import Work
from desktop.models import Deal, Instalment, Receipt, Signing, SigningShare
from desktop.models.base import now

WITHDRAWN = N_("Deal {code} is no longer won, so its signing was withdrawn.")
KEPT = N_("Deal {code} is no longer won, but money is booked on its signing, so the signing stays.")
UNDATED = N_("Deal {code} is won but has no closing date, so no signing was made.")


def sign_won_deals(
    deals: Sequence[int], changed: set[int], work: Work, rows: Mapping[int, int] | None = None
) -> None:
    """Bring the signings of the given deals in step; only deals that changed touch an existing signing.

    `rows` tells in which row a deal stands, where that is known.
    """
    wanted = set(deals)
    records = [deal for deal in work.session.execute(_deals()).all() if deal.id in wanted]
    own = _own_signings(records, work)
    new = []
    for deal in records:
        signing = own.get(deal.id)
        is_won = deal.result == "won" and deal.amount is not None
        if is_won and deal.closed_on is None and deal.id in changed:
            work.tally.warn((rows or {}).get(deal.id), UNDATED, code=deal.code or "—")
        elif is_won and signing is None and deal.closed_on is not None:
            new.append(deal)
        elif signing is not None and deal.id in changed and signing.deal_id == deal.id:
            _step(deal, signing, is_won, work)
    _make(new, work)
    if new or changed:
        work.books.forget(Ref.SIGNING)


def _deals() -> Any:
    return select(
        Deal.id, Deal.code, Deal.staff_id, Deal.customer_id, Deal.product_id, Deal.closed_on, Deal.amount, Deal.result
    )


def _own_signings(deals: Sequence[Any], work: Work) -> dict[int, Any]:
    """Each deal's signing: the one that names it, or one whose number is its code."""
    stored = work.session.execute(
        select(
            Signing.id, Signing.number, Signing.deal_id, Signing.signed_on, Signing.amount, Signing.customer_id,
            Signing.product_id, Signing.deleted_at,
        )
    ).all()  # fmt: skip
    by_deal = {signing.deal_id: signing for signing in stored if signing.deal_id is not None}
    by_number = {signing.number: signing for signing in stored if signing.number}
    found = {}
    for deal in deals:
        signing = by_deal.get(deal.id) or (by_number.get(deal.code) if deal.code else None)
        if signing is not None:
            found[deal.id] = signing
    return found


def _make(deals: Sequence[Any], work: Work) -> None:
    if not deals:
        return
    moment = now()
    records = [
        {
            "number": deal.code, "customer_id": deal.customer_id, "signed_on": deal.closed_on, "amount": deal.amount,
            "product_id": deal.product_id, "deal_id": deal.id, "import_batch_id": work.batch_id,
            "created_at": moment, "changed_at": moment,
        }
        for deal in deals
    ]  # fmt: skip
    ids = list(work.session.scalars(insert(Signing).returning(Signing.id, sort_by_parameter_order=True), records))
    shares = [
        {"signing_id": signing, "staff_id": deal.staff_id, "share": Decimal(100)}
        for signing, deal in zip(ids, deals, strict=True)
    ]
    work.session.execute(insert(SigningShare), shares)


def _step(deal: Any, signing: Any, is_won: bool, work: Work) -> None:
    """Bring one signing in step with its changed deal, as long as it was made from the deal."""
    if signing.number != deal.code:
        return
    if not is_won:
        _withdraw(deal, signing, work)
        return
    if deal.closed_on is None:
        return
    work.session.execute(
        update(Signing)
        .where(Signing.id == signing.id)
        .values(
            signed_on=deal.closed_on, amount=deal.amount, customer_id=deal.customer_id, product_id=deal.product_id,
            deleted_at=None, changed_at=now(), revision=Signing.revision + 1,
        )
    )  # fmt: skip
    shares = list(work.session.scalars(select(SigningShare.staff_id).where(SigningShare.signing_id == signing.id)))
    if len(shares) <= 1 and shares != [deal.staff_id]:
        work.session.execute(delete(SigningShare).where(SigningShare.signing_id == signing.id))
        whole = {"signing_id": signing.id, "staff_id": deal.staff_id, "share": Decimal(100)}
        work.session.execute(insert(SigningShare), [whole])


def _withdraw(deal: Any, signing: Any, work: Work) -> None:
    if signing.deleted_at is not None:
        return
    for table in (Receipt, Instalment):
        booked = select(table.id).where(table.signing_id == signing.id, table.deleted_at.is_(None)).limit(1)
        if work.session.scalar(booked) is not None:
            work.tally.warn(None, KEPT, code=deal.code or "")
            return
    work.session.execute(update(Signing).where(Signing.id == signing.id).values(deleted_at=now(), changed_at=now()))
    work.tally.warn(None, WITHDRAWN, code=deal.code or "")
