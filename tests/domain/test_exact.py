"""Exact figures and the one rounding."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.exact import added, as_decimal, as_fraction, half_up, plain, round_half_up


@pytest.mark.parametrize(
    ("value", "places", "rounded"),
    [
        (Fraction(8905, 100), 1, "89.1"),
        (Fraction(8904, 100), 1, "89.0"),
        (Fraction(-5, 100), 1, "-0.1"),
        (Fraction(89), 1, "89.0"),
        (Fraction(1, 3), 2, "0.33"),
        (Fraction(1, 200), 2, "0.01"),
    ],
)
def test_halves_are_rounded_away_from_zero(value: Fraction, places: int, rounded: str) -> None:
    assert str(half_up(value, places)) == rounded


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=4))
def test_rounding_a_fraction_and_a_decimal_agree(value: Decimal) -> None:
    assert half_up(Fraction(value), 1) == round_half_up(value, 1)


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=6))
def test_a_decimal_survives_its_way_through_a_fraction(value: Decimal) -> None:
    assert as_decimal(Fraction(value)) == value


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_a_decimal_as_a_fraction_is_what_python_makes_of_it(value: Decimal) -> None:
    assert as_fraction(value) == Fraction(value)


@given(st.lists(st.fractions(max_denominator=1000)))
def test_a_sum_with_one_denominator_is_the_sum(parts: list[Fraction]) -> None:
    assert added(parts) == sum(parts, Fraction(0))


@given(st.fractions(min_value=-(10**6), max_value=10**6, max_denominator=1000), st.integers(0, 3))
def test_rounding_moves_a_value_by_at_most_half_a_unit(value: Fraction, places: int) -> None:
    moved = abs(Fraction(half_up(value, places)) - value)
    assert moved <= Fraction(1, 2 * 10**places)


@pytest.mark.parametrize(
    ("value", "text"),
    [("12.50", "12.5"), ("1E+3", "1000"), ("0.00", "0"), ("-0.10", "-0.1"), ("1E-7", "0.0000001"), ("-3", "-3")],
)
def test_numbers_are_written_without_exponent_and_needless_zeros(value: str, text: str) -> None:
    assert plain(Decimal(value)) == text
