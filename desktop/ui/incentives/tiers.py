"""Tiers as they are entered: where each begins and its rate; and an example of what they pay."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

from desktop.domain.commission import PERCENT, Basis, CommissionTier, Counted, Mode, Terms, check_terms, slices_of
from desktop.domain.exact import half_up
from desktop.errors import RequestError
from desktop.i18n import Translator
from desktop.ui.kit.amounts import typed_money
from desktop.ui.money import money_text, percent_text, told_cents, told_money

FIRST = "0"


@dataclass(frozen=True, slots=True)
class TierEntry:
    """A tier as it was written: from how many 元 on, and the rate in percent."""

    lower: str = ""
    rate: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was entered."""
        return not self.lower and not self.rate


def entries_of(tiers: Sequence[CommissionTier]) -> tuple[TierEntry, ...]:
    """Kept tiers as the form shows them."""
    return tuple(TierEntry(money_text(tier.lower), f"{tier.rate.normalize():f}") for tier in tiers)


def tiers_of(entered: Any, texts: Translator) -> tuple[Any, str]:
    """The tiers in order, each up to where the next begins, or a sentence."""
    found: dict[Decimal, Decimal] = {}
    for entry in entered or ():
        if entry.is_empty:
            continue
        lower, rate = _money(entry.lower), _rate(entry.rate)
        if lower is None or rate is None:
            return None, texts("Enter where each tier begins and its rate, for example 300,000 and 1.5.")
        if lower in found:
            return None, texts("Two tiers begin at {lower}.").format(lower=told_money(lower, texts))
        found[lower] = rate
    lowers = sorted(found)
    uppers: list[Decimal | None] = [*lowers[1:], None][: len(lowers)]
    tiers = tuple(CommissionTier(lower, upper, found[lower]) for lower, upper in zip(lowers, uppers, strict=True))
    try:
        check_terms(Terms(Basis.COLLECTED, Mode.WHOLE, Counted.PERIOD, tiers))
    except RequestError as error:
        return None, error.sentence(texts)
    return tiers, ""


def to_mend(entered: Sequence[TierEntry]) -> tuple[int, bool]:
    """The row that keeps the tiers from being taken, and whether by where it begins rather than by its rate."""
    begun: set[Decimal] = set()
    for place, entry in enumerate(entered):
        if entry.is_empty:
            continue
        lower, rate = _money(entry.lower), _rate(entry.rate)
        if lower is None or lower in begun:
            return place, True
        if rate is None or not 0 <= rate <= PERCENT:
            return place, False
        begun.add(lower)
    return 0, False


def example(entered: Any, mode: Mode, amount: str, texts: Translator) -> str:
    """What an amount earns by the tiers entered, with the sum behind it; "" while they are not complete."""
    tiers, _error = tiers_of(entered, texts)
    base = _money(amount)
    if tiers is None or base is None:
        return ""
    slices = slices_of(Terms(Basis.COLLECTED, mode, Counted.PERIOD, tiers), Fraction(base))
    parts = [f"{told_money(half_up(part.base, 2), texts)} × {percent_text(part.rate, texts)}" for part in slices]
    whole = " + ".join(part.replace(" ", "\u00a0") for part in parts)  # a line ends behind a plus, not before a %
    earned = half_up(sum((part.earned for part in slices), Fraction(0)), 2)
    return texts("pays {earned}: {parts}").format(earned=told_cents(earned, texts), parts=whole)


def _money(text: str) -> Decimal | None:
    try:
        return typed_money(text)
    except (ValueError, InvalidOperation):
        return None


def _rate(text: str) -> Decimal | None:
    try:
        value = Decimal(text.strip().rstrip("%％").strip())
    except InvalidOperation:
        return None
    return value if value.is_finite() else None
