"""Why a weakness came about, where the figures tell: the weakest step of the way, late money, lost deals' reasons."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from desktop.domain.funnel import (
    SMALLEST_TEAM,
    Others,
    Step,
    StepFigure,
    credited,
    others_of,
    reaches_to,
    steps,
    weakest,
)
from desktop.domain.lateness import last_told
from desktop.domain.narrative.figures import PersonFigures, Standing
from desktop.domain.narrative.late_milestones import late_milestones, still_to_come
from desktop.domain.narrative.late_money import late_money
from desktop.domain.narrative.lost_deals import lost_deals, main_reason
from desktop.domain.narrative.records import late_customers, late_total
from desktop.domain.narrative.silence import VISITING, silences
from desktop.domain.narrative.situation import Situation, goal_of
from desktop.domain.narrative.step_words import gap_in, not_in, step_clause
from desktop.domain.narrative.visiting import effective_share, little_effect, volume
from desktop.domain.wording import Words, Writer
from desktop.errors import N_

_LATE = frozenset({"collection_rate", "collected_amount", "overdue_amount"})
_SIGNED = frozenset({"signings", "signed_amount", "signed_customers", "new_customers", "won_deals"})
_CLOSING = frozenset({"win_rate", "lost_deals", "deal_conversion", "visit_conversion"})
# Diagnoses that lie in the same place need not be told twice.
_PLACES = {
    "silent_weeks": f"weak_{Step.VISITS}",
    "low_effect": f"weak_{Step.VISITS}",
    "overdue_several": "overdue_one",
}
# Nearer to the target than this, a step called weak would be an exaggeration.
_NEARLY_REACHED = Decimal("0.95")
# Late money explains a shortfall only if it makes up a good part of it.
_GOOD_PART = Decimal("0.3")


@dataclass(frozen=True, slots=True)
class Cause:
    """A diagnosis: its key chooses the measure, `write` says it (a whole sentence, without its full stop)."""

    key: str
    write: Writer


NO_CAUSE = Cause("", lambda _words: "")


def causes_of(weaknesses: Sequence[Situation]) -> tuple[Cause, ...]:
    """The cause of each weakness in turn; one already told is only referred to."""
    told: dict[str, list[Situation]] = {}
    causes = []
    for weakness in weaknesses:
        cause = _cause(weakness)
        place = _PLACES.get(cause.key, cause.key)
        earlier = told.setdefault(place, []) if place else []
        causes.append(_same_as(tuple(earlier), weakness, cause.key, place) if earlier else cause)
        earlier.append(weakness)
    return tuple(causes)


@lru_cache(maxsize=16)  # the same for all weaknesses of a person
def _way(figures: PersonFigures) -> tuple[StepFigure, ...]:
    """The steps of the person's way, the number of visits first; one whose own target is reached is not weak."""
    found = volume(figures)
    team = figures.peers
    others = others_of((), figures.previous) if len(team) < SMALLEST_TEAM else _team_ratios(team)
    ratios = steps(figures.facts, others)
    fair = (step for step in ratios if not (step.is_weak and _has_reached(figures, step)))
    return (*fair,) if found is None else (found, *fair)


@lru_cache(maxsize=16)  # the same for everybody of the team
def _team_ratios(team: tuple[Standing, ...]) -> Others:
    return others_of([peer.facts for peer in team], {})


def _has_reached(figures: PersonFigures, step: StepFigure) -> bool:
    code = "new_deals" if step.step is Step.DEALS else step.code
    for item in figures.items:
        goal, actual = goal_of(item), item.actual.actual
        if item.indicator.code == code and not item.narrowed and not item.is_team_scope:
            return goal is not None and actual is not None and actual >= goal
    return False


def _cause(weakness: Situation) -> Cause:
    code = weakness.indicator.code
    if weakness.item.is_team_scope or weakness.item.narrowed:
        return NO_CAUSE
    if code in _LATE and _explains(weakness):
        return _late(weakness.figures)
    if code in _CLOSING:
        return _lost(weakness)
    if code == "milestones_on_time":
        return _late_milestones(weakness)
    if _is_nearly_reached(weakness) or _is_about_renewals(weakness) or _is_unpaid_altogether(weakness):
        return NO_CAUSE
    if code in VISITING:
        return _visiting(weakness)
    last = reaches_to(code)
    found = NO_CAUSE if last is None else _on_the_way(_way(weakness.figures), last)
    return _lost(weakness) if found is NO_CAUSE and code in _SIGNED and _is_repeated(weakness) else found


def _is_nearly_reached(weakness: Situation) -> bool:
    goal, actual = weakness.goal, weakness.actual
    if goal is None or actual is None or not weakness.indicator.higher_is_better:
        return False
    return actual >= goal * _NEARLY_REACHED


def _is_about_renewals(weakness: Situation) -> bool:
    """New customers are few because most contracts came from existing ones: the text says so, no step is weak."""
    if weakness.indicator.code != "new_customers":
        return False
    contracts = weakness.figures.evidence.contracts
    first = sum(1 for contract in contracts if contract.is_first_of_customer)
    return len(contracts) > 2 * first


def _is_unpaid_altogether(weakness: Situation) -> bool:
    """Contracts of which nothing was paid yet: no step up to the signature made that."""
    figures = weakness.figures
    return weakness.indicator.code == "collected_amount" and not weakness.actual and bool(figures.actual("signings"))


def _explains(weakness: Situation) -> bool:
    """Whether the overdue money makes up a good part of what is missing."""
    late = late_total(weakness.figures)
    if weakness.indicator.code == "overdue_amount":
        return late > 0
    if weakness.indicator.code == "collection_rate":
        part, whole = weakness.item.actual.numerator, weakness.item.actual.denominator
        missing = whole - part if part is not None and whole is not None else Decimal(0)
    else:
        missing = (weakness.goal or Decimal(0)) - (weakness.actual or Decimal(0))
    return late > 0 and late >= missing * _GOOD_PART


def _late(figures: PersonFigures) -> Cause:
    key = "overdue_one" if len(late_customers(figures)) == 1 else "overdue_several"
    return Cause(key, late_money(figures))


def _lost(weakness: Situation) -> Cause:
    evidence = weakness.figures.evidence
    if not _is_repeated(weakness):
        return Cause(f"weak_{Step.SIGNING}", lambda _words: "")
    return Cause("lost_reason", lambda words: lost_deals(evidence, words))


def _is_repeated(weakness: Situation) -> bool:
    """Whether one reason was given for several lost deals, and not for a few among many."""
    return bool(main_reason(weakness.figures))


def _late_milestones(weakness: Situation) -> Cause:
    """Those that ran late; while the period runs also how many have not come, or the figure would not add up."""
    evidence, period = weakness.figures.evidence, weakness.figures.period
    until, actual = last_told(period, weakness.figures.computed_on), weakness.item.actual
    ahead = 0
    if until < period.end and actual.numerator is not None and actual.denominator is not None:
        ahead = max(int(actual.denominator - actual.numerator) - len(evidence.late_milestones), 0)
    if not evidence.late_milestones and not ahead:
        return NO_CAUSE

    def write(words: Words) -> str:
        late = late_milestones(evidence, until, words) if evidence.late_milestones else ""
        return words.clauses((late, still_to_come(ahead, words) if ahead else ""))

    return Cause("late_milestones" if evidence.late_milestones else "", write)


def _on_the_way(way: Sequence[StepFigure], last: Step) -> Cause:
    weak = weakest(way, last)
    if weak is None:
        return NO_CAUSE
    good = credited(way, weak.step, last)
    return Cause(f"weak_{weak.step}", lambda words: _told(weak, good, words))


def _told(weak: StepFigure, good: StepFigure | None, words: Words) -> str:
    if good is None:
        return words.say(
            N_("{weak}: the gap is in {gap}"), weak=step_clause(weak, words), gap=gap_in(weak.step, words)
        )
    return words.say(
        N_("{weak}; {good}: the gap is in {gap}, {strong}"),
        weak=step_clause(weak, words),
        good=step_clause(good, words),
        gap=gap_in(weak.step, words),
        strong=not_in(good.step, words),
    )


def _visiting(weakness: Situation) -> Cause:
    """Too few visits, or enough of them with too little result; the step after the visit is credited."""
    figures = weakness.figures
    if weakness.indicator.code == "effective_visits" and (share := effective_share(figures)):
        return Cause("low_effect", lambda words: little_effect(share, words))
    key = "silent_weeks" if silences(figures) else f"weak_{Step.VISITS}"
    good = credited(_way(figures), Step.VISITS, Step.VISITS)
    if good is None:
        return Cause(key, lambda _words: "")
    return Cause(
        key,
        lambda words: words.say(
            N_("{good}: the gap is in {gap}, {strong}"),
            good=step_clause(good, words),
            gap=gap_in(Step.VISITS, words),
            strong=not_in(good.step, words),
        ),
    )


def _same_as(earlier: Sequence[Situation], weakness: Situation, key: str, place: str) -> Cause:
    """Points to the weaknesses that have told the cause: each time in other words, and once naming the step."""
    step = next((step for step in Step if place == f"weak_{step}"), None)

    def write(words: Words) -> str:
        quoted = [words.say(N_("“{title}”"), title=words.name(one.indicator)) for one in earlier]
        titles = ("" if words.is_chinese else " and ").join(quoted)
        if step is Step.VISITS and weakness.indicator.code in VISITING:
            return words.say(N_("this is also where {titles} fell short"), titles=titles)
        if step is None or len(earlier) > 1:
            return words.say(N_("the same as for {titles}"), titles=titles)
        return words.say(N_("as with {titles}, the gap is in {gap}"), titles=titles, gap=gap_in(step, words))

    return Cause(key, write)
