from datetime import date

import pytest

from desktop.domain.period import PeriodKind, parse_period
from desktop.domain.wording import CHINESE, ENGLISH, dates
from tests.domain.languages import BOTH


@pytest.mark.parametrize(
    ("first", "last", "chinese", "english"),
    [
        ("2026-07-20", "2026-08-09", "7 月 20 日至 8 月 9 日", "20 July to 9 August"),
        ("2026-09-07", "2026-09-20", "9 月 7 日至 20 日", "7 to 20 September"),
        ("2026-09-07", "2026-09-07", "9 月 7 日", "7 September"),
        ("2025-12-22", "2026-01-04", "2025 年 12 月 22 日至 2026 年 1 月 4 日", "22 December 2025 to 4 January 2026"),
    ],
)
def test_a_span_of_days_names_no_more_than_needed(first: str, last: str, chinese: str, english: str) -> None:
    days = date.fromisoformat(first), date.fromisoformat(last)

    assert dates.days_between(*days, CHINESE) == chinese
    assert dates.days_between(*days, ENGLISH) == english


@pytest.mark.parametrize(
    ("kind", "before", "now"),
    [
        (PeriodKind.WEEK, "上周", "本周"),
        (PeriodKind.MONTH, "上月", "本月"),
        (PeriodKind.QUARTER, "上季度", "本季度"),
        (PeriodKind.HALF, "上个半年", "本半年"),
        (PeriodKind.YEAR, "上年", "本年"),
        (PeriodKind.CUSTOM, "上期", "本期"),
    ],
)
def test_the_words_for_periods_follow_the_kind(kind: PeriodKind, before: str, now: str) -> None:
    chinese = BOTH[0]

    assert dates.previous_word(kind, chinese) == before
    assert dates.this_word(kind, chinese) == now


@pytest.mark.parametrize(
    ("number", "chinese", "english"),
    [(2, "两", "two"), (3, "三", "three"), (10, "十", "ten"), (13, " 13 ", "13"), (0, " 0 ", "no")],
)
def test_small_numbers_are_words(number: int, chinese: str, english: str) -> None:
    assert dates.spoken_number(number, CHINESE) == chinese
    assert dates.spoken_number(number, ENGLISH).strip() == english


@pytest.mark.parametrize(
    ("place", "word"),
    [
        (1, "first"),
        (10, "tenth"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (21, "21st"),
        (22, "22nd"),
        (33, "33rd"),
        (111, "111th"),
    ],
)
def test_english_places_have_their_endings(place: int, word: str) -> None:
    assert dates.ordinal_word(place) == word


@pytest.mark.parametrize(
    ("label", "fiscal_start", "chinese", "english"),
    [
        ("2026-W41", 1, "第 41 周", "week 41"),
        ("2026-10", 1, "10 月", "October"),
        ("2026Q4", 1, "四季度", "Q4"),
        ("2026Q1", 4, "财年一季度", "fiscal Q1"),
        ("2026H2", 1, "下半年", "H2"),
        ("2027", 1, "2027 年", "2027"),
        ("2027", 4, "2027 财年", "Fiscal year 2027"),
        ("2026-08-30..2026-11-29", 1, "8 月 30 日起", "from 30 August"),
    ],
)
def test_a_period_is_called_in_a_word_or_two(label: str, fiscal_start: int, chinese: str, english: str) -> None:
    period = parse_period(label, fiscal_start)

    assert [dates.period_word(period, texts) for texts in BOTH] == [chinese, english]
