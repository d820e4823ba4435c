"""Days as owners type them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.kit.days import parse_day
from desktop.windows_spelling import Spelling
from tests.ui.surroundings import TODAY


class TestParseDay:
    @pytest.mark.parametrize(
        "text",
        [
            "2026-11-20",
            "2026/11/20",
            "2026.11.20",
            "20261120",
            "2026年11月20日",
            "11-20",
            "11月20日",
            "26-11-20",
            "２０２６－１１－２０",
            " 2026-11-20 ",
        ],
    )
    def test_the_usual_spellings_mean_the_same_day(self, text: str) -> None:
        assert parse_day(text, TODAY) == date(2026, 11, 20)

    @pytest.mark.parametrize(
        "text", ["", "yesterday", "2026-13-01", "2026-02-30", "20-11", "2026-11-20-1", "99999999"]
    )
    def test_what_is_no_day_is_not_guessed(self, text: str) -> None:
        assert parse_day(text, TODAY) is None

    @pytest.mark.parametrize(
        ("text", "is_day_first"),
        [("20.11.2026", True), ("20/11/2026", True), ("20.11.", True), ("11/20/2026", False), ("11/20", False)],
    )
    def test_a_year_may_stand_last_where_the_system_writes_it_so(self, text: str, is_day_first: bool) -> None:
        assert parse_day(text, TODAY, Spelling(is_day_first)) == date(2026, 11, 20)
        assert parse_day(text, TODAY, Spelling(not is_day_first)) is None

    @pytest.mark.parametrize("is_day_first", [None, True, False])
    def test_a_day_whose_year_comes_first_is_the_same_everywhere(self, is_day_first: bool | None) -> None:
        for text in ("2026-11-20", "2026/11/20", "2026.11.20", "11-20"):
            assert parse_day(text, TODAY, Spelling(is_day_first)) == date(2026, 11, 20)

    def test_where_the_year_comes_first_it_may_not_stand_last(self) -> None:
        assert parse_day("11/20/2026", TODAY, Spelling()) is None

    @given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
    def test_a_day_written_out_is_read_back(self, day: date) -> None:
        assert parse_day(day.isoformat(), TODAY) == day
