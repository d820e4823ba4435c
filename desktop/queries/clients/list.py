"""The list of customers in parts: its first rows, its whole order by any column, and the rows of any keys."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.models import Customer, Receipt, Signing, Staff
from desktop.queries.clients.lines import (
    CustomerLine,
    customer_lines,
    open_deals,
    received,
    signed_amount,
    visited_on,
)
from desktop.queries.clients.narrowing import CustomerFilter, customers_matching
from desktop.queries.key_order import KeyOrder, Order
from desktop.queries.orders import name_order, word_order, worded
from desktop.queries.paging import Listing, first_keys, key_order

LISTING = Listing(
    Customer.id,
    (Customer.id,),
    "entered",
    {
        "name": func.coalesce(func.nullif(Customer.pinyin, ""), func.lower(Customer.name)),
        "code": func.lower(Customer.code),
        "owner": name_order(Staff, Customer.owner_id),
        "kind": word_order(Customer.kind_id),
        "industry": word_order(Customer.industry_id),
        "region": word_order(Customer.region_id),
        "source": word_order(Customer.source_id),
        "contact": worded(Customer.contact),
        "first_contact_on": Customer.first_contact_on.expression,
        "visited_on": visited_on(),
        "open_deals": open_deals(),
        "signed_amount": signed_amount(),
        "received": received(),
    },
)


@dataclass(frozen=True, slots=True)
class CustomerSums:
    """All customers that match: how many, what they signed and what came in from them less refunds, in 元."""

    number: int
    signed: Decimal
    received: Decimal


@dataclass(frozen=True, slots=True)
class CustomerList:
    """The customers that match a filter, to be read in parts; those entered last come first."""

    wanted: CustomerFilter
    today: date
    language: str

    def first(self, session: Session, order: Order, size: int) -> list[int]:
        """The first `size` keys."""
        return first_keys(session, LISTING, customers_matching(session, self.wanted, self.today), order, size)

    def order(self, session: Session, order: Order) -> KeyOrder:
        """All keys."""
        return key_order(session, LISTING, customers_matching(session, self.wanted, self.today), order)

    def lines(self, session: Session, keys: Sequence[int]) -> tuple[CustomerLine, ...]:
        """The customers of these keys."""
        return customer_lines(session, keys, self.today, self.language)

    def sums(self, session: Session) -> CustomerSums:
        """The foot of the list; three statements."""
        matching = customers_matching(session, self.wanted, self.today)
        theirs = (
            Signing.customer_id.in_(select(Customer.id).where(*matching)),
            Signing.deleted_at.is_(None),
        )
        signed = session.scalar(select(func.sum(Signing.amount)).where(*theirs))
        money = select(func.sum(Receipt.amount)).join(Signing, Signing.id == Receipt.signing_id)
        received = session.scalar(money.where(*theirs, Receipt.deleted_at.is_(None)))
        return CustomerSums(self.number(session), signed or Decimal(0), received or Decimal(0))

    def number(self, session: Session) -> int:
        """How many customers match; one statement."""
        matching = customers_matching(session, self.wanted, self.today)
        return session.scalar(select(func.count(Customer.id)).where(*matching)) or 0
