"""What to do in the next period: a measure for each weakness, and what the last plan left open."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from desktop.domain.causes import LibraryMeasure
from desktop.domain.narrative.figures import PersonFigures
from desktop.domain.narrative.finding import (
    NO_DATA_COUNTED,
    NO_TARGET_COUNTED,
    NO_TEAM_COUNTED,
    Finding,
    FindingKind,
)
from desktop.domain.period import PeriodKind, containing
from desktop.domain.plan.action import PlannedAction
from desktop.domain.plan.carried import carried_actions
from desktop.domain.plan.choice import choose, place_values
from desktop.domain.plan.focus import focus_of, told_in
from desktop.domain.plan.goal import Goal, goal_text
from desktop.domain.wording import Texts, Words, all_words
from desktop.errors import N_

MOST = 4
_ON_RECORD = N_("{name}: figures on record")
# Why a line is counted as 0 → what is to be done first, with its goal and the support it needs.
_FIRST_OF_ALL: Mapping[str, tuple[str, str, str]] = {
    NO_DATA_COUNTED: (
        N_("agree within two weeks who records “{name}” and when"), _ON_RECORD, N_("{superior} names who records it"),
    ),
    NO_TARGET_COUNTED: (
        N_("agree with {superior} within two weeks on a target for “{name}”"), N_("{name}: a target is set"),
        N_("{superior} confirms the target"),
    ),
    NO_TEAM_COUNTED: (
        N_("settle within two weeks whether “{name}” is to count where no team is led"), N_("{name}: settled"),
        N_("{superior} decides"),
    ),
}  # fmt: skip
_LONG = 45  # days from which overdue money is due before the period's end
_TIME = timedelta(days=14)  # at least, from the day of computing


def actions_for(
    figures: PersonFigures,
    findings: Sequence[Finding],
    library: Sequence[LibraryMeasure],
    languages: Sequence[Texts],
) -> tuple[PlannedAction, ...]:
    """At most four actions: one for each weakness, one for overdue money, then what the last plan left open.

    Nobody who has left by then gets a plan.
    """
    if figures.employed_until is not None and figures.employed_until < figures.next_period.start:
        return ()
    words = all_words(languages)
    actions: list[PlannedAction] = []
    asking = [one for one in findings if one.kind is FindingKind.WEAKNESS]
    asking += [one for one in findings if one.rule == "overdue"]
    for finding in asking[:MOST]:
        taken = frozenset(
            {one.indicator for one in asking if one is not finding} | {one.indicator for one in actions}
        )
        used = frozenset(action.measure for action in actions)
        if finding.rule in _FIRST_OF_ALL:
            actions.append(_first_of_all(finding, figures, words))
            continue
        chosen = choose(finding, figures, library, used, taken)
        if chosen is not None:
            actions.append(_action(finding, *chosen, figures, actions, words))
    return (*actions, *carried_actions(figures, actions, MOST - len(actions), library, words))


def _action(
    finding: Finding,
    measure: LibraryMeasure,
    goal: Goal | None,
    figures: PersonFigures,
    before: Sequence[PlannedAction],
    words: tuple[Words, ...],
) -> PlannedAction:
    said = goal_text(goal, figures) if goal else None
    indicator = goal.indicator.code if goal else finding.indicator
    return PlannedAction(
        indicator=indicator,
        measure=measure.key,
        texts=_steps(measure, finding, figures, before, words),
        goals={w.language: said(w) if said else _without_goal(finding, w) for w in words},
        supports=_supports(measure, finding, figures, words),
        from_value=goal.start if goal else None,
        to_value=goal.goal if goal else None,
        due_on=due_on(indicator, figures),
        owner=figures.name,
        is_team_scope=goal.is_team_scope if goal else finding.is_team_scope,
        narrowed=goal.narrowed if goal else finding.narrowed,
    )


def _steps(
    measure: LibraryMeasure,
    finding: Finding,
    figures: PersonFigures,
    before: Sequence[PlannedAction],
    words: tuple[Words, ...],
) -> Mapping[str, str]:
    """The measure, and with whom to begin where the records tell; nobody whom an action `before` has named."""
    bare = _written(measure, words)
    is_own = not finding.is_team_scope and not finding.narrowed
    focuses = [focus_of(measure, figures, told_in(before, w), w) if is_own and measure.focus else "" for w in words]
    if bare is not None and not any(focuses):
        return bare.steps
    texts = measure.measures
    return {
        w.language: w.sentences((w.clauses((_filled(texts[w.language], finding, figures, w), focus)),))
        for w, focus in zip(words, focuses, strict=True)
    }


def _supports(
    measure: LibraryMeasure, finding: Finding, figures: PersonFigures, words: tuple[Words, ...]
) -> Mapping[str, str]:
    bare = _written(measure, words)
    if bare is not None:
        return bare.supports
    return {w.language: w.opened(_filled(measure.supports[w.language], finding, figures, w)) for w in words}


class _Written(NamedTuple):
    """A measure's texts as they stand in everybody's plan, by language."""

    steps: Mapping[str, str]
    supports: Mapping[str, str]


@lru_cache(maxsize=512)
def _written(measure: LibraryMeasure, words: tuple[Words, ...]) -> _Written | None:
    """The texts of a measure that has no places to fill, None for one that has."""
    if any("{" in text or "}" in text for text in (*measure.measures.values(), *measure.supports.values())):
        return None
    return _Written(
        {w.language: w.sentences((measure.measures[w.language],)) for w in words},
        {w.language: w.opened(measure.supports[w.language]) for w in words},
    )


def _filled(text: str, finding: Finding, figures: PersonFigures, words: Words) -> str:
    return text.format(**(place_values(finding, figures, words) if "{" in text else {}))


def _first_of_all(finding: Finding, figures: PersonFigures, words: Sequence[Words]) -> PlannedAction:
    """What could not be scored cannot be bettered yet: somebody has to record it, to set a target, or to decide.

    The completion of plans has figures as soon as there is a plan.
    """

    def said(message: str, w: Words) -> str:
        superior = figures.superior or w.say(N_("the owner"))
        return w.say(message, name=finding.titles[w.language], superior=superior)

    todo, goal, support = _FIRST_OF_ALL[finding.rule]
    if (finding.rule, finding.indicator) == (NO_DATA_COUNTED, "plan_completion"):
        todo, support = (
            N_("carry out every action of this plan by its day"),
            N_("{superior} looks at it every two weeks"),
        )
    return PlannedAction(
        indicator=finding.indicator,
        measure="",
        texts={w.language: w.sentences((said(todo, w),)) for w in words},
        goals={w.language: said(goal, w) for w in words},
        supports={w.language: w.opened(said(support, w)) for w in words},
        from_value=None,
        to_value=None,
        due_on=due_on(finding.indicator, figures),
        owner=figures.name,
        is_team_scope=finding.is_team_scope,
        narrowed=finding.narrowed,
    )


def _without_goal(finding: Finding, words: Words) -> str:
    """An item without figures: the first goal is that there are some."""
    return words.say(_ON_RECORD, name=finding.titles[words.language])


def due_on(indicator: str, figures: PersonFigures) -> date:
    """The next period's last day; overdue money by the end of its first month, or of the first that leaves time."""
    period, today = figures.next_period, figures.computed_on
    if indicator != "overdue_amount" or period.days < _LONG:
        return period.end
    first = period.start
    if today is not None and today in period:
        first = max(first, today + _TIME)  # a day that is past, or nearly, asks for nothing
    return min(containing(PeriodKind.MONTH, first).end, period.end)
