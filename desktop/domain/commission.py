"""What a base earns: half-open tiers on the whole of it (全额) or slice by slice (累进), exact to the last fraction.

A negative base, a month in which more was refunded than came in, earns what the same positive base would have
earned, with a minus: money that comes and goes leaves nothing behind.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from desktop.errors import N_, RequestError

PERCENT = 100


class Basis(StrEnum):
    """What is counted."""

    SIGNED_AMOUNT = "signed_amount"
    GROSS_PROFIT = "gross_profit"
    FIRST_YEAR_FEE = "first_year_fee"
    COLLECTED = "collected"


class Mode(StrEnum):
    """How the tiers are read."""

    WHOLE = "whole"  # 全额: one rate on the whole
    PROGRESSIVE = "progressive"  # 累进: each slice at its own rate


class Counted(StrEnum):
    """What the tiers are filled with."""

    CONTRACT = "contract"  # each contract for itself, over its whole life
    PERIOD = "period"  # all contracts of a person in one period together


@dataclass(frozen=True, slots=True)
class CommissionTier:
    """The rate in percent for the part of a base in [lower, upper), in 元; an upper of None is open."""

    lower: Decimal
    upper: Decimal | None
    rate: Decimal


@dataclass(frozen=True, slots=True)
class Terms:
    """What a plan says; `repeat_rate`, in percent, takes a customer's second and later contracts out of the tiers."""

    basis: Basis
    mode: Mode
    counted: Counted
    tiers: tuple[CommissionTier, ...]
    repeat_rate: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Slice:
    """The part of a base that lies in one tier, in 元, and what it earns; `tier` is the tier's place."""

    tier: int
    base: Fraction
    rate: Decimal
    earned: Fraction


def check_terms(terms: Terms) -> None:
    """Tiers cover everything from 0 on without gap or overlap, and no rate lies outside 0 to 100 %."""
    if not terms.tiers or terms.tiers[0].lower != 0:
        raise RequestError(N_("The tiers must start at 0. Set the first tier's lower end to 0."))
    for tier, following in zip(terms.tiers, [*terms.tiers[1:], None], strict=True):
        if following is None:
            if tier.upper is not None:
                raise RequestError(N_("The last tier must be open upwards. Leave its upper end empty."))
        elif tier.upper != following.lower or following.lower <= tier.lower:
            raise RequestError(
                N_("The tier from {lower} does not end where the next one starts. Tiers may leave no gap."),
                lower=tier.lower,
            )
    rates = [tier.rate for tier in terms.tiers] + ([] if terms.repeat_rate is None else [terms.repeat_rate])
    for rate in rates:
        if not rate.is_finite() or not 0 <= rate <= PERCENT:
            raise RequestError(N_("A rate of {rate} % cannot be right; enter 0 to 100."), rate=rate)


def tier_of(tiers: Sequence[CommissionTier], base: Fraction) -> int:
    """The place of the tier that holds a base; a negative one is looked up by its size."""
    size = abs(base)
    return max(place for place, tier in enumerate(tiers) if tier.lower <= size)


def slices_of(terms: Terms, base: Fraction) -> tuple[Slice, ...]:
    """The base cut up as the mode says; the slices sum to the base."""
    if terms.mode is Mode.WHOLE:
        place = tier_of(terms.tiers, base)
        return (_slice(place, terms.tiers[place], base),)
    sign, size = (-1, -base) if base < 0 else (1, base)
    found = []
    for place, tier in enumerate(terms.tiers):
        lower = Fraction(tier.lower)
        if place and size <= lower:
            break
        upper = size if tier.upper is None else min(size, Fraction(tier.upper))
        found.append(_slice(place, tier, sign * (upper - lower)))
    return tuple(found)


def earned_by(terms: Terms, base: Fraction) -> Fraction:
    """What a base earns in 元, exact."""
    return sum((part.earned for part in slices_of(terms, base)), Fraction(0))


def _slice(place: int, tier: CommissionTier, base: Fraction) -> Slice:
    return Slice(place, base, tier.rate, base * Fraction(tier.rate) / PERCENT)
