"""What the page of customers asks the data file; each answer is frozen."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.queries.clients.list import CustomerList, CustomerSums
from desktop.queries.clients.narrowing import CustomerFilter
from desktop.queries.clients.story import CustomerStory, customer_story
from desktop.queries.customers import customer_choices
from desktop.queries.key_order import Order
from desktop.queries.lookups import Choice, staff_ever, staff_in_service, teams, words
from desktop.ui.kit.offers import Offers
from desktop.ui.spelling import with_pinyin

MOST_CUSTOMERS = 5000
LISTS = {"kind": "customer_kind", "industry": "industry", "region": "region", "source": "source"}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What there is to filter by, what all that match come to, and whether there are any at all."""

    people: tuple[Choice, ...]
    teams: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    regions: tuple[Choice, ...]
    industries: tuple[Choice, ...]
    sums: CustomerSums
    is_empty: bool


def surroundings(session: Any, wanted: CustomerFilter, today: date, language: str) -> Surroundings:
    """Everything beside the rows."""
    sums = CustomerList(wanted, today, language).sums(session)
    return Surroundings(
        people=staff_ever(session, today),
        teams=teams(session, language),
        kinds=words(session, LISTS["kind"], language),
        regions=words(session, LISTS["region"], language),
        industries=words(session, LISTS["industry"], language),
        sums=sums,
        is_empty=not sums.number and not CustomerList(CustomerFilter(), today, language).number(session),
    )


def customer_offers(session: Any, today: date, language: str) -> Offers:
    """What the forms offer."""
    return Offers(
        people=staff_in_service(session, today),
        customers=customer_choices(session, limit=MOST_CUSTOMERS),
        words={name: with_pinyin(words(session, kind, language)) for name, kind in LISTS.items()},
    )


def opened_customer(
    session: Any, customer_id: int, today: date, language: str
) -> tuple[CustomerStory | None, Offers]:
    """A customer and what its form offers; whoever looks after it is offered even after leaving."""
    return customer_story(session, customer_id, today, language), everybody_offers(session, today, language)


def everybody_offers(session: Any, today: date, language: str) -> Offers:
    """What the form of a known customer offers: also people who left."""
    offers = customer_offers(session, today, language)
    return Offers(staff_ever(session, today), offers.customers, offers.deals, offers.words)


def keys_matching(session: Any, wanted: CustomerFilter, today: date, language: str) -> tuple[int, ...]:
    """The keys of all customers that match."""
    order = CustomerList(wanted, today, language).order(session, Order())
    return tuple(order.keys(0, len(order)))
