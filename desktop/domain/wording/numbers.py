"""Figures as words: counts, money, percentages, days, points; rounded half up, once, when they are written."""

from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from desktop.domain.wording.language import CHINESE

MINUS = "−"  # as wide as a plus, unlike the hyphen
_KEPT = 4096  # the same figure is said in both languages, in its finding, its goal and the verdict on it
_WAN = Decimal(10_000)
_MILLION = Decimal(1_000_000)
_MOST_PERCENT = Decimal(10_000)
# What is written in the larger unit, said as the least amount that is rounded to 10 万 or a million.
_WAN_FROM, _MILLION_FROM = Decimal("99_999.5"), Decimal("999_999.5")
_UNITS = {places: Decimal(1).scaleb(-places) for places in range(-6, 7)}  # of the last place that is kept


@lru_cache(maxsize=_KEPT)
def rounded(value: Decimal, places: int) -> Decimal:
    """`value` with so many decimals, half up, never a negative zero."""
    result = value.quantize(_UNITS[places], rounding=ROUND_HALF_UP)
    return result or abs(result)


@lru_cache(maxsize=_KEPT)
def plain(value: Decimal, places: int, *, trim: bool = False) -> str:
    """`value` with so many decimals and thousands separators; `trim` drops decimals that are all zero."""
    text = f"{rounded(value, places):,f}"
    return text.rstrip("0").rstrip(".") if trim and "." in text else text


def count(value: Decimal) -> str:
    """A number of things: whole, or with one decimal where shares or reduced targets make fractions."""
    return plain(value, 1, trim=True)


def percent(value: Decimal, language: str, places: int = 1) -> str:
    """A percent value with one decimal: 62.5% or, in English, 62.5 %; from 10,000 on >9,999%, as tables have it."""
    said = f"{_sign(value, places)}{plain(abs(value), places)}"
    if abs(value) >= _MOST_PERCENT:
        said = ">9,999" if value > 0 else "<−9,999"
    return f"{said}%" if language == CHINESE else f"{said} %"


@lru_cache(maxsize=_KEPT)
def money(value: Decimal, language: str) -> str:
    """An amount in 元 as a sentence has it: 312.0 万元 from 10 万 on, 56,000 元 below; ¥3.12 m and ¥56,000."""
    size = abs(value)
    if language == CHINESE and size >= _WAN_FROM:
        return f"{_sign(value, 0)}{plain(size / _WAN, 1)} 万元"
    if language != CHINESE and size >= _MILLION_FROM:
        return f"{_sign(value, 0)}¥{plain(size / _MILLION, 2)} m"
    return exact_money(value, language, 0)


def exact_money(value: Decimal, language: str, places: int | None = None) -> str:
    """An amount in 元 with its unit, not shortened: ¥5,091.25, −¥12,300; in Chinese −12,300 元.

    Without `places` it has two decimals only where there are 分.
    """
    return yuan(value, places) if language != CHINESE else f"{amount(value, places)} 元"


def yuan(value: Decimal, places: int | None = None) -> str:
    """An amount behind its sign, as English has it and paper in both languages: ¥12,300, −¥12,300.50."""
    shown = _places(value, places)
    return f"{_sign(value, shown)}¥{plain(abs(value), shown)}"


def amount(value: Decimal, places: int | None = None) -> str:
    """An amount in 元 without its unit, for columns that name it: 12,300, −12,300.50."""
    shown = _places(value, places)
    return f"{_sign(value, shown)}{plain(abs(value), shown)}"


def _places(value: Decimal, places: int | None) -> int:
    whole = value == value.to_integral_value()
    return places if places is not None else 0 if whole else 2


def _sign(value: Decimal, places: int) -> str:
    return MINUS if value < 0 and rounded(value, places) else ""
