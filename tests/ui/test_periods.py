"""Which periods a page offers, and in which order."""

from datetime import date

from desktop.ui.periods import MIXED, OF_EACH, latest_periods


class TestLatestPeriods:
    def test_the_last_full_quarter_comes_first_and_the_running_one_behind_the_full_ones(self) -> None:
        found = [period.label for period in latest_periods(date(2026, 11, 20), 1)]

        assert found[: OF_EACH + 1] == ["2026Q3", "2026Q2", "2026Q1", "2025Q4", "2026Q4"]
        assert len(found) == len(MIXED) * (OF_EACH + 1)

    def test_years_follow_the_fiscal_year(self) -> None:
        running = latest_periods(date(2026, 11, 20), 4)[-1]

        assert (running.start, running.end) == (date(2026, 4, 1), date(2027, 3, 31))
