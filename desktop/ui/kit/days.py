"""Days as owners type them."""

import re
from datetime import date

from desktop.windows_spelling import Spelling, system_spelling

_PARTS = re.compile(r"^(?:(\d{2}|\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?$")
_YEAR_LAST = re.compile(r"^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$")
_DAY_AND_MONTH = re.compile(r"^(\d{1,2})([/.])(\d{1,2})\.?$")
_DIGITS = re.compile(r"^(\d{4})(\d{2})(\d{2})$")


def parse_day(text: str, today: date, spelling: Spelling | None = None) -> date | None:
    """The day meant by 2026-11-20, 2026/11/20, 20261120, 2026年11月20日 or 11-20 (this year); None if unclear.

    A year may stand last only where the system writes days so: 20.11.2026 or 11/20/2026, whichever is usual there.
    """
    known = system_spelling() if spelling is None else spelling
    plain = text.strip().replace(" ", "").translate(str.maketrans("０１２３４５６７８９－／．", "0123456789-/."))
    found = _PARTS.match(plain) or _DIGITS.match(plain)
    local = (_YEAR_LAST.match(plain) or _DAY_AND_MONTH.match(plain)) if known.is_day_first is not None else None
    if local is not None:
        first, _sign, second, *last = local.groups()
        day, month = (first, second) if known.is_day_first else (second, first)
        year = last[0] if last else None
    elif found is not None:
        year, month, day = found.groups()
    else:
        return None
    full_year = today.year if year is None else (int(year) if len(year) == 4 else 2000 + int(year))
    try:
        return date(full_year, int(month), int(day))
    except ValueError:
        return None
