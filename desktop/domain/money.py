"""Money as an owner types it: exact 元, nothing rounded."""

import re
from decimal import Decimal
from unicodedata import normalize

# 999 亿 and a little: what an owner of a small business never reaches, and what whole 分 hold with room to add up.
LARGEST = Decimal("99999999999.99")
_UNITS = {"": 1, "百": 100, "千": 1_000, "万": 10_000, "百万": 1_000_000, "千万": 10_000_000, "亿": 100_000_000}
_SPELLING = re.compile(r"([+-]?)(\d{1,3}(?:,\d{3})+|\d+)?(\.\d*)?(百万|千万|百|千|万|亿)?")
_COMMA_PARTS_CENTS = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d+(?=,))(?:,(\d{1,2}))?(?![\d.,])")


def parse_money(text: str, *, has_decimal_comma: bool = False) -> Decimal:
    """The exact amount in 元 an owner wrote: 1,234.50, ¥3.5万, 1.2亿元, （300）for a negative one, full-width digits.

    A text that is no amount, or larger than `LARGEST`, raises ValueError; nothing is rounded. Where the comma parts
    the cents (`has_decimal_comma`), 1.234,50 and 1.234 are taken as well: three digits after a sign are a group.
    """
    plain = re.sub(r"\s", "", normalize("NFKC", text))
    negative = plain.startswith("(") and plain.endswith(")")
    plain = plain[1:-1] if negative else plain
    sign = plain[:1] if plain[:1] in {"+", "-", "−"} else ""
    plain = plain[len(sign) :]
    plain = re.sub(r"^(?:RMB|CNY|[¥$])", "", plain, flags=re.IGNORECASE)
    plain = re.sub(r"(?:元|圆|CNY|RMB)$", "", plain, flags=re.IGNORECASE)
    local = _COMMA_PARTS_CENTS.match(plain) if has_decimal_comma else None
    if local is not None and (local[2] or local.end() == len(plain)):  # 1.234万 is one and a bit
        plain = f"{local[1].replace('.', '')}.{local[2] or '0'}{plain[local.end() :]}"
    found = _SPELLING.fullmatch(plain)
    if not found or not ((found[2] or "") + (found[3] or "").lstrip(".")):
        message = f"“{text}” is not an amount of money"
        raise ValueError(message)
    if bool(found[1]) + bool(sign) + negative > 1:
        message = f"“{text}” has two signs"
        raise ValueError(message)
    digits = (found[2] or "0").replace(",", "") + (found[3] or "")
    amount = Decimal(digits) * _UNITS[found[4] or ""]
    if amount > LARGEST:
        message = f"“{text}” is too large"
        raise ValueError(message)
    return -amount if negative or "-" in (found[1] + sign).replace("−", "-") else amount
