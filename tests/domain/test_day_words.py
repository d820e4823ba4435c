"""Days as people say them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.day_words import Lean, spoken_day

FRIDAY = date(2026, 10, 16)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("今天", FRIDAY),
        (" 昨天 ", date(2026, 10, 15)),
        ("前天", date(2026, 10, 14)),
        ("Yesterday", date(2026, 10, 15)),
        ("10-12", date(2026, 10, 12)),
        ("１０月１２日", date(2026, 10, 12)),
        ("10/17", date(2025, 10, 17)),
        ("12月31日", date(2025, 12, 31)),
        ("2-29", date(2024, 2, 29)),
        ("12号", date(2026, 10, 12)),
        ("20日", date(2026, 9, 20)),
        ("31号", date(2026, 8, 31)),
        ("周三", date(2026, 10, 14)),
        ("星期日", date(2026, 10, 11)),
        ("上周五", date(2026, 10, 9)),
        ("上上周一", date(2026, 9, 28)),
        ("last Mon", date(2026, 10, 5)),
        ("Tuesday", date(2026, 10, 13)),
    ],
)
def test_what_has_happened_lies_on_or_before_the_day(text: str, meant: date) -> None:
    assert spoken_day(text, FRIDAY, Lean.BEFORE) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("明天", date(2026, 10, 17)),
        ("10-15", date(2027, 10, 15)),
        ("10-19", date(2026, 10, 19)),
        ("3号", date(2026, 11, 3)),
        ("周三", date(2026, 10, 21)),
        ("下周一", date(2026, 10, 19)),
        ("Friday", FRIDAY),
    ],
)
def test_what_is_to_come_lies_on_or_after_the_day(text: str, meant: date) -> None:
    assert spoken_day(text, FRIDAY, Lean.AFTER) == meant


@pytest.mark.parametrize("text", ["", "soon", "13-40", "2026-03-05", "3.5万", "99号", "周八", "2月30日"])
def test_what_is_no_spoken_day_is_left_to_others(text: str) -> None:
    assert spoken_day(text, FRIDAY, Lean.BEFORE) is None


def test_the_ends_of_the_calendar_are_no_trap() -> None:
    assert spoken_day("昨天", date.min, Lean.BEFORE) is None
    assert spoken_day("下周一", date.max, Lean.AFTER) is None
    assert spoken_day("1-1", date(1, 1, 1), Lean.BEFORE) == date(1, 1, 1)


@given(
    st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.sampled_from(Lean)
)
def test_a_day_without_its_year_lies_on_the_side_it_leans_to(day: date, near: date, lean: Lean) -> None:
    meant = spoken_day(f"{day.month}-{day.day}", near, lean)

    assert meant is not None
    assert (meant.month, meant.day) == (day.month, day.day)
    assert meant <= near if lean is Lean.BEFORE else meant >= near


@given(st.text(max_size=12), st.dates(), st.sampled_from(Lean))
def test_no_text_is_a_trap(text: str, near: date, lean: Lean) -> None:
    spoken_day(text, near, lean)
