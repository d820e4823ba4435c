"""An evaluation scheme: what is counted, how it becomes points, grades and bonus (SCORING.md §5–7)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from desktop.domain.indicators import INDICATORS, Indicator
from desktop.domain.own_indicator import OwnIndicator

Names = Mapping[str, str]  # language → name as the owner wrote it, e.g. {"zh_CN": "优秀", "en": "Excellent"}


class RuleKind(StrEnum):
    """How an actual becomes points."""

    RATIO = "ratio"
    LINEAR = "linear"
    BANDS = "bands"
    DEDUCT = "deduct"
    ADD = "add"
    THRESHOLD = "threshold"
    POINTS = "points"


class Missing(StrEnum):
    """What an item counts as when it has no data or no target."""

    SPREAD = "spread"  # its weight goes to the scored items
    ZERO = "zero"
    FULL = "full"


class Scope(StrEnum):
    """Whose records an item looks at."""

    OWN = "own"
    TEAM = "team"  # the team the person leads


class TierBasis(StrEnum):
    """What decides the bonus coefficient."""

    TOTAL = "total"
    ATTAINMENT = "attainment"  # the points-weighted attainment of the scheme's main item
    GRADE = "grade"


@dataclass(frozen=True, slots=True)
class Band:
    """Points for an actual in the half-open interval [lower, upper); None is open to that side."""

    lower: Decimal | None
    upper: Decimal | None
    points: Decimal


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with its parameters; only those its kind needs are set."""

    kind: RuleKind
    zero_point: Decimal | None = None  # linear
    stretch: Decimal | None = None  # linear
    factor: Decimal | None = None  # deduct, add
    bands: tuple[Band, ...] = ()


class Filter(NamedTuple):
    """Narrows an indicator to some records; empty fields do not narrow.

    A tuple, since everybody's figures and targets are found by it.
    """

    product: str = ""
    region: str = ""
    customer_kind: str = ""
    source: str = ""

    @property
    def label(self) -> str:
        """Its words in a row, "" where it does not narrow."""
        return " ".join(word for word in (self.product, self.region, self.customer_kind, self.source) if word)


@dataclass(frozen=True, slots=True)
class SchemeItem:
    """One weighted line of the score card."""

    indicator: str
    weight: Decimal
    rule: Rule
    cap: Decimal = Decimal(120)
    default_target: Decimal | None = None
    missing: Missing = Missing.SPREAD
    scope: Scope = Scope.OWN
    filter: Filter = Filter()  # noqa: RUF009 - a frozen value
    perspective: str = "results"  # results | process | quality | teamwork, or the owner's own word
    veto_below: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade for totals in [lower, upper)."""

    code: str
    names: Names
    lower: Decimal
    upper: Decimal | None


@dataclass(frozen=True, slots=True)
class Tier:
    """A bonus coefficient for values in [lower, upper); grade tiers name the grade instead."""

    lower: Decimal
    upper: Decimal | None
    coefficient: Decimal
    grade: str = ""


@dataclass(frozen=True, slots=True)
class Scheme:
    """One version of a scheme; `own` are the owner's own indicators it counts, with those their formulas need."""

    names: Names
    version: int
    items: tuple[SchemeItem, ...]
    grades: tuple[Grade, ...]
    tiers: tuple[Tier, ...] = ()
    tier_basis: TierBasis = TierBasis.TOTAL
    maximum: Decimal = Decimal(120)
    conduct_limit: Decimal = Decimal(10)
    ramp: tuple[Decimal, ...] = field(default=(Decimal("0.50"), Decimal("0.67"), Decimal("0.83"), Decimal(1)))
    form_titles: Names = field(default_factory=dict)
    own: tuple[OwnIndicator, ...] = ()

    def indicator(self, code: str) -> Indicator | None:
        """The indicator an item or a figure of this scheme names; None for an unknown one."""
        known = INDICATORS.get(code)
        return known or next((each.indicator for each in self.own if each.code == code), None)
