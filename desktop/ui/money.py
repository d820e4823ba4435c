"""Money and percentages as tables and forms of the window write them."""

from decimal import Decimal

from desktop.domain.exact import plain
from desktop.i18n import ENGLISH, Translator


def money_text(value: Decimal) -> str:
    """元 with thousands separated; two decimals only where there are 分: 128,000 and 5,091.25."""
    return f"{value:,.0f}" if value == value.to_integral_value() else f"{value:,.2f}"


def cents_text(value: Decimal) -> str:
    """元 with thousands separated and always two decimals, as figures that are paid are written."""
    return f"{value:,.2f}"


def percent_text(value: Decimal, texts: Translator) -> str:
    """A percentage without needless zeros: 1.5 %, in Chinese 1.5%."""
    return f"{plain(value)} %" if texts.language == ENGLISH else f"{plain(value)}%"
