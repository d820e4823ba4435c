"""From points to totals: unscored weight, conduct, rounding, limits."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.facts import ConductEvent
from desktop.domain.scoring import ItemScore, Reason, conduct_points, total_of
from tests.domain.scheme_values import item, measure, scheme


class TestTotal:
    def test_unscored_weight_is_spread_over_the_scored_items(self) -> None:
        scores = [_score("60", "50"), _score("40", None)]

        total = total_of(scores, scheme())

        assert (total.exact, total.rounded, total.scored_weight) == (Fraction(50), Decimal("50.0"), Decimal(60))
        assert total.weighted == (Fraction(50), None)

    def test_nothing_scored_means_no_total(self) -> None:
        total = total_of([_score("100", None)], scheme(), [_event("award", "5")])

        assert (total.exact, total.rounded, total.weighted) == (None, None, (None,))
        assert total.scored_weight == 0

    @pytest.mark.parametrize(("points", "rounded"), [("89.05", "89.1"), ("89.04", "89.0"), ("89.95", "90.0")])
    def test_the_total_is_rounded_once_half_up(self, points: str, rounded: str) -> None:
        total = total_of([_score("100", points)], scheme())

        assert str(total.rounded) == rounded

    def test_thirds_that_add_up_to_a_half_are_rounded_up(self) -> None:
        """Each item has 267.15 ÷ 3 points; decimals cut after some digits could fall just short of 89.05."""
        scores = [_score("30", "267.15", "3"), _score("30", "267.15", "3"), _score("40", "267.15", "3")]

        total = total_of(scores, scheme())

        assert (total.exact, str(total.rounded)) == (Fraction("89.05"), "89.1")

    @pytest.mark.parametrize(
        ("points", "events", "total"),
        [
            ("90", [("award", "5")], "95.0"),
            ("90", [("penalty", "5")], "85.0"),
            ("90", [("award", "30")], "100.0"),  # at most +10
            ("90", [("penalty", "30")], "80.0"),  # at most −10
            ("90", [("red_line", "30")], "90.0"),
            ("119", [("award", "5")], "120.0"),
            ("3", [("penalty", "5")], "0.0"),
            ("90", [("award", "12"), ("penalty", "3")], "99.0"),  # the sum is limited, not each event
        ],
    )
    def test_conduct_points_move_the_total_within_limits(
        self, points: str, events: list[tuple[str, str]], total: str
    ) -> None:
        found = total_of([_score("100", points)], scheme(), [_event(kind, value) for kind, value in events])

        assert str(found.rounded) == total

    @given(st.lists(st.tuples(st.integers(1, 100), st.integers(0, 120), st.integers(1, 7)), min_size=1, max_size=8))
    def test_the_order_of_items_does_not_matter(self, parts: list[tuple[int, int, int]]) -> None:
        scores = [_score(str(weight), str(points), str(part)) for weight, points, part in parts]

        assert total_of(scores, scheme()).exact == total_of(scores[::-1], scheme()).exact

    @given(
        st.lists(st.tuples(st.integers(1, 100), st.integers(0, 200)), min_size=1, max_size=8),
        st.integers(-50, 50),
    )
    def test_totals_stay_between_0_and_the_maximum(self, parts: list[tuple[int, int]], extra: int) -> None:
        scores = [_score(str(weight), str(points)) for weight, points in parts]
        event = _event("award" if extra > 0 else "penalty", str(abs(extra)))

        total = total_of(scores, scheme(), [event])

        assert total.rounded is not None
        assert 0 <= total.rounded <= 120


def test_conduct_points_without_events_are_0() -> None:
    assert conduct_points([], Decimal(10)) == 0


def _score(weight: str, points: str | None, parts: str = "1") -> ItemScore:
    exact = None if points is None else Fraction(points) / Fraction(parts)
    is_scored = points is not None
    return ItemScore(item(weight=weight), measure(None), None, None, None, exact, is_scored, Reason.NONE, None)


def _event(kind: str, points: str) -> ConductEvent:
    return ConductEvent(1, kind, date(2026, 8, 1), Decimal(points), "")
