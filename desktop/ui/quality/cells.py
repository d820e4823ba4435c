"""How figures of records stand in tables."""

from decimal import Decimal


def plain(points: Decimal) -> str:
    """Points without needless zeros."""
    return f"{points.normalize():f}"
