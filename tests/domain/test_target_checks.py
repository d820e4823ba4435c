"""Suggestions and doubts: what history says about a target."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.indicators import INDICATORS
from desktop.domain.period import parse_period
from desktop.domain.target_checks import Doubt, PastFigure, doubts_about, suggestion_from
from desktop.domain.target_gap import Gap, gap_in_time
from desktop.domain.targets import SetTarget, TargetFigure, target_for
from tests.alike import alike

VISITS, CHURN, RATE = INDICATORS["visits"], INDICATORS["churn_rate"], INDICATORS["collection_rate"]
QUARTER = parse_period("2026Q4")
QUARTER_DAYS = (QUARTER.start, QUARTER.end)


def past(*actuals: int | str | None) -> list[PastFigure]:
    """Figures of the quarters before, the newest first."""
    found, period = [], QUARTER
    for actual in actuals:
        period = period.previous()
        found.append(PastFigure(period, None if actual is None else Decimal(actual)))
    return found


class TestSuggestion:
    def test_it_is_the_mean_of_recent_periods_times_the_stretch(self) -> None:
        found = suggestion_from(past(30, 20, 40, 10, 900), VISITS, Decimal(108))

        assert found is not None
        assert alike((found.mean, found.value)) == (25, 27)
        assert [each.period.label for each in found.periods] == ["2026Q3", "2026Q2", "2026Q1", "2025Q4"]

    def test_periods_without_figures_are_left_out(self) -> None:
        found = suggestion_from(past(None, 20, None, 10), VISITS, Decimal(100))

        assert found is not None
        assert alike((found.value, len(found.periods))) == (15, 2)

    def test_money_is_suggested_in_round_sums(self) -> None:
        large, small = (suggestion_from(past(each), INDICATORS["signed_amount"]) for each in (146_850, 850))

        assert large is not None
        assert small is not None
        assert [large.value, small.value] == [158_600, 918]

    def test_nothing_is_suggested_from_nothing(self) -> None:
        assert suggestion_from(past(None, None), VISITS) is None

    def test_less_is_asked_where_less_is_better(self) -> None:
        found = suggestion_from(past(10), CHURN, Decimal(125))

        assert found is not None
        assert found.value == 8

    def test_a_rate_never_goes_beyond_100_percent(self) -> None:
        found = suggestion_from(past(97), RATE, Decimal(110))

        assert found is not None
        assert found.value == 100

    @given(st.lists(st.integers(0, 10**9), min_size=1, max_size=4), st.randoms(use_true_random=False))
    def test_the_order_of_the_periods_does_not_change_the_value(self, actuals: list[int], chance: object) -> None:
        found, turned = suggestion_from(past(*actuals), VISITS), suggestion_from(past(*actuals[::-1]), VISITS)

        assert found is not None
        assert turned is not None
        assert found.value == turned.value


class TestDoubts:
    @pytest.mark.parametrize(
        ("value", "expected"),
        [
            (19, [Doubt.BELOW_MEAN]),
            (20, []),
            (60, []),
            (61, [Doubt.OUT_OF_REACH]),
        ],
    )
    def test_beyond_twice_the_best_and_below_the_mean_are_worth_a_look(
        self, value: int, expected: list[Doubt]
    ) -> None:
        assert [each.doubt for each in doubts_about(Decimal(value), QUARTER, VISITS, past(30, 10, None))] == expected

    @pytest.mark.parametrize(
        ("value", "expected"), [(21, [Doubt.BELOW_MEAN]), (20, []), (5, []), (4, [Doubt.OUT_OF_REACH])]
    )
    def test_it_is_the_other_way_round_where_less_is_better(self, value: int, expected: list[Doubt]) -> None:
        assert [each.doubt for each in doubts_about(Decimal(value), QUARTER, CHURN, past(30, 10))] == expected

    def test_the_figure_behind_a_doubt_is_told(self) -> None:
        (too_far,) = doubts_about(Decimal(100), QUARTER, VISITS, past(30, 11, 10))
        (too_low,) = doubts_about(Decimal(1), QUARTER, VISITS, past(30, 11, 10))

        assert alike((too_far.reference, too_low.reference)) == (30, 17)

    def test_without_number_or_period_it_is_no_target(self) -> None:
        assert [each.doubt for each in doubts_about(None, None, VISITS, past(3))] == [
            Doubt.NO_PERIOD, Doubt.NO_NUMBER,
        ]  # fmt: skip

    def test_without_history_there_is_nothing_to_doubt(self) -> None:
        assert doubts_about(Decimal(5), QUARTER, VISITS, past(None)) == ()

    def test_who_never_did_anything_is_not_out_of_reach_at_once(self) -> None:
        assert doubts_about(Decimal(5), QUARTER, VISITS, past(0, 0)) == ()


class TestGap:
    def test_the_difference_is_an_amount_and_a_percentage(self) -> None:
        gap = Gap(Decimal(400), Decimal(410))

        assert alike((gap.difference, gap.percent, gap.is_closed)) == (10, Fraction(5, 2), False)

    def test_a_parent_of_nothing_has_no_percentage(self) -> None:
        assert Gap(Decimal(0), Decimal(4)).percent is None

    def test_months_are_held_against_their_quarter(self) -> None:
        months = [parse_period(f"2026-{month}") for month in (10, 11, 12)]
        quarter = SetTarget(QUARTER.start, QUARTER.end, Decimal(30))
        set_targets = [quarter, *(SetTarget(month.start, month.end, Decimal(9)) for month in months)]

        found = gap_in_time("visits", TargetFigure(quarter.value), QUARTER_DAYS, set_targets)

        assert found is not None
        assert alike((found.parent, found.children, found.difference)) == (30, 27, -3)
        assert gap_in_time("win_rate", TargetFigure(quarter.value), QUARTER_DAYS, set_targets) is None

    def test_months_that_leave_days_out_are_no_gap(self) -> None:
        october = parse_period("2026-10")
        set_targets = [SetTarget(*QUARTER_DAYS, Decimal(30)), SetTarget(october.start, october.end, Decimal(9))]

        assert gap_in_time("visits", TargetFigure(Decimal(30)), QUARTER_DAYS, set_targets) is None

    @pytest.mark.parametrize("is_set", [True, False])
    def test_a_month_that_was_changed_is_the_years_gap_too(self, is_set: bool) -> None:
        labels = ["2026Q1", "2026Q2", "2026Q3", "2026Q4", "2026-10", "2026-11", "2026-12"]
        values = [30, 30, 30, 30, 10, 10, 13]
        year = parse_period("2026")
        set_targets = [
            SetTarget(period.start, period.end, Decimal(value))
            for period, value in zip(map(parse_period, labels), values, strict=True)
        ]
        if is_set:
            set_targets.append(SetTarget(year.start, year.end, Decimal(120)))

        figure = target_for("visits", year.start, year.end, set_targets)
        found = figure and gap_in_time("visits", figure, (year.start, year.end), set_targets)

        assert found is not None
        assert alike((found.parent, found.children)) == (120, 123)
