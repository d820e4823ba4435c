from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from desktop.services.sample.calendar import LAST_FULL, dice, next_working_day, quarters, working_days

DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))


@given(DAYS)
def test_quarters_follow_each_other_and_the_last_one_holds_today(today: date) -> None:
    spans = quarters(today)

    assert all(later.start - earlier.end == timedelta(days=1) for earlier, later in pairwise(spans))
    assert spans[-1].start <= today <= spans[-1].end
    assert spans[LAST_FULL].end < today


@given(DAYS)
def test_three_months_fill_a_quarter(today: date) -> None:
    quarter = quarters(today)[0]

    months = quarter.months()

    assert (months[0][0], months[2][1]) == (quarter.start, quarter.end)
    assert all(first.day == 1 for first, _ in months)
    assert all(later[0] - earlier[1] == timedelta(days=1) for earlier, later in pairwise(months))


def test_a_quarter_is_named_as_owners_name_it() -> None:
    labels = [quarter.label for quarter in quarters(date(2026, 11, 21))]

    assert labels == ["2025Q2", "2025Q3", "2025Q4", "2026Q1", "2026Q2", "2026Q3", "2026Q4"]


def test_nobody_works_on_weekends_and_fixed_holidays() -> None:
    days = working_days(date(2026, 9, 28), date(2026, 10, 11))

    assert [day.isoformat()[5:] for day in days] == ["09-28", "09-29", "09-30", "10-06", "10-07", "10-08", "10-09"]
    assert next_working_day(date(2026, 10, 1)) == date(2026, 10, 6)


def test_the_dice_fall_alike_for_the_same_key_only() -> None:
    falls = [dice("E01", place).random() for place in (1, 1, 2)]

    assert falls[0] == falls[1] != falls[2]
