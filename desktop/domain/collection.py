"""Which money paid which instalment: received amounts in 分 spread over what was due (docs/scoring.md).

Money named for an instalment pays that one first. Money without a name, and what an instalment got beyond its
amount, pays the oldest unpaid instalment first. A refund is negative money: it takes from its own instalment, and
what is left of it takes from the newest paid one first.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from operator import itemgetter
from typing import NamedTuple


class Due(NamedTuple):
    """An instalment of one signing; amounts in 分."""

    instalment_id: int
    due_on: date
    amount: int


_AGE = itemgetter(1, 0)  # of a due: the day, then the key


class Money(NamedTuple):
    """Money received for one signing in 分, negative for a refund, perhaps named for an instalment."""

    amount: int
    instalment_id: int | None = None


def received_by_instalment(dues: Iterable[Due], received: Iterable[Money]) -> Mapping[int, int]:
    """How much of each instalment is paid, in 分, never below 0 nor beyond its amount."""
    oldest_first = sorted(dues, key=_AGE)
    named = {key: 0 for key, _due_on, _amount in oldest_first}
    pool = 0
    for amount, key in received:
        if key in named:
            named[key] += amount
        else:
            pool += amount
    paid: dict[int, int] = {}
    for key, _due_on, amount in oldest_first:
        own = named[key]
        paid[key] = part = max(min(own, amount), 0)
        pool += own - part
    if pool > 0:
        _fill(oldest_first, paid, pool)
    elif pool < 0:
        _take(oldest_first, paid, -pool)
    return paid


def _fill(oldest_first: Iterable[Due], paid: dict[int, int], pool: int) -> None:
    for key, _due_on, amount in oldest_first:
        part = min(pool, max(amount, 0) - paid[key])
        paid[key] += part
        pool -= part
        if not pool:
            return


def _take(oldest_first: Sequence[Due], paid: dict[int, int], owed: int) -> None:
    for key, _due_on, _amount in reversed(oldest_first):
        part = min(owed, paid[key])
        paid[key] -= part
        owed -= part
        if not owed:
            return
