"""Customers that may be one and the same: those like a new one, and all pairs of the list."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, case, or_, select
from sqlalchemy.orm import Session

from desktop.models import Customer
from desktop.queries.resemblance import Bearer, Resembling, core, digits, resembling, score

CLOSE = 88.0  # per cent from which a pair of the list is shown: a new customer is compared less strictly
COMMON = 60  # names that share two characters beyond which those say nothing
MOST_PAIRS = 200
_LAST_DIGITS = 4
_NAME, _PHONE = "=", "#"  # marks no core holds: a block of one whole name, of one telephone
_WHOLE = (_NAME, _PHONE)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two customers that resemble each other, the older entry first; in per cent, 100 with one telephone."""

    older: Bearer
    newer: Bearer
    percent: int
    is_same_phone: bool


def customers_like(session: Session, name: str, phone: str = "", but: int | None = None) -> tuple[Resembling, ...]:
    """The customers on the list that may be the one of this name or telephone, the likeliest first.

    Only those are compared that share half of the name's pairs of neighbouring characters, or the telephone's end.
    """
    wanted, number = core(name), digits(phone)
    pairs = sorted(_bigrams(wanted))
    shared = [case((Customer.name.icontains(pair, autoescape=True), 1), else_=0) for pair in pairs]
    likely: list[ColumnElement[bool]] = []
    if shared:
        likely.append(sum(shared[1:], shared[0]) >= max(1, len(pairs) // 2))
    if number:
        likely.append(Customer.phone.contains(number[-_LAST_DIGITS:], autoescape=True))
    if not likely:
        return ()
    question = select(Customer.id, Customer.name, Customer.phone).where(Customer.deleted_at.is_(None), or_(*likely))
    if but is not None:
        question = question.where(Customer.id != but)
    return resembling(name, phone, (Bearer(*row) for row in session.execute(question)))


def bearers(session: Session) -> tuple[Bearer, ...]:
    """Every customer on the list as far as two are compared, in the order of their entry."""
    question = select(Customer.id, Customer.name, Customer.phone).where(Customer.deleted_at.is_(None))
    return tuple(Bearer(*row) for row in session.execute(question.order_by(Customer.id)))


def duplicates(
    every: Sequence[Bearer],
    cancelled: Callable[[], bool] = lambda: False,
    apart: Collection[tuple[int, int]] = frozenset(),
) -> tuple[Pair, ...]:
    """The pairs that may be one customer, the likeliest first, at most 200; needs no data file.

    Pairs of `apart`, older and newer key, are two and left out. Only those are compared that share a telephone, a
    whole core, or two neighbouring characters that few share.
    """
    found: dict[tuple[int, int], Pair] = {}
    for block in _blocks(every):
        if cancelled():
            break
        for place, older in enumerate(block):
            for newer in block[place + 1 :]:
                keys = (older.customer_id, newer.customer_id)
                if keys not in found and keys not in apart and (pair := _pair(older, newer)):
                    found[keys] = pair
    ranked = sorted(found.values(), key=lambda pair: (-pair.percent, not pair.is_same_phone, pair.older.customer_id))
    return tuple(ranked[:MOST_PAIRS])


def _blocks(every: Sequence[Bearer]) -> Iterator[list[Bearer]]:
    by_key: dict[str, list[Bearer]] = defaultdict(list)
    for bearer in every:
        for key in _keys(bearer):
            by_key[key].append(bearer)
    for key, block in by_key.items():
        if key[0] in _WHOLE or len(block) <= COMMON:
            yield block[:COMMON]


def _keys(bearer: Bearer) -> Iterable[str]:
    name, number = core(bearer.name), digits(bearer.phone)
    yield _NAME + name
    if number:
        yield _PHONE + number
    yield from _bigrams(name)


def _bigrams(name: str) -> set[str]:
    return {name[place : place + 2] for place in range(len(name) - 1)}


def _pair(older: Bearer, newer: Bearer) -> Pair | None:
    number = digits(older.phone)
    is_same_phone = bool(number) and number == digits(newer.phone)
    percent = 100.0 if is_same_phone else score(core(older.name), core(newer.name))
    return Pair(older, newer, int(percent), is_same_phone) if percent >= CLOSE else None
