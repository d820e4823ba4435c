"""Values out of line with their neighbours and other years: found where they are, quiet where they are not."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.target_series import unusual_in
from tests.alike import alike


def year(*values: int, first: int = 2026) -> dict[date, Decimal]:
    return {date(first + place // 12, place % 12 + 1, 1): Decimal(value) for place, value in enumerate(values)}


def found(series: dict[date, Decimal]) -> list[int]:
    """The months (1 to 12 and on) that stick out."""
    return [place for place, day in enumerate(sorted(series), 1) if unusual_in(series, day, 1)]


class TestUnusual:
    def test_30000_between_4000_and_2000_sticks_out(self) -> None:
        unusual = unusual_in(year(4000, 30000, 2000), date(2026, 2, 1), 1)

        assert unusual is not None
        assert alike((unusual.smallest, unusual.largest, unusual.typical)) == (2000, 4000, 3000)
        assert alike((unusual.meant, unusual.times)) == (3000, 10)

    @pytest.mark.parametrize(
        ("values", "months"),
        [
            ((4000, 30000, 2000), [2]),
            ((100, 10, 100, 100, 100, 100), [2]),
            ((100, 100, 50, 700, 50, 50), [4]),
            ((60, 48, 79, 78, 82, 84, 82, 85, 94, 97, 91, 291), [12]),
            ((3, 3, 30), [3]),
            ((100, 200, 300, 400, 400, 500, 800), []),  # a ramp
            ((500, 1500, 1000, 1000, 2200, 1750), []),  # lively, but not a slip
            ((50, 150, 200, 100, 150, 200, 300, 1000, 1000, 500, 800, 500), []),  # a new level
            ((5, 0, 5, 0, 5), []),  # 0 says nothing
            ((4000, 30000), []),  # nothing to compare with
            ((1, 2, 3, 1, 4), []),
        ],
    )
    def test_slips_are_found_and_ordinary_years_left_alone(self, values: tuple[int, ...], months: list[int]) -> None:
        assert found(year(*values)) == months

    def test_a_peak_that_other_years_share_is_none(self) -> None:
        usual = (10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 60)

        assert found(year(*usual)) == [12]
        assert found(year(*usual, *usual)) == []

    def test_a_slip_is_seen_by_other_years_too(self) -> None:
        series = {date(day, 7, 1): Decimal(value) for day, value in ((2024, 40), (2025, 42), (2026, 450))}

        unusual = unusual_in(series, date(2026, 7, 1), 1)

        assert unusual is not None
        assert unusual.meant == 45

    def test_far_neighbours_say_nothing(self) -> None:
        series = {date(2026, 1, 1): Decimal(10), date(2026, 2, 1): Decimal(10), date(2026, 10, 1): Decimal(900)}

        assert unusual_in(series, date(2026, 10, 1), 1) is None
        assert unusual_in(series, date(2026, 10, 1), 3) is not None  # as quarters they are near

    def test_nothing_is_guessed_where_no_shifted_point_fits(self) -> None:
        unusual = unusual_in(year(1000, 9300, 1000, 1000), date(2026, 2, 1), 1)

        assert unusual is not None
        assert unusual.meant == 930
        assert unusual_in(year(1000, 4100, 1000, 1000), date(2026, 2, 1), 1) is not None

    def test_a_wan_too_much_is_recognised(self) -> None:
        unusual = unusual_in(year(30, 300000, 28), date(2026, 2, 1), 1)

        assert unusual is not None
        assert unusual.meant == 30

    @given(st.lists(st.integers(100, 290), min_size=1, max_size=24), st.integers(1, 10**6))
    def test_values_within_a_factor_of_three_never_stick_out(self, values: list[int], scale: int) -> None:
        assert found(year(*(value * scale for value in values))) == []

    @given(st.lists(st.integers(100, 200), min_size=3, max_size=12), st.data())
    def test_a_slip_of_a_place_is_always_found(self, values: list[int], data: st.DataObject) -> None:
        place = data.draw(st.integers(0, len(values) - 1))
        values[place] *= 10

        assert place + 1 in found(year(*values))
