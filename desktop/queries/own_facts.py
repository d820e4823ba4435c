"""Facts with the owner's own indicators: points given for the period, and formulas over everything else.

Built-in figures come from `queries.facts`; what is added here needs one statement more where points are given, and
none for formulas.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from sqlalchemy import BigInteger, func, select, type_coerce
from sqlalchemy.orm import Session

from desktop.domain.exact import as_decimal
from desktop.domain.facts import NO_DATA, Facts, Measure
from desktop.domain.indicators import INDICATORS
from desktop.domain.own_indicator import Source
from desktop.domain.own_indicators import operands, with_formulas
from desktop.domain.period import Period
from desktop.domain.raters import OWNER, USUAL_WEIGHTS, RelationWeights, rating_by
from desktop.domain.scheme import Filter
from desktop.domain.targets import Bearer
from desktop.models import Rating
from desktop.queries.facts import company_facts, staff_facts, team_facts
from desktop.queries.facts.assembly import NOTHING_KNOWN, Known
from desktop.queries.facts.bearers import COMPANY_ID, of_everyone, placed
from desktop.queries.own_indicators import OwnIndicators, own_indicators

Wanted = frozenset[str] | None
_EVERYTHING = Filter()
_HUNDREDTHS = 100  # points are kept with two decimals


@dataclass(slots=True)
class Given:
    """The points given to one bearer for one indicator: by relation their number and their sum in hundredths."""

    sums: dict[str, tuple[int, int]] = field(default_factory=dict)

    def by_raters(self, weights: RelationWeights) -> Measure:
        """The weighted mean of all relations but the owner's."""
        sums = {relation: each for relation, each in self.sums.items() if relation != OWNER}
        means = {relation: Fraction(total, number * _HUNDREDTHS) for relation, (number, total) in sums.items()}
        score = rating_by(means, weights)
        return NO_DATA if score is None else _points(score, sum(number for number, _total in sums.values()))

    def by_owner(self) -> Measure:
        """The mean of the points the owner gave."""
        number, total = self.sums.get(OWNER, (0, 0))
        return _points(Fraction(total, number * _HUNDREDTHS), number) if number else NO_DATA


def staff_figures(
    session: Session,
    period: Period,
    narrowed_to: Filter = _EVERYTHING,
    own: OwnIndicators | None = None,
    wanted: Wanted = None,
    known: Known = NOTHING_KNOWN,
) -> dict[int, Facts]:
    """The wanted indicators (all, if None) of every staff member, own ones included; units as in `facts`.

    `known` is what has been asked of the same records already.
    """
    asked = _Asked(own_indicators(session) if own is None else own, narrowed_to, wanted)
    facts = staff_facts(session, period, narrowed_to, asked.built_in, known)
    return asked.completed(session, Bearer.STAFF, period, facts)


def team_figures(
    session: Session,
    period: Period,
    narrowed_to: Filter = _EVERYTHING,
    own: OwnIndicators | None = None,
    wanted: Wanted = None,
) -> dict[int, Facts]:
    """The same of every team: formulas over the team's own figures, given points as the members' mean."""
    asked = _Asked(own_indicators(session) if own is None else own, narrowed_to, wanted)
    return asked.completed(session, Bearer.TEAM, period, team_facts(session, period, narrowed_to, asked.built_in))


def company_figures(
    session: Session,
    period: Period,
    narrowed_to: Filter = _EVERYTHING,
    own: OwnIndicators | None = None,
    wanted: Wanted = None,
) -> Facts:
    """The same of the whole company."""
    asked = _Asked(own_indicators(session) if own is None else own, narrowed_to, wanted)
    facts = {COMPANY_ID: company_facts(session, period, narrowed_to, asked.built_in)}
    return asked.completed(session, Bearer.COMPANY, period, facts)[COMPANY_ID]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question: which own indicators there are, under which filter, and which codes are wanted."""

    own: OwnIndicators
    narrowed_to: Filter
    wanted: Wanted

    @property
    def built_in(self) -> Wanted:
        """The built-in codes behind the wanted ones."""
        if self.wanted is None:
            return None
        behind = {each for code in self.wanted for each in operands(code, self.own.formulas)}
        return frozenset(behind & INDICATORS.keys())

    def completed(
        self, session: Session, bearer: Bearer, period: Period, facts: Mapping[int, Facts]
    ) -> dict[int, Facts]:
        """The facts with what the owner's own indicators add."""
        known, catalogue = self._needed(), self.own.catalogue
        is_whole = self.narrowed_to == _EVERYTHING
        given = _given_points(session, bearer, period, known) if is_whole else {}
        return {
            bearer_id: with_formulas(
                {**figures, **_points_of(given.get(bearer_id, {}), known, is_whole)}, known.formulas, catalogue
            )
            for bearer_id, figures in facts.items()
        }

    def _needed(self) -> OwnIndicators:
        """The own indicators without those nobody asked for."""
        if self.wanted is None:
            return self.own
        needed = {each.code: each for each in self.own.needed_for(self.wanted)}
        formulas = {code: formula for code, formula in self.own.formulas.items() if code in needed}
        asks_raters = "raters" in (self.built_in or ())
        return OwnIndicators(needed, formulas, self.own.weights if needed or asks_raters else USUAL_WEIGHTS)


def _points_of(given: Mapping[str, Given], known: OwnIndicators, is_whole: bool) -> Facts:
    """The measures of given points; ratings say nothing of products or customers, so narrowed ones are "no data"."""
    nobody = Given()
    points = {
        own.code: (
            given.get(own.code, nobody).by_owner()
            if own.source is Source.MANUAL
            else given.get(own.code, nobody).by_raters(known.weights)
        )
        for own in known.given
    }
    if known.weights != USUAL_WEIGHTS and is_whole:
        points["raters"] = given.get("", nobody).by_raters(known.weights)
    return points


def _given_points(
    session: Session, bearer: Bearer, period: Period, known: OwnIndicators
) -> dict[int, dict[str, Given]]:
    """Points given for exactly the period, by bearer and indicator ("" for the built-in ratings); one statement."""
    wanted = [own.code for own in known.given] + ([""] if known.weights != USUAL_WEIGHTS else [])
    if not wanted:
        return {}
    for_period = (Rating.start == period.start) & (Rating.end == period.end) & Rating.indicator.in_(wanted)
    records = of_everyone(
        Rating, Rating.end, for_period, indicator=Rating.indicator, relation=Rating.relation, score=Rating.score
    )
    rows = placed(bearer, records).c
    found: dict[int, dict[str, Given]] = defaultdict(lambda: defaultdict(Given))
    for bearer_id, indicator, relation, number, total in session.execute(
        select(
            rows.bearer, rows.indicator, rows.relation, func.count(), func.sum(type_coerce(rows.score, BigInteger))
        )
        .where(rows.record_id.is_not(None))
        .group_by(rows.bearer, rows.indicator, rows.relation)
    ):
        found[bearer_id][indicator].sums[relation] = (int(number), int(total))
    return found


def _points(score: Fraction, records: int) -> Measure:
    return Measure(as_decimal(score), Decimal(score.numerator), Decimal(score.denominator), records)
