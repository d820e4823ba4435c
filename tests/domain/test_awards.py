"""Who is suggested for an award: first places, ties, progress."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.awards import PLACES, candidates, progress


def of(**figures: str) -> dict[int, Decimal]:
    """Figures by the number in a name: p1="5"."""
    return {int(name[1:]): Decimal(figure) for name, figure in figures.items()}


class TestCandidates:
    @pytest.mark.parametrize(
        ("figures", "places"),
        [
            (of(), []),
            (of(p1="5"), [(1, 1)]),
            (of(p1="5", p2="9", p3="7", p4="1"), [(2, 1), (3, 2), (1, 3)]),
            (of(p1="9", p2="9", p3="7", p4="6"), [(1, 1), (2, 1), (3, 3)]),
            (of(p1="9", p2="7", p3="7", p4="7", p5="6"), [(1, 1), (2, 2), (3, 2), (4, 2)]),
            (of(p1="0", p2="-3"), []),
        ],
    )
    def test_three_places_are_named_and_equal_figures_share_one(
        self, figures: dict[int, Decimal], places: list[tuple[int, int]]
    ) -> None:
        assert [(each.staff_id, each.rank) for each in candidates(figures)] == places

    def test_where_less_is_better_nothing_at_all_wins(self) -> None:
        found = candidates(of(p1="2", p2="0", p3="1"), higher_is_better=False)

        assert [(each.staff_id, each.figure) for each in found] == [(2, Decimal(0)), (3, Decimal(1)), (1, Decimal(2))]

    @given(st.dictionaries(st.integers(1, 30), st.decimals(1, 5, places=0), max_size=30))
    def test_nobody_better_is_left_out_and_the_order_of_people_does_not_matter(
        self, figures: dict[int, Decimal]
    ) -> None:
        found = candidates(figures)
        named = {each.staff_id for each in found}
        worst = min((each.figure for each in found), default=Decimal(0))

        assert all(figure <= worst for key, figure in figures.items() if key not in named)
        assert all(each.rank <= PLACES for each in found)
        assert candidates(dict(reversed(figures.items()))) == found


class TestProgress:
    def test_it_is_the_change_of_those_who_have_both_figures(self) -> None:
        assert progress(of(p1="80", p2="70", p3="60"), of(p1="75", p2="72")) == of(p1="5", p2="-2")

    def test_where_less_is_better_going_down_is_progress(self) -> None:
        assert progress(of(p1="3"), of(p1="5"), higher_is_better=False) == of(p1="2")
