"""The table behind a customer's quality score, which an owner may change: factors' weights, bands of two of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from desktop.errors import N_, RequestError, Term

BEST = 100
Bands = tuple[tuple[int, int], ...]  # (from so much on, so many points); each reaches up to the next one


class Factor(StrEnum):
    """What tells how good a customer is."""

    CAPITAL = "registered_capital"
    YEARS = "years_in_business"
    TRACK_RECORD = "track_record"
    REPUTATION = "reputation"
    CREDIT = "credit"


WEIGHTS: Mapping[Factor, int] = MappingProxyType(
    {
        Factor.CAPITAL: 30,
        Factor.YEARS: 20,
        Factor.TRACK_RECORD: 20,
        Factor.REPUTATION: 20,
        Factor.CREDIT: 10,
    }
)
CAPITAL_BANDS: Bands = ((0, 20), (500_000, 40), (1_000_000, 60), (5_000_000, 80), (10_000_000, 100))  # 元
YEARS_BANDS: Bands = ((0, 20), (1, 40), (3, 60), (5, 80), (10, 100))  # complete years


@dataclass(frozen=True, slots=True)
class QualityTable:
    """Weights of the factors in percent, and how capital (元) and years in business become points 0–100."""

    weights: Mapping[Factor, int] = field(default_factory=lambda: WEIGHTS)
    capital_bands: Bands = CAPITAL_BANDS
    years_bands: Bands = YEARS_BANDS


USUAL = QualityTable()


def validate(table: QualityTable) -> None:
    """Refuse a table that leaves a score undefined or outside 0 to 100."""
    for weight in table.weights.values():
        if not 0 <= weight <= BEST:
            raise RequestError(N_("Each weight is a whole number from 0 to 100."))
    total = sum(table.weights.values())
    if total != BEST:
        raise RequestError(
            N_("The weights of the quality factors sum to {total}; they must sum to exactly 100."), total=total
        )
    _validate_bands(table.capital_bands, N_("Registered capital"))
    _validate_bands(table.years_bands, N_("Years in business"))


def document_of(table: QualityTable) -> dict[str, Any]:
    """The table as it is stored; the usual one as nothing, so that a later version may better it."""
    if table == USUAL:
        return {}
    return {
        "weights": {factor.value: weight for factor, weight in table.weights.items()},
        "capital_bands": [list(band) for band in table.capital_bands],
        "years_bands": [list(band) for band in table.years_bands],
    }


def table_of(document: Mapping[str, Any] | None) -> QualityTable:
    """The stored table; the usual one where none is."""
    if not document:
        return USUAL
    weights = document["weights"]
    return QualityTable(
        MappingProxyType({factor: int(weights.get(factor.value, 0)) for factor in Factor}),
        _bands(document["capital_bands"]),
        _bands(document["years_bands"]),
    )


def _bands(stored: list[list[int]]) -> Bands:
    return tuple((int(lower), int(points)) for lower, points in stored)


def _validate_bands(bands: Bands, name: str) -> None:
    factor = Term(name)
    if not bands or bands[0][0] != 0:
        raise RequestError(
            N_("The first band of “{factor}” starts at 0, so that no customer falls below."), factor=factor
        )
    for (lower, _points), (higher, _better) in pairwise(bands):
        if higher <= lower:
            raise RequestError(
                N_("The bands of “{factor}” must rise: {higher} follows {lower}."),
                factor=factor,
                higher=higher,
                lower=lower,
            )
    if any(not 0 <= points <= BEST for _lower, points in bands):
        raise RequestError(N_("The points of the bands of “{factor}” lie between 0 and 100."), factor=factor)
