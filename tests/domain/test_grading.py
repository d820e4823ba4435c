"""Grades at their borders, ranks with ties, and the distribution guide."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.grading import Move, grade_for, head_counts, lowest, moves, ranks
from desktop.domain.scheme import Grade
from tests.domain.scheme_values import GRADES


@pytest.mark.parametrize(
    ("total", "grade"),
    [
        ("120.0", "excellent"),
        ("90.0", "excellent"),
        ("89.9", "good"),
        ("80.0", "good"),
        ("79.9", "pass"),
        ("60.0", "pass"),
        ("59.9", "fail"),
        ("0.0", "fail"),
    ],
)
def test_the_rounded_total_decides_the_grade(total: str, grade: str) -> None:
    assert grade_for(Decimal(total), GRADES).code == grade


def test_the_highest_grade_includes_its_upper_end() -> None:
    closed = (Grade("a", {}, Decimal(60), Decimal(100)), Grade("b", {}, Decimal(0), Decimal(60)))

    assert grade_for(Decimal(100), closed).code == "a"


def test_the_lowest_grade_is_found_whatever_the_order() -> None:
    assert lowest(GRADES).code == lowest(GRADES[::-1]).code == "fail"


def test_equal_totals_share_a_place_and_the_next_is_skipped() -> None:
    totals = {"a": Decimal("95.0"), "b": Decimal("89.1"), "c": Decimal("89.1"), "d": Decimal("60.0"), "e": None}

    assert ranks(totals) == {"a": 1, "b": 2, "c": 2, "d": 4, "e": None}


@given(st.lists(st.none() | st.decimals(0, 120, places=1), max_size=20))
def test_a_place_is_one_more_than_the_number_of_better_people(values: list[Decimal | None]) -> None:
    totals = dict(enumerate(values))

    for person, place in ranks(totals).items():
        own = totals[person]
        better = sum(own is not None and other is not None and other > own for other in values)
        assert place == (None if own is None else better + 1)


@pytest.mark.parametrize(
    ("shares", "people", "counts"),
    [
        ({"excellent": "20"}, 12, {"excellent": 2}),  # 2.4; the other 9.6 keep the remainder
        ({"excellent": "20"}, 13, {"excellent": 3}),  # 2.6 against 10.4
        ({"excellent": "20"}, 5, {"excellent": 1}),
        ({"a": "20", "b": "70", "c": "10"}, 12, {"a": 3, "b": 8, "c": 1}),  # 2.4 8.4 1.2: the named order at ties
        ({"a": "50", "b": "50"}, 3, {"a": 2, "b": 1}),
        ({"a": "50", "b": "50"}, 0, {"a": 0, "b": 0}),
    ],
)
def test_percents_become_heads_by_largest_remainder(
    shares: dict[str, str], people: int, counts: dict[str, int]
) -> None:
    assert head_counts({grade: Decimal(share) for grade, share in shares.items()}, people) == counts


@given(st.lists(st.integers(1, 100), min_size=2, max_size=6), st.integers(0, 60))
def test_shares_of_the_whole_give_everybody_a_place(parts: list[int], people: int) -> None:
    whole = sum(parts)
    shares = {str(place): Decimal(part * 100) / whole for place, part in enumerate(parts)}
    shares["0"] += 100 - sum(shares.values())

    assert sum(head_counts(shares, people).values()) == people


class TestMoves:
    order = ("excellent", "good", "pass", "fail")

    def test_names_those_who_exceed_the_head_count(self) -> None:
        totals = {"a": Decimal(99), "b": Decimal(95), "c": Decimal(91), "d": Decimal(70), "e": Decimal(65)}
        grades = {"a": "excellent", "b": "excellent", "c": "excellent", "d": "pass", "e": "pass"}

        found = moves(totals, grades, self.order, {"excellent": Decimal(40)})

        assert found == (Move("c", "excellent", "good"),)

    def test_moves_people_of_equal_totals_together(self) -> None:
        totals = {"a": Decimal(99), "b": Decimal(95), "c": Decimal(95)}
        grades = dict.fromkeys(totals, "excellent")

        found = moves(totals, grades, self.order, {"excellent": Decimal(67)})

        assert [move.person for move in found] == ["b", "c"]

    def test_is_empty_where_the_guide_is_kept(self) -> None:
        assert moves({"a": Decimal(99)}, {"a": "excellent"}, self.order, {"excellent": Decimal(100)}) == ()
