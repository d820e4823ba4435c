"""Which money paid which instalment: received amounts in 分 spread over what was due (docs/scoring.md).

Money named for an instalment pays that one first. Money without a name, and what an instalment got beyond its
amount, pays the oldest unpaid instalment first. A refund is negative money: it takes from its own instalment, and
what is left of it takes from the newest paid one first.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple


class Due(NamedTuple):
    """An instalment of one signing; amounts in 分."""

    instalment_id: int
    due_on: date
    amount: int


class Money(NamedTuple):
    """Money received for one signing in 分, negative for a refund, perhaps named for an instalment."""

    amount: int
    instalment_id: int | None = None


def received_by_instalment(dues: Iterable[Due], received: Iterable[Money]) -> Mapping[int, int]:
    """How much of each instalment is paid, in 分, never below 0 nor beyond its amount."""
    oldest_first = sorted(dues, key=lambda due: (due.due_on, due.instalment_id))
    named = {due.instalment_id: 0 for due in oldest_first}
    pool = 0
    for money in received:
        if money.instalment_id in named:
            named[money.instalment_id] += money.amount
        else:
            pool += money.amount
    paid: dict[int, int] = {}
    for due in oldest_first:
        paid[due.instalment_id] = min(max(named[due.instalment_id], 0), max(due.amount, 0))
        pool += named[due.instalment_id] - paid[due.instalment_id]
    _fill(oldest_first, paid, pool)
    _take(oldest_first, paid, -pool)
    return paid


def _fill(oldest_first: list[Due], paid: dict[int, int], pool: int) -> None:
    for due in oldest_first:
        if pool <= 0:
            return
        part = min(pool, max(due.amount, 0) - paid[due.instalment_id])
        paid[due.instalment_id] += part
        pool -= part


def _take(oldest_first: list[Due], paid: dict[int, int], owed: int) -> None:
    for due in reversed(oldest_first):
        if owed <= 0:
            return
        part = min(owed, paid[due.instalment_id])
        paid[due.instalment_id] -= part
        owed -= part
