"""Gaps and overlaps between rows, told where they are."""

from decimal import Decimal

import pytest

from desktop.domain.edges import Edge, edge_problems


def edges(*rows: tuple[str | None, str | None]) -> list[Edge]:
    return [(None if low is None else Decimal(low), None if high is None else Decimal(high)) for low, high in rows]


def told(rows: list[Edge], first: str | None = "0", last: str | None = "120", gaps: bool = False) -> dict[int, str]:
    ends = [None if end is None else Decimal(end) for end in (first, last)]
    return {row: str(wrong) for row, wrong in edge_problems(rows, ends[0], ends[1], gaps).items()}


@pytest.mark.parametrize(
    "rows",
    [
        edges(("90", None), ("80", "90"), ("0", "80")),
        edges(("0", "60"), ("60", "120")),
        edges(("0", None)),
        [],
    ],
)
def test_rows_that_cover_everything_are_right_in_any_order(rows: list[Edge]) -> None:
    assert told(rows) == {}


def test_open_ends_are_right_where_everything_is_to_be_covered() -> None:
    assert told(edges((None, "10"), ("10", None)), None, None) == {}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (edges(("90", None), ("80", "85"), ("0", "80")), {0: "Leaves a gap from 85 to 90."}),
        (edges(("90", None), ("0", "95")), {0: "Overlaps the row below it, which ends at 95."}),
        (edges(("90", None), ("0", None)), {0: "Overlaps the row below it, which ends at +∞."}),
        (edges(("60", "60"), ("0", "60")), {0: "Ends at 60, which is not above its start of 60."}),
        (edges(("10", None)), {0: "The lowest row must start at 0."}),
        (edges(("0", "100")), {0: "The highest row must reach 120, or be open."}),
    ],
)
def test_what_is_wrong_stands_at_its_row(rows: list[Edge], expected: dict[int, str]) -> None:
    assert told(rows) == expected


def test_bands_of_a_rule_are_open_at_both_ends() -> None:
    assert told(edges(("0", "10"), ("10", "20")), None, None) == {
        0: "The lowest row must be open: leave its start empty.",
        1: "The highest row must be open: leave its end empty.",
    }


def test_tiers_may_leave_gaps_but_not_overlap() -> None:
    assert told(edges(("60", "80"), ("90", None)), gaps=True) == {}
    assert told(edges(("60", "95"), ("90", None)), gaps=True) == {1: "Overlaps the row below it, which ends at 95."}
