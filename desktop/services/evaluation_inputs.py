"""Everything an evaluation needs from the file, gathered in a fixed number of statements."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from desktop.domain.causes import LibraryMeasure
from desktop.domain.facts import NO_DATA, Evidence, Facts, Measure
from desktop.domain.indicators import Indicator
from desktop.domain.narrative.needed import needed_codes
from desktop.domain.own_indicators import operands
from desktop.domain.period import Period, PeriodLabel
from desktop.domain.scheme import Filter, Scheme, SchemeItem, Scope
from desktop.domain.targets import TargetFigure, Targets
from desktop.domain.working_days import WorkingDays
from desktop.errors import N_, RequestError
from desktop.queries.evidence import evidence_for, late_shares, unpaid_of, unpaid_since
from desktop.queries.facts.assembly import Known
from desktop.queries.filter_words import FilterNames, by_own_names, filter_names
from desktop.queries.own_evidence import with_own_records
from desktop.queries.own_facts import Wanted
from desktop.queries.own_indicators import OwnIndicators, own_indicators
from desktop.queries.past_reviews import PastReview, past_reviews
from desktop.queries.people import Person, people_in
from desktop.queries.schemes import SchemeChoice
from desktop.queries.targets import targets_for
from desktop.queries.working_days import working_days
from desktop.services.evaluation_sights import Sight, Sights


@dataclass(frozen=True, slots=True)
class Inputs:
    """What one run knows; `now` and `before` hold a sight for each filter the scheme uses, the empty one always.

    `own_names` says each filter in the names targets are kept under, `filter_names` in the forms' languages.
    """

    period: Period
    scheme: Scheme
    people: tuple[Person, ...]
    now: Mapping[Filter, Sight]
    before: Mapping[Filter, Sight]
    targets: Targets
    next_targets: Targets
    evidence: Mapping[int, Evidence]
    past: Mapping[int, Sequence[PastReview]]  # per person, the latest first
    own_names: Mapping[Filter, Filter]
    filter_names: FilterNames
    calendar: WorkingDays

    def measure(self, person: Person, item: SchemeItem, sights: Mapping[Filter, Sight]) -> Measure | None:
        """The actual of an item; None where a team's is asked of somebody who leads none."""
        sight = sights[item.filter]
        if item.scope is Scope.OWN:
            return sight.staff.get(person.staff_id, {}).get(item.indicator, NO_DATA)
        team_id = led_team(person)
        return None if team_id is None else sight.teams.get(team_id, {}).get(item.indicator, NO_DATA)

    def target(self, person: Person, item: SchemeItem, targets: Targets) -> TargetFigure | None:
        """The target set for an item, in the item's scope; None where the scheme's own default may step in."""
        narrowed_to = self.own_names[item.filter]
        if item.scope is Scope.OWN:
            return targets.of_staff(person.staff_id, item.indicator, narrowed_to)
        team_id = led_team(person)
        return None if team_id is None else targets.of_team(team_id, item.indicator, narrowed_to)

    def led_team_facts(self, person: Person) -> Facts:
        """The measures of the team a person leads, empty where there is none or nothing asks for them."""
        team_id = led_team(person)
        return {} if team_id is None else self.now[Filter()].teams.get(team_id, {})


def covered_people(session: Session, period: Period, choice: SchemeChoice) -> tuple[Person, ...]:
    """Who is in service in the period and falls under the scheme."""
    return tuple(person for person in people_in(session, period) if is_covered(person, choice))


def gather(
    session: Session,
    period: Period,
    scheme: Scheme,
    choice: SchemeChoice,
    library: Sequence[LibraryMeasure] | None = None,
    written_on: date | None = None,
) -> Inputs:
    """All inputs of one run; refuses a scheme that fits nobody in service.

    `library` holds the measures texts may choose from: other figures than those they can speak of are left out. None
    asks for every indicator. `written_on` is the day texts are written, None where there will be none.
    """
    people = covered_people(session, period, choice)
    if not people:
        raise RequestError(
            N_('Nobody in service in {period} falls under the scheme "{scheme}". Check hiring dates and positions.'),
            period=PeriodLabel(period.label),
            scheme=choice.name,
        )
    filters = _wanted(scheme)
    past = past_reviews(session, period, choice.scheme_id)
    own = own_indicators(session, with_removed=True)
    of_teams = {item.filter for item in scheme.items if item.scope is Scope.TEAM}
    if any(action.is_team_scope for held in past.values() for action in held[0].actions):
        of_teams.add(Filter())  # a plan made on a team's figure is judged by it, whatever the scheme counts now
    filters[Filter()] = None if library is None else _needed(scheme, past, library, own)
    late = late_shares(session, period)  # asked of the whole history, so once
    sights = Sights(session, own, filters, of_teams, [item.indicator for item in scheme.items])
    earlier, customers = sights.active(period)
    evidence = with_own_records(session, period, evidence_for(session, period, late, customers, written_on), own)
    return Inputs(
        period=period,
        scheme=scheme,
        people=people,
        now=sights.now(period, evidence, Known(unpaid_of(late), unpaid_since(late, period.start), customers)),
        before=sights.before(period.previous(), Known(active=earlier)),
        targets=targets_for(session, period),
        next_targets=targets_for(session, period.next()),
        evidence=evidence,
        past=past,
        own_names=by_own_names(session, filters),
        filter_names=filter_names(session, filters),
        calendar=working_days(session),
    )


def is_covered(person: Person, choice: SchemeChoice) -> bool:
    """Whether a scheme is for a person: the default one for everybody, others for the positions of their role."""
    return choice.is_default or not choice.role or person.role == choice.role


def led_team(person: Person) -> int | None:
    """The team whose figures count for a leader: the own one where it is led, else the first of those led."""
    if not person.led_team_ids:
        return None
    return person.team_id if person.team_id in person.led_team_ids else person.led_team_ids[0]


def indicator_of(scheme: Scheme, item: SchemeItem) -> Indicator:
    """The indicator an item of a scheme counts."""
    known = scheme.indicator(item.indicator)
    if known is None:
        raise RequestError(
            N_('The scheme counts "{code}", an indicator this version does not know. Take it out of the scheme.'),
            code=item.indicator,
        )
    return known


def plain_target(figure: TargetFigure | None) -> Decimal | None:
    """The value of a target, if there is one."""
    return None if figure is None else figure.value


def _wanted(scheme: Scheme) -> dict[Filter, Wanted]:
    """The indicators counted under each filter that narrows; of all records, texts may need every indicator."""
    narrowed = {item.filter for item in scheme.items if item.filter != Filter()}
    return {each: frozenset(item.indicator for item in scheme.items if item.filter == each) for each in narrowed}


def _needed(
    scheme: Scheme,
    past: Mapping[int, Sequence[PastReview]],
    library: Sequence[LibraryMeasure],
    own: OwnIndicators,
) -> frozenset[str]:
    """What cards and texts need of all records; of the owner's own indicators all, there are few."""
    planned = {action.indicator.code for held in past.values() for action in held[0].actions if action.indicator}
    built_in = needed_codes([item.indicator for item in scheme.items], planned, library)
    return frozenset(each for code in (*built_in, *own.by_code) for each in (code, *operands(code, own.formulas)))
