"""The pace of a target: what is expected by now, days ahead or behind, what each day left has to bring."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as some

from desktop.domain.pace import Elapsed, Pace, elapsed, same_stretch_before
from desktop.domain.period import PeriodKind, containing, custom
from desktop.domain.working_days import WorkingDays

HALF = Elapsed(10, 20)


def pace(actual: str | None, target: str = "100", days: Elapsed = HALF, **more: bool) -> Pace:
    stated = {"spreads": True, **more}
    return Pace(None if actual is None else Decimal(actual), Decimal(target), days, **stated)


class TestAhead:
    def test_half_of_the_days_call_for_half_of_the_target(self) -> None:
        assert pace("50").expected == 50
        assert pace("50").days_ahead == 0
        assert pace("50").expected_share == 50

    def test_sixty_of_a_hundred_at_half_time_is_two_days_ahead(self) -> None:
        assert pace("60").days_ahead == 2
        assert pace("60").needed_per_day == 4

    def test_forty_is_two_days_behind(self) -> None:
        assert pace("40").days_ahead == -2
        assert pace("40").needed_per_day == 6

    def test_nothing_is_needed_once_the_target_is_reached(self) -> None:
        assert pace("100").is_reached
        assert pace("100").needed_per_day is None

    def test_nothing_more_can_be_asked_of_days_that_are_over(self) -> None:
        assert pace("40", days=Elapsed(20, 20)).needed_per_day is None

    def test_a_period_without_working_days_says_nothing_of_days(self) -> None:
        assert pace("40", days=Elapsed(0, 0)).days_ahead is None

    def test_no_data_is_neither_ahead_nor_reached(self) -> None:
        assert pace(None).days_ahead is None
        assert pace(None).attainment is None
        assert not pace(None).is_reached

    def test_a_target_of_nothing_has_no_attainment(self) -> None:
        assert pace("5", "0").attainment is None
        assert pace("5", "0").days_ahead is None

    def test_a_percentage_is_compared_with_the_whole_target(self) -> None:
        assert pace("40", spreads=False).expected is None
        assert pace("40", spreads=False).needed_per_day is None
        assert pace("40", spreads=False).attainment == 40

    def test_where_less_is_better_staying_below_reaches_it(self) -> None:
        assert pace("3", "5", spreads=False, higher_is_better=False).is_reached
        assert not pace("6", "5", spreads=False, higher_is_better=False).is_reached

    @given(some.decimals(0, 200, places=2), some.integers(1, 30), some.integers(0, 30))
    def test_what_is_needed_on_the_days_left_makes_up_exactly_what_is_missing(
        self, actual: Decimal, left: int, over: int
    ) -> None:
        found = Pace(actual, Decimal(200), Elapsed(over, over + left), spreads=True)

        if found.needed_per_day is not None:
            assert abs(actual + found.needed_per_day * left - 200) < Decimal("0.0000001")


class TestDays:
    def test_today_counts_as_over_and_the_rest_is_left(self) -> None:
        november = containing(PeriodKind.MONTH, date(2026, 11, 20))

        found = elapsed(november, date(2026, 11, 20), WorkingDays())

        assert (found.over, found.left, found.all) == (15, 6, 21)

    def test_a_period_that_is_over_has_no_days_left(self) -> None:
        october = containing(PeriodKind.MONTH, date(2026, 10, 5))

        assert elapsed(october, date(2026, 11, 20), WorkingDays()).left == 0

    def test_like_is_compared_with_like(self) -> None:
        quarter = containing(PeriodKind.QUARTER, date(2026, 11, 20))

        assert same_stretch_before(quarter, date(2026, 10, 10)) == (date(2026, 7, 1), date(2026, 7, 10))

    def test_the_last_day_is_compared_with_the_whole_period_before(self) -> None:
        march = containing(PeriodKind.MONTH, date(2026, 3, 31))

        assert same_stretch_before(march, date(2026, 3, 31)) == (date(2026, 2, 1), date(2026, 2, 28))

    def test_a_longer_period_never_reaches_beyond_the_shorter_one_before(self) -> None:
        march = containing(PeriodKind.MONTH, date(2026, 3, 31))

        assert same_stretch_before(march, date(2026, 3, 30)) == (date(2026, 2, 1), date(2026, 2, 28))

    def test_own_days_are_compared_with_as_many_before(self) -> None:
        own = custom(date(2026, 11, 11), date(2026, 11, 20))

        assert same_stretch_before(own, date(2026, 11, 15)) == (date(2026, 11, 1), date(2026, 11, 5))
