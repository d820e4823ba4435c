"""Periods in files: labels, two days, or a column for each month, quarter or year."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from desktop.domain.period import Period, PeriodKind, containing, custom, parse_period
from desktop.errors import N_, RequestError
from desktop.exchange.cells import DateText
from desktop.exchange.columns import comparable_header
from desktop.exchange.sentences import Refusal, sentence
from desktop.exchange.values.conventions import Conventions, Read
from desktop.exchange.values.text import TRIMMED, half_width, one_line

_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CHINESE_MONTHS = ("一月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "十一月", "十二月")
_WHOLE_MONTH = re.compile(r"((?:19|20)\d\d)(?:[-/.]|年)m?(\d{1,2})月?(?:-01)?")
_FULL_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip


def period_label(text: str, conventions: Conventions) -> Read:
    """A period as typed; a date cell of a workbook stands for its month, as Excel makes 2026-03 a date."""
    kept = str(one_line(text, conventions).value)
    if isinstance(text, DateText) and len(text) >= 10 and text[8:10] == "01":
        message = N_("Excel holds a date here; it was taken as the month {month}.")
        return Read(text[:7], sentence(message, month=text[:7]))
    return Read(kept)


def period_of(values: Mapping[str, Any], fiscal_year_start: int) -> Period:
    """The period a row names by label or by its two days."""
    label, start, end = values.get("period"), values.get("start"), values.get("end")
    if label is not None:
        try:
            return parse_period(label, fiscal_year_start)
        except RequestError as error:
            raise Refusal(error.message, **error.values) from error
    if isinstance(start, date) and isinstance(end, date):
        try:
            return _named(start, end, fiscal_year_start)
        except RequestError as error:
            raise Refusal(error.message, **error.values) from error
    raise Refusal(N_("The row names no period. Write one like 2026Q1, or a start and an end."))


def label_of(start: date, end: date, fiscal_year_start: int) -> str:
    """How a period of two days is written in a report."""
    return _named(start, end, fiscal_year_start).label


def _named(start: date, end: date, fiscal_year_start: int) -> Period:
    if end < start:
        return custom(start, end, fiscal_year_start)
    for kind in (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.YEAR, PeriodKind.WEEK):
        period = containing(kind, start, fiscal_year_start)
        if (period.start, period.end) == (start, end):
            return period
    return custom(start, end, fiscal_year_start)


def part_of_header(header: str, unpivot: str | None) -> str | None:
    """What a wide column's header stands for: "-03" in the row's year, or a whole label such as 2026-03."""
    plain = comparable_header(header)
    whole = _WHOLE_MONTH.fullmatch(half_width(header).strip(TRIMMED).lower())
    if whole and unpivot in (None, "month") and 1 <= int(whole[2]) <= 12:
        return f"{whole[1]}-{int(whole[2]):02}"
    if unpivot in (None, "month") and (month := _month(plain, is_stated=unpivot == "month")):
        return f"-{month:02}"
    if unpivot in (None, "quarter") and (quarter := re.fullmatch(r"q([1-4])|第?([1-4一二三四])季度?", plain)):
        number = quarter[1] or quarter[2]
        return f"Q{'一二三四'.index(number) + 1 if number in '一二三四' else number}"
    if unpivot == "year" and (year := re.fullmatch(r"((?:19|20)\d\d)年?度?", plain)):
        return year[1]
    return None


def _month(plain: str, *, is_stated: bool) -> int | None:
    if found := re.fullmatch(r"m0?([1-9]|1[0-2])|m(1[0-2])|0?([1-9]|1[0-2])月份?", plain):
        return int(found[1] or found[2] or found[3])
    if plain.removesuffix("份") in _CHINESE_MONTHS:
        return _CHINESE_MONTHS.index(plain.removesuffix("份")) + 1
    if plain[:3] in _MONTH_NAMES and plain in (*_MONTH_NAMES, *_FULL_MONTHS, "sept"):
        return _MONTH_NAMES.index(plain[:3]) + 1
    if is_stated and plain.isascii() and plain.isdigit() and 1 <= int(plain) <= 12:
        return int(plain)
    return None
