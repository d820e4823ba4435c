from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.period import (
    Period,
    PeriodKind,
    PeriodLabel,
    add_months,
    containing,
    custom,
    last_full,
    parse_period,
)
from desktop.errors import RequestError
from desktop.i18n import CHINESE, ENGLISH, translator

DAYS = st.dates(date(1901, 1, 1), date(2198, 12, 31))
MONTHS = st.integers(1, 12)
CALENDAR_KINDS = st.sampled_from([kind for kind in PeriodKind if kind is not PeriodKind.CUSTOM])


def english(message: str) -> str:
    return message


class TestParsing:
    @pytest.mark.parametrize(
        ("text", "start", "end", "kind"),
        [
            ("2026-W07", date(2026, 2, 9), date(2026, 2, 15), PeriodKind.WEEK),
            ("2026-W01", date(2025, 12, 29), date(2026, 1, 4), PeriodKind.WEEK),
            ("2026-03", date(2026, 3, 1), date(2026, 3, 31), PeriodKind.MONTH),
            ("2024-02", date(2024, 2, 1), date(2024, 2, 29), PeriodKind.MONTH),
            ("2026Q3", date(2026, 7, 1), date(2026, 9, 30), PeriodKind.QUARTER),
            ("2026H2", date(2026, 7, 1), date(2026, 12, 31), PeriodKind.HALF),
            ("2026", date(2026, 1, 1), date(2026, 12, 31), PeriodKind.YEAR),
            ("2026-05-30..2026-08-29", date(2026, 5, 30), date(2026, 8, 29), PeriodKind.CUSTOM),
        ],
    )
    def test_reads_each_kind_of_label(self, text: str, start: date, end: date, kind: PeriodKind) -> None:
        period = parse_period(text)

        assert (period.start, period.end, period.kind, period.label) == (start, end, kind, text)

    @pytest.mark.parametrize(
        ("text", "label"),
        [
            ("２０２６ｑ３", "2026Q3"),
            (" 2026h1 ", "2026H1"),
            ("2026-w7", "2026-W07"),
            ("2026-3", "2026-03"),
            ("2026/3", "2026-03"),
            ("202603", "2026-03"),
            ("2026年3月", "2026-03"),
            ("2026 年第三季度", "2026Q3"),
            ("2026年3季度", "2026Q3"),
            ("2026年下半年", "2026H2"),
            ("2026年", "2026"),
            ("2026年第7周", "2026-W07"),
            ("2026-5-30至2026-8-29", "2026-05-30..2026-08-29"),
        ],
    )
    def test_reads_the_spellings_owners_use(self, text: str, label: str) -> None:
        assert parse_period(text).label == label

    @pytest.mark.parametrize(
        "text", ["", "soon", "2026Q5", "2026H3", "26Q1", "2026-03-05", "2026-05-30..", "2026Q3 2026Q4"]
    )
    def test_says_how_to_write_a_period_it_does_not_understand(self, text: str) -> None:
        with pytest.raises(RequestError, match=r"was not understood\. Write a week as 2026-W07"):
            parse_period(text)

    @pytest.mark.parametrize("text", ["2026-13", "2026-00", "2026-W54", "2025-W53", "2026-02-30..2026-03-01"])
    def test_refuses_days_that_do_not_exist(self, text: str) -> None:
        with pytest.raises(RequestError, match="does not exist"):
            parse_period(text)

    def test_refuses_a_period_that_ends_before_it_starts(self) -> None:
        with pytest.raises(RequestError, match="2026-08-29 to 2026-05-30 ends before it starts"):
            parse_period("2026-08-29..2026-05-30")

    @pytest.mark.parametrize("text", ["0000", "1899Q4", "9999-12", "2300-01-01..2300-01-02"])
    def test_refuses_years_no_company_plans_for(self, text: str) -> None:
        with pytest.raises(RequestError, match="lies outside 1900 to 2199"):
            parse_period(text)

    @given(kind=CALENDAR_KINDS, day=DAYS, month=MONTHS)
    def test_reads_back_every_label_it_gives(self, kind: PeriodKind, day: date, month: int) -> None:
        period = containing(kind, day, month)

        assert parse_period(period.label, month) == period


class TestFiscalYear:
    def test_bears_the_year_in_which_it_starts(self) -> None:
        first, last = parse_period("2026Q1", 4), parse_period("2026Q4", 4)

        assert (first.start, first.end) == (date(2026, 4, 1), date(2026, 6, 30))
        assert (last.start, last.end) == (date(2027, 1, 1), date(2027, 3, 31))

    def test_leaves_weeks_and_months_alone(self) -> None:
        assert parse_period("2026-01", 4).start == date(2026, 1, 1)
        assert parse_period("2026-W01", 4).start == date(2025, 12, 29)

    def test_a_day_before_its_start_belongs_to_the_year_before(self) -> None:
        assert containing(PeriodKind.QUARTER, date(2027, 3, 31), 4).label == "2026Q4"


class TestNeighbours:
    @given(kind=CALENDAR_KINDS, day=DAYS, month=MONTHS)
    def test_periods_of_a_kind_tile_the_calendar(self, kind: PeriodKind, day: date, month: int) -> None:
        period = containing(kind, day, month)

        assert day in period
        assert period.next().start == period.end + timedelta(days=1)
        assert period.previous().end == period.start - timedelta(days=1)
        assert period.next().previous() == period

    @given(day=DAYS, month=MONTHS)
    def test_twelve_months_four_quarters_and_two_halves_make_the_year(self, day: date, month: int) -> None:
        year = containing(PeriodKind.YEAR, day, month)

        for kind, number in ((PeriodKind.MONTH, 12), (PeriodKind.QUARTER, 4), (PeriodKind.HALF, 2)):
            parts = [containing(kind, year.start, month)]
            while parts[-1].end < year.end:
                parts.append(parts[-1].next())
            assert len(parts) == number
            assert sum(part.days for part in parts) == year.days
            assert parts[-1].end == year.end

    def test_a_custom_period_of_whole_months_moves_by_months(self) -> None:
        period = parse_period("2026-05-30..2026-08-29")

        assert period.next().label == "2026-08-30..2026-11-29"
        assert period.next().previous() == period

    def test_a_custom_period_of_odd_days_moves_by_its_days(self) -> None:
        period = parse_period("2026-05-04..2026-05-13")

        assert period.previous().label == "2026-04-24..2026-05-03"
        assert period.next().label == "2026-05-14..2026-05-23"

    @given(start=DAYS, length=st.integers(0, 800))
    def test_custom_neighbours_touch(self, start: date, length: int) -> None:
        period = custom(start, start + timedelta(days=length))

        assert period.previous().end == start - timedelta(days=1)
        assert period.next().start == period.end + timedelta(days=1)


class TestLastFull:
    def test_is_the_quarter_before_the_running_one(self) -> None:
        assert last_full(PeriodKind.QUARTER, date(2026, 11, 21)).label == "2026Q3"

    def test_a_period_is_not_over_on_its_last_day(self) -> None:
        assert last_full(PeriodKind.MONTH, date(2026, 9, 30)).label == "2026-08"
        assert last_full(PeriodKind.MONTH, date(2026, 10, 1)).label == "2026-09"


class TestTitles:
    @pytest.mark.parametrize(
        ("text", "chinese", "english_title", "short"),
        [
            ("2026-W07", "2026 年第 7 周", "Week 7 of 2026", "26W07"),
            ("2026-03", "2026 年 3 月", "March 2026", "26-03"),
            ("2026Q3", "2026 年第三季度", "Third quarter 2026", "26Q3"),
            ("2026H2", "2026 年下半年", "Second half 2026", "26H2"),
            ("2026", "2026 年", "Year 2026", "2026"),
            ("2026-05-30..2026-08-29", "2026-05-30 至 2026-08-29", "2026-05-30 to 2026-08-29", "05-30–08-29"),
        ],
    )
    def test_are_native_in_both_languages(self, text: str, chinese: str, english_title: str, short: str) -> None:
        period = parse_period(text)

        assert period.title(translator("zh_CN")) == chinese
        assert period.title(english) == english_title
        assert period.short_label() == short

    @pytest.mark.parametrize(
        ("text", "title"),
        [
            ("2026Q1", "First quarter of fiscal 2026"),
            ("2026H1", "First half of fiscal 2026"),
            ("2026", "Fiscal year 2026"),
        ],
    )
    def test_say_so_where_the_fiscal_year_is_not_the_calendar_year(self, text: str, title: str) -> None:
        assert parse_period(text, 4).title(english) == title


class TestMonths:
    def test_a_day_that_a_month_lacks_becomes_its_last_day(self) -> None:
        assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
        assert add_months(date(2024, 3, 31), -1) == date(2024, 2, 29)

    def test_a_period_counts_both_its_ends(self) -> None:
        period: Period = custom(date(2026, 3, 5), date(2026, 3, 5))

        assert period.days == 1
        assert date(2026, 3, 5) in period
        assert date(2026, 3, 6) not in period


class TestLabelInASentence:
    """What refuses a period names it as its reader would, not as the file does."""

    @pytest.mark.parametrize(
        ("label", "english", "chinese"),
        [
            ("2026Q3", "2026Q3", "2026Q3"),
            ("2026-11-02..2026-11-15", "2026-11-02 to 2026-11-15", "2026-11-02 至 2026-11-15"),
        ],
    )
    def test_days_of_ones_own_are_read_as_days(self, label: str, english: str, chinese: str) -> None:
        error = RequestError("{period}", period=PeriodLabel(label))

        assert [error.sentence(translator(each)) for each in (ENGLISH, CHINESE)] == [english, chinese]
