"""Rows that follow each other on a line, as an owner types them: gaps and overlaps, told where they are."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from desktop.domain.exact import plain
from desktop.errors import N_, RequestError

Edge = tuple[Decimal | None, Decimal | None]  # from, to; None is open
_LOWEST = Decimal("-Infinity")


def edge_problems(
    edges: Sequence[Edge], first: Decimal | None, last: Decimal | None, may_leave_gaps: bool = False
) -> dict[int, RequestError]:
    """What is wrong by row number; half-open rows in any order must cover [first, last], None being open."""
    problems: dict[int, RequestError] = {}
    order = sorted(range(len(edges)), key=lambda row: _start(edges[row]))
    for row, (lower, upper) in enumerate(edges):
        if lower is not None and upper is not None and upper <= lower:
            problems[row] = RequestError(
                N_("Ends at {end}, which is not above its start of {start}."), start=plain(lower), end=plain(upper)
            )
    if not order or problems:
        return problems
    for left, right in pairwise(order):
        wrong = _between(edges[left][1], edges[right][0], may_leave_gaps)
        if wrong is not None:
            problems[right] = wrong
    if not may_leave_gaps:
        problems = _at_the_ends(edges, order, first, last) | problems
    return problems


def _start(edge: Edge) -> Decimal:
    return _LOWEST if edge[0] is None else edge[0]


def _between(end: Decimal | None, start: Decimal | None, may_leave_gaps: bool) -> RequestError | None:
    if end is None or start is None or end > start:
        return RequestError(
            N_("Overlaps the row below it, which ends at {end}."), end="+∞" if end is None else plain(end)
        )
    if end < start and not may_leave_gaps:
        return RequestError(N_("Leaves a gap from {end} to {start}."), end=plain(end), start=plain(start))
    return None


def _at_the_ends(
    edges: Sequence[Edge], order: Sequence[int], first: Decimal | None, last: Decimal | None
) -> dict[int, RequestError]:
    problems = {}
    lowest, highest = edges[order[0]][0], edges[order[-1]][1]
    if lowest != first:
        problems[order[0]] = (
            RequestError(N_("The lowest row must be open: leave its start empty."))
            if first is None
            else RequestError(N_("The lowest row must start at {first}."), first=plain(first))
        )
    if highest is not None and (last is None or highest < last):
        problems[order[-1]] = (
            RequestError(N_("The highest row must be open: leave its end empty."))
            if last is None
            else RequestError(N_("The highest row must reach {last}, or be open."), last=plain(last))
        )
    return problems
