"""Tiers as they are kept: small documents with decimals as text."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from desktop.domain.commission import CommissionTier
from desktop.domain.exact import plain


def tiers_document(tiers: Iterable[CommissionTier]) -> list[dict[str, str | None]]:
    """The tiers to keep: 元 and percent as plain text."""
    return [
        {
            "lower": plain(tier.lower),
            "upper": None if tier.upper is None else plain(tier.upper),
            "rate": plain(tier.rate),
        }
        for tier in tiers
    ]


def tiers_from(documents: Iterable[Mapping[str, Any]]) -> tuple[CommissionTier, ...]:
    """The tiers that were kept."""
    return tuple(
        CommissionTier(
            Decimal(document["lower"]),
            None if document["upper"] is None else Decimal(document["upper"]),
            Decimal(document["rate"]),
        )
        for document in documents
    )
