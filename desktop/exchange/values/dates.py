"""Dates in the spellings of offices and exports; what could mean two days is asked, never guessed."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from desktop.errors import N_
from desktop.exchange.cells import NumberText
from desktop.exchange.sentences import Refusal, sentence
from desktop.exchange.values.conventions import Conventions, Read
from desktop.exchange.values.text import TRIMMED, half_width

_TIME = (
    r"(?P<time>[T ]\s*(?:[上下]午\s*)?\d{1,2}(?::\d{1,2}){1,2}(?:[.,]\d+)?(?:\s*[AaPp][Mm])?)?"
    r"(?P<zone>\s*(?:Z|[+-]\d\d:?\d\d))?"
)
_YEAR_FIRST = re.compile(r"(?P<y>\d{4})(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})" + _TIME, re.ASCII)
_CHINESE = re.compile(r"(?P<y>\d{4})\s*年\s*(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})\s*[日号]?" + _TIME, re.ASCII)
_COMPACT = re.compile(r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)(?P<zone>)(?P<time>)", re.ASCII)
_YEAR_LAST = re.compile(r"(?P<a>\d{1,2})(?P<s>[-/.])(?P<b>\d{1,2})(?P=s)(?P<c>\d{4}|\d{1,2})" + _TIME, re.ASCII)
_NAMED = re.compile(
    r"(?:(?P<d>\d{1,2})(?:st|nd|rd|th)?[- ](?P<m>[A-Za-z]{3,9})\.?[- ,]+"
    r"|(?P<m2>[A-Za-z]{3,9})\.?[- ](?P<d2>\d{1,2})(?:st|nd|rd|th)?,?[- ]+)"
    r"(?P<y>\d{4}|\d\d)" + _TIME,
    re.ASCII,
)
_WITHOUT_YEAR = re.compile(r"\d{1,2}\s*月\s*\d{1,2}\s*[日号]?|\d{1,2}[-/.]\d{1,2}|\d{1,2}[- ][A-Za-z]{3,9}", re.ASCII)
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?", re.ASCII)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FIRST_YEAR, _LAST_YEAR = 1800, 2199
ORDERS = ("ymd", "mdy", "dmy")
NOT_A_DATE = N_("This is not a date. Write it like 2026-03-05, 2026/3/5 or 2026年3月5日.")
ONLY_AS = {
    "ymd": N_("The dates of this column make sense only as year, month, day, so all were read that way."),
    "mdy": N_("The dates of this column make sense only as month, day, year, so all were read that way."),
    "dmy": N_("The dates of this column make sense only as day, month, year, so all were read that way."),
}
NO_SUCH_DAY = N_("There is no such day in the calendar. Check the month and the day.")


def day(text: str, conventions: Conventions) -> Read:
    """The day a text names; a time of day behind it is left out."""
    plain = half_width(text).strip(TRIMMED)
    for pattern in (_YEAR_FIRST, _CHINESE, _COMPACT):
        if found := pattern.fullmatch(plain):
            return _read(found, int(found["y"]), int(found["m"]), int(found["d"]))
    if found := _SERIAL.fullmatch(plain):
        start = date(1904, 1, 1) if conventions.is_1904 else date(1899, 12, 30)
        return _counted(text, start + timedelta(days=int(found[1])))
    if found := _YEAR_LAST.fullmatch(plain):
        return _in_order(found, conventions.date_order)
    if found := _NAMED.fullmatch(plain):
        month = (found["m"] or found["m2"])[:3].lower()
        if month in _MONTHS:
            year = int(found["y"]) if len(found["y"]) == 4 else _century(int(found["y"]))
            return _read(found, year, _MONTHS.index(month) + 1, int(found["d"] or found["d2"]))
    if re.fullmatch(r"\d{4}年?", plain, re.ASCII):
        raise Refusal(N_("This is only a year. Write the whole date, like 2026-03-05."))
    if _WITHOUT_YEAR.fullmatch(plain):
        raise Refusal(N_("The year is missing. Write the whole date, like 2026-03-05."))
    raise Refusal(NOT_A_DATE)


def _counted(text: str, value: date) -> Read:
    """The day of a serial number; one that stands there as text may be anything else, so it is pointed out."""
    if isinstance(text, NumberText):
        return Read(value)
    told = N_("A number stands here instead of a date; it was read as Excel counts days: {day}. Check it.")
    return Read(value, sentence(told, day=value.isoformat()))


def forced_orders(texts: Iterable[str]) -> tuple[frozenset[str], bool]:
    """The orders in which every date of a column makes sense, and whether any date leaves a question."""
    orders, is_open = frozenset(ORDERS), False
    for text in texts:
        found = _YEAR_LAST.fullmatch(half_width(text).strip(TRIMMED))
        if not found:
            continue
        parts = {order: _parts(found, order) for order in ORDERS}
        fitting = frozenset(order for order, read in parts.items() if read and _is_day(*read))
        if fitting:
            orders &= fitting
            is_open = is_open or len({parts[order] for order in fitting}) > 1
    return orders, is_open


def _in_order(found: re.Match[str], order: str | None) -> Read:
    if order:
        parts = _parts(found, order)
        if parts is None:
            raise Refusal(N_('This date does not fit date_order = "{order}". Write it like 2026-03-05.'), order=order)
        return _read(found, *parts)
    readings = {parts for order in ORDERS if (parts := _parts(found, order)) and _is_day(*parts)}
    if len(readings) > 1:
        raise Refusal(
            N_("This date can be read in more than one way. State date_order: ymd, mdy or dmy."),
        )
    if not readings:
        raise Refusal(NO_SUCH_DAY)
    return _read(found, *readings.pop())


def _parts(found: re.Match[str], order: str) -> tuple[int, int, int] | None:
    """Year, month and day of a date with two short numbers in front, read in an order."""
    first, second, last = int(found["a"]), int(found["b"]), int(found["c"])
    has_long_year = len(found["c"]) == 4
    if order == "ymd":
        return None if has_long_year else (_century(first), second, last)
    if len(found["c"]) == 1:
        return None  # nobody writes a year with one digit
    year = last if has_long_year else _century(last)
    return (year, first, second) if order == "mdy" else (year, second, first)


def _century(year: int) -> int:
    return year + (2000 if year < 70 else 1900)


def _is_day(year: int, month: int, number: int) -> bool:
    try:
        date(year, month, number)
    except ValueError:
        return False
    return True


def _read(found: re.Match[str], year: int, month: int, number: int) -> Read:
    if not _is_day(year, month, number):
        raise Refusal(NO_SUCH_DAY)
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise Refusal(N_("The year {year} cannot be right."), year=year)
    value = date(year, month, number)
    if found["zone"]:
        return Read(value, sentence(N_("The time zone was left out; the day was taken as written.")))
    return Read(value)
