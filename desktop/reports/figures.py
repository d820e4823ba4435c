"""Figures, dates and spans of service as the forms of either language print them."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from desktop.domain.indicators import Unit
from desktop.domain.wording.numbers import MINUS
from desktop.i18n import ENGLISH, Translator

NONE = "—"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LONG_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def number(value: Decimal | None, decimals: int = 1, signed: bool = False) -> str:
    """A figure with thousands separators and a fixed number of decimals, half up; — for none."""
    if value is None:
        return NONE
    rounded = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    text = f"{abs(rounded):,.{decimals}f}"
    sign = MINUS if rounded < 0 else "+" if signed and rounded > 0 else ""
    return sign + text


def plain(value: Decimal | None) -> str:
    """A figure with as many decimals as it needs, two at most; — for none."""
    if value is None:
        return NONE
    rounded = value.quantize(Decimal("0.01"), ROUND_HALF_UP)
    text = f"{abs(rounded):,.2f}".rstrip("0").rstrip(".")
    return (MINUS if rounded < 0 else "") + text


def factor(value: Decimal | None) -> str:
    """A factor with all its decimals, four at most, so that what it is multiplied with can be checked; — for none."""
    return NONE if value is None else number(value, 4).rstrip("0").rstrip(".")


def percent(value: Decimal | None, language: str) -> str:
    """A percent value with one decimal; — for none."""
    if value is None:
        return NONE
    if abs(value) >= 10_000:
        return (">" if value > 0 else "<" + MINUS) + "9,999" + ("\u00a0%" if language == ENGLISH else "%")
    return number(value) + ("\u00a0%" if language == ENGLISH else "%")


def day(value: date, language: str) -> str:
    """A date: 2026-12-31, in English 31 Dec 2026."""
    if language == ENGLISH:
        return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"
    return value.isoformat()


def short_day(value: date, language: str) -> str:
    """A date of a year that is known: 12-31, in English 31 Dec."""
    return f"{value.day} {_MONTHS[value.month - 1]}" if language == ENGLISH else f"{value:%m-%d}"


def span(start: date, end: date, translate: Translator) -> str:
    """The first and last day of a period."""
    if translate.language != ENGLISH:
        return translate.gettext("{start} to {end}").format(start=start.isoformat(), end=end.isoformat())
    if start.replace(day=1) == end.replace(day=1):
        return f"{start.day}–{end.day} {_LONG_MONTHS[end.month - 1]} {end.year}"
    first = f"{start.day} {_LONG_MONTHS[start.month - 1]}"
    if start.year != end.year:
        first += f" {start.year}"
    return f"{first} – {end.day} {_LONG_MONTHS[end.month - 1]} {end.year}"


def days_of(title: str, start: date, end: date, translate: Translator) -> str:
    """The days of a period beside its title; "" where the title is these days."""
    return "" if start.isoformat() in title else span(start, end, translate)


def service(months: int | None, translate: Translator) -> str:
    """How long somebody has been here, from whole months."""
    if months is None:
        return NONE
    years, rest = divmod(max(months, 0), 12)
    if not years:
        return translate.gettext("{months} m").format(months=rest)
    if not rest:
        return translate.gettext("{years} y").format(years=years)
    return translate.gettext("{years} y {months} m").format(years=years, months=rest)


@dataclass(frozen=True, slots=True)
class Measure:
    """How one indicator's values are printed: the unit behind its name, a divisor and decimals."""

    unit: str
    divisor: Decimal = Decimal(1)
    decimals: int = 1
    fixed: bool = True  # every value with the same decimals; else only where one has a fraction

    def text(self, value: Decimal | None) -> str:
        """The value in this measure; — for none."""
        if value is None:
            return NONE
        scaled = value / self.divisor
        whole = scaled == scaled.to_integral_value()
        return number(scaled, 0 if whole and not self.fixed else self.decimals)


_FEWEST_STEPS = 5  # of the last decimal that the smallest amount is shown with: 0.5 万元
_NO_CENTS = 10_000_000  # 元
_CHINESE_MONEY = (
    (1_000_000_000, Measure("亿元", Decimal(100_000_000), 2)),
    (100_000, Measure("万元", Decimal(10_000))),
)
_ENGLISH_MONEY = ((100_000_000, Measure("¥m", Decimal(1_000_000))), (100_000, Measure("¥k", Decimal(1000))))


def measure_for(unit: Unit, measure_word: str, values: list[Decimal], translate: Translator) -> Measure:
    """The measure of a row from its unit and the values it has to print."""
    largest = max((abs(value) for value in values), default=Decimal(0))
    if unit is Unit.MONEY:
        return _money(largest, values, translate)
    if unit is Unit.PERCENT:
        return Measure("%")
    if unit is Unit.DAYS:
        return Measure(translate.pgettext("form", "days"), fixed=False)
    english = translate.language == ENGLISH  # "Visits times" is no English: the name says it
    if unit is Unit.POINTS:
        return Measure("" if english else "分")
    return Measure("" if english else measure_word, fixed=False)


def _money(largest: Decimal, values: list[Decimal], translate: Translator) -> Measure:
    """元 below 10 万, 万元 below 10 亿, then 亿元; in English ¥, ¥k, ¥m.

    A smaller unit where the smallest amount beside a huge one would be lost among the decimals.
    """
    english = translate.language == ENGLISH
    measures = _ENGLISH_MONEY if english else _CHINESE_MONEY
    smallest = min((abs(value) for value in values if value), default=Decimal(0))
    for least, measure in measures:
        if largest >= least and smallest * 10**measure.decimals >= _FEWEST_STEPS * measure.divisor:
            is_whole = english and all(value % measure.divisor == 0 for value in values)
            return replace(measure, decimals=0) if is_whole else measure
    is_whole = all(value == value.to_integral_value() for value in values)
    is_vast = largest >= _NO_CENTS and smallest >= _FEWEST_STEPS
    return Measure("¥" if english else "元", decimals=0 if is_whole or is_vast else 2)
