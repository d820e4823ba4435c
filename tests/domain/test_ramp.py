"""Newcomers, leavers and absences."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.indicators import INDICATORS
from desktop.domain.ramp import Ramp, effective_target, months_of_service, ramp_for
from desktop.domain.scheme import Scope

START, END = date(2026, 7, 1), date(2026, 9, 30)  # 92 days
STEPS = (Decimal("0.50"), Decimal("0.67"), Decimal("0.83"), Decimal(1))
HALF = Ramp(1, Decimal("0.5"), 92, 0, 92)


@pytest.mark.parametrize(
    ("hired", "day", "months"),
    [
        (date(2026, 7, 1), date(2026, 7, 1), 0),
        (date(2026, 6, 30), date(2026, 7, 1), 0),
        (date(2026, 6, 1), date(2026, 7, 1), 1),
        (date(2026, 6, 2), date(2026, 7, 1), 0),
        (date(2026, 3, 31), date(2026, 4, 30), 1),  # April has no 31st
        (date(2024, 2, 29), date(2025, 2, 28), 12),
        (date(2024, 7, 1), date(2026, 7, 1), 24),
        (date(2026, 8, 15), date(2026, 7, 1), 0),
    ],
)
def test_only_complete_months_count(hired: date, day: date, months: int) -> None:
    assert months_of_service(hired, day) == months


@pytest.mark.parametrize(
    ("hired", "month", "step"),
    [
        (None, None, "1"),
        (date(2026, 7, 1), 1, "0.50"),
        (date(2026, 6, 2), 1, "0.50"),
        (date(2026, 6, 1), 2, "0.67"),
        (date(2026, 5, 1), 3, "0.83"),
        (date(2026, 4, 1), 4, "1"),
        (date(2020, 1, 1), 79, "1"),
    ],
)
def test_the_share_rises_with_the_months_of_service(hired: date | None, month: int | None, step: str) -> None:
    ramp = ramp_for(START, END, hired, None, (), STEPS)

    assert (ramp.month, ramp.step, ramp.service_days) == (month, Decimal(step), 92)


def test_a_ramp_may_be_switched_off() -> None:
    ramp = ramp_for(START, END, START, None, (), ())

    assert ramp.is_whole


@pytest.mark.parametrize(
    ("hired", "left", "days"),
    [
        (date(2026, 8, 1), None, 61),
        (None, date(2026, 7, 31), 31),
        (date(2026, 8, 1), date(2026, 8, 10), 10),
        (date(2026, 10, 1), None, 0),
        (None, date(2026, 6, 30), 0),
    ],
)
def test_only_days_in_service_count(hired: date | None, left: date | None, days: int) -> None:
    ramp = ramp_for(START, END, hired, left, (), ())

    assert ramp.share == Fraction(days, 92)


@pytest.mark.parametrize(
    ("absences", "days"),
    [
        ([(date(2026, 9, 21), date(2026, 9, 27))], 7),
        ([(date(2026, 6, 25), date(2026, 7, 2))], 2),
        ([(date(2026, 9, 30), date(2026, 10, 8))], 1),
        ([(date(2026, 7, 5), date(2026, 7, 9)), (date(2026, 7, 8), date(2026, 7, 10))], 6),  # shared days once
        ([(date(2026, 7, 1), date(2026, 7, 20)), (date(2026, 7, 3), date(2026, 7, 4))], 20),
        ([(date(2026, 1, 1), date(2026, 2, 1))], 0),
        ([(date(2026, 1, 1), date(2026, 12, 31))], 92),
    ],
)
def test_approved_absences_are_taken_off(absences: list[tuple[date, date]], days: int) -> None:
    ramp = ramp_for(START, END, None, None, absences, STEPS)

    assert (ramp.absent_days, ramp.share) == (days, Fraction(92 - days, 92))


def test_step_and_days_multiply() -> None:
    absence = (date(2026, 9, 21), date(2026, 9, 30))

    ramp = ramp_for(START, END, date(2026, 8, 1), None, [absence], STEPS)

    assert ramp.share == Fraction(1, 2) * Fraction(51, 92)


@pytest.mark.parametrize(
    ("code", "scope", "expected"),
    [
        ("effective_visits", Scope.OWN, 18),
        ("signed_amount", Scope.OWN, 18),
        ("new_customers", Scope.OWN, 18),
        ("collection_rate", Scope.OWN, 36),  # a percentage
        ("deal_cycle_days", Scope.OWN, 36),  # a mean
        ("satisfaction", Scope.OWN, 36),
        ("overdue_amount", Scope.OWN, 36),  # holds on one day
        ("complaints", Scope.OWN, 36),  # a limit: halving it would be harder
        ("effective_visits", Scope.TEAM, 36),
    ],
)
def test_only_own_targets_of_counts_and_sums_shrink(code: str, scope: Scope, expected: int) -> None:
    assert effective_target(Decimal(36), INDICATORS[code], HALF, scope) == expected


def test_no_target_stays_none() -> None:
    assert effective_target(None, INDICATORS["visits"], HALF, Scope.OWN) is None


DAYS = st.dates(date(2026, 5, 1), date(2026, 11, 30))


@given(st.lists(st.tuples(DAYS, st.integers(0, 40)), max_size=5), st.none() | DAYS, st.none() | DAYS)
def test_the_share_always_lies_between_0_and_1(
    absences: list[tuple[date, int]], hired: date | None, left: date | None
) -> None:
    spans = [(first, first + timedelta(days=length)) for first, length in absences]

    ramp = ramp_for(START, END, hired, left, spans, STEPS)

    assert 0 <= ramp.share <= 1
