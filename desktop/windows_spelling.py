"""How this Windows writes days and amounts, as its owner chose it; of another system nothing is assumed."""

import sys
from dataclasses import dataclass
from functools import cache
from typing import Any

SHORT_DATE, DECIMAL_SIGN = 0x1F, 0x0E  # what Windows is asked for
LONGEST = 80  # characters of an answer


@dataclass(frozen=True, slots=True)
class Spelling:
    """What a day and an amount look like where the year does not come first and the comma parts the cents."""

    is_day_first: bool | None = None  # the day before the month; None where the year comes first, or it is not known
    has_decimal_comma: bool = False


def spelling_of(short_date: str, decimal_sign: str) -> Spelling:
    """The spelling, by Windows' pattern of a short day, such as dd.MM.yyyy, and its decimal sign."""
    day, month, year = (short_date.find(sign) for sign in "dMy")
    is_known = min(day, month, year) >= 0 and year > min(day, month)
    return Spelling(day < month if is_known else None, decimal_sign == ",")


@cache
def system_spelling() -> Spelling:
    """The spelling of the system this runs on."""
    if sys.platform == "win32":
        import ctypes  # takes a moment, and only here

        return ask(ctypes.windll)
    return Spelling()


def ask(libraries: Any) -> Spelling:
    """The spelling that Windows' libraries tell."""
    from ctypes import create_unicode_buffer

    def told(what: int) -> str:
        answer = create_unicode_buffer(LONGEST)
        return answer.value if libraries.kernel32.GetLocaleInfoEx(None, what, answer, LONGEST) else ""

    return spelling_of(told(SHORT_DATE), told(DECIMAL_SIGN))
