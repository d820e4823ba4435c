"""Older targets between a whole and its new parts: which become a sum, which are covered only in part."""

from decimal import Decimal

import pytest

from desktop.domain.period import PeriodKind, parse_period
from desktop.domain.target_between import Between, Days, between
from desktop.domain.target_parts import parts_of

MONTHS = parts_of(parse_period("2026"), PeriodKind.MONTH)
PARTS = [Decimal(number) for number in range(1, 13)]


def days(label: str) -> Days:
    period = parse_period(label)
    return period.start, period.end


@pytest.mark.parametrize(
    ("label", "total"),
    [("2026Q1", 6), ("2026Q4", 33), ("2026H2", 57), ("2026", 78), ("2026-02-01..2026-03-31", 5)],
)
def test_what_consists_of_several_parts_is_their_sum(label: str, total: int) -> None:
    assert between(MONTHS, PARTS, [days(label)]) == Between({days(label): Decimal(total)})


@pytest.mark.parametrize(
    "label", ["2026-03", "2026-W06", "2026-W05", "2026-03-05..2026-04-20", "2025-12-01..2027-01-31", "2025", "2027Q1"]
)
def test_what_lies_not_between_is_not_mentioned(label: str) -> None:
    assert between(MONTHS, PARTS, [days(label)]) == Between({})


@pytest.mark.parametrize("label", ["2026-01-15..2026-03-14", "2025-12-01..2026-01-31", "2026-11-01..2027-01-31"])
def test_what_is_covered_in_part_is_counted_once(label: str) -> None:
    assert between(MONTHS, PARTS, [days(label), days(label)]) == Between({}, 1)


def test_a_part_nobody_knows_leaves_its_quarter_alone() -> None:
    known = [None, *PARTS[1:]]

    assert between(MONTHS, known, [days("2026Q1"), days("2026Q2")]) == Between({days("2026Q2"): Decimal(15)}, 1)
