"""Why a weakness came about, where the figures tell: the weakest step of the way, late money, lost deals' reasons."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.funnel import Step, StepFigure, credited, reaches_to, steps, weakest
from desktop.domain.indicators import INDICATORS
from desktop.domain.narrative.comparison import SMALLEST_TEAM, is_reduced
from desktop.domain.narrative.figures import PersonFigures
from desktop.domain.narrative.late_money import late_money
from desktop.domain.narrative.lost_deals import lost_deals
from desktop.domain.narrative.silence import VISITING, silences
from desktop.domain.narrative.situation import Situation
from desktop.domain.narrative.step_words import gap_in, not_in, step_clause
from desktop.domain.wording import Words
from desktop.errors import N_

_LATE = frozenset({"collection_rate", "collected_amount", "overdue_amount"})
_CLOSING = frozenset({"win_rate", "lost_deals", "deal_conversion"})
# Diagnoses that lie in the same place need not be told twice.
_PLACES = {
    "silent_weeks": f"weak_{Step.VISITS}",
    "low_effect": f"weak_{Step.VISITS}",
    "overdue_several": "overdue_one",
}
_NOT_FEWER = Decimal("0.95")


@dataclass(frozen=True, slots=True)
class Cause:
    """A diagnosis: its key chooses the measure, `write` says it (a whole sentence, without its full stop)."""

    key: str
    write: Callable[[Words], str]


NO_CAUSE = Cause("", lambda _words: "")


def causes_of(figures: PersonFigures, weaknesses: Sequence[Situation]) -> tuple[Cause, ...]:
    """The cause of each weakness in turn; one already told is only referred to."""
    way = _way(figures)
    told: dict[str, Situation] = {}
    causes = []
    for weakness in weaknesses:
        cause = _cause(weakness, way)
        place = _PLACES.get(cause.key, cause.key)
        earlier = told.setdefault(place, weakness)
        causes.append(cause if earlier is weakness or not place else _same_as(earlier, cause.key, place))
    return tuple(causes)


def _way(figures: PersonFigures) -> tuple[StepFigure, ...]:
    """The steps of the person's way; visits are not counted against others' where days were missing."""
    partly = any(is_reduced(item) for item in figures.items)
    return steps(figures.facts, [peer.facts for peer in figures.peers], figures.previous, with_volume=not partly)


def _cause(weakness: Situation, way: Sequence[StepFigure]) -> Cause:
    if weakness.item.is_team_scope or weakness.item.narrowed:
        return NO_CAUSE
    code = weakness.indicator.code
    evidence, end = weakness.figures.evidence, weakness.figures.period.end
    if code in _LATE and evidence.overdue:
        key = "overdue_one" if len({part.customer for part in evidence.overdue}) == 1 else "overdue_several"
        return Cause(key, lambda words: late_money(evidence, end, words))
    if code in _CLOSING:
        return _lost(weakness)
    if code in VISITING:
        return _visiting(weakness, way)
    last = reaches_to(code)
    return NO_CAUSE if last is None else _on_the_way(way, last)


def _lost(weakness: Situation) -> Cause:
    evidence = weakness.figures.evidence
    if not evidence.lost_reasons or evidence.lost_reasons[0][1] < 2:
        return NO_CAUSE
    return Cause("lost_reason", lambda words: lost_deals(evidence, words))


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


def _visiting(weakness: Situation, way: Sequence[StepFigure]) -> Cause:
    """Too few visits, or enough of them with too little result; the step after the visit is credited."""
    if share := _effective_share(weakness):
        return share
    key = "silent_weeks" if silences(weakness.figures) else f"weak_{Step.VISITS}"
    good = credited(way, Step.VISITS, Step.VISITS)
    if good is None or weakness.figures.standing.facts.get(weakness.indicator.code) is None:
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


def _effective_share(weakness: Situation) -> Cause | None:
    """As many visits as the team, but a smaller part of them effective."""
    peers = [peer.facts for peer in weakness.figures.peers]
    own = weakness.figures.facts
    if weakness.indicator.code != "effective_visits" or len(peers) < SMALLEST_TEAM:
        return None
    visits = [(facts["visits"].actual or Decimal(0)) for facts in peers if "visits" in facts]
    effective = [(facts["effective_visits"].actual or Decimal(0)) for facts in peers if "effective_visits" in facts]
    mine = own["visits"].actual if "visits" in own else None
    good = own["effective_visits"].actual if "effective_visits" in own else None
    if not mine or good is None or not sum(visits):
        return None
    middle = sorted(visits)[len(visits) // 2]
    share, usual = 100 * good / mine, 100 * sum(effective, Decimal(0)) / sum(visits, Decimal(0))
    if mine < middle * _NOT_FEWER or share >= usual * Decimal("0.9"):
        return None
    return Cause(
        "low_effect",
        lambda words: words.say(
            N_("{visits}, {share} of them effective (team {usual}): the gap is in what visits lead to"),
            visits=words.figure(INDICATORS["visits"], mine),
            share=words.percent(share),
            usual=words.percent(usual),
        ),
    )


def _same_as(earlier: Situation, key: str, place: str) -> Cause:
    """Points to the weakness that has told the cause, and names the step once more where it is one."""
    step = next((step for step in Step if place == f"weak_{step}"), None)

    def write(words: Words) -> str:
        title = words.name(earlier.indicator)
        if step is None:
            return words.say(N_("same cause as “{title}”"), title=title)
        return words.say(N_("same cause as “{title}”: the gap is in {gap}"), title=title, gap=gap_in(step, words))

    return Cause(key, write)
