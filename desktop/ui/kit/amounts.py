"""Amounts as owners type them on their system."""

from decimal import Decimal

from desktop.domain.money import parse_money
from desktop.windows_spelling import system_spelling


def typed_money(text: str) -> Decimal:
    """The exact amount in 元; a text that is none raises ValueError."""
    return parse_money(text, has_decimal_comma=system_spelling().has_decimal_comma)
