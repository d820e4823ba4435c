"""How figures of records stand in tables."""

from decimal import Decimal

from desktop.domain import exact
from desktop.ui.kit.columns import NO_VALUE


def plain(points: Decimal | None) -> str:
    """Points without needless zeros."""
    return NO_VALUE if points is None else exact.plain(points)
