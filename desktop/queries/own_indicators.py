"""The catalogue of indicators: the built-in ones and the owner's own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.formula import Formula
from desktop.domain.indicators import INDICATORS, Catalogue, Indicator, RecordKind, Unit
from desktop.domain.own_indicator import OwnIndicator, Source
from desktop.domain.own_indicators import in_order, operands
from desktop.domain.raters import USUAL_WEIGHTS, RelationWeights, weights_from
from desktop.models import Company, CustomIndicator


@dataclass(frozen=True, slots=True)
class OwnIndicators:
    """The owner's own indicators by code, their formulas in the order they are worked out, and how raters count."""

    by_code: Mapping[str, OwnIndicator] = field(default_factory=dict)
    formulas: Mapping[str, Formula] = field(default_factory=dict)
    weights: RelationWeights = field(default_factory=lambda: USUAL_WEIGHTS)

    @property
    def catalogue(self) -> Catalogue:
        """The built-in indicators, then the own ones."""
        return {**INDICATORS, **{code: own.indicator for code, own in self.by_code.items()}}

    @property
    def given(self) -> tuple[OwnIndicator, ...]:
        """Those whose points are given."""
        return tuple(own for own in self.by_code.values() if own.source is not Source.FORMULA)

    def needed_for(self, codes: Iterable[str]) -> tuple[OwnIndicator, ...]:
        """The own indicators among some codes, with those their formulas rest on."""
        wanted: dict[str, None] = {}

        def add(code: str) -> None:
            if code in wanted or code not in self.by_code:
                return
            wanted[code] = None
            for name in self.formulas[code].names if code in self.formulas else ():
                add(name)

        for code in codes:
            add(code)
        return tuple(self.by_code[code] for code in wanted)


def indicators_of(session: Session) -> Catalogue:
    """Every indicator by its code, built in or the owner's own; one statement."""
    return {**INDICATORS, **{own.code: own.indicator for own in _own(session, with_removed=False)}}


def own_indicators(session: Session, with_removed: bool = False) -> OwnIndicators:
    """The own indicators with all that is needed to work them out; two statements.

    Removed ones are asked for where an older version of a scheme still counts them.
    """
    kept = session.scalars(select(Company.rater_weights).order_by(Company.id).limit(1)).first()
    found = _own(session, with_removed)
    formulas = {own.code: own.parsed for own in found}
    known = {code: formula for code, formula in formulas.items() if formula is not None}
    return OwnIndicators(
        {own.code: own for own in found},
        in_order(known, {own.code: own.name for own in found}),
        weights_from(kept or {}),
    )


def _own(session: Session, with_removed: bool) -> list[OwnIndicator]:
    question = select(CustomIndicator).order_by(CustomIndicator.id)
    if not with_removed:
        question = question.where(CustomIndicator.deleted_at.is_(None))
    found = [own_from_row(row) for row in session.scalars(question)]
    formulas = {own.code: formula for own in found if (formula := own.parsed) is not None}
    known: dict[str, Indicator] = {**INDICATORS, **{own.code: own.indicator for own in found}}
    return [replace(own, records=_kind(own.code, formulas, known)) for own in found]


def own_from_row(row: CustomIndicator) -> OwnIndicator:
    """An own indicator as it is kept."""
    return OwnIndicator(
        row.code, row.name, row.name_en, Unit(row.unit), row.higher_is_better, Source(row.source), row.formula
    )


def _kind(code: str, formulas: Mapping[str, Formula], known: Mapping[str, Indicator]) -> RecordKind:
    """The kind of record a click lists: that of the first figure behind a formula."""
    if code not in formulas:
        return RecordKind.RATING
    behind = [known[each].records for each in operands(code, formulas) if each in known]
    return behind[0] if behind else RecordKind.RATING
