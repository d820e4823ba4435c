"""Days as people say them: 昨天, 上周五, 3月5日, 10-12, 12号, yesterday, Fri; the year or month meant follows."""

import re
from datetime import date, timedelta
from enum import Enum
from unicodedata import normalize

_RELATIVE = {
    "今天": 0, "今日": 0, "today": 0, "昨天": -1, "昨日": -1, "yesterday": -1, "前天": -2, "前日": -2, "大前天": -3,
    "明天": 1, "明日": 1, "tomorrow": 1, "后天": 2, "後天": 2, "大后天": 3,
}  # fmt: skip
_WEEKDAYS = {
    "一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6, "末": 5,
    "mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
_WEEKDAY = re.compile(r"(上上|上|下|这|本)?(?:个)?(?:周|星期|礼拜)([一二三四五六日天末])")
_ENGLISH = re.compile(r"(last |next |this )?(mon|tue|wed|thu|fri|sat|sun)[a-z]*")
_WEEKS = {"上上": -14, "上": -7, "last ": -7, "下": 7, "next ": 7, "这": 0, "本": 0, "this ": 0}
_MONTH_AND_DAY = re.compile(r"(\d{1,2})(?:月|[-/.])(\d{1,2})(?:日|号)?")
_DAY_ALONE = re.compile(r"(\d{1,2})(?:日|号)")
_MOST_YEARS = 8  # 29 February comes at the latest after so many


class Lean(Enum):
    """On which side of another day a day without its year lies."""

    BEFORE = "before"  # on or before it: what has happened
    AFTER = "after"  # on or after it: what is to come


def spoken_day(text: str, near: date, lean: Lean) -> date | None:
    """The day meant by words or by a day without its year, seen from `near`; None if it is neither."""
    plain = re.sub(r"\s+", " ", normalize("NFKC", text).strip().casefold())
    if plain in _RELATIVE:
        return _shifted(near, _RELATIVE[plain])
    plain_tight = plain.replace(" ", "")
    if found := _WEEKDAY.fullmatch(plain_tight):
        return _weekday(near, lean, found[1], _WEEKDAYS[found[2]])
    if found := _ENGLISH.fullmatch(plain):
        return _weekday(near, lean, found[1], _WEEKDAYS[found[2]])
    if found := _MONTH_AND_DAY.fullmatch(plain_tight):
        return _nearest_year(int(found[1]), int(found[2]), near, lean)
    if found := _DAY_ALONE.fullmatch(plain_tight):
        return _nearest_month(int(found[1]), near, lean)
    return None


def _shifted(near: date, days: int) -> date | None:
    try:
        return near + timedelta(days=days)
    except OverflowError:
        return None


def _weekday(near: date, lean: Lean, which: str | None, weekday: int) -> date | None:
    """A weekday of a named week; without one the last that was, or the next to come."""
    this_week = weekday - near.weekday()
    if which is not None:
        return _shifted(near, this_week + _WEEKS[which])
    if lean is Lean.BEFORE:
        return _shifted(near, this_week - (7 if this_week > 0 else 0))
    return _shifted(near, this_week + (7 if this_week < 0 else 0))


def _nearest_year(month: int, day: int, near: date, lean: Lean) -> date | None:
    step = -1 if lean is Lean.BEFORE else 1
    for years in range(_MOST_YEARS + 1):
        found = _day(near.year + step * years, month, day)
        if found is not None and _lies_right(found, near, lean):
            return found
    return None


def _nearest_month(day: int, near: date, lean: Lean) -> date | None:
    step = -1 if lean is Lean.BEFORE else 1
    for months in range(12):
        year, month = divmod(near.year * 12 + near.month - 1 + step * months, 12)
        found = _day(year, month + 1, day)
        if found is not None and _lies_right(found, near, lean):
            return found
    return None


def _lies_right(day: date, near: date, lean: Lean) -> bool:
    return day <= near if lean is Lean.BEFORE else day >= near


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
