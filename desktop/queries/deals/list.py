"""The list of deals in parts: its first rows, its whole order by any column, and the rows of any keys."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.models import Customer, Deal, DealStageChange, Staff, Stage
from desktop.queries.deals.lines import DealLine, deal_lines
from desktop.queries.deals.narrowing import DealFilter, deals_matching
from desktop.queries.key_order import KeyOrder, Order
from desktop.queries.orders import name_order, word_order
from desktop.queries.paging import Listing, first_keys, key_order

_VALUE = func.coalesce(Deal.amount, Deal.expected_amount)
LISTING = Listing(
    Deal.id,
    (Deal.opened_on, Deal.id),
    "opened_on",
    {
        "code": func.lower(Deal.code),
        "customer": name_order(Customer, Deal.customer_id),
        "staff": name_order(Staff, Deal.staff_id),
        "product": word_order(Deal.product_id),
        "stage": select(Stage.sort_order).where(Stage.id == Deal.stage_id).scalar_subquery(),
        "in_stage_since": select(func.max(DealStageChange.reached_on))
        .where(DealStageChange.deal_id == Deal.id, DealStageChange.stage_id == Deal.stage_id)
        .scalar_subquery(),
        "value": _VALUE,
        "lost_reason": word_order(Deal.lost_reason_id),
        "closed_on": Deal.closed_on.expression,
        "result": Deal.result.expression,
    },
)


@dataclass(frozen=True, slots=True)
class DealSums:
    """All deals that match: how many, and what they brought or may bring in 元."""

    number: int
    amount: Decimal


@dataclass(frozen=True, slots=True)
class DealList:
    """The deals that match a filter, to be read in parts."""

    wanted: DealFilter
    today: date
    language: str

    def first(self, session: Session, order: Order, size: int) -> list[int]:
        """The first `size` keys."""
        return first_keys(session, LISTING, deals_matching(session, self.wanted, self.today), order, size)

    def order(self, session: Session, order: Order) -> KeyOrder:
        """All keys."""
        return key_order(session, LISTING, deals_matching(session, self.wanted, self.today), order)

    def lines(self, session: Session, keys: Sequence[int]) -> tuple[DealLine, ...]:
        """The deals of these keys."""
        return deal_lines(session, keys, self.today, self.language)

    def sums(self, session: Session) -> DealSums:
        """The foot of the list."""
        matching = deals_matching(session, self.wanted, self.today)
        number, amount = session.execute(select(func.count(), func.sum(_VALUE)).where(*matching)).one()
        return DealSums(number, amount or Decimal(0))
