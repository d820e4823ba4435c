"""The way from a visit to the money: each step against the team's, or against the own past in a small team.

visits → deals → negotiation → signing → landing → collection (SCORING.md §8). Each step's own ratio is divided by the
reference; below nine tenths it is weak, from the reference on it is worth crediting.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from desktop.domain.facts import Facts, Measure
from desktop.domain.indicators import INDICATORS, Indicator

SMALLEST_TEAM = 3
_WEAK_BELOW = Decimal("0.9")
_HUNDRED = Decimal(100)
_TEN = Decimal(10)
_ENOUGH = Decimal(2)


class Step(StrEnum):
    """The steps in their order; the size of a contract belongs to signing it."""

    VISITS = "visits"
    DEALS = "deals"
    NEGOTIATION = "negotiation"
    SIGNING = "signing"
    SIZE = "size"
    LANDING = "landing"
    COLLECTION = "collection"


ORDER: tuple[Step, ...] = tuple(Step)

# The last step that an indicator depends on: causes are looked for at or before it.
_DEPENDS_ON: Mapping[str, Step] = {
    "visits": Step.VISITS,
    "effective_visits": Step.VISITS,
    "visited_customers": Step.VISITS,
    "new_deals": Step.DEALS,
    "signings": Step.SIGNING,
    "signed_customers": Step.SIGNING,
    "new_customers": Step.SIGNING,
    "won_deals": Step.SIGNING,
    "signed_amount": Step.SIZE,
    "gross_profit": Step.SIZE,
    "collected_amount": Step.COLLECTION,
}


class Reference(StrEnum):
    """What a step is held against."""

    TEAM = "team"
    ALIKE = "alike"  # those of the team of whom as much was asked
    PAST = "past"  # the own previous period, in a team of fewer than three
    TARGET = "target"  # for the number of visits of somebody nobody can be compared with


class StepFigure(NamedTuple):
    """One step: own ratio and reference in the same unit (visits, deals per ten visits, percent values, 元)."""

    step: Step
    code: str  # the indicator that shows it, "deals_per_ten_visits" for new deals
    own: Decimal
    reference: Decimal
    against: Reference
    measure: Measure

    @property
    def relative(self) -> Decimal:
        """Own ratio ÷ reference."""
        return self.own / self.reference

    @property
    def is_weak(self) -> bool:
        """Whether the step lies noticeably below its reference, and by at least one whole case.

        Deals opened late in a period seldom reach a negotiation in it, by chance; there it takes two.
        """
        if self.own >= self.reference * _WEAK_BELOW:
            return False
        return self._missing_cases >= (2 if self.step is Step.NEGOTIATION else 1)

    @property
    def _missing_cases(self) -> Decimal:
        """How many visits, deals or contracts more would have reached the reference; money needs no such floor."""
        if self.step is Step.VISITS:
            return self.reference - self.own
        if self.step in (Step.SIZE, Step.COLLECTION) or not self.measure.denominator:
            return _ENOUGH
        return (self.reference - self.own) / self.reference * self.reference_cases

    @property
    def reference_cases(self) -> Decimal:
        """How many cases the reference would have made of what came in."""
        per_case = _TEN if self.step is Step.DEALS else _HUNDRED
        return self.reference * (self.measure.denominator or Decimal(0)) / per_case

    @property
    def deserves_credit(self) -> bool:
        """Whether the step is at least as good as its reference."""
        return self.own >= self.reference

    @property
    def indicator(self) -> Indicator | None:
        """The indicator whose words fit, None for deals per ten visits."""
        return INDICATORS.get(self.code)


@dataclass(frozen=True, slots=True)
class _Ratio:
    step: Step
    code: str
    of: Callable[[Facts], Measure | None]
    least: int  # a denominator below this says nothing


@dataclass(frozen=True, slots=True)
class Others:
    """What one's own ratios are held against, in the order of the steps."""

    against: Reference
    ratios: tuple[Measure | None, ...]


def others_of(team: Sequence[Facts], previous: Facts) -> Others:
    """The ratios of the whole team, the person's facts among them, or of the own past in a small one."""
    against = Reference.TEAM if len(team) >= SMALLEST_TEAM else Reference.PAST
    facts = team if against is Reference.TEAM else (previous,)
    return Others(against, tuple(pooled(facts, ratio.of) for ratio in _RATIOS))


def steps(own: Facts, others: Others) -> tuple[StepFigure, ...]:
    """Every ratio that can be compared."""
    figures = (
        _compared(ratio, own, theirs, others.against) for ratio, theirs in zip(_RATIOS, others.ratios, strict=True)
    )
    return tuple(figure for figure in figures if figure is not None)


def reaches_to(code: str) -> Step | None:
    """The last step an indicator depends on; None for one that is not on the way."""
    return _DEPENDS_ON.get(code)


def weakest(figures: Sequence[StepFigure], last: Step) -> StepFigure | None:
    """The step at or before `last` that lies furthest below its reference; None where none is weak."""
    until = ORDER.index(last)
    weak = [figure for figure in figures if ORDER.index(figure.step) <= until and figure.is_weak]
    return min(weak, key=lambda figure: (figure.relative, ORDER.index(figure.step)), default=None)


def credited(figures: Sequence[StepFigure], weak: Step, last: Step) -> StepFigure | None:
    """The best step other than the weak one, up to signing or `last`, that is not below its reference."""
    until = max(ORDER.index(last), ORDER.index(Step.SIGNING))
    good = [
        figure
        for figure in figures
        if figure.deserves_credit and figure.step is not weak and ORDER.index(figure.step) <= until
    ]
    return max(good, key=lambda figure: (figure.relative, -ORDER.index(figure.step)), default=None)


def pooled(facts: Sequence[Facts], of: Callable[[Facts], Measure | None]) -> Measure | None:
    """One measure over several people: numerators and denominators added up, the quotient in the same unit."""
    measures = [measure for each in facts if (measure := of(each)) is not None and measure.denominator]
    part = sum((measure.numerator or Decimal(0) for measure in measures), Decimal(0))
    whole = sum((measure.denominator or Decimal(0) for measure in measures), Decimal(0))
    return Measure(part / whole, part, whole) if whole else None


def _compared(ratio: _Ratio, own: Facts, theirs: Measure | None, against: Reference) -> StepFigure | None:
    mine = ratio.of(own)
    if mine is None or mine.numerator is None or not mine.denominator or mine.denominator < ratio.least:
        return None
    if theirs is None or not theirs.actual or theirs.actual <= 0:
        return None
    factor = _factor(ratio)
    quotient = mine.numerator / mine.denominator
    return StepFigure(ratio.step, ratio.code, quotient * factor, theirs.actual * factor, against, mine)


def _factor(ratio: _Ratio) -> Decimal:
    """From a quotient to the unit it is spoken of in."""
    if ratio.step is Step.SIZE:
        return Decimal(1)
    return _TEN if ratio.step is Step.DEALS else _HUNDRED


def _actual(facts: Facts, code: str) -> Decimal | None:
    measure = facts.get(code)
    return measure.actual if measure else None


def _named(code: str) -> Callable[[Facts], Measure | None]:
    return lambda facts: facts.get(code)


def _deals_per_visit(facts: Facts) -> Measure | None:
    deals, visits = _actual(facts, "new_deals"), _actual(facts, "visits")
    return None if deals is None or not visits else Measure(deals / visits, deals, visits)


_RATIOS: tuple[_Ratio, ...] = (
    _Ratio(Step.DEALS, "deals_per_ten_visits", _deals_per_visit, 5),
    _Ratio(Step.NEGOTIATION, "negotiation_rate", _named("negotiation_rate"), 4),
    _Ratio(Step.SIGNING, "visit_conversion", _named("visit_conversion"), 4),
    _Ratio(Step.SIGNING, "win_rate", _named("win_rate"), 4),
    _Ratio(Step.SIZE, "average_deal", _named("average_deal"), 1),
    _Ratio(Step.LANDING, "landing_rate", _named("landing_rate"), 2),
    _Ratio(Step.COLLECTION, "collection_rate", _named("collection_rate"), 1),
)
CODES = frozenset({"new_deals", "visits", *(ratio.code for ratio in _RATIOS)} & INDICATORS.keys())
