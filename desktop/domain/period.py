"""Periods: weeks, months, quarters, half-years, years and stretches of the owner's own (SCORING.md §1).

A period is a pair of dates, both included. Quarters, half-years and years follow the month in which the company's
fiscal year starts, and a fiscal year bears the calendar year in which it starts.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from unicodedata import normalize

from desktop.errors import N_, RequestError, Term

DAY = timedelta(days=1)
FIRST_YEAR, LAST_YEAR = 1900, 2199


class PeriodKind(StrEnum):
    """The kinds of period there are."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    CUSTOM = "custom"


MONTHS_IN = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.HALF: 6, PeriodKind.YEAR: 12}


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both ends included; `label` is what an owner types: 2026Q3."""

    start: date
    end: date
    kind: PeriodKind
    label: str
    fiscal_year_start: int = 1

    @property
    def days(self) -> int:
        """The number of calendar days."""
        return (self.end - self.start).days + 1

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    def previous(self) -> "Period":
        """The period of the same kind that ends the day before; a custom one is as long."""
        last = self.start - DAY
        if self.kind is not PeriodKind.CUSTOM:
            return containing(self.kind, last, self.fiscal_year_start)
        months = whole_months(self.start, self.end)
        first = add_months(self.start, -months) if months else last - (self.days - 1) * DAY
        return custom(first, last, self.fiscal_year_start)

    def next(self) -> "Period":
        """The period of the same kind that starts the day after; a custom one is as long."""
        first = self.end + DAY
        if self.kind is not PeriodKind.CUSTOM:
            return containing(self.kind, first, self.fiscal_year_start)
        months = whole_months(self.start, self.end)
        last = add_months(first, months) - DAY if months else first + (self.days - 1) * DAY
        return custom(first, last, self.fiscal_year_start)

    def title(self, translate: Callable[[str], str]) -> str:
        """The period in full, as a form's heading has it: 2026 年第三季度, Third quarter 2026."""
        if self.kind is PeriodKind.CUSTOM:
            return translate(N_("{start} to {end}")).format(start=self.start, end=self.end)
        year, part = int(self.label[:4]), self._part
        if self.kind is PeriodKind.WEEK:
            return translate(N_("Week {week} of {year}")).format(week=part, year=year)
        if self.kind is PeriodKind.MONTH:
            return translate(MONTH_TITLES[part - 1]).format(year=year)
        titles = TITLES if self.fiscal_year_start == 1 else FISCAL_TITLES
        return translate(titles[self.kind][part - 1]).format(year=year)

    def short_label(self) -> str:
        """The period in a few characters, for the axis of a chart: 26Q3, 26-03, 26W07, 2026, 05-30–08-29."""
        if self.kind is PeriodKind.CUSTOM:
            return f"{self.start:%m-%d}–{self.end:%m-%d}"
        if self.kind is PeriodKind.YEAR:
            return self.label
        return self.label[2:].replace("-W", "W")

    @property
    def _part(self) -> int:
        digits = re.sub(r"^\d{4}\D*", "", self.label)
        return int(digits) if digits else 1


TITLES = {
    PeriodKind.QUARTER: (
        N_("First quarter {year}"), N_("Second quarter {year}"),
        N_("Third quarter {year}"), N_("Fourth quarter {year}"),
    ),
    PeriodKind.HALF: (N_("First half {year}"), N_("Second half {year}")),
    PeriodKind.YEAR: (N_("Year {year}"),),
}  # fmt: skip
FISCAL_TITLES = {
    PeriodKind.QUARTER: (
        N_("First quarter of fiscal {year}"), N_("Second quarter of fiscal {year}"),
        N_("Third quarter of fiscal {year}"), N_("Fourth quarter of fiscal {year}"),
    ),
    PeriodKind.HALF: (N_("First half of fiscal {year}"), N_("Second half of fiscal {year}")),
    PeriodKind.YEAR: (N_("Fiscal year {year}"),),
}  # fmt: skip
MONTH_TITLES = (
    N_("January {year}"), N_("February {year}"), N_("March {year}"), N_("April {year}"), N_("May {year}"),
    N_("June {year}"), N_("July {year}"), N_("August {year}"), N_("September {year}"), N_("October {year}"),
    N_("November {year}"), N_("December {year}"),
)  # fmt: skip


def containing(kind: PeriodKind, day: date, fiscal_year_start: int = 1) -> Period:
    """The period of a kind in which a day lies; custom periods have no calendar to lie in."""
    if kind is PeriodKind.WEEK:
        year, week, _weekday = day.isocalendar()
        return _week(year, week, fiscal_year_start)
    if kind is PeriodKind.MONTH:
        return _of_months(kind, day.year, day.month, fiscal_year_start)
    months_in = (day.month - fiscal_year_start) % 12
    year = day.year if day.month >= fiscal_year_start else day.year - 1
    return _of_months(kind, year, months_in // MONTHS_IN[kind] + 1, fiscal_year_start)


def last_full(kind: PeriodKind, today: date, fiscal_year_start: int = 1) -> Period:
    """The last period of a kind that was over before `today`."""
    return containing(kind, today, fiscal_year_start).previous()


def custom(start: date, end: date, fiscal_year_start: int = 1) -> Period:
    """A period with days of the owner's choice; one that ends before it starts is refused."""
    if end < start:
        raise RequestError(
            N_("The period {text} ends before it starts. Write the earlier day first."),
            text=PeriodLabel(f"{start}..{end}"),
        )
    return Period(start, end, PeriodKind.CUSTOM, f"{start}..{end}", fiscal_year_start)


def add_months(day: date, months: int) -> date:
    """The same day so many months later (or earlier); the month's last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return date(year, month + 1, min(day.day, (following - DAY).day))


def whole_months(start: date, end: date) -> int:
    """How many whole months the days make, 0 if they do not end on such a border."""
    after = end + DAY
    months = (after.year - start.year) * 12 + after.month - start.month
    return months if months > 0 and add_months(start, months) == after else 0


def parse_period(text: str, fiscal_year_start: int = 1) -> Period:
    """The period an owner typed: 2026-W07, 2026-03, 2026Q3, 2026H2, 2026, 2026-05-30..2026-08-29, 2026年第三季度."""
    plain = re.sub(r"\s", "", normalize("NFKC", text)).upper()
    for pattern, read in _SPELLINGS:
        if found := pattern.fullmatch(plain):
            try:
                return read(found, fiscal_year_start)
            except ValueError as error:
                raise RequestError(
                    N_("The period “{text}” names a month, week or day that does not exist."), text=text.strip()
                ) from error
    raise RequestError(
        N_(
            "The period “{text}” was not understood. Write a week as 2026-W07, a month as 2026-03, a quarter as "
            "2026Q3, a half-year as 2026H2, a year as 2026, or two days as 2026-05-30..2026-08-29."
        ),
        text=text.strip(),
    )


def _week(year: int, week: int, fiscal_year_start: int) -> Period:
    monday = date.fromisocalendar(year, week, 1)
    return Period(monday, monday + 6 * DAY, PeriodKind.WEEK, f"{year:04}-W{week:02}", fiscal_year_start)


def _of_months(kind: PeriodKind, year: int, part: int, fiscal_year_start: int) -> Period:
    """The part-th period of a kind in a (fiscal, except for months) year."""
    length = MONTHS_IN[kind]
    first_month = 1 if kind is PeriodKind.MONTH else fiscal_year_start
    start = add_months(date(year, first_month, 1), length * (part - 1))
    label = {
        PeriodKind.MONTH: f"{year:04}-{part:02}",
        PeriodKind.QUARTER: f"{year:04}Q{part}",
        PeriodKind.HALF: f"{year:04}H{part}",
        PeriodKind.YEAR: f"{year:04}",
    }[kind]
    return Period(start, add_months(start, length) - DAY, kind, label, fiscal_year_start)


def _year_in_range(text: str) -> int:
    year = int(text)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise RequestError(
            N_("The year {year} lies outside {first} to {last}. Please check the period."),
            year=text, first=FIRST_YEAR, last=LAST_YEAR,
        )  # fmt: skip
    return year


def _reader(kind: PeriodKind) -> Callable[[re.Match[str], int], Period]:
    def read(found: re.Match[str], fiscal_year_start: int) -> Period:
        year, part = _year_in_range(found[1]), _NUMERALS.get(found[2], found[2])
        if kind is PeriodKind.MONTH and not 1 <= int(part) <= 12:
            raise ValueError(part)
        return _of_months(kind, year, int(part), fiscal_year_start)

    return read


def _read_week(found: re.Match[str], fiscal_year_start: int) -> Period:
    return _week(_year_in_range(found[1]), int(found[2]), fiscal_year_start)


def _read_year(found: re.Match[str], fiscal_year_start: int) -> Period:
    return _of_months(PeriodKind.YEAR, _year_in_range(found[1]), 1, fiscal_year_start)


def _read_custom(found: re.Match[str], fiscal_year_start: int) -> Period:
    days = [date(_year_in_range(found[i]), int(found[i + 1]), int(found[i + 2])) for i in (1, 4)]
    return custom(days[0], days[1], fiscal_year_start)


_NUMERALS = {"一": "1", "二": "2", "三": "3", "四": "4", "上": "1", "下": "2"}
_DAY = r"(\d{4})-(\d{1,2})-(\d{1,2})"
_SPELLINGS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], int], Period]], ...] = (
    (re.compile(r"(\d{4})-?W(\d{1,2})"), _read_week),
    (re.compile(r"(\d{4})年第(\d{1,2})周"), _read_week),
    (re.compile(r"(\d{4})[-/.](\d{1,2})"), _reader(PeriodKind.MONTH)),
    (re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])"), _reader(PeriodKind.MONTH)),
    (re.compile(r"(\d{4})年(\d{1,2})月"), _reader(PeriodKind.MONTH)),
    (re.compile(r"(\d{4})-?Q([1-4])"), _reader(PeriodKind.QUARTER)),
    (re.compile(r"(\d{4})年?第?([1-4一二三四])季度?"), _reader(PeriodKind.QUARTER)),
    (re.compile(r"(\d{4})-?H([12])"), _reader(PeriodKind.HALF)),
    (re.compile(r"(\d{4})年?([上下])半年"), _reader(PeriodKind.HALF)),
    (re.compile(r"(\d{4})年?度?"), _read_year),
    (re.compile(_DAY + r"(?:\.\.|~|至)" + _DAY), _read_custom),
)


class PeriodLabel(Term):
    """A period's label in a sentence; days of the owner's choice are read as days, without the dots of the file."""

    __slots__ = ()

    def text(self, translate: Callable[[str], str]) -> str:
        """The label in the language of `translate`."""
        start, dots, end = self.partition("..")
        return translate(N_("{start} to {end}")).format(start=start, end=end) if dots else str(self)
