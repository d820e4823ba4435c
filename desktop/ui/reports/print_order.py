"""Which pages leave the printer in which order; values only."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """What was chosen in the system's dialog; `ranges` are first and last page from 1, none means all pages."""

    ranges: Sequence[tuple[int, int]] = ()
    copies: int = 1  # those the printer does not make by itself
    is_collated: bool = True
    is_last_first: bool = False


def pages_of(order: PrintOrder, count: int) -> tuple[int, ...]:
    """The pages of a document of so many, counted from 0, each as often as it is printed."""
    every = range(1, count + 1)
    chosen = [page - 1 for page in every if _is_in(page, order.ranges)]
    if order.is_last_first:
        chosen.reverse()
    copies = max(order.copies, 1)
    if order.is_collated:
        return tuple(chosen * copies)
    return tuple(page for page in chosen for _copy in range(copies))


def _is_in(page: int, ranges: Sequence[tuple[int, int]]) -> bool:
    return not ranges or any(first <= page <= last for first, last in ranges)
