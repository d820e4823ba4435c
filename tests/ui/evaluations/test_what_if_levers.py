"""Levers of a trial without the window: borders, caps, tiers, weights that make up the whole."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.scheme import Band, Rule, RuleKind, Scheme, TierBasis
from desktop.domain.scheme_validation import validate
from desktop.services.presets import load_preset
from desktop.ui.evaluations.what_if_cost import beside
from desktop.ui.evaluations.what_if_levers import WHOLE, fitted, levers_of, scheme_under


def _usual() -> Scheme:
    return load_preset("sales").default_scheme.scheme


class TestLevers:
    def test_a_scheme_s_own_values_give_the_scheme_itself(self) -> None:
        scheme = _usual()

        assert scheme_under(scheme, levers_of(scheme)) == scheme

    def test_borders_and_tiers_stay_without_gaps(self) -> None:
        scheme = _usual()
        levers = levers_of(scheme)
        moved = replace(
            levers,
            borders=(Decimal(50), *levers.borders[1:]),
            tier_borders=(Decimal(55), *levers.tier_borders[1:]),
            coefficients=(Decimal("0.3"), *levers.coefficients[1:]),
        )

        changed = scheme_under(scheme, moved)

        validate(changed)
        grades = sorted(changed.grades, key=lambda grade: grade.lower)
        assert (grades[0].upper, grades[1].lower) == (Decimal(50), Decimal(50))
        assert (changed.tiers[0].upper, changed.tiers[1].lower) == (Decimal(55), Decimal(55))
        assert changed.tiers[0].coefficient == Decimal("0.3")

    def test_caps_and_bands_are_moved_without_gaps(self) -> None:
        usual = _usual()
        zero, ten = Decimal(0), Decimal(10)
        bands = (Band(None, ten, Decimal(40)), Band(ten, Decimal(20), Decimal(80)), Band(Decimal(20), None, WHOLE))
        first, *rest = usual.items
        scheme = replace(usual, items=(replace(first, rule=Rule(RuleKind.BANDS, bands=bands)), *rest))
        levers = levers_of(scheme)
        assert (levers.band_borders, levers.band_points) == ((ten, Decimal(20)), (Decimal(40), Decimal(80), WHOLE))
        assert scheme_under(scheme, levers) == scheme

        moved = scheme_under(
            scheme,
            replace(
                levers,
                caps=(Decimal(150), *levers.caps[1:]),
                band_borders=(Decimal(12), Decimal(20)),
                band_points=(zero, Decimal(80), WHOLE),
            ),
        )

        validate(moved)
        assert moved.items[0].cap == 150
        assert moved.items[0].rule.bands == (
            Band(None, Decimal(12), zero),
            Band(Decimal(12), Decimal(20), Decimal(80)),
            Band(Decimal(20), None, WHOLE),
        )

    def test_a_line_of_weight_0_is_left_out(self) -> None:
        scheme = _usual()
        first, second, *rest = levers_of(scheme).weights
        levers = replace(levers_of(scheme), weights=(Decimal(0), first + second, *rest))

        changed = scheme_under(scheme, levers)

        validate(changed)
        assert len(changed.items) == len(scheme.items) - 1

    def test_tiers_by_grade_have_no_borders_to_move(self) -> None:
        scheme = _usual()
        tiers = tuple(
            replace(tier, grade=grade.code) for tier, grade in zip(scheme.tiers, scheme.grades, strict=False)
        )
        by_grade = replace(scheme, tiers=tiers, tier_basis=TierBasis.GRADE)

        levers = levers_of(by_grade)

        assert levers.tier_borders == ()
        assert scheme_under(by_grade, levers) == by_grade

    def test_untouched_weights_make_up_the_whole_in_proportion(self) -> None:
        weights = (Decimal(60), Decimal(20), Decimal(20))

        assert fitted(weights, {0}) == weights
        assert fitted((Decimal(40), Decimal(20), Decimal(20)), {0}) == (Decimal(40), Decimal(30), Decimal(30))
        assert fitted((Decimal(120), Decimal(20), Decimal(20)), {0}) == (Decimal(120), Decimal(20), Decimal(20))
        assert fitted(weights, {0, 1, 2}) == weights

    @given(
        st.lists(st.decimals(Decimal("0.01"), Decimal(60), places=2), min_size=2, max_size=9),
        st.sets(st.integers(0, 8), max_size=1),
    )
    def test_the_fitted_sum_is_exactly_100(self, weights: list[Decimal], touched: set[int]) -> None:
        inside = {place for place in touched if place < len(weights)}

        found = fitted(tuple(weights), inside)

        assert sum(found) == 100
        assert all(found[place] == weights[place] for place in inside)


@pytest.mark.parametrize(
    ("tick", "place"),
    [
        (None, 106),  # no guide
        (50, 106),  # the guide ends inside the bar
        (108, 114),  # it would go through the count
        (116, 122),
        (140, 106),  # well behind the count
    ],
)
def test_a_count_of_heads_is_never_struck_through_by_the_guide(tick: float | None, place: float) -> None:
    assert beside(100, tick, width=8) == place
