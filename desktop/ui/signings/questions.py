"""What the contracts page asks the data file; each answer is frozen."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.queries.customers import customer_choices
from desktop.queries.key_order import Order
from desktop.queries.lookups import staff_in_service, words
from desktop.queries.overdue import OverdueLine, overdue_lines
from desktop.queries.signing_choices import deal_choices, signing_choices
from desktop.queries.signing_detail import SigningDetail, signing_detail
from desktop.queries.signing_list import SigningList
from desktop.queries.signings import SigningFilter
from desktop.queries.staff import StaffLine, staff_list
from desktop.ui.kit.offers import Offers
from desktop.ui.spelling import with_pinyin

MOST_CUSTOMERS = 5000


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is overdue, whether there are any contracts at all, and everybody to filter by."""

    overdue: tuple[OverdueLine, ...]
    is_empty: bool
    people: tuple[StaffLine, ...]


def surroundings(session: Any, wanted: SigningFilter, today: date, language: str) -> Surroundings:
    """Everything overdue, for the same person, customer and words as the list, and what stands around it."""
    is_empty = not SigningList(SigningFilter(), language).first(session, Order(), 1)
    overdue = tuple(line for line in overdue_lines(session, today, wanted.staff_id) if _matches(line, wanted))
    return Surroundings(overdue, is_empty, staff_list(session, today, language, service=None))


def contract_offers(session: Any, day: date, language: str) -> Offers:
    """Who is in service on a day, customers, deals, products and regions."""
    return Offers(
        people=staff_in_service(session, day),
        customers=customer_choices(session, limit=MOST_CUSTOMERS),
        deals=deal_choices(session),
        words={
            "product": with_pinyin(words(session, "product", language)),
            "region": with_pinyin(words(session, "region", language)),
        },
    )


def opened_contract(session: Any, signing_id: int, language: str) -> tuple[SigningDetail | None, Offers]:
    """A contract and what its form offers."""
    detail = signing_detail(session, signing_id, language)
    day = detail.signed_on if detail else date.min
    return detail, contract_offers(session, day, language)


def receipt_offers(session: Any, signing_id: int | None, language: str) -> tuple[Offers, SigningDetail | None]:
    """The contracts for which money may come in, and the one it is entered for."""
    detail = signing_detail(session, signing_id, language) if signing_id is not None else None
    return Offers(deals=signing_choices(session)), detail


def _matches(line: OverdueLine, wanted: SigningFilter) -> bool:
    if wanted.customer_id not in (None, line.customer_id):
        return False
    text = wanted.text.strip().casefold()
    people = (signer.name for signer in line.signers)
    return not text or any(text in told.casefold() for told in (line.number, line.customer, *people))
