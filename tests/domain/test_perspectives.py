"""Subtotals of perspectives."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.exact import as_decimal
from desktop.domain.perspectives import BALANCED, NAMES, USUAL, Subtotal, perspective_name, subtotals
from desktop.i18n import CHINESE, ENGLISH, translator


@dataclass(frozen=True)
class Line:
    perspective: str
    weight: Decimal
    weighted: Decimal | None


def scored(*lines: tuple[str, str, str | None]) -> list[Line]:
    """Lines from perspective, weight and points, weighted the way a score card does it."""
    whole = sum(Fraction(weight) for _name, weight, points in lines if points is not None)
    return [
        Line(
            name, Decimal(weight), None if points is None else as_decimal(Fraction(weight) * Fraction(points) / whole)
        )
        for name, weight, points in lines
    ]


def test_points_share_and_reach_of_each_perspective() -> None:
    found = subtotals(
        scored(("results", "60", "90"), ("process", "20", "50"), ("results", "10", "120"), ("quality", "10", "100"))
    )

    assert found == (
        Subtotal("results", Decimal(70), Decimal(70), Decimal(66), as_decimal(Fraction(6600, 70))),
        Subtotal("process", Decimal(20), Decimal(20), Decimal(10), Decimal(50)),
        Subtotal("quality", Decimal(10), Decimal(10), Decimal(10), Decimal(100)),
    )


def test_the_weight_of_an_unscored_line_is_spread_over_the_others() -> None:
    first, second = subtotals(scored(("results", "60", "90"), ("process", "40", None)))

    assert (first.weight, first.points, first.reached) == (Decimal(60), Decimal(90), Decimal(90))
    assert (second.weight, second.points, second.reached) == (Decimal(40), None, None)


def test_nothing_has_no_subtotals() -> None:
    assert subtotals([]) == ()


weights = st.integers(1, 100).map(str)
points = st.none() | st.integers(0, 120).map(str)


@given(st.lists(st.tuples(st.sampled_from(["results", "process", "own"]), weights, points), min_size=1, max_size=9))
def test_subtotals_add_up_to_the_total(lines: list[tuple[str, str, str | None]]) -> None:
    card = scored(*lines)

    found = subtotals(card)

    together = sum((each.points for each in found if each.points is not None), Decimal(0))
    total = sum((line.weighted for line in card if line.weighted is not None), Decimal(0))
    assert abs(together - total) < Decimal("1e-20")
    assert abs(sum((each.share for each in found), Decimal(0)) - 100) < Decimal("1e-20")


@pytest.mark.parametrize("key", [*USUAL, *BALANCED])
def test_the_usual_perspectives_and_those_of_the_balanced_scorecard_have_names(key: str) -> None:
    assert perspective_name(key, translator(ENGLISH)) == NAMES[key]
    assert perspective_name(key, translator(CHINESE)) != NAMES[key]


def test_an_owners_own_word_stays_as_it_is() -> None:
    assert perspective_name("客户口碑", translator(ENGLISH)) == "客户口碑"
