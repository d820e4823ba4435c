"""Days as owners type them."""

import re
from datetime import date

_PARTS = re.compile(r"^(?:(\d{2}|\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?$")
_DIGITS = re.compile(r"^(\d{4})(\d{2})(\d{2})$")


def parse_day(text: str, today: date) -> date | None:
    """The day meant by 2026-11-20, 2026/11/20, 20261120, 2026年11月20日 or 11-20 (this year); None if unclear."""
    plain = text.strip().replace(" ", "").translate(str.maketrans("０１２３４５６７８９－／．", "0123456789-/."))
    found = _PARTS.match(plain) or _DIGITS.match(plain)
    if found is None:
        return None
    year, month, day = found.groups()
    full_year = today.year if year is None else (int(year) if len(year) == 4 else 2000 + int(year))
    try:
        return date(full_year, int(month), int(day))
    except ValueError:
        return None
