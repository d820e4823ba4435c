"""The visit log in parts: its first rows, its whole order by any column, and the rows of any keys."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, null, select
from sqlalchemy.orm import Session

from desktop.models import Customer, Staff, Visit
from desktop.queries.effective_visits import is_effective_visit
from desktop.queries.held_words import are_held, held_order
from desktop.queries.key_order import KeyOrder, Order
from desktop.queries.orders import name_order, word_order, worded
from desktop.queries.paging import Listing, first_keys, key_order
from desktop.queries.visits import VisitFilter, VisitLine, visits_by_key, visits_matching

LISTING = Listing(
    Visit.id,
    (Visit.visited_on, Visit.id),
    "visited_on",
    {
        "staff": name_order(Staff, Visit.staff_id),
        "customer": name_order(Customer, Visit.customer_id),
        "method": word_order(Visit.method_id),
        "outcome": word_order(Visit.outcome_id),
        "minutes": Visit.minutes.expression,
        "summary": worded(Visit.summary),
        "next_step": worded(Visit.next_step),
        "next_on": Visit.next_on.expression,
        "place": worded(Visit.place),
        "entered_on": Visit.entered_on.expression,
    },
)

OLDEST_FIRST = Order(LISTING.usual)


@dataclass(frozen=True, slots=True)
class VisitSums:
    """All visits that match: how many, how many with an effective outcome, and minutes in all.

    `customers` are the different ones, counted only where visits of no customer are left out: who was led here by
    their number finds it again.
    """

    number: int
    effective: int
    minutes: int
    customers: int | None = None


@dataclass(frozen=True, slots=True)
class VisitList:
    """The visits that match a filter, to be read in parts."""

    wanted: VisitFilter
    language: str

    @property
    def is_searched_whole(self) -> bool:
        """Whether words are looked for in every visit there is."""
        return bool(self.wanted.text.strip()) and self.wanted == VisitFilter(text=self.wanted.text)

    def first(self, session: Session, order: Order, size: int) -> list[int]:
        """The first `size` keys."""
        return first_keys(session, LISTING, visits_matching(session, self.wanted), order, size)

    def order(self, session: Session, order: Order) -> KeyOrder:
        """All keys; from memory where only words are asked for and those of every visit are held."""
        words = self.wanted.text.strip()
        is_newest_first = order.column not in LISTING.columns and order != OLDEST_FIRST
        if self.is_searched_whole and is_newest_first and are_held(session, words):
            return held_order(session, words)
        return key_order(session, LISTING, visits_matching(session, self.wanted), order, bool(words))

    def lines(self, session: Session, keys: Sequence[int]) -> tuple[VisitLine, ...]:
        """The visits of these keys."""
        return visits_by_key(session, keys, self.language)

    def sums(self, session: Session) -> VisitSums:
        """The foot of the list; one statement."""
        customers = func.count(Visit.customer_id.distinct()) if self.wanted.has_customer else null()
        number, hits, minutes, met = session.execute(
            select(func.count(), func.count().filter(is_effective_visit()), func.sum(Visit.minutes), customers).where(
                *visits_matching(session, self.wanted)
            )
        ).one()
        return VisitSums(number, hits, minutes or 0, met)
