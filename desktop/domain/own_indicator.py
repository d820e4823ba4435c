"""One indicator of the owner's own: what it is called, counts in, and where its figures come from."""

from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.formula import Formula
from desktop.domain.formula_reading import read_formula
from desktop.domain.indicators import Indicator, RecordKind, Shape, Unit


class Source(StrEnum):
    """Where the figures of an own indicator come from."""

    MANUAL = "manual"  # points the owner gives
    RATERS = "raters"  # the weighted mean of the points others give
    FORMULA = "formula"


@dataclass(frozen=True, slots=True)
class OwnIndicator:
    """An own indicator; `formula` is empty unless that is its source, `records` the kind a click on it lists."""

    code: str
    name: str
    name_en: str = ""
    unit: Unit = Unit.POINTS
    higher_is_better: bool = True
    source: Source = Source.MANUAL
    formula: str = ""
    records: RecordKind = RecordKind.RATING

    @property
    def parsed(self) -> Formula | None:
        """The formula as it is read, None for given points."""
        return read_formula(self.formula) if self.source is Source.FORMULA else None

    @property
    def indicator(self) -> Indicator:
        """The indicator as the rules see it."""
        return Indicator(
            self.code,
            self.name,
            self.unit,
            Shape.CALLED,
            self.higher_is_better,
            records=self.records,
            is_own=True,
            name_en=self.name_en,
        )
