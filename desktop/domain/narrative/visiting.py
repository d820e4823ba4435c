"""The first step of the way: how many visits there were, and what came of them."""

from collections.abc import Sequence
from decimal import Decimal
from statistics import median

from desktop.domain.facts import Facts
from desktop.domain.funnel import Reference, Step, StepFigure
from desktop.domain.indicators import INDICATORS
from desktop.domain.narrative.comparison import SMALLEST_TEAM, actual_of, compare, fair_previous, is_reduced, was_away
from desktop.domain.narrative.figures import PersonFigures
from desktop.domain.narrative.silence import VISITING
from desktop.domain.narrative.situation import goal_of
from desktop.domain.wording import Words
from desktop.errors import N_

_NOT_FEWER = Decimal("0.95")
_CLEARLY_LESS = Decimal("0.9")


def volume(figures: PersonFigures) -> StepFigure | None:
    """The number of visits against people of whom as much was asked, else the own past, else the target.

    None for somebody who was there for a part of the period only, or who is not scored on visits of one's own.
    """
    for index, item in enumerate(figures.items):
        actual = item.actual.actual
        if item.indicator.code not in VISITING or item.is_team_scope or item.narrowed or actual is None:
            continue
        if is_reduced(item) or was_away(figures):
            return None
        goal = goal_of(item)
        against, reference = Reference.TARGET, goal
        if comparison := compare(figures, index):
            against = Reference.TEAM if comparison.is_whole_team else Reference.ALIKE
            reference = comparison.median_actual
        elif len(figures.peers) < SMALLEST_TEAM and (before := fair_previous(figures, item)):
            against, reference = Reference.PAST, before
        if goal and reference and actual < reference and actual >= goal:
            against, reference = Reference.TARGET, goal  # what was asked was done
        if reference:
            return StepFigure(Step.VISITS, item.indicator.code, actual, reference, against, item.actual)
    return None


def little_effect(found: tuple[Decimal, Decimal, Decimal], words: Words) -> str:
    """As many visits as the team makes, but a smaller part of them effective; `found` by `effective_share`."""
    visits, share, usual = found
    return words.say(
        N_("{visits}, {share} of them effective (team {usual}): the gap is in what visits lead to"),
        visits=words.figure(INDICATORS["visits"], visits),
        share=words.percent(share),
        usual=words.percent(usual),
    )


def effective_share(figures: PersonFigures) -> tuple[Decimal, Decimal, Decimal] | None:
    """Visits, their effective part in percent and the team's, where only the effect falls short."""
    peers = [peer.facts for peer in figures.peers]
    mine, good = actual_of(figures.facts, "visits"), actual_of(figures.facts, "effective_visits")
    visits, effective = _known(peers, "visits"), _known(peers, "effective_visits")
    if len(visits) < SMALLEST_TEAM or not mine or good is None or not sum(visits):
        return None
    share, usual = 100 * good / mine, 100 * sum(effective, Decimal(0)) / sum(visits, Decimal(0))
    if mine < median(visits) * _NOT_FEWER or share >= usual * _CLEARLY_LESS:
        return None
    return mine, share, usual


def _known(facts: Sequence[Facts], code: str) -> list[Decimal]:
    return [value for each in facts if (value := actual_of(each, code)) is not None]
