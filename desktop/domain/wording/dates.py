"""Days, spans of days and the words for a period and the one before it."""

from collections.abc import Mapping
from datetime import date

from desktop.domain.period import Period, PeriodKind
from desktop.domain.wording.language import CHINESE, Texts
from desktop.errors import N_

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_NUMERALS = "零一二三四五六七八九十"
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")

_PREVIOUS: Mapping[PeriodKind, str] = {
    PeriodKind.WEEK: N_("last week"),
    PeriodKind.MONTH: N_("last month"),
    PeriodKind.QUARTER: N_("last quarter"),
    PeriodKind.HALF: N_("the half-year before"),
    PeriodKind.YEAR: N_("last year"),
    PeriodKind.CUSTOM: N_("the period before"),
}
_PARTS: Mapping[PeriodKind, tuple[str, ...]] = {
    PeriodKind.QUARTER: (N_("Q1"), N_("Q2"), N_("Q3"), N_("Q4")),
    PeriodKind.HALF: (N_("H1"), N_("H2")),
}
_THIS: Mapping[PeriodKind, str] = {
    PeriodKind.WEEK: N_("this week"),
    PeriodKind.MONTH: N_("this month"),
    PeriodKind.QUARTER: N_("this quarter"),
    PeriodKind.HALF: N_("this half-year"),
    PeriodKind.YEAR: N_("this year"),
    PeriodKind.CUSTOM: N_("this period"),
}


def day(when: date, language: str, *, with_year: bool = False) -> str:
    """A day as a sentence has it: 8 月 9 日, 9 August."""
    if language == CHINESE:
        year = f"{when.year} 年 " if with_year else ""
        return f"{year}{when.month} 月 {when.day} 日"
    year = f" {when.year}" if with_year else ""
    return f"{when.day} {_MONTHS[when.month - 1]}{year}"


def days_between(first: date, last: date, language: str) -> str:
    """A span of days: 7 月 20 日至 8 月 9 日, 20 July to 9 August; with years where they differ."""
    if first == last:
        return day(first, language)
    with_year = first.year != last.year
    joint = "至" if language == CHINESE else " to "
    if first.replace(day=1) == last.replace(day=1):
        if language == CHINESE:
            return f"{day(first, language)}至 {last.day} 日"
        return f"{first.day} to {day(last, language)}"
    middle = f"{joint} " if language == CHINESE else joint
    return f"{day(first, language, with_year=with_year)}{middle}{day(last, language, with_year=with_year)}"


def month_name(when: date, language: str) -> str:
    """The month a day lies in: 8 月, August."""
    return f"{when.month} 月" if language == CHINESE else _MONTHS[when.month - 1]


def period_word(period: Period, texts: Texts) -> str:
    """A period in a word or two, where its year is plain: 四季度, Q4; 10 月, October; 2027 年, 2027."""
    if period.kind is PeriodKind.MONTH:
        return month_name(period.start, texts.language)
    if period.kind is PeriodKind.YEAR:
        is_plain = texts.language != CHINESE and period.fiscal_year_start == 1
        return period.label if is_plain else period.title(texts.gettext)
    if period.kind is PeriodKind.CUSTOM:
        return texts.gettext(N_("from {day}")).format(day=day(period.start, texts.language))
    digits = int(period.label[-2:].lstrip("QHW"))
    if period.kind is PeriodKind.WEEK:
        return texts.gettext(N_("week {week}")).format(week=digits)
    part = texts.gettext(_PARTS[period.kind][digits - 1])
    return part if period.fiscal_year_start == 1 else texts.gettext(N_("fiscal {part}")).format(part=part)


def previous_word(kind: PeriodKind, texts: Texts) -> str:
    """What the period before is called: 上季度, last quarter."""
    return texts.gettext(_PREVIOUS[kind])


def this_word(kind: PeriodKind, texts: Texts) -> str:
    """What the period itself is called: 本季度, this quarter."""
    return texts.gettext(_THIS[kind])


def spoken_number(number: int, language: str) -> str:
    """A small number as a word, as in 连续三周 or "three weeks"; larger ones in figures."""
    if language == CHINESE:
        if 0 < number <= len(_NUMERALS) - 1:
            return "两" if number == 2 else _NUMERALS[number]
        return f" {number} "
    return _SMALL[number] if 0 <= number < len(_SMALL) else str(number)


def ordinal_word(number: int) -> str:
    """An English place: first, second, third, 4th, 11th, 22nd."""
    words = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
    if 1 <= number <= len(words):
        return words[number - 1]
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
