"""§4: the quality score of a customer: 30, 20, 20, 20, 10; what is unknown is left out and the rest renormalised."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.quality import RELATION_WEIGHTS, CustomerFactors, quality_score, rating_score
from desktop.domain.quality_table import CAPITAL_BANDS, WEIGHTS, YEARS_BANDS, Factor

DAY = date(2026, 8, 9)
# Each known factor with its weight and its points.
KNOWN: dict[str, tuple[Any, int, int]] = {
    "registered_capital": (Decimal(1_000_000), 30, 60),
    "founded_on": (date(2023, 8, 9), 20, 60),
    "track_record": (Decimal(90), 20, 90),
    "reputation": (Decimal(75), 20, 75),
    "credit": (Decimal(40), 10, 40),
}


def test_the_weights_are_the_written_ones_and_sum_to_100() -> None:
    assert WEIGHTS == {
        Factor.CAPITAL: 30,
        Factor.YEARS: 20,
        Factor.TRACK_RECORD: 20,
        Factor.REPUTATION: 20,
        Factor.CREDIT: 10,
    }
    assert sum(WEIGHTS.values()) == 100


@pytest.mark.parametrize(
    "names",
    [names for size in range(6) for names in combinations(KNOWN, size)],
    ids=lambda names: "+".join(names) or "nothing",
)
def test_every_choice_of_known_factors_is_renormalised(names: tuple[str, ...]) -> None:
    known = CustomerFactors(**{name: KNOWN[name][0] for name in names})
    weight = sum(KNOWN[name][1] for name in names)

    expected = Fraction(sum(KNOWN[name][1] * KNOWN[name][2] for name in names), weight) if weight else None

    assert quality_score(known, DAY) == expected


@pytest.mark.parametrize(
    ("capital", "points"),
    [
        ("0", 20),
        ("499999.99", 20),
        ("500000", 40),
        ("999999.99", 40),
        ("1000000", 60),
        ("4999999.99", 60),
        ("5000000", 80),
        ("9999999.99", 80),
        ("10000000", 100),
        ("99999999999.99", 100),
        ("-0.01", None),
    ],
)
def test_capital_bands_are_half_open(capital: str, points: int | None) -> None:
    assert quality_score(CustomerFactors(registered_capital=Decimal(capital)), DAY) == points


@pytest.mark.parametrize(
    ("founded_on", "points"),
    [
        (date(2026, 8, 10), None),  # not founded yet: a slip of the pen
        (DAY, 20),
        (date(2025, 8, 10), 20),
        (date(2025, 8, 9), 40),
        (date(2023, 8, 10), 40),
        (date(2023, 8, 9), 60),
        (date(2021, 8, 10), 60),
        (date(2021, 8, 9), 80),
        (date(2016, 8, 10), 80),
        (date(2016, 8, 9), 100),
    ],
)
def test_years_bands_count_complete_years(founded_on: date, points: int | None) -> None:
    assert quality_score(CustomerFactors(founded_on=founded_on), DAY) == points


def test_bands_rise() -> None:
    for bands in (CAPITAL_BANDS, YEARS_BANDS):
        assert list(bands) == sorted(bands)
        assert [points for _lower, points in bands] == [20, 40, 60, 80, 100]


@given(st.dictionaries(st.sampled_from([*RELATION_WEIGHTS]), st.fractions(0, 100), max_size=4))
def test_a_rating_by_several_relations_lies_between_them(means: dict[str, Fraction]) -> None:
    found = rating_score(means)

    assert (found is None) == (not means)
    assert found is None or min(means.values()) <= found <= max(means.values())


@pytest.mark.parametrize(
    ("means", "score"),
    [
        ({"manager": 80, "peer": 60, "customer": 90, "self": 100}, Fraction(80)),  # 40 + 12 + 18 + 10
        ({"manager": 80, "peer": 60}, Fraction(520, 7)),  # (50 × 80 + 20 × 60) ÷ 70
        ({"self": 100}, Fraction(100)),
    ],
)
def test_relations_weigh_50_20_20_10_over_those_present(means: dict[str, int], score: Fraction) -> None:
    assert rating_score({relation: Fraction(mean) for relation, mean in means.items()}) == score
