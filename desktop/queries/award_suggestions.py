"""Who the figures of a period suggest for each award; the owner decides."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.awards import Audience, AwardMeasure, Candidate, candidates, progress
from desktop.domain.exact import as_decimal
from desktop.domain.facts import NO_DATA
from desktop.domain.indicators import Catalogue
from desktop.domain.period import Period, add_months
from desktop.domain.scoring import exact_actual
from desktop.models import Conduct, Evaluation, Review, SchemeVersion
from desktop.queries.awards import AwardKindLine, award_kinds, honours
from desktop.queries.own_facts import staff_figures
from desktop.queries.own_indicators import indicators_of
from desktop.queries.people import Person, people_in

TOTAL = "total"  # the evaluation's, in points
RED_LINE = "red_line"
NEWCOMER_MONTHS = 12
Scored = tuple[int, int]  # staff key, and the key of the scheme a total was reached under


@dataclass(frozen=True, slots=True)
class _Figures:
    """Each indicator's figures by person, and everybody's totals; people without data are left out.

    The figures are exact: means that moved alike share a place, whatever digits they end in.
    """

    actual: Mapping[str, Mapping[int, Fraction]]
    totals: Mapping[Scored, Decimal]

    def of(self, indicator: str) -> Mapping[int, Decimal]:
        """One figure for each person: of two totals the better one."""
        return _best(self.totals) if indicator == TOTAL else _written(self.actual[indicator])

    def since(self, before: "_Figures", indicator: str, higher: bool) -> Mapping[int, Decimal]:
        """How far each person's figure moved for the better; totals of two schemes cannot be compared."""
        if indicator == TOTAL:
            return _best(progress(self.totals, before.totals))
        return _written(progress(self.actual[indicator], before.actual[indicator], higher))


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Somebody on one of the first places; `figure` in the indicator's unit, the change where progress counts."""

    kind: AwardKindLine
    staff_id: int
    staff: str
    staff_code: str
    team: str
    figure: Decimal
    rank: int
    is_granted: bool


def award_suggestions(session: Session, period: Period, language: str) -> tuple[Suggestion, ...]:
    """The people on the first places of each award the program can judge, in the order of the awards."""
    kinds = [kind for kind in award_kinds(session, language) if kind.indicator]
    crossed = _crossed(session, period)
    people = {person.staff_id: person for person in people_in(session, period) if person.staff_id not in crossed}
    known = indicators_of(session)
    wanted = frozenset(kind.indicator for kind in kinds)
    now = _figures(session, period, wanted)
    moved = frozenset(kind.indicator for kind in kinds if kind.measure is AwardMeasure.PROGRESS)
    before = _figures(session, period.previous(), moved)
    honoured = honours(session, period.end, period.end, language)  # of other periods that end on the day, too
    granted = {(line.kind_id, line.staff_id) for line in honoured if line.start == period.start}
    found = []
    for kind in kinds:
        for each in _candidates(kind, people, now, before, known, period):
            person = people[each.staff_id]
            team = person.team_en or person.team if language == "en" else person.team
            is_granted = (kind.kind_id, each.staff_id) in granted
            found.append(
                Suggestion(kind, each.staff_id, person.name, person.code, team, each.figure, each.rank, is_granted)
            )
    return tuple(found)


def _candidates(
    kind: AwardKindLine,
    people: Mapping[int, Person],
    now: _Figures,
    before: _Figures,
    known: Catalogue,
    period: Period,
) -> tuple[Candidate, ...]:
    higher = kind.indicator == TOTAL or (kind.indicator in known and known[kind.indicator].higher_is_better)
    among = {key for key, person in people.items() if _is_among(person, kind.audience, period.end)}
    if kind.measure is AwardMeasure.TOP:
        return candidates({key: each for key, each in now.of(kind.indicator).items() if key in among}, higher)
    start = period.previous().start
    moved = now.since(before, kind.indicator, higher)
    return candidates(
        {key: each for key, each in moved.items() if key in among and _served(people[key], start, period.end)}
    )


def _is_among(person: Person, audience: Audience, last_day: date) -> bool:
    if audience is Audience.EVERYBODY:
        return True
    if audience is Audience.NEWCOMER:
        return person.hired_on is not None and person.hired_on > add_months(last_day, -NEWCOMER_MONTHS)
    return person.role == audience.value


def _served(person: Person, start: date, end: date) -> bool:
    """Whether both periods can be compared: the person was there from the first day to the last."""
    return (person.hired_on is None or person.hired_on <= start) and (person.left_on is None or person.left_on >= end)


def _crossed(session: Session, period: Period) -> frozenset[int]:
    """Who crossed a red line in the period: whatever their figures, nobody honours them for it unasked."""
    question = select(Conduct.staff_id).where(
        Conduct.kind == RED_LINE,
        Conduct.happened_on.between(period.start, period.end),
        Conduct.deleted_at.is_(None),
    )
    return frozenset(session.scalars(question))


def _figures(session: Session, period: Period, wanted: frozenset[str]) -> _Figures:
    """The wanted indicators' figures of a period."""
    codes = wanted - {TOTAL}
    found: dict[str, dict[int, Fraction]] = {code: {} for code in codes}
    facts = staff_figures(session, period, wanted=codes) if codes else {}
    for staff_id, measures in facts.items():
        for code in codes:
            exact = exact_actual(measures.get(code, NO_DATA))
            if exact is not None:
                found[code][staff_id] = exact
    return _Figures(found, _totals(session, period) if TOTAL in wanted else {})


def _totals(session: Session, period: Period) -> dict[Scored, Decimal]:
    """Everybody's totals in the evaluations of exactly these days."""
    rows = session.execute(
        select(Review.staff_id, SchemeVersion.scheme_id, Review.total)
        .join(Evaluation, Evaluation.id == Review.evaluation_id)
        .join(SchemeVersion, SchemeVersion.id == Evaluation.scheme_version_id)
        .where(
            Evaluation.start == period.start,
            Evaluation.end == period.end,
            Evaluation.deleted_at.is_(None),
            Review.total.is_not(None),
        )
    )
    return {(staff_id, scheme_id): total for staff_id, scheme_id, total in rows if total is not None}


def _written(figures: Mapping[int, Fraction]) -> dict[int, Decimal]:
    return {staff_id: as_decimal(figure) for staff_id, figure in figures.items()}


def _best(totals: Mapping[Scored, Decimal]) -> dict[int, Decimal]:
    """The best total of each person."""
    rising = sorted(totals.items(), key=lambda held: held[1])
    return {staff_id: total for (staff_id, _scheme), total in rising}
