"""The parts of a period tile it, whatever the fiscal year's first month."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.period import Period, PeriodKind, containing, custom, parse_period
from desktop.domain.target_parts import a_year_earlier, kinds_below, named_period, parts_of

STARTS = st.integers(1, 12)
YEARS = st.integers(1990, 2150)
DAY = timedelta(days=1)


def tiles(period: Period, parts: tuple[Period, ...]) -> bool:
    follows = all(later.start == earlier.end + DAY for earlier, later in pairwise(parts))
    return follows and (parts[0].start, parts[-1].end) == (period.start, period.end)


class TestPartsOf:
    @given(YEARS, STARTS, st.sampled_from([PeriodKind.HALF, PeriodKind.QUARTER, PeriodKind.MONTH]))
    def test_tile_the_year_for_any_fiscal_year_start(self, year: int, start: int, kind: PeriodKind) -> None:
        whole = containing(PeriodKind.YEAR, date(year, start, 1), start)

        assert tiles(whole, parts_of(whole, kind))

    @given(st.dates(date(1990, 1, 1), date(2150, 1, 1)), STARTS)
    def test_months_tile_quarters_and_quarters_halves(self, day: date, start: int) -> None:
        half = containing(PeriodKind.HALF, day, start)
        quarters = parts_of(half, PeriodKind.QUARTER)

        assert tiles(half, quarters)
        assert all(tiles(quarter, parts_of(quarter, PeriodKind.MONTH)) for quarter in quarters)

    @given(st.dates(date(1990, 1, 1), date(2150, 1, 1)), st.integers(2, 30))
    def test_a_custom_period_of_whole_months_has_its_own(self, start: date, months: int) -> None:
        first = custom(start, start)
        while len(found := parts_of(first, PeriodKind.MONTH)) < months:
            first = custom(start, first.end + DAY)
            if (first.end - first.start).days > 31 * months:
                return
        assert tiles(first, found)

    @pytest.mark.parametrize(
        ("label", "kinds"),
        [
            ("2026", [PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF]),
            ("2026H1", [PeriodKind.MONTH, PeriodKind.QUARTER]),
            ("2026Q3", [PeriodKind.MONTH]),
            ("2026-03", []),
            ("2026-W07", []),
            ("2026-05-30..2026-08-29", [PeriodKind.MONTH]),
            ("2026-05-30..2026-08-28", []),
        ],
    )
    def test_a_period_breaks_down_into_shorter_ones_only(self, label: str, kinds: list[PeriodKind]) -> None:
        assert list(kinds_below(parse_period(label))) == kinds

    def test_months_of_a_custom_period_start_on_its_day(self) -> None:
        parts = parts_of(parse_period("2026-05-30..2026-08-29"), PeriodKind.MONTH)

        assert [part.label for part in parts] == [
            "2026-05-30..2026-06-29", "2026-06-30..2026-07-29", "2026-07-30..2026-08-29",
        ]  # fmt: skip


class TestNamed:
    @given(st.dates(date(1990, 1, 1), date(2150, 1, 1)), STARTS, st.sampled_from(PeriodKind))
    def test_two_days_are_the_period_they_make(self, day: date, start: int, kind: PeriodKind) -> None:
        if kind is PeriodKind.CUSTOM:
            return
        period = containing(kind, day, start)

        assert named_period(period.start, period.end, start) == period

    def test_a_year_earlier_keeps_the_kind_and_survives_leap_years(self) -> None:
        labels = ["2024-02", "2025-02", "2026Q1", "2026", "2026-05-30..2026-08-29"]

        assert [a_year_earlier(parse_period(label)).label for label in labels] == [
            "2023-02", "2024-02", "2025Q1", "2025", "2025-05-30..2025-08-29",
        ]  # fmt: skip
