"""Days as owners type them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.kit.days import parse_day
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

    @given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
    def test_a_day_written_out_is_read_back(self, day: date) -> None:
        assert parse_day(day.isoformat(), TODAY) == day
