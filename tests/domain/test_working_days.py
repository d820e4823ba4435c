"""Working days: the week, holidays and the days the owner decided about."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as some

from desktop.domain.working_days import USUAL_WEEK, WorkingDays, week_from

MONDAY = date(2026, 11, 16)
days = some.dates(date(2020, 1, 1), date(2030, 12, 31))


def test_the_usual_week_works_from_monday_to_friday() -> None:
    assert WorkingDays().count(MONDAY, MONDAY + timedelta(days=6)) == 5


def test_a_holiday_is_free_and_a_saturday_worked_instead_counts() -> None:
    calendar = WorkingDays(special={date(2026, 10, 1): False, date(2026, 10, 10): True})

    assert not calendar.is_working(date(2026, 10, 1))
    assert calendar.is_working(date(2026, 10, 10))


def test_a_six_day_week_counts_saturdays() -> None:
    assert WorkingDays(frozenset({1, 2, 3, 4, 5, 6})).count(MONDAY, MONDAY + timedelta(days=6)) == 6


def test_five_working_days_back_from_a_friday_is_its_monday() -> None:
    assert WorkingDays().back(MONDAY + timedelta(days=4), 5) == MONDAY
    assert WorkingDays().back(MONDAY, 0) == MONDAY


def test_a_calendar_without_working_days_is_not_searched_for_ever() -> None:
    assert WorkingDays(frozenset()).back(MONDAY, 3) == MONDAY - timedelta(days=365)


def test_the_kept_week_is_read_and_other_letters_are_left_out() -> None:
    assert week_from("12345") == USUAL_WEEK
    assert week_from("6x19") == frozenset({1, 6})


@given(days, days, days)
def test_stretches_that_follow_each_other_add_up(first: date, second: date, third: date) -> None:
    start, middle, end = sorted((first, second, third))
    calendar = WorkingDays()

    assert calendar.count(start, end) == calendar.count(start, middle) + calendar.count(
        middle + timedelta(days=1), end
    )
