from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.period import parse_period
from desktop.domain.scheme import Filter
from desktop.domain.targets import (
    Bearer,
    SetTarget,
    TargetFigure,
    TargetKey,
    TargetLevel,
    Targets,
    target_for,
    widest_tiling,
)

QUARTER = parse_period("2026Q3")
FIRST = date(2026, 1, 1)


def set_for(label: str, value: int) -> SetTarget:
    period = parse_period(label)
    return SetTarget(period.start, period.end, Decimal(value))


def target(indicator: str, *set_targets: SetTarget) -> TargetFigure | None:
    return target_for(indicator, QUARTER.start, QUARTER.end, set_targets)


class TestTargetFor:
    def test_takes_the_one_set_for_exactly_the_period(self) -> None:
        found = target("visits", set_for("2026-07", 10), set_for("2026Q3", 36))

        assert found == TargetFigure(Decimal(36), 0, 92, 92)

    def test_sums_the_months_where_the_quarter_has_none(self) -> None:
        found = target("visits", set_for("2026-07", 10), set_for("2026-08", 11), set_for("2026-09", 12))

        assert found == TargetFigure(Decimal(33), 3, 92, 92)
        assert not found.is_partial

    def test_says_where_the_months_do_not_cover_the_quarter(self) -> None:
        found = target("visits", set_for("2026-07", 10), set_for("2026-09", 12))

        assert found is not None
        assert (found.value, found.covered_days, found.period_days) == (Decimal(22), 61, 92)
        assert found.is_partial

    def test_never_counts_a_day_twice(self) -> None:
        year = parse_period("2026")
        months = [set_for(f"2026-{month:02}", 10) for month in range(1, 13)]

        found = target_for("visits", year.start, year.end, [*months, set_for("2026Q1", 40)])

        assert found is not None
        assert (found.value, found.parts) == (Decimal(130), 10)

    @pytest.mark.parametrize("indicator", ["win_rate", "deal_cycle_days", "visited_customers", "overdue_amount", "x"])
    def test_sums_nothing_that_does_not_add_up(self, indicator: str) -> None:
        assert target(indicator, set_for("2026-07", 10), set_for("2026-08", 11)) is None

    def test_a_rate_holds_for_its_own_period(self) -> None:
        assert target("win_rate", set_for("2026Q3", 60)) == TargetFigure(Decimal(60), 0, 92, 92)

    def test_leaves_out_what_reaches_beyond_the_period(self) -> None:
        assert target("visits", set_for("2026", 120), set_for("2026H2", 60)) is None

    def test_of_two_for_the_same_days_the_later_one_holds(self) -> None:
        found = target("visits", set_for("2026Q3", 36), set_for("2026Q3", 40))

        assert found is not None
        assert found.value == 40


SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 12)), max_size=7, unique=True)


class TestWidestTiling:
    @given(spans=SPANS)
    def test_covers_as_many_days_with_as_few_targets_as_any_other_choice(self, spans: list[tuple[int, int]]) -> None:
        given_targets = [
            SetTarget(FIRST + timedelta(days=start), FIRST + timedelta(days=start + length), Decimal(1))
            for start, length in spans
        ]

        chosen = widest_tiling(given_targets)

        assert not overlapping(chosen)
        assert (days(chosen), -len(chosen)) == max(
            (days(choice), -len(choice))
            for size in range(len(given_targets) + 1)
            for choice in combinations(given_targets, size)
            if not overlapping(choice)
        )


class TestTargets:
    def test_answers_for_people_teams_and_the_company_by_filter_and_level(self) -> None:
        east = Filter(region="华东")
        figures = {
            TargetKey(Bearer.STAFF, 1, "visits"): TargetFigure(Decimal(1)),
            TargetKey(Bearer.STAFF, 1, "visits", east): TargetFigure(Decimal(2)),
            TargetKey(Bearer.TEAM, 1, "visits", Filter(), TargetLevel.CHALLENGE): TargetFigure(Decimal(3)),
        }

        targets = Targets(figures)

        assert targets.of_staff(1, "visits") == TargetFigure(Decimal(1))
        assert targets.of_staff(1, "visits", east) == TargetFigure(Decimal(2))
        assert targets.of_team(1, "visits") is None


def days(targets: tuple[SetTarget, ...]) -> int:
    return sum(each.days for each in targets)


def overlapping(targets: tuple[SetTarget, ...]) -> bool:
    ordered = sorted(targets, key=lambda each: each.start)
    return any(second.start <= first.end for first, second in pairwise(ordered))
