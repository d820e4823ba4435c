"""Money and percentages as tables, forms and messages of the window write them."""

from decimal import Decimal

from desktop.domain.exact import plain
from desktop.domain.wording import numbers
from desktop.i18n import ENGLISH, Translator

_CENTS = 2


def money_text(value: Decimal) -> str:
    """元 with thousands separated; two decimals only where there are 分: 128,000 and 5,091.25."""
    return numbers.amount(value)


def cents_text(value: Decimal) -> str:
    """元 with thousands separated and always two decimals, as figures that are paid are written."""
    return numbers.amount(value, _CENTS)


def told_money(value: Decimal, texts: Translator) -> str:
    """An amount as a sentence of the window has it, not shortened: ¥128,000, in Chinese 128,000 元."""
    return numbers.exact_money(value, texts.language)


def told_cents(value: Decimal, texts: Translator) -> str:
    """An amount that is paid, in a sentence: ¥9,600.00, in Chinese 9,600.00 元."""
    return numbers.exact_money(value, texts.language, _CENTS)


def percent_text(value: Decimal, texts: Translator) -> str:
    """A percentage without needless zeros: 1.5 %, in Chinese 1.5%."""
    return f"{plain(value)} %" if texts.language == ENGLISH else f"{plain(value)}%"
