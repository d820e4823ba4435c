"""Numbers in the spellings of Chinese and English offices, read exactly or refused."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from desktop.domain.exact import plain
from desktop.domain.money import LARGEST
from desktop.errors import N_
from desktop.exchange.cells import NumberText
from desktop.exchange.sentences import Refusal, Sentence, sentence
from desktop.exchange.values.conventions import Conventions, Read
from desktop.exchange.values.text import TRIMMED, half_width

CENT = Decimal("0.01")
LARGEST_SPELLED = Decimal("1e24")
NOT_POINTS = N_("This must be a number from 0 to 100.")
UNITS = {
    "百": 100, "千": 1000, "k": 1000, "万": 10_000, "萬": 10_000, "十万": 10**5, "百万": 10**6, "千万": 10**7,
    "亿": 10**8, "億": 10**8, "十亿": 10**9, "百亿": 10**10, "千亿": 10**11, "万亿": 10**12,
}  # fmt: skip
_CURRENCY = r"(?:人民币|RMB|CNY|USD|EUR|HKD|US\$|HK\$|¥|\$|€|£)"
_NUMBER = re.compile(
    rf"(?P<open>\()?\s*(?P<sign>[+-])?\s*(?P<currency>{_CURRENCY})?\s*(?P<late_sign>[+-])?\s*"
    r"(?P<digits>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]*)?|[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?P<power>[eE][+-]?[0-9]{1,3})?"
    rf"\s*(?P<unit>[十百千]?[万萬亿億]|万亿|[百千]|[kK])?\s*(?P<name>元整?|圆整?|块|{_CURRENCY})?"
    r"\s*(?P<percent>%)?\s*(?P<close>\))?",
    re.IGNORECASE,
)
_MINUS = str.maketrans({"−": "-", "–": "-", "﹣": "-", "﹪": "%"})


@dataclass(frozen=True, slots=True)
class Spelled:
    """A number as spelled: its value with the unit multiplied in."""

    value: Decimal
    has_unit: bool
    is_percent: bool


def spelled(text: str) -> Spelled:
    """The number a text spells: 1,234.50, ¥3.5万, （500）, ３００元, 85%."""
    plain = half_width(text).translate(_MINUS).strip(TRIMMED)
    found = _NUMBER.fullmatch(plain)
    if not found or bool(found["open"]) != bool(found["close"]) or len(plain) > 60:
        raise Refusal(N_("This is not a number. Write it like 1234.50, 1,234.50 or 3.5万."))
    signs = [sign for sign in (found["sign"], found["late_sign"], found["open"]) if sign]
    if len(signs) > 1:
        raise Refusal(N_("This number has more than one sign. Write it like -1234.50."))
    value = Decimal(found["digits"].replace(",", "") + (found["power"] or ""))
    unit = (found["unit"] or "").lower()
    value *= UNITS.get(unit, 1)
    if abs(value) >= LARGEST_SPELLED:
        raise Refusal(N_("This number is too large to be kept."))
    return Spelled(-value if signs and signs[0] in "-(" else value, bool(unit), bool(found["percent"]))


def refundable(text: str, conventions: Conventions) -> Read:
    """An amount in 元 with two decimals, half up, that may well be negative: a refund."""
    value = _amount(text, conventions)
    kept = value.quantize(CENT, ROUND_HALF_UP)
    if abs(kept) > LARGEST:
        raise Refusal(N_("This amount is too large to be kept. Please check it."))
    return Read(kept, _rounded(value, kept) if kept != value else None)


def money(text: str, conventions: Conventions) -> Read:
    """An amount like `refundable`; a negative one is pointed out."""
    read = refundable(text, conventions)
    if isinstance(read.value, Decimal) and read.value < 0:
        return Read(read.value, sentence(N_("This amount is below zero. Please check it.")))
    return read


def figure(text: str, conventions: Conventions, places: int = 4) -> Read:
    """A number of any kind with up to four decimals; a percent sign gives the percent value."""
    number = spelled(text)
    value = _scaled(number, conventions)
    kept = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    if abs(kept) > LARGEST:
        raise Refusal(N_("This number is too large to be kept."))
    return Read(kept, _rounded(value, kept) if kept != value else None)


def count(text: str, _conventions: Conventions) -> Read:
    """A whole number, not below zero; a measure word behind it is understood."""
    plain = re.sub(r"\s*(次|个|家|人|份|单|组|条)$", "", text.strip(TRIMMED))
    number = spelled(plain)
    if number.is_percent or number.value != number.value.to_integral_value():
        raise Refusal(N_("This must be a whole number."))
    if number.value < 0:
        raise Refusal(N_("A count cannot be below zero."))
    if number.value > 10**9:
        raise Refusal(N_("This number is too large to be kept."))
    return Read(int(number.value))


def minutes(text: str, conventions: Conventions) -> Read:
    """A duration in whole minutes: 45, 45分钟, 1.5小时, 1:30."""
    plain = half_width(text).strip(TRIMMED)
    if clock := re.fullmatch(r"([0-9]{1,3}):([0-5][0-9])(?::[0-5][0-9])?", plain):
        return Read(int(clock[1]) * 60 + int(clock[2]))
    if hours := re.fullmatch(r"([0-9.]+)\s*(?:小时|时|h|hours?|hrs?)", plain, re.IGNORECASE):
        plain = str(spelled(hours[1]).value * 60)
    plain = re.sub(r"\s*(分钟|分|min|mins|minutes?)$", "", plain, flags=re.IGNORECASE)
    return count(plain, conventions)


def points(text: str, conventions: Conventions) -> Read:
    """Points from 0 to 100 with two decimals; 95% are 95, and a part of one point is pointed out."""
    spelling = half_width(text).translate(_MINUS).strip(TRIMMED)
    read = signed_points(spelling.removesuffix("%"), conventions)
    if not isinstance(read.value, Decimal) or read.value < 0:
        raise Refusal(NOT_POINTS)
    if 0 < read.value < 1 and "%" not in spelling:
        told = N_("This was taken as {value} points. If {percent} is meant, write {percent}.")
        return Read(read.value, sentence(told, value=plain(read.value), percent=plain(read.value * 100)))
    return read


def signed_points(text: str, _conventions: Conventions) -> Read:
    """Points up to 100 either way, with two decimals."""
    number = spelled(re.sub(r"\s*分$", "", text.strip(TRIMMED)))
    if number.is_percent or not -100 <= number.value <= 100:
        raise Refusal(NOT_POINTS)
    kept = number.value.quantize(CENT, ROUND_HALF_UP)
    return Read(kept, _rounded(number.value, kept) if kept != number.value else None)


def is_bare_fraction(text: str) -> bool:
    """Whether a workbook's number, which is not shown as a percentage, may be meant as one: 0.85 for 85 %."""
    return isinstance(text, NumberText) and 0 < abs(spelled(text).value) <= 1


def _amount(text: str, conventions: Conventions) -> Decimal:
    number = spelled(text)
    if number.is_percent:
        raise Refusal(N_("This is a percentage; an amount is needed."))
    return _scaled(number, conventions)


def _scaled(number: Spelled, conventions: Conventions) -> Decimal:
    if conventions.multiplier == 1:
        return number.value
    if number.has_unit:
        raise Refusal(N_("This number names its unit, and the option multiplier names another. Keep one of the two."))
    return number.value * conventions.multiplier


def _rounded(value: Decimal, kept: Decimal) -> Sentence:
    return sentence(N_("{value} was rounded to {kept}."), value=f"{value:f}", kept=f"{kept:f}")
