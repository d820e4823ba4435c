"""Breaking targets down: the parts always sum to the whole, whatever the whole and the weights."""

from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.indicators import Unit
from desktop.domain.target_split import Branch, apportion, season_weights, split, step_of
from desktop.errors import RequestError
from tests.alike import alike

CENT, ONE = Decimal("0.01"), Decimal(1)
WHOLES = st.decimals(0, 10**11, places=2)
WEIGHTS = st.lists(st.fractions(0, 1000), min_size=1, max_size=40)
BRANCHES = st.recursive(
    st.lists(st.fractions(0, 50), min_size=4, max_size=4).map(lambda times: Branch(0, times=tuple(times))),
    lambda below: st.lists(below, min_size=1, max_size=4).map(
        lambda found: Branch(0, below=tuple(Branch(n, each.times, each.below) for n, each in enumerate(found)))
    ),
    max_leaves=12,
)


def parts(whole: str, *weights: int, step: Decimal = ONE) -> list[str]:
    found = apportion(Decimal(whole), {place: Fraction(weight) for place, weight in enumerate(weights)}, step)
    return [f"{found[place].normalize():f}" for place in range(len(weights))]


class TestApportion:
    @pytest.mark.parametrize(
        ("whole", "weights", "expected"),
        [
            ("100", (1, 1, 1), ["34", "33", "33"]),
            ("7", (3, 2, 2), ["3", "2", "2"]),
            ("1", (1, 3), ["0", "1"]),
            ("0", (1, 2), ["0", "0"]),
            ("10", (0, 0), ["5", "5"]),
            ("10", (0, 1), ["0", "10"]),
            ("10.5", (1, 1), ["5.5", "5"]),
            ("11.5", (2, 1), ["7", "4.5"]),
            ("-3", (2, 1), ["-2", "-1"]),
        ],
    )
    def test_whole_steps_go_to_the_largest_remainders(
        self, whole: str, weights: tuple[int, ...], expected: list[str]
    ) -> None:
        assert parts(whole, *weights) == expected

    def test_equal_parts_share_what_is_left_all_over_the_year(self) -> None:
        assert parts("4", *[1] * 12) == ["1", "0", "0"] * 4
        assert parts("14", *[1] * 12) == ["2", *["1"] * 5] * 2

    def test_money_goes_to_whole_fen(self) -> None:
        assert parts("100", 1, 1, 1, step=step_of(Unit.MONEY)) == ["33.34", "33.33", "33.33"]

    @given(WHOLES, WEIGHTS, st.sampled_from([CENT, ONE]))
    def test_parts_sum_exactly_to_the_whole(self, whole: Decimal, weights: list[Fraction], step: Decimal) -> None:
        found = apportion(whole, dict(enumerate(weights)), step)

        assert sum(found.values()) == whole
        assert all(part >= 0 for part in found.values())

    @given(WHOLES, WEIGHTS)
    def test_no_part_is_further_from_its_share_than_a_step(self, whole: Decimal, weights: list[Fraction]) -> None:
        found = apportion(whole, dict(enumerate(weights)), CENT)
        total = sum(weights) or len(weights)

        for place, weight in enumerate(weights if sum(weights) else [Fraction(1)] * len(weights)):
            assert abs(Fraction(found[place]) - Fraction(whole) * weight / total) < Fraction(CENT)

    @given(WHOLES, WEIGHTS, st.randoms(use_true_random=False))
    def test_the_order_of_the_parts_does_not_matter(
        self, whole: Decimal, weights: list[Fraction], chance: Random
    ) -> None:
        given_in_order = list(enumerate(weights))
        shuffled = chance.sample(given_in_order, len(given_in_order))

        assert apportion(whole, dict(shuffled), ONE) == apportion(whole, dict(given_in_order), ONE)

    def test_a_weight_below_zero_is_a_fault_of_the_caller(self) -> None:
        with pytest.raises(ValueError, match="below 0"):
            parts("1", -1, 2)


class TestSplit:
    @given(WHOLES, BRANCHES, st.sampled_from([CENT, ONE]))
    def test_every_level_sums_to_the_one_above_in_people_and_in_time(
        self, whole: Decimal, branch: Branch, step: Decimal
    ) -> None:
        levels = [split(whole, branch, step)]

        assert levels[0].whole == whole
        while levels:
            found = levels.pop()
            assert sum(found.times) == found.whole
            if found.below:
                assert sum(each.whole for each in found.below) == found.whole
                assert tuple(map(sum, zip(*(each.times for each in found.below), strict=True))) == found.times
            levels += found.below

    def test_a_team_of_newcomers_gets_less(self) -> None:
        newcomer = Branch(2, (Fraction(1, 2), Fraction(1)))
        veteran = Branch(1, (Fraction(1), Fraction(1)))

        found = split(Decimal(70), Branch(0, below=(veteran, newcomer)), ONE)

        assert alike([(each.whole, each.times) for each in found.below]) == [(40, (20, 20)), (30, (10, 20))]


class TestSeason:
    def test_percents_become_weights(self) -> None:
        percents = [Decimal("8.3")] * 11 + [Decimal("8.7")]

        assert sum(season_weights(percents)) == 100

    @pytest.mark.parametrize(
        ("percents", "reason"),
        [
            (["8"] * 12, "sum to 96, not to 100. Change a month by \\+4"),
            (["9"] * 11 + ["1.01"], "sum to 100.01, not to 100. Change a month by -0.01"),
            (["10"] * 10, "twelve percents"),
            (["-10", "110"] + ["0"] * 10, "twelve percents"),
            (["NaN"] + ["0"] * 11, "twelve percents"),
        ],
    )
    def test_a_table_that_is_not_exactly_100_is_refused(self, percents: list[str], reason: str) -> None:
        with pytest.raises(RequestError, match=reason):
            season_weights([Decimal(percent) for percent in percents])
