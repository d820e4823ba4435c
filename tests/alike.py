"""Comparing decimals with the whole numbers they equal, which the type checker takes for different things."""

from typing import Any


def alike(values: Any) -> Any:
    """The values themselves, of no particular type: Decimal(3) equals 3."""
    return values
