"""Which measure answers a finding, and what it must move."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import lru_cache

from desktop.domain.causes import LibraryMeasure, measures_for
from desktop.domain.funnel import Step
from desktop.domain.narrative.figures import PersonFigures
from desktop.domain.narrative.finding import Finding
from desktop.domain.narrative.lost_deals import main_reason
from desktop.domain.narrative.records import late_customers, late_total, short
from desktop.domain.narrative.silence import VISITING
from desktop.domain.plan.goal import Goal, goal_for
from desktop.domain.wording import Words
from desktop.errors import N_

_LAST_DAYS = timedelta(days=5)
_SEVERAL = 4
_NEWCOMER = timedelta(days=183)
_SECOND = 2  # contracts from which on nobody needs a mentor to sign along


def choose(
    finding: Finding,
    figures: PersonFigures,
    library: Sequence[LibraryMeasure],
    used: frozenset[str],
    taken: frozenset[str],
) -> tuple[LibraryMeasure, Goal | None] | None:
    """The most fitting measure not `used` yet whose places the figures can fill, and its goal.

    Rather one that moves a figure not `taken`.
    """
    first: tuple[LibraryMeasure, Goal | None] | None = None
    # Goals are weighed only until one is found that is free: that is most of the work.
    known = _Library(library)
    cause = "" if _moved_for(finding.cause_key, known) & taken else finding.cause_key
    for one, places in _fitting(finding.indicator, _diagnoses(finding, figures), known, cause):
        if one.key in used or not _can_be_filled(places, finding, figures):
            continue
        goal = goal_of_measure(finding, one, figures, taken)
        if (goal.indicator.code if goal else finding.indicator) not in taken:
            return one, goal
        first = first or (one, goal)
    return first


class _Library:
    """A library found again by which one it is: going through all its measures to tell takes longer than choosing."""

    def __init__(self, measures: Sequence[LibraryMeasure]) -> None:
        self.measures = measures

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Library) and self.measures is other.measures

    def __hash__(self) -> int:
        return id(self.measures)


@lru_cache(maxsize=64)
def _moved_for(cause: str, library: _Library) -> frozenset[str]:
    """What measures made for a cause move; where one of these has its action already, that answers the cause."""
    return frozenset(one.moves for one in library.measures if cause in one.when)


@lru_cache(maxsize=512)  # the same weakness of the same making asks for the same measures
def _fitting(
    indicator: str, diagnoses: frozenset[str], library: _Library, cause: str
) -> tuple[tuple[LibraryMeasure, frozenset[str]], ...]:
    """The measures in their order, each with the places of its text."""
    return tuple((one, one.places) for one in measures_for(indicator, diagnoses, library.measures, cause))


def _can_be_filled(places: frozenset[str], finding: Finding, figures: PersonFigures) -> bool:
    if not places:
        return True
    return places <= {name for name, value in place_values(finding, figures, None).items() if value}


def goal_of_measure(
    finding: Finding, measure: LibraryMeasure, figures: PersonFigures, taken: frozenset[str]
) -> Goal | None:
    """The measure's own figure, or the weak one where that has its action already or cannot be bettered.

    Among the kinds of visit it is the one that was weak.
    """
    own, moves = finding.indicator, measure.moves
    if moves in taken or (own in VISITING and moves in VISITING):
        moves = own
    team, narrowed = finding.is_team_scope, finding.narrowed
    fitting = goal_for(moves, figures, is_weak=moves == own, is_team_scope=team, narrowed=narrowed)
    return fitting or goal_for(own, figures, is_team_scope=team, narrowed=narrowed)


def place_values(finding: Finding, figures: PersonFigures, words: Words | None) -> Mapping[str, str]:
    """The places of a measure's text; without `words` only whether there is something to fill them with."""
    late = late_customers(figures)
    superior, name = figures.superior or "-", finding.indicator
    if words is not None:
        superior = figures.superior or words.say(N_("the owner"))
        name = finding.titles.get(words.language, "")
    return {
        "superior": superior,
        "name": name,
        "customer": short(late[0].customer) if late else "",
        "amount": (words.money(late_total(figures)) if words else "-") if late else "",
        "reason": main_reason(figures),
    }


@lru_cache(maxsize=16)  # the same for all weaknesses of a person
def _is_bunched(figures: PersonFigures) -> bool:
    """Whether most of several contracts were signed in the last days of a month."""
    contracts = figures.evidence.contracts
    late = sum(1 for contract in contracts if (contract.signed_on + _LAST_DAYS).month != contract.signed_on.month)
    return len(contracts) >= _SEVERAL and late * 5 >= len(contracts) * 3


@lru_cache(maxsize=16)
def _is_before_the_second(figures: PersonFigures) -> bool:
    """Whether all of somebody's service is known here, and not two contracts of it."""
    hired = figures.employed_from
    if hired is None or hired < figures.previous_period.start:
        return False
    earlier = figures.previous.get("signings")
    return len(figures.evidence.contracts) + (earlier.records if earlier else 0) < _SECOND


def _diagnoses(finding: Finding, figures: PersonFigures) -> frozenset[str]:
    found = {finding.cause_key} - {""}
    if finding.indicator in VISITING and not found:
        found.add(f"weak_{Step.VISITS}")
    if found <= {f"weak_{Step.SIGNING}"} and main_reason(figures):
        found.add("lost_reason")
    if finding.rule == "overdue":
        found.add("overdue_one" if len(late_customers(figures)) == 1 else "overdue_several")
    if _is_bunched(figures):
        found.add("month_end")
    hired = figures.employed_from
    if hired is not None and hired > figures.period.start - _NEWCOMER:
        found.add("newcomer")
        if _is_before_the_second(figures):
            found.add("first_deals")
    return frozenset(found)
