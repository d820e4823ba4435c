"""Exact figures: fractions while calculating, one rounding half up where a figure is shown or kept."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from functools import lru_cache
from math import lcm

_DIGITS = Context(prec=28)
_WIDE = Context(prec=60)
_SURELY_FRACTION = 90  # bits of the dividend: 27 digits
_divide = _DIGITS.divide  # asked for thousands of times in an evaluation


@lru_cache(maxsize=4096)  # weights, caps and targets are the same for many
def as_fraction(value: Decimal) -> Fraction:
    """The decimal as a fraction; quicker than asking `Fraction` to find out what it was given."""
    return Fraction(*value.as_integer_ratio())


def added(parts: Sequence[Fraction]) -> Fraction:
    """The sum; with one common denominator, which adding two at a time would look for again and again."""
    whole = lcm(*(part.denominator for part in parts))
    return Fraction(sum(part.numerator * (whole // part.denominator) for part in parts), whole)


def as_decimal(value: Fraction) -> Decimal:
    """The fraction with up to 28 significant digits; exact wherever its digits end."""
    return quotient(value.numerator, value.denominator)


def quotient(numerator: int, denominator: int) -> Decimal:
    """The division of whole numbers with up to 28 significant digits; exact wherever its digits end."""
    wholes, rest = divmod(numerator, denominator)
    if not rest:
        return Decimal(wholes)
    divided = _divide(Decimal(numerator), Decimal(denominator))
    # Only so many digits can be rounded to a whole number.
    if numerator.bit_length() >= _SURELY_FRACTION and divided == divided.to_integral_value():
        return divided.to_integral_value()
    return divided.normalize(_DIGITS)


def half_up(value: Fraction, places: int) -> Decimal:
    """The fraction rounded half up (away from zero) to so many decimals, from its exact value."""
    scaled = abs(value) * 10**places
    units = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(units if value >= 0 else -units).scaleb(-places, _WIDE)


def round_half_up(value: Decimal, places: int) -> Decimal:
    """The decimal rounded half up to so many decimals."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _WIDE)


def plain(value: Decimal) -> str:
    """The number in plain decimal notation without an exponent or needless zeros: 12.50 → "12.5"."""
    text = str(value)
    if "E" in text:
        text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
