"""The list of contracts in parts: its first rows, its whole order by any column, and the rows of any keys."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, String, case, cast, func, select
from sqlalchemy.orm import Session

from desktop.models import Customer, Signing, SigningShare, Staff
from desktop.queries.key_order import KeyOrder, Order
from desktop.queries.orders import name_order, word_order
from desktop.queries.paging import Listing, first_keys, key_order
from desktop.queries.signings import (
    SigningFilter,
    SigningLine,
    SigningSums,
    received_for,
    signing_sums,
    signings_by_key,
    signings_matching,
)


def _first_signer() -> ColumnElement[str]:
    """Who has the largest share, by pinyin."""
    return (
        select(func.coalesce(func.nullif(Staff.pinyin, ""), func.lower(Staff.name)))
        .join(SigningShare, SigningShare.staff_id == Staff.id)
        .where(SigningShare.signing_id == Signing.id)
        .order_by(SigningShare.share.desc(), SigningShare.id)
        .limit(1)
        .scalar_subquery()
    )


def _state() -> ColumnElement[str]:
    """What is to land by its day, then what has landed, then what was terminated."""
    return case(
        (Signing.terminated_on.is_not(None), "b"),
        (Signing.landed_on.is_not(None), "a"),
        else_=cast(Signing.landing_planned_on, String),
    )


LISTING = Listing(
    Signing.id,
    (Signing.signed_on, Signing.id),
    "signed_on",
    {
        "number": func.lower(Signing.number),
        "customer": name_order(Customer, Signing.customer_id),
        "signers": _first_signer(),
        "product": word_order(Signing.product_id),
        "region": word_order(Signing.region_id),
        "amount": Signing.amount.expression,
        "received": received_for(),
        "state": _state(),
        "landing": Signing.landing_planned_on.expression,
    },
)


@dataclass(frozen=True, slots=True)
class SigningList:
    """The contracts that match a filter, to be read in parts."""

    wanted: SigningFilter
    language: str

    def first(self, session: Session, order: Order, size: int) -> list[int]:
        """The first `size` keys."""
        return first_keys(session, LISTING, signings_matching(self.wanted), order, size)

    def order(self, session: Session, order: Order) -> KeyOrder:
        """All keys."""
        return key_order(session, LISTING, signings_matching(self.wanted), order, bool(self.wanted.text.strip()))

    def lines(self, session: Session, keys: Sequence[int]) -> tuple[SigningLine, ...]:
        """The contracts of these keys."""
        return signings_by_key(session, keys, self.language)

    def sums(self, session: Session) -> SigningSums:
        """The foot of the list; one statement."""
        return signing_sums(session, self.wanted)
